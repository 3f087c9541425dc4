"""The words of an answer to an invite: which option it names, what takes it back, and the many ways to decline."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from engine.domain.folding import bare
from engine.domain.linkups.plan_words import PlanCommand, read_plan_wish
from engine.domain.understanding.choice_marks import marks
from engine.domain.understanding.choice_options import compiled
from engine.domain.understanding.choices import Choice, How, Option, read_choice
from engine.domain.understanding.clauses import sentences
from engine.domain.understanding.commitments import Commitment, read_commitment
from engine.domain.understanding.phrases import phrases
from engine.domain.understanding.yes_no import read_yes_no, thumbs
from engine.domain.understanding.yes_words import IDIOMS, LAUGHS, MOCKING_EMOJI

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.domain.linkups.invite_options import Offered


class Labelled(Protocol):
    """Something with options and the label of its activity."""

    @property
    def label(self) -> str:
        """What it is: "coffee", "a hike"."""

    @property
    def offered(self) -> tuple[Offered, ...]:
        """Its options."""


_AnyLabelled = TypeVar("_AnyLabelled", bound=Labelled)

_SWITCH: Final = re.compile(
    r"^\s*(?:(?:ok|hey|hi|actually|wait|sorry|oh|and|pls|please|um),?\s+)*"
    r"(?:(?:can|could|may)\s+(?:i|you|u|we)\s+)?(?:please\s+)?(?:switch|change|move|put|swap|make)\s+"
    r"(?:(?:me|it|my\s+(?:answer|vote|pick)|mine|that)\s+)?(?:to\s+|down\s+for\s+|in\s+for\s+|for\s+|into\s+)?",
    re.IGNORECASE,
)
_HALF: Final = re.compile(r"(\d)\s+([ap])\.?m\b\.?", re.IGNORECASE)
_SMALL: Final = frozenset(("a", "an", "the", "some", "at", "in", "of", "with", "and", "out", "on", "or", "day"))
_LAUGHED_OFF: Final = 3  # words: "B lol" is an answer, "sure, with strangers lol" is none
_BOTH: Final = re.compile(r"\b(?:both|either(?: one)?|any of them|all of them)\b")
_NEITHER: Final = re.compile(
    r"\b(?:neither|none of (?:them|those|these)|not either|(?:no|cant|cannot) (?:to |do |make )?(?:both|either|any)"
    r"|cant (?:make|do) either|either (?:doesnt|dont) work|both (?:dont|doesnt|wont) work)\b"
)
_DECLINES: Final = re.compile(
    r"^(?:(?:sorry|so sorry|ah|aw|oh|hey|hi|unfortunately|sadly|thanks|thank you|ugh|actually|but|no) )*"
    r"(?:i )?(?:am |im )?"
    r"(?:(?:really )?(?:cant|cannot|wont|unable)(?! wait| complain)|busy|out of town|away|have (?:plans|to work|work)"
    r"|got plans|working|already have|not (?:free|available|able|around|feeling|this|up|for me)"
    r"|ill (?:have to )?pass|pass\b|skip\b|maybe (?:another|next) time|another time|next time|rain ?check|gonna pass"
    r"|going to pass|sitting this|sit this)\b"
)
_WISHED: Final = re.compile(r"\bbut (?:\w+ )?(?:i )?(?:am |im )?(?:cant|cannot|wont|busy|have plans|working|away)\b")
_DOUBTS: Final = re.compile(
    r"\b(?:if|unless|depends|depending|maybe|mayb|perhaps|might|possibly|provided|as long as|assuming|not sure|unsure"
    r"|idk|dunno|jk|kidding|until|till|guess|strangers|instead|think about|let me check|get back|after \d+|before \d+"
    r"|only if|but (?:only|after|before|not sure|can we|could we|at|later|earlier|with)|whatever)\b"
)
_ASKS_FIRST: Final = re.compile(r"(?:is|are|what|whats|who|whos|how|why|does|do|did|which|when|where) ")
# Clearer than "ok", and no token: what people text back when they mean to come.
_GLADLY: Final = phrases(
    "id love to / i would love to / love to / would love to / id love that / im down / down / im game / game"
    " / lets do it / lets go / for sure / sign me up / im up for it / up for it / works for me / that works"
    " / that works for me / sounds good / sounds great / sounds fun / sounds perfect / sounds good to me"
    " / sounds amazing / im there"
    " / ill be there / i can make it / i can come / i can do it / i can do that / ill come / ill join / id be down"
    " / im totally down / so down / totally down / im so in / im definitely in / definitely in / love it im in"
    " / i can come after all / i can make it after all / ill do it / ill do that / ill do / i can do"
)
_NO_MORE: Final = phrases("im out / out / count me out / not anymore / cant anymore / take me off / i cant / cant")


_BEFORE_A_LABEL: Final = frozenset(("to", "the", "for", "on", "with", "a", "an", "that", "please", "thing", "one"))


def labelled(text: str, invites: Sequence[_AnyLabelled]) -> list[_AnyLabelled]:
    """Return the invites a text names by their activity, or all of them when it names none, or each."""
    words = set(bare(text).split())
    named = [invite for invite in invites if (set(bare(invite.label).split()) - _SMALL) & words]
    return named or list(invites)


def without_label(text: str, invite: Labelled) -> str:
    """Return the folded words of a text without those that only name an invite's activity."""
    label = set(bare(invite.label).split())
    words = [word for word in bare(text).split() if word not in label]
    while words and words[-1] in _BEFORE_A_LABEL:
        words.pop()
    return " ".join(words)


def picked(text: str, invites: Sequence[Labelled]) -> Choice:
    """Return the letters a text picks among all options of some invites.

    A HINT names options without choosing: words that several have, or only what is not wanted.
    """
    said = _HALF.sub(r"\1\2m", _SWITCH.sub("", text, count=1))
    offered = [each for invite in invites for each in invite.offered]
    shared = Counter(word for each in offered for word in set(each.words))
    options = [Option(each.token, tuple(word for word in each.words if shared[word] == 1)) for each in offered]
    choice = read_choice(said, options, most=len(options))
    if choice.how in {How.TOKEN, How.WORDS} and not _is_named(said, options, choice):
        return Choice(choice.tokens, How.HINT)
    # "The first" of two invites is not said of either's options; a letter is.
    if choice.how is How.TOKEN and len(invites) > 1 and not _has_letter(said, choice):
        return Choice(choice.tokens, How.HINT)
    if choice.how is How.NONE and len(options) > 1:
        tokens = read_choice(said, [Option(each.token, each.words) for each in offered], most=len(options)).tokens
        return Choice(tokens, How.HINT if tokens else How.NONE)
    # "Works for me" reads like "any of them" where there are several; a single option it does not even name.
    return Choice((), How.NONE) if choice.how is How.ANY and len(options) == 1 else choice


def _is_named(text: str, options: Sequence[Option], choice: Choice) -> bool:
    """Say whether a text names what was picked. "Can't do Sat" leaves Sunday, and is no yes to it."""
    known = compiled(tuple(options))
    named = (mark for sentence in sentences(text) for mark in marks(sentence, known, several=True))
    at_large = _BOTH.search(bare(text)) is not None
    return at_large or any(not mark.negated and mark.tokens & set(choice.tokens) for mark in named)


def _has_letter(text: str, choice: Choice) -> bool:
    """Say whether a text holds one of the letters picked."""
    return not {token.lower() for token in choice.tokens}.isdisjoint(bare(text).split())


def takes_back(text: str) -> bool:
    """Say whether a text limits, doubts or mocks what it accepts; a later sentence may ask about anything."""
    if MOCKING_EMOJI & set(text) and len(bare(text).split()) > 1:
        return True
    for at, sentence in enumerate(sentences(text)):
        words = IDIOMS.sub(" ", " ".join(word for clause in sentence.clauses for word in clause))
        if at and sentence.asks:
            continue
        if _DOUBTS.search(words) or (LAUGHS.search(words) and len(words.split()) > _LAUGHED_OFF):
            return True
        if sentence.asks and _SWITCH.match(sentence.typed) is None:
            return True
    return False


def is_for_both(text: str, how: How) -> bool:
    """Say whether a text takes any option there is."""
    return how is How.ANY or (_BOTH.search(bare(text)) is not None and not declines_all(text))


def declines_all(text: str) -> bool:
    """Say whether a text turns every option down that there is."""
    return _NEITHER.search(bare(text)) is not None


def declines(text: str) -> bool:
    """Say whether a text is a plain no, or one of the ways to say that one cannot come."""
    words = bare(text)
    if words in _NO_MORE or read_yes_no(text) is False:
        return True
    if _ASKS_FIRST.match(words) or text.rstrip().endswith("?"):
        return False
    wish = read_plan_wish(text)
    if wish is not None and wish.command is PlanCommand.CANT:
        return True
    return _WISHED.search(words) is not None or any(
        _DECLINES.match(" ".join(clause)) is not None and not sentence.asks
        for sentence in sentences(text)
        for clause in sentence.clauses
    )


def accepts(text: str) -> bool | None:
    """Say whether a text is a yes that commits; None when it may be one and has to be asked for."""
    if takes_back(text):
        return None if read_commitment(text, "in") is not Commitment.ABSENT else False
    given = read_commitment(text, "in")
    first = next((" ".join(sentence.clauses[0]) for sentence in sentences(text)), "")
    if given is Commitment.GIVEN or first in _GLADLY or bare(text) in _GLADLY or (not first and thumbs(text)):
        return True
    return None if given is Commitment.UNCLEAR else False
