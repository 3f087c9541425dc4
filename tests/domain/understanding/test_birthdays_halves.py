"""Half a birthday, and the other half of it."""

from __future__ import annotations

from datetime import date

import pytest

from engine.domain.understanding.birthdays_halves import Half, read_half

TODAY = date(2026, 11, 21)
MARCH_14 = Half(month=3, day=14)


@pytest.mark.parametrize(
    ("text", "after", "half"),
    [
        ("march 14", None, MARCH_14),
        ("3/14", None, MARCH_14),
        ("the 14th of march lol", None, MARCH_14),
        ("14/3", None, MARCH_14),
        ("1994", None, Half(year=1994)),
        ("its 1994", None, Half(year=1994)),
        ("i was born in 1994 lol", None, Half(year=1994)),
        ("nineteen ninety four", None, Half(year=1994)),
        ("94", MARCH_14, Half(year=1994)),
        ("'94", MARCH_14, Half(year=1994)),
        ("07", MARCH_14, Half(year=2007)),
        # Two digits alone are a year only after the day, and never where they may be an age.
        ("94", None, None),
        ("94", Half(year=1994), None),
        ("30", MARCH_14, None),
        ("i'm 44", MARCH_14, None),
        ("2/30", None, None),
        ("1850", None, None),
        ("2031", None, None),
        ("94110", MARCH_14, None),
        ("1994 or 1995", None, None),
        ("march", None, None),
        ("", None, None),
        ("hello", None, None),
    ],
)
def test_a_half(text: str, after: Half | None, half: Half | None) -> None:
    """A day without its year, or a year; nothing that may be an age, a code or a guess."""
    assert read_half(text, today=TODAY, after=after) == half


@pytest.mark.parametrize(
    ("one", "other", "whole"),
    [
        (MARCH_14, Half(year=1994), date(1994, 3, 14)),
        (Half(year=1994), MARCH_14, date(1994, 3, 14)),
        (Half(year=1995), Half(month=2, day=29), None),
        (MARCH_14, MARCH_14, None),
        (Half(year=1994), None, None),
    ],
)
def test_two_halves(one: Half, other: Half | None, whole: date | None) -> None:
    """They make a day of the calendar, or none."""
    assert one.with_other(other) == whole
