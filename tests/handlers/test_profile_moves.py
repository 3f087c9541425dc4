"""Members who move house."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from engine.domain.effects import (
    Asks,
    CloseQuestion,
    MovePerson,
    Reply,
)
from engine.domain.living.wishes import Asked
from engine.domain.purposes import Purpose
from engine.domain.turn import Mode, RecentReply
from engine.domain.voice import Line
from tests.domain.living.members import BAY, DENVER, PRIYA, RENO, asked, text_of
from tests.handlers.deciding import PACE, decide, effects_of
from tests.handlers.turns import NOW, said

if TYPE_CHECKING:
    from engine.domain.people import Person, Region


@pytest.mark.parametrize(
    ("body", "region", "line"),
    [
        ("I moved to 94607", BAY, Line.MOVED_OPEN),
        ("MOVED 80202", DENVER, Line.MOVED_WAITING),
        ("my zip is 89501 now", RENO, Line.MOVED_CLOSED),
    ],
)
def test_moving(body: str, region: Region, line: Line) -> None:
    """The member lives there from now on, and hears whether anything happens there."""
    decision = decide(text_of(body))
    (move,) = effects_of(decision, MovePerson)
    assert move.region == region
    assert said(decision) == line


@pytest.mark.parametrize(
    ("body", "person", "line"),
    [
        ("moved 94110", PRIYA, Line.MOVE_SAME),
        ("moved 10001", PRIYA, Line.MOVE_UNKNOWN),
        ("i moved to toronto M5V 2T6", PRIYA, Line.MOVE_CANADA),
        ("i moved", PRIYA, Line.MOVE_ASKED),
        ("moved 94607", replace(PRIYA, zip_changed_at=NOW - timedelta(days=29)), Line.MOVE_TOO_SOON),
        ("i moved", replace(PRIYA, zip_changed_at=NOW - timedelta(days=29)), Line.MOVE_TOO_SOON),
    ],
)
def test_not_moving(body: str, person: Person, line: Line) -> None:
    """Whatever keeps a move from happening is said, and nothing changes."""
    decision = decide(text_of(body, person=person))
    assert not effects_of(decision, MovePerson)
    assert said(decision) == line


def test_too_soon_names_the_day() -> None:
    """The day on which it works again is in the text."""
    turn = text_of("moved 94607", person=replace(PRIYA, zip_changed_at=NOW - timedelta(days=20)))
    assert "From December 1 on" in effects_of(decide(turn), Reply)[0].words.body


@pytest.mark.parametrize(
    ("ago", "line"), [(timedelta(hours=1), Line.MOVED_NOWHERE), (timedelta(days=2), Line.MOVE_UNKNOWN)]
)
def test_a_strange_zip_said_twice(ago: timedelta, line: Line) -> None:
    """A ZIP code of no region counts when it is said again within a day, so that a slip does not cost a month."""
    told = RecentReply(Purpose.REPLY, f"{Line.MOVE_UNKNOWN}@0", NOW - ago)
    decision = decide(text_of("moved 10001", replies=[told]))
    assert said(decision) == line
    assert [move.region for move in effects_of(decision, MovePerson)] == ([None] if line is Line.MOVED_NOWHERE else [])


def test_where_to() -> None:
    """Who only says that they moved is asked where to; the digits that follow are the answer, also in the interview."""
    for mode, state, questions in ((Mode.IDLE, "idle", []), (Mode.INTERVIEWING, "pace_01", [PACE])):
        question = decide(text_of("i moved", mode=mode, state=state, questions=questions))
        (reply,) = effects_of(question, Reply)
        assert (reply.purpose, reply.asks) == (Purpose.QUESTION, Asks("profile", Asked.ZIP))
        answered = [asked("profile", Asked.ZIP, minutes_ago=1), *questions]
        decision = decide(text_of("94607", mode=mode, state=state, questions=answered))
        assert [move.zip_code for move in effects_of(decision, MovePerson)] == ["94607"]
        assert CloseQuestion("profile", "answered") in decision.effects
