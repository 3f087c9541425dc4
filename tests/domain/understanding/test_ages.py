from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.understanding.ages import says_under_18, stated_age
from tests.domain.understanding.readers_self import READERS
from tests.domain.understanding.scoring import load, score_corpus

_PIECES = [
    "im ",
    "16 ",
    "not ",
    "a minor ",
    "turning ",
    "in 8th grade ",
    "my ",
    "if ",
    "years ",
    "old ",
    ", ",
    '"',
    "18 ",
]

_COUNTED = (
    "min", "mins", "minutes", "minutes away", "min late", "blocks away", "miles in", "weeks pregnant", "feet up",
    "for dinner", "%", "out of 20", "deep", "away", "late", "behind", "hours in", "in line", "stops away", "ft",
    "lbs down", "years sober", "days clean", "pages in", "or so away", "th in line",
)  # fmt: skip


def test_the_corpus_is_read_without_a_miss() -> None:
    """No plain statement is missed, and nothing else is taken for one: a false alarm erases a member."""
    score = score_corpus("ages", READERS["ages"])
    assert score.misses == ()
    assert score.lines >= 400


def test_the_corpus_has_both_sides() -> None:
    """The corpus holds at least a hundred statements of minors, and as many texts with a number that are none."""
    minors = [
        line
        for line in load("ages")
        if line.expected == "minor" or (line.expected.isdigit() and int(line.expected) < 18)
    ]
    others = [line for line in load("ages") if line.expected == "no" and any(c.isdigit() for c in line.text)]
    assert min(len(minors), len(others)) >= 100


@pytest.mark.parametrize("age", range(8, 18))
@pytest.mark.parametrize(
    "frame", ["im {}", "I'm {} years old", "I am {}.", "hey im {} lol", "{} y/o", "sorry im only {}"]
)
def test_every_age_under_18_is_heard(frame: str, age: int) -> None:
    """The plain ways to say it work for every age at which people text."""
    assert says_under_18(frame.format(age))
    assert stated_age(frame.format(age)) == age


@pytest.mark.parametrize("age", [18, 19, 21, 30, 47, 80])
@pytest.mark.parametrize(
    "frame", ["im {}", "I'm {} years old", "I am {}.", "hey im {} lol", "{} y/o", "just turned {}"]
)
def test_adults_are_heard_as_adults(frame: str, age: int) -> None:
    """Eighteen is of age, and so is everybody above."""
    assert not says_under_18(frame.format(age))
    assert stated_age(frame.format(age)) == age


@pytest.mark.parametrize("counted", _COUNTED)
@pytest.mark.parametrize("number", [12, 15, 16, 17])
def test_what_is_counted_is_no_age(counted: str, number: int) -> None:
    """A number with something counted behind it says nothing of its writer's age."""
    for space in ("", " "):
        assert not says_under_18(f"im {number}{space}{counted}")
        assert stated_age(f"I'm {number}{space}{counted}") is None


@given(st.text(max_size=200) | st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
def test_any_text_is_read(text: str) -> None:
    """Whatever is typed is read, and a stated age is one that a person can have."""
    age = stated_age(text)
    says_under_18(text)
    assert age is None or 8 <= age <= 110


@pytest.mark.parametrize("piece", ["im 16 ", "im ", "1", "1 ", '"', "not ", "in 8th ", "turning "])
def test_long_texts_are_read(piece: str) -> None:
    """A text made to provoke backtracking is answered like any other."""
    says_under_18((piece * 1600)[:1600])
