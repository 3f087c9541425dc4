"""What is known of the LinkUps of numbers whose members ever had to do with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.store import after_events, days, linkups, places, plans

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

    from router.snapshots import KnownRows

INVITES_REACH = 6


def read_linkups(conn: Connection, known: Mapping[UUID, KnownRows], *, now: datetime) -> None:
    """Add the LinkUps, locked, to what is known of these numbers: one round trip, none if nobody has any.

    Most texts come from people in the interview: asking for what they cannot have would be a third of the reads.
    """
    ids = [phone_id for phone_id, rows in known.items() if rows.number.has_linkups]
    if not ids:
        return
    # First: what is read below is how the LinkUps stand under the lock.
    places.lock_linkups(conn, ids)
    running_read = linkups.lock_running(conn, ids)
    standings_read = linkups.read_standings(conn, ids, now=now)
    invites_read = places.read_invites(conn, ids, reach=INVITES_REACH, now=now)
    places_read = plans.read_places(conn, ids, now=now)
    days_read = days.read_days(conn, ids, now=now)
    afters_read = after_events.read_afters(conn, ids, now=now)
    for running in running_read.fetchall():
        known[running.phone_id].running = running
    for phone_id, standing in standings_read.fetchall():
        known[phone_id].standing = standing
    for invite in invites_read.fetchall():
        known[invite.phone_id].invites.append(invite)
    for place in places_read.fetchall():
        known[place.phone_id].places.append(place)
    for day in days_read.fetchall():
        known[day.phone_id].days.append(day)
    for after in afters_read.fetchall():
        known[after.phone_id].afters.append(after)
