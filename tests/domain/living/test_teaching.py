"""What each change teaches: new things, things that were so already, and things that contradict what was said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.activities.catalog import CATALOG
from engine.domain.living.teaching import Teaching, teach
from engine.domain.profile.factors import Factor
from engine.domain.profile.learning import learn
from engine.domain.profile.profile import EMPTY, GroupSizePreference, Profile, TimePreferences
from engine.domain.segments import is_gsm7
from engine.domain.understanding.boundaries_table import BOUNDARIES, BoundaryKind
from engine.domain.understanding.changes import (
    AddActivities,
    AddBoundaries,
    DropActivities,
    ExcludeTimes,
    Forget,
    SetGroup,
    SetTimes,
    read_change,
)
from engine.domain.understanding.times import Part
from engine.domain.voice import join_words
from tests.domain.living.members import WHOLE
from tests.domain.profile.profiles import any_profiles
from tests.handlers.turns import NOW

FURTHEST = 0.25
LONGEST_TEXT = 306


def _taught(text: str, profile: Profile = WHOLE) -> tuple[Profile, str]:
    change = read_change(text)
    assert isinstance(change, Teaching)
    lesson = teach(change, profile)
    (said,) = join_words(*lesson.words)
    return learn(profile, lesson.signals, source="text", on=NOW), said.body


def _names(profile: Profile) -> tuple[str, ...]:
    return tuple(pattern.activity_key for pattern in profile.activities)


@pytest.mark.parametrize(
    ("text", "activities", "no_thanks", "said"),
    [
        ("no more karaoke", "coffee hiking cocktails", "dogs chess karaoke", 'no more karaoke. Text "add karaoke"'),
        ("I don't do bars any more", "coffee hiking karaoke cocktails", "dogs chess bars", "wasn't on your list"),
        (
            "please remove coffee and hiking",
            "karaoke cocktails",
            "dogs chess coffee hiking",
            "no more coffee and hiking",
        ),
        ("drop chess", "coffee hiking karaoke cocktails", "dogs chess", "Noted already: no chess"),
        (
            "add pottery",
            "coffee hiking karaoke cocktails pottery",
            "dogs chess",
            'Added: pottery. Text "forget pottery"',
        ),
        ("add chess", "coffee hiking karaoke cocktails chess", "dogs", "Added: chess"),
        ("add coffee", "coffee hiking karaoke cocktails", "dogs chess", "On your list already: coffee"),
        ("add coffee and pottery", "coffee hiking karaoke cocktails pottery", "dogs chess", "Added: pottery"),
        ("add dog walks", "coffee hiking karaoke cocktails dog_walk", "dogs chess", "also told me no dogs"),
        ("forget hiking", "coffee karaoke cocktails", "dogs chess", "Forgotten: hiking"),
        ("FORGET dogs", "coffee hiking karaoke cocktails", "chess", "Forgotten: dogs"),
        ("forget bowling", "coffee hiking karaoke cocktails", "dogs chess", "I had nothing about bowling"),
    ],
)
def test_activities(text: str, activities: str, no_thanks: str, said: str) -> None:
    """What is dropped is not for them, what is added is welcome again, and what is forgotten is neither."""
    after, body = _taught(text)
    assert set(_names(after)) == set(activities.split())
    assert set(after.boundaries.no_thanks) == set(no_thanks.split())
    assert said in body


@pytest.mark.parametrize(
    ("text", "held", "said"),
    [
        ("i dont drink anymore", "alcohol", "leaves out cocktails"),
        ("im vegetarian now", "vegetarian", "vegetarian food"),
        ("GROUPS ONLY", "groups_only", "Noted: groups only"),
        ("no more late nights", "late_night", "no late nights"),
        ("btw i need step free places", "step_free", "step-free places"),
        ("i'm allergic to dogs btw", "dogs", "Noted already: no dogs"),
    ],
)
def test_boundaries(text: str, held: str, said: str) -> None:
    """A boundary goes to the list of its kind, with the fact about a place that it forbids."""
    after, body = _taught(text)
    boundaries = after.boundaries
    where = {
        BoundaryKind.NO_THANKS: boundaries.no_thanks,
        BoundaryKind.NEED: boundaries.needs,
        BoundaryKind.LIMIT: boundaries.limits,
    }
    assert held in where[BOUNDARIES[held].kind]
    assert BOUNDARIES[held].hard is None or boundaries.hard_constraints[held] is False
    assert said in body


@pytest.mark.parametrize(
    ("text", "times", "said"),
    [
        ("change my times to evenings", TimePreferences(("evenings",), (), ("afternoons",)), "you're free evenings"),
        ("set my times to mornings and evenings", WHOLE.times, "That's what I have"),
        ("switch me to afternoons", TimePreferences(("afternoons",)), "free afternoons"),
        ("no more mornings", TimePreferences(("evenings",), (), ("afternoons", "mornings")), "That leaves evenings"),
        ("afternoons no longer work", WHOLE.times, "Noted already: not afternoons"),
        ("no more mornings and evenings", TimePreferences((), (), ("afternoons", "mornings", "evenings")), "no time"),
    ],
)
def test_times(text: str, times: TimePreferences, said: str) -> None:
    """Times are replaced by what is said and cut by what is ruled out; the answer says what is left."""
    after, body = _taught(text)
    assert after.times == times
    assert said in body


def test_times_limited_to_days() -> None:
    """Ruling out weekends takes Saturday mornings along, and does not make every morning free."""
    before = replace(WHOLE, times=TimePreferences(("mornings", "evenings", "weekends"), ("SAT_MORNING",)))
    after, body = _taught("no more weekends for me, new job", before)
    assert after.times == TimePreferences(("evenings",), (), ("weekends",))
    assert "That leaves evenings" in body


def test_ruling_out_the_only_thing_known_about_times() -> None:
    """Somebody who never said when they have time is not told that something is left."""
    after, body = _taught("no more mornings", replace(WHOLE, times=None))
    assert after.times == TimePreferences((), (), ("mornings",))
    assert body == "Done: not mornings."


@pytest.mark.parametrize(
    ("text", "size", "said"),
    [
        ("smaller groups please", (2, 3), "Done: groups of 2-3"),
        ("change my group size to 4-6", (4, 6), "That's what I have: groups of 4-6"),
        ("bigger groups pls", (7, 10), "groups of 7-10"),
    ],
)
def test_groups(text: str, size: tuple[int, int], said: str) -> None:
    """A new size replaces the old one."""
    after, body = _taught(text)
    assert after.group_size == GroupSizePreference(*size)
    assert said in body


_activities = st.frozensets(st.sampled_from(sorted(CATALOG)), min_size=1, max_size=6)
_boundaries = st.frozensets(st.sampled_from(sorted(BOUNDARIES)), max_size=6)
_parts = st.frozensets(st.sampled_from(Part), min_size=1)
_of_kind = {
    kind: st.frozensets(st.sampled_from(sorted(key for key in BOUNDARIES if BOUNDARIES[key].kind is kind)), max_size=4)
    for kind in BoundaryKind
}
any_teaching: st.SearchStrategy[Teaching] = st.one_of(
    st.builds(DropActivities, _activities, _boundaries),
    st.builds(AddActivities, _activities),
    st.builds(
        SetTimes,
        _parts,
        st.lists(st.tuples(st.none() | st.integers(0, 6), st.sampled_from(Part)), max_size=4).map(tuple),
    ),
    st.builds(ExcludeTimes, _parts),
    st.integers(2, 10).flatmap(lambda low: st.builds(SetGroup, st.just(low), st.integers(low, 10))),
    st.builds(AddBoundaries, *_of_kind.values()),
    st.builds(Forget, _activities, _boundaries),
)


@given(any_profiles, any_teaching)
def test_any_change_of_any_profile(profile: Profile, change: Teaching) -> None:
    """Said twice it counts once, no factor jumps, and what is said is a text that may be sent."""
    lesson = teach(change, profile)
    after = learn(profile, lesson.signals, source="text", on=NOW)
    assert teach(change, after).signals == ()
    for factor in Factor:
        before, now = profile.fingerprint.get(factor), after.fingerprint.get(factor)
        if now is not None:
            assert abs(now.range_value - (before.range_value if before else 0.5)) <= FURTHEST + 1e-9
    for words in (*lesson.words, *teach(change, EMPTY).words):
        assert len(words.body) <= LONGEST_TEXT
        assert is_gsm7(words.body)
        assert "?" not in words.body
        assert "_" not in words.body
