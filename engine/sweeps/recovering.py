"""Letting texts in that the carrier had and we did not: once each, counted, and said to an operator."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
import psycopg
import structlog

from engine.domain.effects import Silence
from engine.domain.keywords import Keyword, read_keyword
from engine.errors import describe_error
from engine.ids import new_id
from engine.store import inbound_looks, inbound_texts, ledgers
from engine.store.connections import is_passing, transaction
from engine.store.inbound_texts import FinishedText
from engine.store.ledgers import Alert

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from psycopg import Connection

    from engine.store.inbound_texts import NewText

_log = structlog.get_logger()

AT_MOST = 256
"""Rows in one statement, as in the receiver."""

_ON_CONSENT = frozenset({Keyword.STOP, Keyword.START, Keyword.YES})


def store_recovered(
    conn: Connection, our_number: str, texts: Sequence[tuple[NewText, str]], *, seen_until: datetime, now: datetime
) -> int:
    """Store ``texts`` (each with its words) in the order given, and how far the list was read.

    Gives how many were new. All at once or, where the database refuses one of them, each alone: one bad row keeps
    nobody else out.
    """
    try:
        with transaction(conn):
            return _store(conn, our_number, texts, seen_until, now)
    except psycopg.Error as error:
        if is_passing(error):
            raise
    stored = 0
    for text in texts:
        try:
            with transaction(conn):
                stored += _store(conn, our_number, [text], None, now)
        except psycopg.Error as error:
            if is_passing(error):
                raise
            _log.error("text_refused_by_database", correlation_id=str(text[0].correlation_id), **describe_error(error))
    with transaction(conn):
        _store(conn, our_number, [], seen_until, now)
    return stored


def _store(
    conn: Connection,
    our_number: str,
    texts: Sequence[tuple[NewText, str]],
    seen_until: datetime | None,
    now: datetime,
) -> int:
    rows = [text for text, _ in texts]
    new = set()
    for start in range(0, len(rows), AT_MOST):
        new |= {row[0] for row in inbound_texts.store_texts(conn, rows[start : start + AT_MOST]).fetchall()}
    stored = [(text, words) for text, words in texts if text.id in new]
    if stored:
        _close_overtaken(conn, stored, now)
        _tell(conn, [text for text, _ in stored], now)
    inbound_looks.finish_look(conn, our_number, seen_until=seen_until, recovered=len(stored))
    return len(stored)


def _close_overtaken(conn: Connection, stored: Sequence[tuple[NewText, str]], now: datetime) -> None:
    """A START from before a STOP that we have heard lets nobody back in, nor the other way round."""
    words = []
    for place, (text, said) in enumerate(stored):
        match = read_keyword(said, text.opt_out_type)
        if match is not None and match.keyword in _ON_CONSENT:
            words += [(place, hashed, text.arrived_at) for hashed in text.phone_hashes]
    late = inbound_looks.overtaken(conn, words) if words else frozenset()
    if late:
        finished = [FinishedText(stored[place][0].id, Silence.OUTDATED, 0, None) for place in sorted(late)]
        inbound_texts.finish_texts(conn, finished, now=now)


def _tell(conn: Connection, texts: Sequence[NewText], now: datetime) -> None:
    oldest = min(text.arrived_at for text in texts)
    payload = orjson.dumps({"texts": len(texts), "oldest_seconds": int((now - oldest).total_seconds())})
    alert = Alert(new_id(), "inbound_recovered", payload.decode(), f"inbound_recovered:{now:%Y%m%d%H}")
    ledgers.raise_alerts(conn, [alert], now=now)
    _log.warning("texts_recovered", texts=len(texts), correlation_ids=[text.correlation_id for text in texts])
