"""Turns of a join and an interview take as few round trips as any other, however many share a batch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from engine.store.connections import open_pool
from router.turn import TurnLane
from tests.messaging.flights import FlightCounter
from tests.messaging.stage import Bell, number
from tests.messaging.talk import PAUSE, Talk

if TYPE_CHECKING:
    from collections.abc import Sequence

_FEWEST, _MOST = 2, 8
"""Fewer could only mean a blind counter."""

_STORY = (
    *("JOIN", "Robin Reyes", "3/14/1994", "94110", "AGREE"),
    *("ready", "hiking, board games, coffee", "2", "cozy and lots of laughing", "B", "A", "C", "B", "B"),
)
_CROWDS = {1: ((0, 5), (5, 6), (6, 7)), 100: ((0, 5), (5, 105), (105, 205))}
_WITH_A_ZIP = {"94110", "AGREE"}
"""Where a ZIP code was just said, or waits in the join: its region is looked up once it is known."""


@pytest.mark.parametrize("people", [1, 100])
def test_a_story_takes_few_flights(talk: Talk, people: int) -> None:
    """Every step from JOIN into the interview fits in eight flights a batch; one more where ZIP codes are looked up."""
    with FlightCounter(talk.stage.settings) as counter:
        pool = open_pool(counter.settings, application="test", size=1)
        lane = TurnLane(counter.settings, pool, Bell())
        # The first crowd is there because its batches also prepare statements. Of the other two the better counts:
        # how the kernel cuts a hundred rows into packets is not what this is about.
        crowds = [[number(place) for place in range(first, last)] for first, last in _CROWDS[people]]
        stories = [[_step(talk, lane, counter, crowd, body) for body in _STORY] for crowd in crowds]
        pool.close()
    assert talk.values("select count(*) from users") == [sum(map(len, crowds))]
    assert talk.values("select distinct state_token from conversation_sessions") == ["values_01"]
    for body, *taken in zip(_STORY, *stories[1:], strict=True):
        assert _FEWEST <= min(taken) <= _MOST + (body in _WITH_A_ZIP), body


def _step(talk: Talk, lane: TurnLane, counter: FlightCounter, crowd: Sequence[str], body: str) -> int:
    """Everybody says it, in one batch; gives the flights of its turns."""
    talk.wait(PAUSE)
    talk.stage.store(*(talk.stage.new_text(body, sender=one) for one in crowd))
    before = counter.flights
    assert lane.step()
    flights = counter.flights - before
    talk.hear()
    return flights
