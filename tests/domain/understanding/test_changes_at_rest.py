from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.understanding.changes_at_rest import read_at_rest
from engine.domain.understanding.changes_kinds import AddBoundaries, Change, DropActivities, SetTimes
from tests.domain.understanding.scoring import load

_DOGS = AddBoundaries(frozenset({"dogs"}))


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("no dogs pls", _DOGS),
        ("No dogs!", _DOGS),
        ("hey, no dogs please", _DOGS),
        ("i hate dogs", _DOGS),
        ("no dogs or cats", AddBoundaries(frozenset({"dogs", "cats"}))),
        ("no bars", DropActivities(frozenset({"bars"}), frozenset({"bars"}))),
        ("evenings only", SetTimes(frozenset({"evenings"}), ((None, "evenings"),))),
        ("only evenings please", SetTimes(frozenset({"evenings"}), ((None, "evenings"),))),
        ("im only free weekends", SetTimes(frozenset({"weekends"}), ((None, "weekends"),))),
    ],
)
def test_a_statement_that_is_the_whole_text(text: str, change: Change) -> None:
    """A thing refused, or the times there are, in a few words."""
    assert read_at_rest(text) == change


@pytest.mark.parametrize(
    "text",
    [
        "no", "no thanks", "no worries", "no problem", "no plans", "no hiking", "no coffee today", "no dogs?",
        "no dogs were there and it was lovely", "ok no dogs. who sees this?", "no dogs, what about cats and coffee",
        "no parking", "no quiet places", "only me", "this evening only", "evenings only?", "friday only", "only if",
        "only 2", "for adults only", "read only", "",
    ],
)  # fmt: skip
def test_anything_more_or_else_is_no_change(text: str) -> None:
    """A plan, a question, a story or a need turned around leaves the profile alone."""
    assert read_at_rest(text) is None


@pytest.mark.parametrize("corpus", ["smalltalk", "yes_no", "questions", "requests"])
def test_other_corpora_hold_none(corpus: str) -> None:
    """Small talk, answers, questions and plans are never such a statement."""
    assert [line.text for line in load(corpus) if read_at_rest(line.text) is not None] == []


@given(st.lists(st.sampled_from(["no ", "only ", "dogs ", "evenings ", "bars ", ", ", "pls ", "? "])).map("".join))
def test_any_text_is_read(text: str) -> None:
    """Whatever is typed, it is a change or none."""
    assert read_at_rest(text) is None or text.strip()
