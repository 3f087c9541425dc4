"""Two people who both said yes: each learns the other's first name and number, once, after all was looked at again.

It runs in the transaction of the answer, with the LinkUp's row locked: of two last answers at once the second finds the
first. A yes that nobody returned is never told to anybody.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import orjson

from engine.domain.activities.catalog import CATALOG
from engine.domain.linkups.after import Attendance
from engine.domain.linkups.exchange import Reveal, Side, Suppress, reveal
from engine.domain.linkups.phone_words import phone_in_words
from engine.domain.purposes import Purpose
from engine.domain.sending_hours import HoursRule
from engine.domain.voice import Line, say
from engine.ids import new_id
from engine.linkups.personal_texts import text_to
from engine.store import exchanges, ledgers, outbox
from engine.store.exchanges import Exchange
from engine.store.ledgers import Alert, DomainEvent

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

    from crypto.keyring import Keyring
    from engine.store.exchanges import MutualRow, SideRow
    from engine.store.outbox import NewJob

Sides = dict[tuple["UUID", "UUID"], "SideRow"]


def reveal_mutual(
    conn: Connection,
    linkups: Sequence[UUID],
    *,
    answering: Collection[tuple[UUID, UUID]],
    activities: Mapping[UUID, str],
    keyring: Keyring,
    now: datetime,
) -> None:
    """Reveal what is mutual by now in these LinkUps, or keep for review why it must not be.

    ``answering`` are the (LinkUp, person) of this very turn: they are answered at any hour, the others in the hours for
    it. ``activities`` are the LinkUps' keys.
    """
    pairs = exchanges.read_mutual(conn, linkups)
    if not pairs:
        return
    sides = _read_sides(conn, pairs, now)
    kept = _note(conn, [(pair, found) for pair in pairs if (found := _found(sides, pair)) is not None], now)
    texts = _Texts(sides, answering, activities, keyring, now)
    jobs = [job for pair, exchange in kept if exchange.reason is None for job in texts.of(pair, exchange)]
    if jobs:
        outbox.enqueue(conn, jobs, now=now)


def suppress_reveals(conn: Connection, user_ids: Sequence[UUID], *, reason: str, now: datetime) -> None:
    """Take back what these people said yes to, and numbers that are on their way to or from them.

    For whoever leaves (STOP, DELETE) or is held for harm, in the transaction of that. What was read already stays
    swapped; where no text had left, nothing was. ``reason`` is a code of contact_exchanges.suppressed_reason. The
    caller holds the lock of each one's number, and of every LinkUp it needs: those that are over are locked here, after
    all others, so that an answer under way is waited for.
    """
    exchanges.lock_chosen(conn, user_ids)
    suppressed = exchanges.withdraw(conn, user_ids, reason=reason, now=now)
    events = [
        DomainEvent(
            new_id(), "exchange", each, "swap_suppressed", "revealed", reason, f"exchange:withdrawn:{each}", each
        )
        for each in suppressed
    ]
    if events:
        ledgers.record_domain_events(conn, events, now=now)


def _read_sides(conn: Connection, pairs: Sequence[MutualRow], now: datetime) -> Sides:
    both = [(pair.linkup_id, who) for pair in pairs for who in (pair.one, pair.other)]
    return {(side.linkup_id, side.user_id): side for side in exchanges.read_sides(conn, both, now=now)}


def _found(sides: Sides, pair: MutualRow) -> Reveal | Suppress | None:
    """Return what a pair's choices come to, as both stand now."""
    one, other = _side(sides, pair, pair.one), _side(sides, pair, pair.other)
    return reveal(one, other, blocked=pair.blocked, revealed=pair.revealed)


def _note(
    conn: Connection, found: Sequence[tuple[MutualRow, Reveal | Suppress]], now: datetime
) -> list[tuple[MutualRow, Exchange]]:
    """Keep what comes of pairs: an exchange, a connection, the ledger's row, an alert; gives those that are new."""
    to_connect = [(pair.one, pair.other) for pair, what in found if isinstance(what, Reveal)]
    fresh = exchanges.connect(conn, to_connect, now=now) if to_connect else set()
    kept = [
        (pair, Exchange(new_id(), pair.linkup_id, pair.one, pair.other, _reason(what)))
        for pair, what in found
        # Two LinkUps of the same two people at once: whoever noted it first has told them.
        if isinstance(what, Suppress) or pair.connected or (pair.one, pair.other) in fresh
    ]
    if not kept:
        return []
    new = exchanges.record_exchanges(conn, [exchange for _, exchange in kept], now=now)
    kept = [(pair, exchange) for pair, exchange in kept if exchange.id in new]
    ledgers.record_domain_events(conn, [_event(pair, exchange) for pair, exchange in kept], now=now)
    alerts = [_alert(exchange) for _, exchange in kept if exchange.reason is not None]
    if alerts:
        ledgers.raise_alerts(conn, alerts, now=now)
    return kept


def _side(sides: Sides, pair: MutualRow, who: UUID) -> Side:
    row = sides[pair.linkup_id, who]
    attendance = None if row.attendance is None else Attendance(row.attendance)
    return Side(chose=True, attendance=attendance, held=row.held, left=row.left)


def _reason(what: Reveal | Suppress) -> str | None:
    return what.reason.value if isinstance(what, Suppress) else None


def _event(pair: MutualRow, exchange: Exchange) -> DomainEvent:
    what, to = ("numbers_swapped", "revealed") if exchange.reason is None else ("swap_suppressed", exchange.reason)
    return DomainEvent(
        id=new_id(),
        entity_type="exchange",
        entity_id=exchange.id,
        event_type=what,
        from_state="mutual",
        to_state=to,
        key=f"exchange:{pair.linkup_id}:{pair.one}:{pair.other}",
        correlation_id=pair.correlation_id or pair.linkup_id,
    )


def _alert(exchange: Exchange) -> Alert:
    payload = orjson.dumps({"exchange_id": exchange.id, "linkup_id": exchange.linkup_id, "reason": exchange.reason})
    return Alert(new_id(), "swap_suppressed", payload.decode(), f"swap_suppressed:{exchange.id}")


@dataclass(frozen=True, slots=True)
class _Texts:
    """What all reveals of one transaction share."""

    sides: Sides
    answering: Collection[tuple[UUID, UUID]]
    activities: Mapping[UUID, str]
    keyring: Keyring
    now: datetime

    def of(self, pair: MutualRow, exchange: Exchange) -> list[NewJob]:
        """Return the two texts of a reveal."""
        return [
            self._to(pair, exchange, self.sides[pair.linkup_id, who], self.sides[pair.linkup_id, whom])
            for who, whom in ((pair.one, pair.other), (pair.other, pair.one))
        ]

    def _to(self, pair: MutualRow, exchange: Exchange, reader: SideRow, other: SideRow) -> NewJob:
        words = say(
            Line.AFTER_REVEALED,
            name=other.first_name or "",
            activity=CATALOG[self.activities[pair.linkup_id]].label,
            phone=phone_in_words(other.phone_e164 or ""),
        )
        return text_to(
            reader,
            words,
            Purpose.EXCHANGE,
            key=f"reveal:{exchange.id}:{reader.user_id}",
            correlation_id=pair.correlation_id or pair.linkup_id,
            keyring=self.keyring,
            now=self.now,
            hours=HoursRule.ANY_HOUR if (pair.linkup_id, reader.user_id) in self.answering else None,
        )
