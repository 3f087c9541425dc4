"""A member with a whole profile, and the turns of her texts, for everything about the living profile."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from engine.domain.people import HoldState, Person, Question, Region, RegionState, UserState
from engine.domain.profile.factors import Factor, Reading
from engine.domain.profile.profile import (
    ActivityPattern,
    Boundaries,
    GroupSizePreference,
    Profile,
    TimePreferences,
)
from engine.domain.profile.states import ProfileState
from engine.domain.turn import Happening, Mode, RecentReply
from tests.handlers.turns import ANN, NOW, turn_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.domain.turn import RecentText, Turn

BAY = Region(UUID(int=70), "bay", "the Bay Area", RegionState.OPEN, "America/Los_Angeles")
DENVER = Region(UUID(int=71), "denver", "Denver", RegionState.WAITLISTED, "America/Denver")
RENO = Region(UUID(int=72), "reno", "Reno", RegionState.CLOSED, "America/Los_Angeles")
REGIONS = {"94110": BAY, "94607": BAY, "80202": DENVER, "89501": RENO}
PRIYA = Person(UUID(int=3), ANN, "Priya", UserState.ACTIVE, BAY, "94110")
LAST_YEAR = (NOW - timedelta(days=300)).date()

WHOLE = Profile(
    state=ProfileState.COMPLETE_MVP,
    fingerprint={factor: Reading(0.6, 0.8, LAST_YEAR, {"interview": 0.8}) for factor in tuple(Factor)[:9]},
    activities=tuple(ActivityPattern(key, 0.85, LAST_YEAR) for key in ("coffee", "hiking", "karaoke", "cocktails")),
    boundaries=Boundaries(no_thanks=("dogs", "chess"), hard_constraints={"dogs": False}, needs=("quiet",), asked=True),
    group_size=GroupSizePreference(4, 6),
    times=TimePreferences(("mornings", "evenings"), (), ("afternoons",)),
    completed_at=NOW - timedelta(days=300),
    stale_at=NOW - timedelta(days=120),
)
"""What the interview left of her, 300 days ago; due to go stale, though nobody has noticed yet."""

STALE = replace(WHOLE, state=ProfileState.STALE)


def text_of(
    body: str,
    *,
    person: Person | None = PRIYA,
    profile: Profile | None = WHOLE,
    mode: Mode = Mode.IDLE,
    state: str = "idle",
    questions: Sequence[Question] = (),
    texts: Sequence[RecentText] = (),
    replies: Sequence[RecentReply] = (),
) -> Turn:
    """The turn of a text of hers."""
    turn = turn_of(body, mode=mode, state=state, texts=texts, replies=replies)
    known = replace(turn.snapshot, person=person, profile=profile, questions=tuple(questions), regions=REGIONS)
    return replace(turn, snapshot=known)


def event_of(
    *,
    profile: Profile | None = WHOLE,
    person: Person | None = PRIYA,
    opted_out: bool = False,
    mode: Mode = Mode.IDLE,
    state: str = "idle",
) -> Turn:
    """The turn in which the sweep's event about her profile is handled."""
    turn = text_of("", person=person, profile=profile, mode=mode, state=state)
    happening = Happening(UUID(int=4), "profile_stale", {}, NOW)
    return replace(turn, cause=happening, snapshot=replace(turn.snapshot, opted_out=opted_out))


def asked(topic: str, token: str, *, minutes_ago: float = 5, is_open: bool = True, is_read: bool = True) -> Question:
    """A question of ours from so many minutes ago."""
    at = NOW - timedelta(minutes=minutes_ago)
    return Question(UUID(int=5), topic, token, "line@0", at, at + timedelta(seconds=2) if is_read else None, is_open)


def held(hold: HoldState) -> Person:
    """Her, on a hold."""
    return replace(PRIYA, hold=hold)
