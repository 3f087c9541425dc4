"""What a batch of turns means for LinkUps beyond its own rows: who withdraws, who leaves, what locks, who is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.linkups.arriving import tell_others
from engine.linkups.changes import spread
from engine.linkups.expiring import call_off
from engine.linkups.leaving import asks_further, leave
from engine.linkups.locking import settle
from engine.linkups.withdrawing import withdraw
from engine.messaging.rings import Lane
from router.after import write_afters

if TYPE_CHECKING:
    from datetime import datetime

    from psycopg import Connection

    from crypto.keyring import Keyring
    from router.writes import Writes


def withdraw_first(conn: Connection, writes: Writes, *, keyring: Keyring, now: datetime) -> bool:
    """Take out whoever withdraws, before their turn writes anything: afterwards they may be nobody any more.

    Gives whether somebody is to be asked in their place.
    """
    return withdraw(conn, writes.withdrawn, keyring=keyring, now=now)


def follow(conn: Connection, writes: Writes, *, keyring: Keyring, now: datetime) -> None:
    """Do what follows for the LinkUps, whose rows are locked, once the rows of the turns are written."""
    for linkup, by, reason in writes.called_off:
        call_off(conn, linkup, by=by, reason=reason, keyring=keyring, now=now)
    if writes.drops:
        leave(conn, writes.drops, keyring=keyring, now=now)
    if writes.answers:
        settle(conn, writes.changed_linkups, keyring=keyring, now=now)
    if writes.changed_plans:
        spread(conn, writes.changed_plans, keyring=keyring, now=now)
    if writes.arrivals:
        tell_others(conn, writes.arrivals, keyring=keyring, now=now)
    if writes.after:  # last: these LinkUps are locked after all others
        write_afters(conn, writes.after, keyring=keyring, now=now)


def lanes_with_work(writes: Writes, *, asking: bool) -> tuple[Lane, ...]:
    """Return the lanes to ring once it is committed; ``asking``: somebody is to be asked in place of another."""
    waiting = {
        Lane.OUTBOUND: bool(writes.jobs or writes.withdrawn),
        Lane.WAVES: asking or bool(writes.sent_linkups) or asks_further(writes.drops),
    }
    return tuple(lane for lane, has_work in waiting.items() if has_work)
