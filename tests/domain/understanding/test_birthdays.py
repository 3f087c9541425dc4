from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.understanding.birthdays import BirthdayReading, Problem, age_on, read_birthday
from tests.domain.understanding.readers_self import READERS, TODAY
from tests.domain.understanding.scoring import score_corpus

_DAYS = st.dates(date(1917, 1, 1), date(2013, 11, 1))


@pytest.mark.parametrize("heldout", [False, True])
def test_the_corpus_is_read(*, heldout: bool) -> None:
    """At least 95 of 100 labelled texts are read as labelled, and at most one of 100 is confidently misread."""
    score = score_corpus("birthdays", READERS["birthdays"], heldout=heldout)
    assert score.right >= 0.95 * score.lines, score.misses
    assert score.wrong <= 0.01 * score.lines, score.misses


@pytest.mark.parametrize(
    ("text", "either"),
    [
        ("mi cumpleaños es 5/6/92", (date(1992, 5, 6), date(1992, 6, 5))),
        ("12/1/16", (date(2016, 12, 1), date(1916, 12, 1))),
        ("3/14/94 or 4/13/94", (date(1994, 3, 14), date(1994, 4, 13))),
    ],
)
def test_an_open_reading_names_both_days(text: str, either: tuple[date, date]) -> None:
    """Where order, century or person leaves it open, both days are handed back to be asked about."""
    assert read_birthday(text, today=TODAY) == BirthdayReading(None, Problem.AMBIGUOUS, either)


def test_an_age_carries_no_day() -> None:
    """Who says their age has not said their birthday, and nothing is made up from it."""
    assert read_birthday("im 32", today=TODAY) == BirthdayReading(None, Problem.ONLY_AGE)


@given(_DAYS, st.sampled_from(["%m/%d/%Y", "%B %d %Y", "%d %b %Y", "%Y-%m-%d", "%m%d%Y", "born %m.%d.%Y!"]))
def test_every_day_survives_being_written(day: date, pattern: str) -> None:
    """In each usual way of writing, every day of a century is read back as itself."""
    assert read_birthday(day.strftime(pattern), today=TODAY).day == day


@pytest.mark.parametrize(
    ("birthday", "today", "age"),
    [
        (date(2008, 11, 21), date(2026, 11, 21), 18),
        (date(2008, 11, 22), date(2026, 11, 21), 17),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(1996, 2, 29), date(2028, 2, 29), 32),
    ],
)
def test_age_is_counted_in_birthdays(birthday: date, today: date, age: int) -> None:
    """Who was born on a leap day is a year older on March 1 of a common year."""
    assert age_on(birthday, today) == age


@given(st.text(max_size=200) | st.from_regex(r"[0-9/. -]{1,20}"), st.dates())
def test_any_text_is_read(text: str, today: date) -> None:
    """Whatever is typed, there is a plausible day or a problem, never both and never an exception."""
    reading = read_birthday(text, today=today)
    assert (reading.day is None) is (reading.problem is not None)
    assert (reading.either is not None) is (reading.problem is Problem.AMBIGUOUS)
    if reading.day is not None:
        assert 5 <= age_on(reading.day, today) <= 110
