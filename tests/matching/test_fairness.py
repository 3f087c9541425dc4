"""Two weeks of a town: 300 people, 60 requests, three waves each. Nobody is flooded and nobody is left out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid5

from engine.domain.matching.rules import Relaxation
from engine.domain.profile.factors import Factor, Reading
from engine.domain.profile.motives import Motive
from engine.domain.profile.profile import ActivityPattern, TimePreferences
from engine.matching.briefs import request_of
from engine.matching.running import match_linkup
from engine.matching.searching import Look, still_fitting
from engine.store.matching import read_linkup
from tests.matching.world import COFFEE_LOVER, LINKUP, NOW, add_linkup, add_person, add_regions, invite, person_id

if TYPE_CHECKING:
    from psycopg import Connection

PEOPLE: Final = [f"person {number}" for number in range(300)]
REQUESTS: Final = 60
EVERY: Final = timedelta(days=14) / REQUESTS
WAVES: Final = ((timedelta(0), 6), (timedelta(hours=2), 6), (timedelta(hours=4), 8))
ACTIVITIES: Final = ("coffee", "hiking", "board_games", "museum")
Invites = dict[UUID, list[datetime]]
ANSWERS: Final = """
update public.linkup_invites set state = 'declined', responded_at = %s
where linkup_id = %s and hashtext(invited_user_id::text || linkup_id::text) %% 3 <> 0
"""
OVER: Final = """
update public.linkups set state = 'completed', locked_at = %(now)s, event_time = %(at)s where id = %(linkup)s
"""


def settle(conn: Connection) -> None:
    """Add people of every kind, all of whom like the four activities more or less and have time at any hour."""
    random = Random(7)
    on = date(2026, 11, 1)
    add_regions(conn)
    for name in PEOPLE:
        profile = replace(
            COFFEE_LOVER,
            fingerprint={
                factor: Reading(random.uniform(0.25, 0.75), random.uniform(0.5, 0.9), on) for factor in Factor
            },
            motives={motive: random.random() for motive in Motive},
            activities=tuple(ActivityPattern(key, random.uniform(0.6, 0.9), on) for key in ACTIVITIES),
            times=TimePreferences(("mornings", "afternoons", "evenings", "weekends")),
        )
        add_person(conn, name, profile=profile)


def ask(conn: Connection, number: int, invites: Invites) -> None:
    """Play one request: three waves off one stored list, each looked at again, answers, and its end."""
    began = NOW + number * EVERY
    linkup, at = uuid5(LINKUP, f"request {number}"), began + timedelta(days=2, hours=number % 7)
    add_linkup(conn, linkup, by=PEOPLE[number * 4], activity=ACTIVITIES[number % 4], at=at, now=began)
    run = match_linkup(conn, linkup, now=began)
    assert run.relaxation == Relaxation.NONE
    left = [candidate.user_id for candidate in run.candidates]
    for after, size in WAVES:
        now = began + after
        row = read_linkup(conn, linkup)
        assert row is not None
        (asked,) = still_fitting(conn, [Look(request_of(row), left, run.relaxation, size)], now=now)
        invite(conn, linkup, *asked, at=now)
        left = [user for user in left if user not in asked]
        for user in asked:
            invites[user].append(now)
    conn.execute(ANSWERS, [began + timedelta(hours=5), linkup])
    conn.execute(OVER, {"linkup": linkup, "now": began, "at": at})


def test_nobody_is_flooded_and_nobody_is_left_out(conn: Connection) -> None:
    """Caps hold at every moment, and a third invite goes out only after everybody had a first."""
    settle(conn)
    invites: Invites = defaultdict(list)
    for number in range(REQUESTS):
        ask(conn, number, invites)
    assert sum(map(len, invites.values())) > 2 * len(PEOPLE), "the town is busy enough to tell"
    for times in invites.values():
        for at in times:
            assert sum(at - timedelta(days=1) < other <= at for other in times) <= 1
            assert sum(at - timedelta(days=7) < other <= at for other in times) <= 3
    thirds = [sorted(times)[2] for times in invites.values() if len(times) > 2]
    assert {person_id(name) for name in PEOPLE} == invites.keys()
    assert thirds
    assert max(min(times) for times in invites.values()) <= min(thirds)
