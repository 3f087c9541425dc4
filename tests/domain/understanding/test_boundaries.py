from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.activities.catalog import CATALOG
from engine.domain.understanding.boundaries import BOUNDARIES, excluded_activities, read_boundaries
from engine.domain.understanding.boundaries_table import BoundaryKind
from tests.domain.understanding.readers_self import READERS
from tests.domain.understanding.scoring import score_corpus


@pytest.mark.parametrize("heldout", [False, True])
def test_the_corpus_is_read(*, heldout: bool) -> None:
    """At least 95 of 100 labelled texts are read as labelled, and at most one of 100 is confidently misread."""
    score = score_corpus("boundaries", READERS["boundaries"], heldout=heldout)
    assert score.right >= 0.95 * score.lines, score.misses
    assert score.wrong <= 0.01 * score.lines, score.misses


def test_words_belong_to_one_key() -> None:
    """No phrase stands under two keys, so the order of the table cannot matter."""
    counts = Counter(words for boundary in BOUNDARIES.values() for words in boundary.words)
    assert [words for words, count in counts.items() if count > 1] == []


def test_excluded_activities_exist() -> None:
    """What the table keeps people out of is in the catalog."""
    assert {key for boundary in BOUNDARIES.values() for key in boundary.activities} <= CATALOG.keys()


@pytest.mark.parametrize("key", sorted(BOUNDARIES))
def test_every_key_is_read_from_its_words(key: str) -> None:
    """Each phrase of the table, answered alone, is read as its key and nothing unknown."""
    for words in BOUNDARIES[key].words:
        reading = read_boundaries(words)
        assert key in reading.no_thanks | reading.needs | reading.limits, words
        assert not reading.unknown, words


def test_kinds_go_where_they_belong() -> None:
    """No-thanks, needs, limits and facts about places are kept apart."""
    reading = read_boundaries("no smoking, no bars, im vegetarian, groups only")
    assert reading.no_thanks == {"smoking", "bars"}
    assert reading.hard_constraints == {"smoking": False}
    assert reading.needs == {"vegetarian"}
    assert reading.limits == {"groups_only"}


@pytest.mark.parametrize(
    ("keys", "out", "stays"),
    [
        ({"bars"}, "brewery", "coffee"),
        ({"alcohol"}, "wine", "coffee"),
        ({"loud_places"}, "clubbing", "museum"),
        ({"karaoke"}, "karaoke", "singing"),
        ({"of_another_release"}, "", "bars"),
    ],
)
def test_boundaries_exclude_activities(keys: set[str], out: str, stays: str) -> None:
    """Nobody is invited to what they do not want; keys that this release does not know exclude nothing."""
    excluded = excluded_activities(keys)
    assert stays not in excluded
    assert not out or out in excluded


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """Only keys come out of any text, never its words, and it is something, nothing or unknown."""
    reading = read_boundaries(text)
    keys = reading.no_thanks | reading.needs | reading.limits
    assert keys <= BOUNDARIES.keys() | CATALOG.keys()
    assert all(BOUNDARIES[key].kind is BoundaryKind.NEED for key in reading.needs)
    assert keys or reading.none or reading.unknown
    assert not (reading.none and (keys or reading.unknown))
