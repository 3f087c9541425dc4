from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.activities.catalog import CATALOG
from engine.domain.living.labels import name_of
from engine.domain.understanding.boundaries import BOUNDARIES
from engine.domain.understanding.changes import (
    AddActivities,
    AddBoundaries,
    DropActivities,
    Forget,
    SetTimes,
    read_change,
)
from tests.domain.understanding.readers_self import READERS
from tests.domain.understanding.scoring import load, score_corpus

_PIECES = [
    "no more ",
    "hiking ",
    "call me ",
    "Max ",
    "i moved ",
    "to 94110 ",
    "forget ",
    ", ",
    "add ",
    "evenings ",
    "now ",
]


@pytest.mark.parametrize("heldout", [False, True])
def test_the_corpus_is_read(*, heldout: bool) -> None:
    """At least 95 of 100 labelled texts are read as labelled, and at most one of 100 is confidently misread."""
    score = score_corpus("changes", READERS["changes"], heldout=heldout)
    assert score.right >= 0.95 * score.lines, score.misses
    assert score.wrong <= 0.01 * score.lines, score.misses


def test_nothing_else_is_taken_for_a_change() -> None:
    """Plans, answers, small talk and figures of speech leave a profile alone."""
    others = [line for line in load("changes") if line.expected == "none"]
    assert len(others) >= 150
    assert [line.text for line in others if read_change(line.text) is not None] == []


@pytest.mark.parametrize("corpus", ["smalltalk", "yes_no", "choices", "questions"])
def test_other_corpora_hold_no_changes(corpus: str) -> None:
    """Small talk, answers and questions about the service are never a change."""
    assert [line.text for line in load(corpus) if read_change(line.text) is not None] == []


@pytest.mark.parametrize("key", sorted(CATALOG))
def test_every_activity_can_be_added_dropped_and_forgotten(key: str) -> None:
    """Our own confirmations name activities by what people like; sent back, they are understood."""
    name = CATALOG[key].liking
    assert read_change(f"add {name}") == AddActivities(frozenset({key}))
    dropped, forgotten = read_change(f"Drop {name}"), read_change(f"FORGET {name}")
    assert isinstance(dropped, DropActivities)
    assert dropped.keys == {key}
    assert isinstance(forgotten, Forget)
    assert forgotten.activities == {key}


@pytest.mark.parametrize("key", sorted(BOUNDARIES))
def test_every_boundary_can_be_forgotten(key: str) -> None:
    """Our own confirmations name a boundary; sent back, the name is understood."""
    forgotten = read_change(f"forget {name_of(key)}")
    assert isinstance(forgotten, Forget)
    assert key in forgotten.boundaries


def test_a_dropped_place_is_a_boundary_too() -> None:
    """Who does not do bars any more does not want to be asked to one either."""
    assert read_change("I don't do bars any more") == DropActivities(frozenset({"bars"}), frozenset({"bars"}))


def test_boundaries_keep_their_kinds() -> None:
    """No-thanks, needs and limits stay apart."""
    assert read_change("i use a wheelchair now") == AddBoundaries(needs=frozenset({"step_free"}))
    assert read_change("groups only") == AddBoundaries(limits=frozenset({"groups_only"}))
    assert read_change("no more late nights") == AddBoundaries(no_thanks=frozenset({"late_night"}))


def test_windows_are_kept() -> None:
    """A day bound to a part of the day stays bound to it."""
    change = read_change("set my times to saturday mornings")
    assert isinstance(change, SetTimes)
    assert [str(part) for _, part in change.windows] == ["mornings"]


@given(st.text(max_size=240) | st.lists(st.sampled_from(_PIECES), max_size=20).map("".join))
def test_any_text_is_read(text: str) -> None:
    """Whatever is typed is a change or none, never an exception."""
    read_change(text)


@pytest.mark.parametrize(
    "piece", ["no more ", "call me ", "a", "a ", "forget ", ", ", "i moved to ", "what do you know "]
)
def test_long_texts_are_read(piece: str) -> None:
    """A text made to provoke backtracking is answered like any other."""
    read_change((piece * 240)[:240])
    read_change((piece * 1600)[:1600])
