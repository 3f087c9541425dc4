"""An operator's two decisions about parked work, each with its line in the ledger, in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from engine import clock
from engine.ids import new_id
from engine.store import ledgers, operations
from engine.store.ledgers import MessageEvent

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

    from engine.store.operations import UnparkedRow


def release_work(conn: Connection, ids: Sequence[UUID] | None) -> list[UnparkedRow]:
    """Give parked work (``None``: all) back to the workers; gives what was parked until now."""
    with conn.transaction():
        released = operations.release_parked(conn, ids)
        _tell(conn, "parked_released", released, {}, now=clock.now())
    return released


def close_work(conn: Connection, ids: Sequence[UUID], *, reason: str) -> list[UnparkedRow]:
    """End parked work with the outcome ``parked``; ``reason`` is a code. Gives what was parked until now."""
    now = clock.now()
    with conn.transaction():
        closed = operations.close_parked(conn, ids, now=now)
        _tell(conn, "parked_closed", closed, {"reason": reason}, now=now)
    return closed


def _tell(conn: Connection, what: str, rows: Sequence[UnparkedRow], more: dict[str, str], *, now: datetime) -> None:
    events = [
        MessageEvent(
            id=new_id(),
            user_id=None,
            event_type=what,
            payload=orjson.dumps({"cause": row.kind, "cause_id": row.id, "by": "operator", **more}).decode(),
            correlation_id=row.correlation_id,
        )
        for row in rows
    ]
    if events:
        ledgers.record_message_events(conn, events, now=now)
