"""Work that is taken one by one: what cannot be done keeps nothing else from being done."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import psycopg
import pytest

from engine.sweeps.batches import one_by_one
from engine.sweeps.sweep import Tally

if TYPE_CHECKING:
    from uuid import UUID

    from psycopg import Connection

    from engine.sweeps.sweep import Means
    from tests.sweeps.stage import World

_INSERT = "insert into public.lane_pauses (lane, reason, paused_at) values (%s, 'test', now())"
_LANES = ("turns", "outbound", "waves")


def test_what_fails_keeps_nobody_waiting(world: World, means: Means) -> None:
    """The middle one of three fails after it wrote something: that is undone, the others are done, all are counted."""
    waiting = [(uuid4(), lane) for lane in _LANES]

    def act(conn: Connection, each: tuple[UUID, str]) -> bool:
        conn.execute(_INSERT, [each[1]])
        if each[1] == "outbound":
            conn.execute("select 1 / 0").fetchone()
        return each[1] != "waves"

    tally = one_by_one(means, lambda _conn: waiting, act)
    assert tally == Tally(done=1, failed=1)
    paused = world.conn.execute("select lane from public.lane_pauses order by lane").fetchall()
    assert paused == [("turns",), ("waves",)]


def test_a_lost_connection_ends_the_run(means: Means) -> None:
    """Without a connection nothing more is tried, and the run says so."""

    def act(conn: Connection, _each: tuple[UUID, str]) -> bool:
        conn.execute("select pg_terminate_backend(pg_backend_pid())").fetchone()
        return True

    with pytest.raises(psycopg.OperationalError):
        one_by_one(means, lambda _conn: [(uuid4(), "turns")], act)
