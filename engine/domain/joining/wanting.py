"""Does somebody want in? Read generously: "JOIN", "i wanna join!", "how do I sign up", "jion"."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from engine.domain.folding import bare
from engine.domain.understanding.clauses import sentences

# What may stand before the word without turning it around. No negation, no third person, no "who", "why", "did".
_BEFORE = frozenset(
    """
    hi hey hello yo ok okay kk yes yea yeah yep yup ya sure please pls plz so um uh josh there cool great awesome good
    morning evening afternoon i id im ill we wed want wanna would like love to lets let me us can could may how do does
    u you one just need needs trying ready interested in and get gonna going go ahead with this thing for a my friend
    told about said text texted hoping wish hope dying excited totally definitely really def absolutely now still also
    hola yo quiero quisiera gustaria puedo como si
    too here reply replying am was is it the someone somebody saw sign ad flyer poster your posters
    """.split()  # noqa: SIM905 -- a word list is read as text
)
_WORDS = frozenset({"join", "joining", "signup", "enroll", "register", "unirme", "apuntarme", "inscribirme"})
_PHRASES = re.compile(
    r"(?:sign (?:me |us )?up|count me in|let me in|deal me in|add me|get me in|i want in|i(?:d| would) like in"
    r"|im interested|interested)\b|im in$"
)
# A step from "join" on the keyboard or in the head, and yet words and names of their own.
_NOT_SLIPS = frozenset({"john", "jon", "joan", "joni", "coin", "loin", "joins", "joint", "jin", "jain", "in", "on"})
_HELD = re.compile(r"(.)\1{2,}")  # a key held down: "joinnn"
_FEW = 4
_MOST_BEFORE = 14
_IN_TEXT = re.compile(r"\b(?:join(?:ing)?|sign\s+(?:me\s+|us\s+)?up|signup|enroll|register)\b", re.IGNORECASE)
_AFTERTHOUGHT = re.compile(
    r"(?:(?:but |or )?(?:maybe )?(?:later|not now|not yet|never|tomorrow|next (?:week|month)|some ?day|some other time)"
    r"|nothing|if)\b"
)


def wants_in(text: str) -> bool:
    """Whether a text asks to be let in. "don't want to join", "did Ben join?" and "join later" do not."""
    return any(_wants_in(clause.split()) for clause in _clauses(text))


def _clauses(text: str) -> list[str]:
    """Return the whole text, then its sentences: who greets us and tells a story first wants in all the same."""
    said = [" ".join(word for clause in sentence.clauses for word in clause) for sentence in sentences(text)]
    return list(dict.fromkeys((bare(text), *said)))


def _wants_in(words: list[str]) -> bool:
    words = [_HELD.sub(r"\1", word) for word in words]
    if 0 < len(words) <= _FEW and any(_is_slip(word) for word in words) and _all_before(words, but_slips=True):
        return True
    for place, word in enumerate(words[:_MOST_BEFORE]):
        rest = " ".join(words[place:])
        asked = _PHRASES.match(rest)
        if word in _WORDS or asked:
            after = rest[asked.end() :] if asked else rest[len(word) :]
            return _AFTERTHOUGHT.match(after.strip()) is None
        if word not in _BEFORE:
            return False
    return False


def said_besides(text: str) -> str:
    """Return what follows the wish to join in the same text ("JOIN, I'm Ann Lee"), as it was typed; may be empty."""
    found = _IN_TEXT.search(text)
    return "" if found is None else text[found.end() :].strip(" \t\r\n.,;:!-")


def _is_slip(word: str) -> bool:
    return word not in _NOT_SLIPS and word != "join" and OSA.distance(word, "join", score_cutoff=1) == 1


def _all_before(words: list[str], *, but_slips: bool) -> bool:
    return all(word in _BEFORE or (but_slips and _is_slip(word)) for word in words)
