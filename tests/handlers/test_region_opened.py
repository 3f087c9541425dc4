"""The news that a region has opened: whom they reach, and what they say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from engine.domain.effects import ActivateMembership, Reply
from engine.domain.people import HoldState, Person, Region, RegionState, UserState
from engine.domain.purposes import Purpose
from engine.domain.turn import Happening, Mode
from engine.domain.voice import Line, say
from router.decide import decide_turn
from tests.handlers.turns import ANN, NOW, said, turn_of

if TYPE_CHECKING:
    from engine.domain.turn import Turn

EAST_BAY = Region(UUID(int=7), "east-bay", "the East Bay", RegionState.OPEN, "America/Los_Angeles")
ROBIN = Person(UUID(int=8), ANN, "Robin", UserState.ACTIVE, EAST_BAY, "94601")


def _turn(person: Person | None = ROBIN, *, mode: Mode = Mode.IDLE, opted_out: bool = False) -> Turn:
    state = "pace_01" if mode is Mode.INTERVIEWING else "idle"
    turn = turn_of("", mode=mode, state=state, opted_out=opted_out)
    news = Happening(UUID(int=9), "region_opened", {"region_id": str(EAST_BAY.id)}, NOW)
    return replace(turn, cause=news, snapshot=replace(turn.snapshot, person=person))


def _in(state: RegionState) -> Person:
    return replace(ROBIN, region=replace(EAST_BAY, state=state))


@pytest.mark.parametrize(
    ("turn", "expected", "is_in"),
    [
        pytest.param(_turn(), "region_opened", True, id="complete"),
        pytest.param(
            _turn(replace(ROBIN, state=UserState.INTERVIEWING), mode=Mode.INTERVIEWING),
            "region_opened_unfinished",
            True,
            id="in the interview",
        ),
        pytest.param(_turn(opted_out=True), "opted_out", True, id="opted out"),
        pytest.param(_turn(replace(ROBIN, hold=HoldState.HARD)), "outdated", True, id="held"),
        pytest.param(_turn(replace(ROBIN, hold=HoldState.SOFT)), "region_opened", True, id="held softly"),
        pytest.param(_turn(replace(ROBIN, state=UserState.SUSPENDED)), "outdated", True, id="suspended"),
        pytest.param(_turn(_in(RegionState.CLOSED)), "outdated", False, id="closed again"),
        pytest.param(_turn(_in(RegionState.WAITLISTED)), "outdated", False, id="waitlisted again"),
        pytest.param(_turn(replace(ROBIN, region=None)), "outdated", False, id="moved away"),
        pytest.param(_turn(None), "outdated", False, id="gone"),
    ],
)
def test_who_hears_of_it_and_whose_wait_is_over(turn: Turn, expected: str, *, is_in: bool) -> None:
    """The wait ends for everybody the open region is theirs; the text is for those who may have it."""
    decided = decide_turn(turn)
    assert said(decided.decision) == expected
    joined = [effect for effect in decided.decision.effects if isinstance(effect, ActivateMembership)]
    assert joined == ([ActivateMembership(EAST_BAY.id)] if is_in else [])


@pytest.mark.parametrize("mode", [Mode.IDLE, Mode.INTERVIEWING])
def test_the_conversation_stays_where_it_was(mode: Mode) -> None:
    """News ask nothing: an open question of the interview stays open, in its place."""
    turn = _turn(mode=mode)
    decided = decide_turn(turn)
    assert (decided.mode_after, decided.decision.state) == (mode, turn.snapshot.session.state)
    (reply,) = (effect for effect in decided.decision.effects if isinstance(effect, Reply))
    assert (reply.purpose, reply.asks) == (Purpose.REGION_NEWS, None)


@pytest.mark.parametrize("line", [Line.REGION_OPENED, Line.REGION_OPENED_UNFINISHED])
def test_the_news_name_the_place_and_who_writes(line: Line) -> None:
    """Out of the blue after weeks, a text says who it is from and where it is about."""
    body = say(line, region=EAST_BAY.name).body
    assert "JOSH" in body
    assert EAST_BAY.name in body
