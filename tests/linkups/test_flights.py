"""What a lock and a turn about LinkUps cost: few round trips, however many people there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from engine.domain.linkups.quorum import SETTLE
from engine.linkups.locking import settle
from engine.store import locks, places
from engine.store.connections import lend, open_pool, transaction
from tests.matching.world import add_person, phone_id
from tests.messaging.flights import FlightCounter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from psycopg import Connection

    from tests.linkups.plans import Plan

MOST = 4
ACTIVITIES = ("coffee", "hiking", "chess")  # the first ones also prepare statements


@pytest.mark.parametrize("names", ["Ben Cat", "Ben Cat Dee Eve Flo Gus Hal Ivy Joe"])
def test_a_lock_takes_four_round_trips(plan: Plan, names: str) -> None:
    """Lock the row, read twice, write: four flights with begin and commit, however many come."""
    people, counts = names.split(), []
    plan.open(*people, size=(3, 10))
    with FlightCounter(plan.town.settings) as counter, open_pool(counter.settings, application="test", size=1) as pool:
        for activity in ACTIVITIES:
            if activity != "coffee":
                plan.add(*people, size=(3, 10), activity=activity)
            _all_in(plan)
            with lend(pool) as conn:
                before = counter.flights
                with transaction(conn):
                    assert locks.lock_linkup(conn, plan.id)
                    locked = settle(
                        conn, {plan.id: frozenset()}, keyring=plan.town.settings.sms_body_keys, now=plan.town.now
                    )
                counts.append(counter.flights - before)
            assert locked == [plan.id]
            assert len(plan.members()) == len(people) + 1
            plan.town.do("update linkups set state = 'completed' where id = %s", plan.id)
    assert 2 <= min(counts[1:]) <= MOST  # fewer could only mean a blind counter


def _all_in(plan: Plan) -> None:
    """Everybody has accepted the first time, half an hour ago."""
    plan.town.do(
        "update linkup_invites set state = 'accepted', selected_option = 'A', responded_at = created_at"
        " where linkup_id = %s",
        plan.id,
    )
    plan.town.do(
        "update linkup_options set quorum_since = %s, last_change_at = %s where linkup_id = %s",
        plan.town.now, plan.town.now - SETTLE, plan.id,
    )  # fmt: skip


def test_only_who_has_linkups_is_asked_about_them(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever began one or is asked to one is looked up, in one go; nobody else costs a look."""
    plan.open("Ben")
    with plan.town.pool.connection() as conn:
        add_person(conn, "Cat")
    plan.own_number("Cat")
    looked_up: list[set[UUID]] = []
    lock = places.lock_linkups

    def noted(conn: Connection, phone_ids: Sequence[UUID]) -> None:
        looked_up.append(set(phone_ids))
        lock(conn, phone_ids)

    monkeypatch.setattr(places, "lock_linkups", noted)
    assert plan.say("Cat", "hello")
    assert looked_up == []
    for name in ("Ann", "Ben", "Cat"):
        plan.send(name, "hello again", after=1)
    plan.stage.take_turns()
    assert looked_up == [{phone_id("Ann"), phone_id("Ben")}]
