"""The names of things: readable, and read back as the very thing, for they stand in "to undo, text ..."."""

from __future__ import annotations

import re

import pytest

from engine.domain.activities.catalog import CATALOG
from engine.domain.living.labels import group_named, name_of, names_of, stated, stated_all, times_named, undone_by
from engine.domain.profile.profile import GroupSizePreference, TimePreferences
from engine.domain.segments import is_gsm7
from engine.domain.understanding.boundaries_table import BOUNDARIES
from engine.domain.understanding.changes import AddActivities, Forget, read_change
from engine.domain.voice import TEMPLATES, Line, say
from engine.domain.voice.profile import TEMPLATES as PROFILE_LINES

_SAMPLES = {"undo": "hiking and chess", "things": "hiking", "name": "Max", "times": "evenings", "contact": "help"}


@pytest.mark.parametrize("key", sorted(CATALOG))
def test_every_activity_can_be_texted_back(key: str) -> None:
    """Our name of an activity, put after "add" or "forget", is read as that activity and nothing else."""
    assert read_change(f"add {name_of(key)}") == AddActivities(frozenset({key}))
    forgotten = read_change(f"forget {name_of(key)}")
    assert isinstance(forgotten, Forget)
    assert forgotten.activities == {key}


@pytest.mark.parametrize("key", sorted(BOUNDARIES))
def test_every_boundary_can_be_texted_back(key: str) -> None:
    """Our name of a boundary, put after "forget", is read as that boundary and nothing else, and it is no code."""
    forgotten = read_change(f"forget {name_of(key)}")
    assert isinstance(forgotten, Forget)
    assert forgotten.boundaries == {key}
    assert is_gsm7(name_of(key))
    assert "_" not in name_of(key)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("bars", "no bars"),
        ("late_night", "no late nights"),
        ("karaoke", "no karaoke"),
        ("step_free", "step-free places"),
        ("daytime_only", "daytime only"),
        ("of_another_release", "no of another release"),
    ],
)
def test_boundaries_as_statements(code: str, words: str) -> None:
    """What is refused says no; what is needed, or holds for everything, does not."""
    assert stated(code) == words


def test_lists() -> None:
    """Things are listed in their order, each once; a list too long to be texted back is taken back one by one."""
    assert names_of(["hiking", "chess", "hiking", "coffee"]) == "hiking, chess and coffee"
    assert stated_all(["bars", "quiet"]) == "no bars and quiet places"
    assert undone_by(["hiking", "chess"]) == "hiking and chess"
    assert undone_by(["new_restaurants", "city_exploring", "lectures"]) == "trying new restaurants"


@pytest.mark.parametrize(
    ("times", "words"),
    [
        (TimePreferences(("mornings", "weekends")), "mornings and weekends"),
        (TimePreferences(("mornings", "evenings", "weekends"), ("SAT_MORNING",)), "evenings and Sat mornings"),
        (TimePreferences(("weekends",), ("SUN",)), "Sun"),
        (TimePreferences(), ""),
    ],
)
def test_times(times: TimePreferences, words: str) -> None:
    """A part that is limited to some days is named with them, and only with them."""
    assert times_named(times) == words


@pytest.mark.parametrize(("low", "high", "words"), [(2, 3, "2-3"), (10, 10, "10")])
def test_groups(low: int, high: int, words: str) -> None:
    """A size is a range, or one number."""
    assert group_named(GroupSizePreference(low, high)) == words


@pytest.mark.parametrize("line", [*PROFILE_LINES, Line.ASIDE_CAN_I_CHANGE])
def test_what_we_tell_them_to_text_works(line: Line) -> None:
    """Every command quoted in our own words, and MOVED, is one that the engine reads as a change."""
    body = say(line, **{name: _SAMPLES.get(name, "94110") for name in TEMPLATES[line].names}).body
    commands = [*re.findall(r'"([^"]+)"', body), *re.findall(r"MOVED \d{5}", body)]
    assert [command for command in commands if read_change(command) is None] == []
