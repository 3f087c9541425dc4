"""Turns of a join and an interview take as few round trips as any other, however many share a batch."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from engine.store.connections import open_pool
from router.turn import TurnLane
from tests.messaging.flights import FlightCounter
from tests.messaging.stage import Bell, number
from tests.messaging.talk import PAUSE, Talk

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = 8
_JOIN = ("JOIN", "Robin Reyes", "3/14/1994", "94110", "AGREE")
_INTERVIEW = ("ready", "hiking, board games, coffee", "2", "cozy and lots of laughing", "B", "A", "C and D", "B")
_KINDS = {"JOIN": 0, "name": 1}


@pytest.mark.parametrize("people", [1, 100])
def test_a_story_takes_few_flights(talk: Talk, people: int) -> None:
    """Every step from JOIN into the interview fits in eight flights a batch; one more where ZIP codes are looked up."""
    crowd = [number(place) for place in range(people)]
    with FlightCounter(talk.stage.settings) as counter:
        pool = open_pool(counter.settings, application="test", size=1)
        lane = TurnLane(counter.settings, pool, Bell())
        for _ in range(3):  # the first batches also prepare statements
            _step(talk, lane, counter, crowd, "is this a bot?")
            talk.wait(timedelta(minutes=10))
        flights = {body: _step(talk, lane, counter, crowd, body) for body in (*_JOIN, *_INTERVIEW)}
        pool.close()
    print(flights)
    assert talk.values("select count(*) from users") == [people]
    assert talk.values("select distinct state_token from conversation_sessions") == ["group_01"]


def _step(talk: Talk, lane: TurnLane, counter: FlightCounter, crowd: Sequence[str], body: str) -> int:
    """Everybody says it, in one batch; gives the flights of its turns."""
    talk.wait(PAUSE)
    talk.stage.store(*(talk.stage.new_text(body, sender=one) for one in crowd))
    before = counter.flights
    assert lane.step()
    flights = counter.flights - before
    talk.hear()
    return flights
