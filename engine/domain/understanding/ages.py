"""How old the writer says they are. Only the writer's own plain statement counts: it can erase a member.

"I'm 15 min away", "my kid is 12", "when I was 16" are about something else; each reading here names the shape it needs
and what may follow, so an unknown word behind a number means "not an age".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.domain.folding import bare
from engine.domain.understanding.ages_grades import says_school
from engine.domain.understanding.ages_statements import Statement, statements_in
from engine.domain.understanding.ages_words import JOKES
from engine.domain.understanding.spoken_numbers import in_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

_ADULT = 18
_QUOTED = re.compile(r"[\"“”«»][^\"“”«»]{0,300}[\"“”«»]")
# Numbers that are part of something: 5'4, 10-15, 17:30, 13.1, 100%, 18+, 9/10. They stop being ages.
_COUNTED = re.compile(r"\d+\s*(?:[.:/'’\"-]\s*\d+|['’\"%+°]|(?:st|nd|rd|th)?[a-eg-ln-xz]\b)", re.IGNORECASE)
_CLAUSE = re.compile(r"[.!?;,()\n…—]+")
_SPELLINGS = (
    (re.compile(r"\bi m\b|\bi am\b|\biam\b|\bima\b|\bimma be\b|\bi be\b"), "im"),
    (re.compile(r"\bi will\b"), "ill"),
    (re.compile(r"\bu ?der ?age\b|\bunder age\b"), "underage"),
    (re.compile(r"(\d)(?=(?:yo|yrs?|years?|f|m|y)\b)"), r"\1 "),
    (re.compile(r"\by o\b|\byr o\b|\byears? olds?\b(?= girl| boy)"), "yo"),
)


def stated_age(text: str) -> int | None:
    """Return the age in years that the writer states as theirs now; of several statements the last, or None."""
    return next((said.age for said in reversed(_statements(text)) if said.age is not None), None)


def says_under_18(text: str) -> bool:
    """Say whether the writer says, in so many words, that they are under 18; the last statement counts."""
    found = _statements(text)
    return bool(found) and found[-1].is_minor


def _statements(text: str) -> list[Statement]:
    """Return what the writer says about their age, in order; nothing when they say that they joked."""
    clauses = list(_clauses(text))
    found: list[Statement] = []
    for at, clause in enumerate(clauses):
        after = clauses[at + 1] if at + 1 < len(clauses) else []
        before = clauses[at - 1] if at else []
        said = statements_in(clause, before=before, after=after)
        if says_school(clause):
            said = [*said, Statement(None, is_minor=True)]
        found = [*([] if JOKES & set(clause) and not said else found), *said]
        if said and clause[-1] in JOKES:
            found = found[: -len(said)]
    return found


def _clauses(text: str) -> Iterator[list[str]]:
    """Yield the words of each clause, numbers in digits, what somebody else said left out."""
    spoken = _QUOTED.sub(" x ", text)
    own = spoken if any(c.isalpha() and c != "x" for c in spoken) else text
    for piece in _CLAUSE.split(_COUNTED.sub(_or_sex, own)):
        words = bare(piece)
        for pattern, spelling in _SPELLINGS:
            words = pattern.sub(spelling, words)
        if words:
            yield in_digits(words.split())


def _or_sex(found: re.Match[str]) -> str:
    """Return a mark that is no number."""
    return " x " + "x" * (found[0][-1:].isdigit() and _ADULT < 0)
