"""What a text states about its writer, whatever was asked: "Ann Lee 3/14/94 94110", "wait, my name is Max".

Only what can be nothing else: a whole date, five digits that are a ZIP code, a name that is introduced as one. A name
without an introduction counts where the name is asked for, which the caller says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.domain.understanding.birthdays import BirthdayReading, Problem, read_birthday
from engine.domain.understanding.names import Name, read_name
from engine.domain.understanding.zips import read_zip

if TYPE_CHECKING:
    from datetime import date

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_DATE = re.compile(
    r"(?<![\d/.-])\d{1,4}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}(?![\d/-])"
    rf"|\b{_MONTH}\.?\s{{0,3}}\d{{1,2}}(?:st|nd|rd|th)?[\s,']{{1,4}}(?:of\s)?\d{{2,4}}\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s{{1,3}}(?:of\s)?{_MONTH}[\s.,']{{1,4}}\d{{2,4}}\b"
    r"|(?<![\d(+-])\d{8}(?!\d)",
    re.IGNORECASE,
)
# What people write before a date or a code. At most so many words, so that the search stays linear.
_LEAD = (
    r"(?:\b(?:and|i|im|i'm|i’m|was|am|my|the|born|birth|birthday|bday|b-day|dob|date|of|is|on|in|its|it's|zip|zipcode"
    r"|code|postal|live|living|at|from|area|also|here)\b[\s:,.=-]{0,3}){0,8}"
)
_DATE_LED = re.compile(_LEAD + f"(?:{_DATE.pattern})", re.IGNORECASE)
_ZIP_LED = re.compile(_LEAD + r"#?(?<!\d)\d{5}(?:-\d{4})?(?!\d)", re.IGNORECASE)
_LAST_NAME = re.compile(
    r"\b(?:last|sur|family)[ -]?name(?:'s|’s| is| was| should be|:| to)?\s+(?:actually |really |now )?(?=\S)",
    re.IGNORECASE,
)
_FIRST_NAME = re.compile(
    r"\b(?:(?<!last )(?<!sur)(?<!user )(?<!family )names?(?:'s|’s)?\s*(?:is|to|should be|=|:)"
    r"|(?:my|the|first) names?(?:'s|’s)?|name's|name’s|call me|i go by|(?:it is|it's|its|it’s) spelled)\s+"
    r"(?:actually |really |now )?(?=\S)",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|was)\s+\Z", re.IGNORECASE)
_BEFORE = 8  # letters in front of a date that may deny it
_UNSAID = frozenset({Problem.UNREADABLE, Problem.ONLY_AGE, Problem.YEAR_MISSING})


@dataclass(frozen=True, slots=True)
class Facts:
    """What a text states. ``birthday`` is a whole date, if perhaps one of two or an unlikely one.

    ``words`` is the rest of the text, without dates and codes. Nothing of it shows in a repr.
    """

    name: Name | None = field(default=None, repr=False)
    last_name: str | None = field(default=None, repr=False)
    birthday: BirthdayReading | None = field(default=None, repr=False)
    zip_code: str | None = field(default=None, repr=False)
    words: str = field(default="", repr=False, compare=False)


def read_facts(text: str, *, today: date, asked_name: bool = False) -> Facts:
    """Return what `text` states. ``asked_name``: the name was asked for, so it needs no introduction.

    ``today`` is the day birthdays are measured against.
    """
    birthday = _birthday(text, today)
    without_date = text if birthday is None else _DATE_LED.sub(" , ", text)
    zip_code = read_zip(without_date)
    words = _ZIP_LED.sub(" , ", without_date) if zip_code else without_date
    last_name = _introduced_last_name(words)
    return Facts(
        name=None if last_name else _introduced_name(words) or (read_name(words) if asked_name else None),
        last_name=last_name,
        birthday=birthday,
        zip_code=zip_code,
        words=words,
    )


def _birthday(text: str, today: date) -> BirthdayReading | None:
    """Return the whole date in a text. Of one date only its own words are read: "April June 3/14/94" has two names."""
    found = list(_DATE.finditer(text))
    dates = [one[0] for one in found if not _DENIED.search(text, max(0, one.start() - _BEFORE), one.start())]
    if not dates:
        return None
    reading = read_birthday(_ZIP_LED.sub(" , ", text), today=today)
    if len(dates) < len(found) or (len(found) == 1 and reading.problem is not Problem.AMBIGUOUS):
        reading = read_birthday(dates[-1], today=today)
    return None if reading.problem in _UNSAID else reading


def _introduced_name(text: str) -> Name | None:
    """Return the name after the last "my name is", "call me" and the like that is followed by one."""
    for found in reversed(list(_FIRST_NAME.finditer(text))[:4]):
        if name := read_name(f"my name is {text[found.end() :]}"):
            return name
    return None


def _introduced_last_name(text: str) -> str | None:
    found = _LAST_NAME.search(text)
    name = read_name(f"my name is {text[found.end() :]}") if found else None
    return None if name is None else f"{name.first} {name.last}".strip()
