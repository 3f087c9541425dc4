"""Old profiles: asked about once, refreshed by any sign of life."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from engine.domain.effects import (
    Asks,
    CloseQuestion,
    Reply,
    SaveProfile,
    StaySilent,
)
from engine.domain.living.wishes import Asked
from engine.domain.people import HoldState, UserState
from engine.domain.profile.factors import Factor, Reading
from engine.domain.profile.profile import EMPTY, ActivityPattern
from engine.domain.profile.states import ProfileState
from engine.domain.purposes import Purpose
from engine.domain.turn import Mode
from engine.domain.voice import Line
from tests.domain.living.members import PRIYA, STALE, WHOLE, asked, event_of, held, text_of
from tests.handlers.deciding import CHANGES, FRESH, decide, effects_of
from tests.handlers.turns import NOW, said

if TYPE_CHECKING:
    from engine.domain.profile.profile import Profile
    from engine.domain.turn import Turn


@pytest.mark.parametrize("body", [*CHANGES, "call me Priya", "add coffee", "moved 94110", "OK", "nothing changed"])
def test_a_stale_profile_is_refreshed_by_any_sign_of_life(body: str) -> None:
    """Any change, one that was so already included, and a yes make a stale profile complete again."""
    decision = decide(text_of(body, profile=STALE, questions=[asked("profile", Asked.STILL_RIGHT)]))
    (save,) = effects_of(decision, SaveProfile)
    assert save.profile.state is ProfileState.COMPLETE_MVP
    assert save.profile.stale_at is not None
    assert save.profile.stale_at > NOW
    assert CloseQuestion("profile", "answered") in decision.effects


@pytest.mark.parametrize("body", ["add pottery", "call me Max", "OK"])
def test_a_rich_stale_profile_makes_one_move(body: str) -> None:
    """A stale profile is complete again first, even where it has all that a full one has."""
    rich = replace(
        STALE,
        fingerprint=dict.fromkeys(Factor, Reading(0.6, 0.9, NOW.date())),
        activities=(*STALE.activities, ActivityPattern("running", 0.9, NOW.date())),
    )
    decision = decide(text_of(body, profile=rich, questions=[asked("profile", Asked.STILL_RIGHT)]))
    assert effects_of(decision, SaveProfile)[0].profile.state is ProfileState.COMPLETE_MVP


@pytest.mark.parametrize(("body", "line"), [("no", Line.TELL_WHAT_CHANGED), ("ME", Line.PORTRAIT)])
def test_what_refreshes_nothing(body: str, line: Line) -> None:
    """A no without what changed, and a look at it, leave a stale profile stale."""
    decision = decide(text_of(body, profile=STALE, questions=[asked("profile", Asked.STILL_RIGHT)]))
    assert said(decision) == line
    assert not effects_of(decision, SaveProfile)


def test_a_yes_to_too_little() -> None:
    """A yes to a profile that lacks something is taken, and what is missing said."""
    bare = replace(STALE, activities=())
    decision = decide(text_of("ok", profile=bare, questions=[asked("profile", Asked.STILL_RIGHT)]))
    assert effects_of(decision, SaveProfile)[0].profile.state is ProfileState.STALE
    assert "I still need to know a few things you like doing" in effects_of(decision, Reply)[-1].words.body


@pytest.mark.parametrize("profile", [WHOLE, STALE])
def test_going_stale(profile: Profile) -> None:
    """At the event the profile turns stale and its owner is asked once, at hours for nudges."""
    decision = decide(event_of(profile=profile))
    (reply,) = effects_of(decision, Reply)
    assert (reply.purpose, reply.asks) == (Purpose.NUDGE, Asks("profile", Asked.STILL_RIGHT))
    assert [save.profile.state for save in effects_of(decision, SaveProfile)] == (
        [] if profile is STALE else [ProfileState.STALE]
    )


@pytest.mark.parametrize(
    "turn",
    [
        event_of(opted_out=True),
        event_of(person=held(HoldState.SOFT)),
        event_of(person=replace(PRIYA, state=UserState.SUSPENDED)),
        event_of(mode=Mode.SAFETY_HOLD, state="crisis"),
    ],
    ids=["opted out", "held", "suspended", "busy"],
)
def test_going_stale_in_silence(turn: Turn) -> None:
    """Who cannot be asked is not; the profile is stale all the same."""
    decision = decide(turn)
    assert not effects_of(decision, Reply)
    assert effects_of(decision, SaveProfile)[0].profile.state is ProfileState.STALE


@pytest.mark.parametrize("profile", [None, EMPTY, FRESH])
def test_the_event_came_late(profile: Profile | None) -> None:
    """A profile that was touched in the meantime, or never was complete, is left alone."""
    decision = decide(event_of(profile=profile))
    assert [type(effect) for effect in decision.effects] == [StaySilent]
