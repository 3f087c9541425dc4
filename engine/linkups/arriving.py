"""Somebody is late or at the spot: everybody else who comes is told one fixed line, at any hour.

It runs in the transaction of the turn, with the LinkUp's row locked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from engine.domain.activities.catalog import CATALOG
from engine.domain.linkups.telling import spot
from engine.domain.purposes import Purpose
from engine.domain.sending_hours import HoursRule
from engine.domain.voice import Line, say
from engine.linkups.personal_texts import text_to
from engine.store import days, outbox, plans
from engine.store.days import Arrival

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

    from crypto.keyring import Keyring
    from engine.domain.voice import Words
    from engine.store.outbox import NewJob
    from engine.store.plans import PersonRow

_WORTH_TELLING: Final = timedelta(minutes=60)


@dataclass(frozen=True, slots=True)
class Arriving:
    """What ``by`` said in the text of ``correlation_id``: late by ``minutes``, or (None) at the spot."""

    place: UUID
    linkup: UUID
    by: UUID
    minutes: int | None
    correlation_id: UUID


def tell_others(conn: Connection, said: Sequence[Arriving], *, keyring: Keyring, now: datetime) -> None:
    """Keep what was said, and tell everybody else who comes."""
    days.note_arrivals(conn, [Arrival(each.place, each.minutes) for each in said], now=now)
    people = plans.read_people(conn, sorted({each.linkup for each in said})).fetchall()
    jobs: list[NewJob] = []
    for each in said:
        coming = [person for person in people if person.linkup_id == each.linkup and person.has_place]
        by = next((person for person in coming if person.user_id == each.by), None)
        if by is not None:
            jobs += [_news(each, by, person, keyring, now) for person in coming if person is not by]
    outbox.enqueue(conn, jobs, now=now)


def _news(said: Arriving, by: PersonRow, to: PersonRow, keyring: Keyring, now: datetime) -> NewJob:
    what = "here" if said.minutes is None else f"late:{said.minutes}"
    return text_to(
        to,
        _words(said, by),
        Purpose.LOGISTICS,
        key=f"arrival:{said.place}:{what}:{to.user_id}",
        correlation_id=said.correlation_id,
        keyring=keyring,
        now=now,
        hours=HoursRule.ANY_HOUR,  # it begins or began within hours
        not_after=now + _WORTH_TELLING,
    )


def _words(said: Arriving, by: PersonRow) -> Words:
    activity = CATALOG[by.activity_key].label
    if said.minutes is None:
        return say(Line.DAY_HERE_NEWS, name=by.first_name, activity=activity, place=spot(by.venue))
    return say(Line.DAY_LATE_NEWS, name=by.first_name, activity=activity, minutes=str(said.minutes))
