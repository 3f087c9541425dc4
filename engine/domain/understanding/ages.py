"""How old the writer says they are. Only the writer's own plain statement counts: it can erase a member.

"I'm 15 min away", "my kid is 12", "when I was 16" are about something else; each reading here names the shape it needs
and what may follow, so an unknown word behind a number means "not an age".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.domain.folding import bare
from engine.domain.understanding.ages_grades import says_school
from engine.domain.understanding.ages_statements import MINOR, Statement, read_apart, read_im, read_opening
from engine.domain.understanding.ages_turning import READERS
from engine.domain.understanding.ages_words import CUES, JOKES
from engine.domain.understanding.spoken_numbers import in_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGIT = re.compile(r"\d")
_QUOTED = re.compile(r"[\"“”«»][^\"“”«»]{0,300}[\"“”«»]")
# Numbers that are part of something: 5'4, 10-15, 17:30, 13.1, 100%, 18+, 12C. They stop being ages.
_COUNTED = re.compile(r"(?<!\d)\d+(?:[.:/'’-]\d+|['’\"+]| ?[%°]|[a-eg-ln-xz]\b)", re.IGNORECASE)
_HALF = re.compile(r"(?<=\d) ?(?:½|1/2\b)")
_CLAUSE = re.compile(r"[.!?;,()\n…—]+")
_SPELLINGS = (
    (re.compile(r"\b(?:i m|i am|iam|ima)\b"), "im"),
    (re.compile(r"\bi will\b"), "ill"),
    (re.compile(r"\bunder age\b"), "underage"),
    (re.compile(r"(\d)(?=(?:yo|yrs?|years?|f|m|y)\b)"), r"\1 "),
    (re.compile(r"\by o\b"), "yo"),
)


def stated_age(text: str) -> int | None:
    """Return the age in years that the writer states as theirs now; of several statements the last, or None."""
    return next((said.age for said in reversed(_statements(text)) if said.age is not None), None)


def says_under_18(text: str) -> bool:
    """Say whether the writer says, in so many words, that they are under 18; the last statement counts."""
    found = _statements(text)
    return bool(found) and found[-1].is_minor


def _statements(text: str) -> list[Statement]:
    """Return what the writer says about their age, in order; what they call a joke is none."""
    words = bare(text)
    if not _DIGIT.search(words) and CUES.isdisjoint(words.split()):  # most texts
        return []
    clauses = list(_clauses(text))
    found: list[Statement] = []
    for at, clause in enumerate(clauses):
        said = _in_clause(clause, [word for later in clauses[at + 1 : at + 3] for word in later])
        if JOKES & set(clause):  # "im 16 jk"; after "jk" the truth may follow
            found = []
            said = said[-1:] if clause[-1] not in JOKES else []
        found += said
    return found


def _in_clause(words: list[str], after: list[str]) -> list[Statement]:
    """Return what one clause says, in order; `after` are the words of the next two."""
    found = [said] if (said := read_opening(words)) else []
    for at, word in enumerate(words):
        said = read_im(words, at) if word == "im" else READERS[word](words, at) if word in READERS else None
        found += [said] if said else []
    if not found and (said := read_apart(words, after)):
        found = [said]
    return [*found, MINOR] if says_school(words) else found


def _clauses(text: str) -> Iterator[list[str]]:
    """Yield the words of each clause with numbers in digits; what stands in quotation marks is somebody else's."""
    own = _QUOTED.sub(" x ", text)
    for piece in _CLAUSE.split(_COUNTED.sub(" x ", _HALF.sub(" and a half", own if _speaks(own) else text))):
        words = bare(piece)
        for pattern, spelling in _SPELLINGS:
            words = pattern.sub(spelling, words)
        if words:
            yield in_digits(words.split())


def _speaks(own: str) -> bool:
    """Say whether anything is left beside the quotations."""
    return any(word != "x" for word in bare(own).split())
