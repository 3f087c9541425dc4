"""People whom others did not see: two words of two people make somebody missing, and they are told kindly, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.activities.catalog import CATALOG
from engine.domain.learning import lessons
from engine.domain.linkups.after import Attendance
from engine.domain.linkups.no_shows import Verdict, verdict
from engine.domain.linkups.saying_when import when_in_words
from engine.domain.linkups.states import LinkupMachine, PlaceStatus, check_move
from engine.domain.purposes import Purpose
from engine.domain.voice import Line, say
from engine.ids import new_id
from engine.linkups.learning import signals_of
from engine.linkups.personal_texts import text_to
from engine.store import after_events, learning, ledgers, outbox
from engine.store.ledgers import DomainEvent

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

    from crypto.keyring import Keyring
    from engine.store.learning import MissedRow
    from engine.store.outbox import NewJob


def judge_missing(conn: Connection, people: Sequence[tuple[UUID, UUID]], *, keyring: Keyring, now: datetime) -> None:
    """Judge each (LinkUp, person) whom somebody has just missed. Needs the LinkUps' locks."""
    found = [row for row in learning.read_missed(conn, people) if _is_missing(row)]
    if not found:
        return
    for row in found:
        check_move(LinkupMachine.PLACE, row.status, PlaceStatus.NO_SHOW)
    after_events.move_places(conn, [(row.place_id, PlaceStatus.NO_SHOW.value) for row in found])
    taught = [signal for row in found for signal in signals_of(lessons.missed(), row.user_id, row.linkup_id)]
    learning.keep_signals(conn, taught, now=now)
    ledgers.record_domain_events(conn, [_event(row) for row in found], now=now)
    outbox.enqueue(conn, [_text(row, keyring, now) for row in found if row.phone_e164], now=now)


def _is_missing(row: MissedRow) -> bool:
    own = None if row.attendance is None else Attendance(row.attendance)
    gave_up = row.status == PlaceStatus.CANCELED
    held = verdict(row.user_id, own, gave_up=gave_up, missed_by=row.missed_by, contested=row.contested)
    return held is Verdict.NO_SHOW and row.status != PlaceStatus.NO_SHOW


def _event(row: MissedRow) -> DomainEvent:
    return DomainEvent(
        id=new_id(),
        entity_type="place",
        entity_id=row.place_id,
        event_type="missed_by_others",
        from_state=row.status,
        to_state=PlaceStatus.NO_SHOW,
        key=f"place:missed_by_others:{row.place_id}",
        correlation_id=row.correlation_id or row.linkup_id,
    )


def _text(row: MissedRow, keyring: Keyring, now: datetime) -> NewJob:
    words = say(
        Line.AFTER_NOT_SEEN,
        activity=CATALOG[row.activity_key].label,
        when=when_in_words(row.event_time, row.time_zone),
    )
    return text_to(
        row,
        words,
        Purpose.POST_EVENT,
        key=f"missed:{row.place_id}",
        correlation_id=row.correlation_id or row.linkup_id,
        keyring=keyring,
        now=now,
    )
