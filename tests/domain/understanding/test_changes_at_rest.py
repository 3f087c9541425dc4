from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.understanding.changes_at_rest import read_at_rest
from engine.domain.understanding.changes_kinds import AddBoundaries, Change, DropActivities, ExcludeTimes, SetTimes
from engine.domain.understanding.times import Part
from tests.domain.understanding.scoring import load

_DOGS = AddBoundaries(frozenset({"dogs"}))


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("no dogs pls", _DOGS),
        ("No dogs!", _DOGS),
        ("hey, no dogs please", _DOGS),
        ("i hate dogs", _DOGS),
        ("no dogs, no cats pls", AddBoundaries(frozenset({"dogs", "cats"}))),
        ("no dogs or cats", AddBoundaries(frozenset({"dogs", "cats"}))),
        ("no mornings please", ExcludeTimes(frozenset({"mornings"}))),
        ("no bars", DropActivities(frozenset({"bars"}), frozenset({"bars"}))),
        ("evenings only", SetTimes(frozenset({"evenings"}), ((None, Part.EVENINGS),))),
        ("only evenings please", SetTimes(frozenset({"evenings"}), ((None, Part.EVENINGS),))),
        ("im only free weekends", SetTimes(frozenset({"weekends"}), ((None, Part.WEEKENDS),))),
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


@pytest.mark.parametrize("corpus", ["smalltalk", "yes_no", "questions", "flow", "commitments", "requests"])
def test_other_corpora_hold_none(corpus: str) -> None:
    """Whatever is small talk, a yes or no, a question, or a plan is never such a statement."""
    others = [line.text for line in load(corpus) if line.expected != "none"]
    assert [text for text in others if read_at_rest(text) is not None] == []


@given(st.lists(st.sampled_from(["no ", "only ", "dogs ", "evenings ", "bars ", ", ", "pls ", "? "])).map("".join))
def test_any_text_is_read(text: str) -> None:
    """Whatever is typed, it is a change or none."""
    assert read_at_rest(text) is None or text.strip()
