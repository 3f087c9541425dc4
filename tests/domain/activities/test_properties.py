from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.domain.activities.catalog import CATALOG
from engine.domain.activities.index import written
from engine.domain.activities.reading import find_activities
from engine.domain.activities.spelling import nearest
from engine.domain.activities.wording import closest

if TYPE_CHECKING:
    from types import FrameType

_NAMES = sorted({phrase for _, phrase in written()})
_GLUE = [", ", " and ", " or ", " no ", ". ", "\n", " but ", " i love ", " dont like ", "/", " & ", "? ", " lol ", " "]
_MESSY = st.lists(st.one_of(st.sampled_from(_NAMES), st.sampled_from(_GLUE), st.text(max_size=8)), max_size=30)


def _keys(text: str) -> list[tuple[str, bool]]:
    """Return what is found in `text`, without how sure we are."""
    return [(found.key, found.negated) for found in find_activities(text).found]


@settings(deadline=None)  # the first example builds the index of the catalog
@given(st.one_of(st.text(max_size=400), _MESSY.map("".join)))
def test_reading_never_raises_and_stays_in_the_catalog(text: str) -> None:
    """Whatever is typed, each activity found exists, is told once, and confidence is one of ours."""
    reading = find_activities(text)
    keys = [found.key for found in reading.found]
    assert set(keys) <= set(CATALOG)
    assert len(keys) == len(set(keys))
    assert all(0 < found.confidence <= 0.70 for found in reading.found)
    assert all(reading.unknown)
    assert len(closest(text)) <= 3


@given(st.lists(st.sampled_from(_NAMES), min_size=1, max_size=4))
def test_case_and_marks_change_nothing(names: list[str]) -> None:
    """Capitals, exclamation marks, stars and spaces are no part of what is said."""
    plain = ", ".join(names)
    expected = _keys(plain)
    for variant in (
        plain.upper(),
        plain.title(),
        plain + "!!!",
        f"  *{plain}* ",
        plain.replace(", ", "\n"),
        f"“{plain}”",
    ):
        assert _keys(variant) == expected, variant


@pytest.mark.parametrize("key", CATALOG)
def test_every_name_is_found_as_itself(key: str) -> None:
    """Label, liking, key and each synonym name this activity and nothing else, and we are sure."""
    activity = CATALOG[key]
    for name in (activity.label, activity.liking, key.replace("_", " "), *activity.synonyms):
        found = find_activities(name).found
        assert [(one.key, one.negated) for one in found] == [(key, False)], name
        assert found[0].confidence >= 0.60, name


@pytest.mark.parametrize(
    "unit",
    [
        "coffee, ", "no bars or clubs, ", "hikng ", "qwertyuio ", "not ", "board ", "a", "☕", ", ", "dont like ",
        "x y ", "work in ", "bars not so much, ", "or ", "hanging out ", "rock climbing gym ", "\n", "é ",
    ],
)  # fmt: skip
def test_work_grows_with_the_length_and_no_faster(unit: str) -> None:
    """Twice the text is at most about twice the calls; a text of 1,600 characters is bounded as well."""
    half, whole = _calls((unit * 800)[:800]), _calls((unit * 1600)[:1600])
    assert whole <= 2.2 * half + 200
    assert whole <= 60_000


def _calls(text: str) -> int:
    """Return how many functions, ours and built in, one reading calls."""
    find_activities(text)  # the index is made at the first call
    count = 0

    def seen(frame: FrameType, event: str, arg: object) -> None:
        nonlocal count
        del frame, arg
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        find_activities(text)
    finally:
        sys.setprofile(before)
    return count


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=3))
def test_short_words_are_never_corrected(word: str) -> None:
    """Three letters are too few to guess from."""
    assert nearest(word) is None
