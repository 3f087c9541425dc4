from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given

from engine.domain.profile.completeness import Hole, is_complete, missing, settle, state_of
from engine.domain.profile.freshness import STALE_AFTER, freshness_days, grow_stale
from engine.domain.profile.learning import learn
from engine.domain.profile.profile import EMPTY, Ended, Profile, TimePreferences
from engine.domain.profile.signals import DropActivities, FinishStep, NameActivities, PreferGroup, PreferTimes, Signal
from engine.domain.profile.states import MOVES, Machine, ProfileState, UndeclaredMove, check_move
from tests.domain.profile.profiles import NOW, TODAY, any_profiles, profile_of

S = ProfileState
OVER = FinishStep("wrap_01", Ended.ANSWERED)


def taught(profile: Profile, *signals: Signal) -> Profile:
    """Return the profile after one message of an interview that taught this."""
    return learn(profile, signals, source="interview", on=NOW)


@pytest.mark.parametrize(
    ("profile", "holes", "state"),
    [
        (EMPTY, tuple(Hole), S.EMPTY),
        (profile_of(), (), S.COMPLETE_MVP),
        (profile_of(confidence=0.55), (), S.COMPLETE_MVP),
        (profile_of(confidence=0.54), (Hole.FACTORS,), S.PARTIAL),
        (profile_of(known=7), (Hole.FACTORS,), S.PARTIAL),
        (profile_of(liked=2), (Hole.ACTIVITIES,), S.PARTIAL),
        (replace(profile_of(), group_size=None), (Hole.GROUP_SIZE,), S.PARTIAL),
        (replace(profile_of(), times=None), (Hole.TIMES,), S.PARTIAL),
        (replace(profile_of(), times=TimePreferences(excluded=("mornings",))), (Hole.TIMES,), S.PARTIAL),
        (profile_of(known=12, liked=5), (), S.COMPLETE_FULL),
        (profile_of(known=12, liked=5, confidence=0.64), (), S.COMPLETE_MVP),
        (profile_of(known=11, liked=5), (), S.COMPLETE_MVP),
        (profile_of(known=12, liked=4), (), S.COMPLETE_MVP),
        (profile_of(known=12, liked=5, asked=False), (), S.COMPLETE_MVP),
    ],
)
def test_what_is_missing(profile: Profile, holes: tuple[Hole, ...], state: ProfileState) -> None:
    """Eight factors, three activities, group size and times make a profile; twelve, five and boundaries a full one."""
    assert missing(profile) == holes
    assert state_of(profile) is state


@pytest.mark.parametrize(
    ("known", "liked", "accepted"), [(6, 1, True), (7, 3, True), (5, 3, False), (6, 0, False), (8, 2, True)]
)
def test_what_is_accepted_when_asking_on_would_nag(known: int, liked: int, accepted: bool) -> None:  # noqa: FBT001 -- a column
    """With the interview over, six factors and one activity are enough, marked as low confidence; less is not."""
    profile = taught(profile_of(known=known, liked=liked), OVER)
    assert is_complete(profile) is accepted
    assert profile.low_confidence is accepted
    assert (profile.completed_at is not None) is accepted


def test_low_confidence_ends_when_the_rest_is_learned() -> None:
    """The mark goes as soon as nothing is missing any more."""
    profile = taught(profile_of(liked=2), OVER)
    assert profile.low_confidence
    assert not taught(profile, NameActivities({"coffee": 0.9})).low_confidence


def test_a_profile_moves_once_a_message() -> None:
    """However much one message teaches, an empty profile is partial first, then complete, then full."""
    profile = replace(profile_of(known=12, liked=5), state=S.EMPTY)
    seen = []
    for _ in range(4):
        profile = taught(profile, PreferGroup(4, 6))
        seen.append(profile.state)
    assert seen == [S.PARTIAL, S.COMPLETE_MVP, S.COMPLETE_FULL, S.COMPLETE_FULL]


def test_being_complete_is_dated_once() -> None:
    """The day it was complete stays; the day it goes stale moves with every message."""
    first = taught(profile_of(), PreferGroup(4, 6))
    later = learn(first, [PreferTimes(("mornings",))], source="text", on=NOW + timedelta(days=9))
    assert (first.completed_at, later.completed_at) == (NOW, NOW)
    assert (first.stale_at, later.stale_at) == (NOW + STALE_AFTER, NOW + timedelta(days=9) + STALE_AFTER)


@pytest.mark.parametrize(
    ("gone", "state"), [(("activity_0",), S.COMPLETE_MVP), (("activity_0", "activity_1", "activity_2"), S.STALE)]
)
def test_taking_something_back_does_not_undo_a_profile(gone: tuple[str, ...], state: ProfileState) -> None:
    """One activity less and it is still complete; with none left there is nothing to match on, and it is stale."""
    assert taught(profile_of(state=S.COMPLETE_MVP), DropActivities(gone)).state is state


@pytest.mark.parametrize(
    ("state", "days", "after"),
    [
        (S.COMPLETE_MVP, 179, S.COMPLETE_MVP),
        (S.COMPLETE_MVP, 180, S.STALE),
        (S.COMPLETE_FULL, 400, S.STALE),
        (S.PARTIAL, 400, S.PARTIAL),
    ],
)
def test_a_profile_nobody_touches_goes_stale(state: ProfileState, days: int, after: ProfileState) -> None:
    """Half a year without a word makes a complete profile stale; one word makes it complete again."""
    profile = replace(profile_of(), state=state, stale_at=NOW + STALE_AFTER, completed_at=NOW)
    older = grow_stale(profile, NOW + timedelta(days=days))
    assert older.state is after
    if after is S.STALE:
        assert taught(older, PreferGroup(4, 6)).state is S.COMPLETE_MVP


@given(any_profiles)
def test_settling_only_makes_declared_moves(profile: Profile) -> None:
    """Whatever stands in a profile and whatever its state, it stays or makes one move its table declares."""
    after = settle(profile, NOW).state
    assert after is profile.state or after in MOVES[Machine.PROFILE][profile.state]


@pytest.mark.parametrize(
    ("machine", "from_", "to"),
    [
        (Machine.PROFILE, "empty", "complete_mvp"),
        (Machine.PROFILE, "complete_full", "complete_mvp"),
        (Machine.PROFILE, "partial", "partial"),
        (Machine.PROFILE, "nowhere", "partial"),
        (Machine.USER, "verified", "active"),
        (Machine.USER, "deleted", "active"),
        (Machine.USER, "active", "interviewing"),
    ],
)
def test_a_move_nobody_declared_is_refused(machine: Machine, from_: str, to: str) -> None:
    """A move that is not in the table raises, and says which it was."""
    with pytest.raises(UndeclaredMove, match=f"from {from_} to {to}"):
        check_move(machine, from_, to)


@pytest.mark.parametrize(
    ("machine", "from_", "to"),
    [(m, a, b) for m, moves in MOVES.items() for a, targets in moves.items() for b in sorted(targets)],
)
def test_a_declared_move_passes(machine: Machine, from_: str, to: str) -> None:
    """Every move of the tables is let through."""
    check_move(machine, from_, to)


@pytest.mark.parametrize(("days", "age"), [(0, 0), (10, 10), (-3, 0)])
def test_age_in_days_is_never_negative(days: int, age: int) -> None:
    """A clock that went back makes nothing younger than new."""
    assert freshness_days(TODAY, TODAY + timedelta(days=days)) == age
