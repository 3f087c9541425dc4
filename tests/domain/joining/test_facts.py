"""What a text states about its writer, whatever was asked."""

from __future__ import annotations

from datetime import date

import pytest

from engine.domain.joining.facts import Facts, read_facts
from engine.domain.understanding.birthdays import BirthdayReading, Problem
from engine.domain.understanding.names import Name

TODAY = date(2026, 11, 21)
ANN = Name("Ann", "Lee")
MARCH = BirthdayReading(date(1994, 3, 14), None)
ALL = Facts(ANN, None, MARCH, "94110")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee 3/14/94 94110", ALL),
        ("ann lee, 03/14/1994, 94110", ALL),
        ("Ann Lee\n3/14/1994\n94110", ALL),
        ("94110 3/14/94 ann lee", ALL),
        ("I'm Ann Lee, born 3/14/94, zip 94110", ALL),
        ("name: Ann Lee, dob: 03/14/1994, zip: 94110", ALL),
        ("I'm Ann Lee and I was born on March 14 1994 and live in 94110", ALL),
        ("Ann Lee 14 march 1994 94110-1234", ALL),
        ("Ann Lee 3/14/94", Facts(ANN, None, MARCH)),
        ("Ann Lee 03141994", Facts(ANN, None, MARCH)),
        ("3/14/94 94110", Facts(None, None, MARCH, "94110")),
        # Months that are names, and names that are months.
        ("May Lee 3/14/94", Facts(Name("May", "Lee"), None, MARCH)),
        ("April June 3/14/94", Facts(Name("April", "June"), None, MARCH)),
        ("how much is it", Facts()),
        ("", Facts()),
    ],
)
def test_several_at_once(text: str, expected: Facts) -> None:
    """Where the name was asked for, one text may answer everything."""
    assert read_facts(text, today=TODAY, asked_name=True) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("wait my name is Max", Facts(Name("Max", ""))),
        ("my name's Max Lee", Facts(Name("Max", "Lee"))),
        ("call me max!", Facts(Name("Max", ""))),
        ("it's spelled Anne", Facts(Name("Anne", ""))),
        ("my last name is de la Cruz", Facts(last_name="De la Cruz")),
        ("zip is 94110 not 94111", Facts(zip_code="94110")),
        ("94110", Facts(zip_code="94110")),
        ("sorry, my birthday is 3/14/1994", Facts(birthday=MARCH)),
        ("it's 3/14/94 not 3/15/94", Facts(birthday=MARCH)),
        ("3/14/2031", Facts(birthday=BirthdayReading(None, Problem.IMPLAUSIBLE))),
        # Without being asked for, these are something else.
        ("Ann Lee", Facts()),
        ("Max", Facts()),
        ("my name is wrong", Facts()),
        ("call me at 415-555-0101", Facts()),
        ("my birthday is march 14", Facts()),
        ("i'm 32", Facts()),
    ],
)
def test_stated_unasked(text: str, expected: Facts) -> None:
    """Only what can be nothing else counts when nobody asked."""
    assert read_facts(text, today=TODAY) == expected
