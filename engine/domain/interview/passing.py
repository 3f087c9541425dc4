"""Not answering, politely: passing on a question, not knowing, and putting the interview off. Whole texts only."""

from __future__ import annotations

from engine.domain.folding import bare
from engine.domain.understanding.phrases import phrases

_AROUND = phrases(
    "um / umm / uh / hm / hmm / hmmm / well / ok / okay / oh / lol / haha / honestly / tbh / please / pls / plz"
    " / thanks / thx / sorry / lets / just / ill / i / id / im / can / we / you / gonna / going / to / maybe"
    " / actually / really / have / that / this / it / one / on / for / now / question / rn / tho / though / sure"
    " / right / again / man / guess / think / kinda / gotta / the"
)
_PASSES = phrases(
    "skip / pass / next / skipping / skip it / no comment / rather not / rather not say / rather not answer / move on"
    " / prefer not / prefer not to / prefer not to say / dont want to answer / do not want to answer / dont want to say"
    " / wanna skip / want to skip / like to skip / none of your business / too personal / not telling / no answer / n a"
    " / leave it / leave blank / leave it blank / next question / skip question / pass question / move along / salta"
    " / paso / dont wanna answer / dont wanna say / not answering / keep going / moving on"
)
_IGNORANT = phrases(
    "idk / dunno / dont know / do not know / no idea / no clue / not sure / unsure / idek / hard to say / hard to tell"
    " / cant say / havent thought about it / never thought about it / who knows / no se / i have no idea / donno / dk"
    " / dont have any / cant think of any / cant think of anything / cant decide / beats me / couldnt tell / no lo se"
)
_DELAYS = phrases(
    "later / do later / finish later / answer later / continue later / another time / some other time / not now"
    " / busy / in a bit / tomorrow / brb / gtg / gotta go / got to go / at work / driving / in a meeting / ttyl"
    " / talk later / ask me later / text you later / get back to you / come back to later / take a break / need a break"
    " / cant talk / bad time / not a good time / cant talk now / pause / busy atm / do tomorrow / finish tomorrow"
    " / do this later / do that later / do it later / finish this later / continue this later / pick this up later"
    " / mas tarde / be back / be back later / get back to you later / hold on / one sec / give me a sec"
    " / give me a minute / g2g"
)
_LONGEST = 9
"""Words: whoever writes more than that says more than "skip"."""


def passes(text: str) -> bool:
    """Whether a text does nothing but pass on the question."""
    return _is_whole(text, _PASSES)


def does_not_know(text: str) -> bool:
    """Whether a text does nothing but say that they do not know."""
    return _is_whole(text, _IGNORANT)


def puts_off(text: str) -> bool:
    """Whether a text does nothing but put the interview off."""
    return _is_whole(text, _DELAYS)


def _is_whole(text: str, known: frozenset[str]) -> bool:
    """Whether the text is one of the phrases, give or take the small words around it."""
    words = bare(text).split()
    if not words or len(words) > _LONGEST:
        return False
    for start in range(len(words)):
        for end in range(len(words), start, -1):
            if " ".join(words[start:end]) in known:
                return all(word in _AROUND for word in words[end:])
        if words[start] not in _AROUND:
            return False
    return False
