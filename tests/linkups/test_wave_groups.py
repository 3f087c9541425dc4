"""LinkUps that are looked at together ask as they would have one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from engine.linkups.due_waves import BATCH, MOST, DueWaves
from engine.linkups.inviting import Wave, invite_people
from engine.matching.running import match_linkup
from engine.store import invites
from engine.store.invites import DueWave
from tests.matching.world import NOW, REGION, phone_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from psycopg import Connection

    from tests.linkups.people import Town

_HOSTS = ("Ann", "Ben", "Cat", "Dan")


def asked(town: Town, conn: Connection, groups: Sequence[Sequence[UUID]]) -> list[tuple[UUID, UUID]]:
    """Return who would be asked to which LinkUp, and keep nothing of it."""
    with conn.transaction(force_rollback=True):
        for group in groups:
            ours = invites.lock_waves(conn, group, now=town.now)
            waves = [Wave(ours[each], match_linkup(conn, each, now=town.now), 1, 6) for each in group]
            invite_people(conn, waves, keyring=town.settings.sms_body_keys, now=town.now)
        return conn.execute("select linkup_id, invited_user_id from linkup_invites order by 1, 2").fetchall()


@pytest.mark.parametrize("people", [4, 15, 18])
def test_who_is_asked_together_is_asked_in_turn(town: Town, people: int) -> None:
    """All four list the same people: the first asks its six, the next those who are left, and nobody is asked twice."""
    town.settle(*_HOSTS, people=people)
    linkups = [town.linkup(host) for host in _HOSTS]
    with town.pool.connection() as conn:
        for linkup in linkups:
            match_linkup(conn, linkup, now=town.now)
        together = asked(town, conn, [linkups])
        assert together == asked(town, conn, [[each] for each in linkups])
    assert len({person for _, person in together}) == len(together) == people


def test_who_is_left_over_by_one_is_asked_by_the_next(town: Town) -> None:
    """Two of those the first LinkUp is about to ask block its initiator meanwhile: the second one asks them."""
    town.settle("Ann", "Ben", people=8)
    first, second = town.linkup("Ann"), town.linkup("Ben")
    with town.pool.connection() as conn:
        listed = [each.user_id for each in match_linkup(conn, first, now=town.now).candidates]
        match_linkup(conn, second, now=town.now)
        conn.execute(
            "insert into user_blocks (blocker_user_id, blocked_user_id, blocker_phone_id, blocked_phone_id, source)"
            " select u.id, a.id, u.phone_id, a.phone_id, 'block' from users u, users a"
            " where u.id = any (%s) and a.phone_id = %s",
            [listed[:2], phone_id("Ann")],
        )
        together = asked(town, conn, [[first, second]])
    assert {person for linkup, person in together if linkup == first} == set(listed[2:])
    assert {person for linkup, person in together if linkup == second} == set(listed[:2])


@pytest.mark.parametrize(("due", "taken"), [(1, 1), (7, BATCH), (40, 10), (64, MOST), (200, MOST)])
def test_a_step_takes_more_while_many_are_due(
    town: Town, monkeypatch: pytest.MonkeyPatch, due: int, taken: int
) -> None:
    """What falls due in a minute is shared among the threads; what an outage left is done by the dozen."""
    found = [DueWave(UUID(int=number), REGION, unsearched=True) for number in range(due)]
    monkeypatch.setattr(invites, "waves_due", lambda _conn, *, now, batch: found[: batch if now else 0])
    shared = DueWaves()
    with town.pool.connection() as conn, shared.taken(conn, NOW) as mine, shared.taken(conn, NOW) as others:
        assert len(mine.due) == taken
        assert {each.id for each in mine.due} & {each.id for each in others.due} == set()
