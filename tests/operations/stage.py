"""The fixed cast of these tests, and the rows they leave behind."""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from crypto.sealed import Sealed
from engine import clock
from engine.ids import new_id
from engine.store import inbound_texts, inbox, outbox
from engine.store.inbound_texts import NewText
from engine.store.inbox import NewEvent
from engine.store.outbox import NewJob

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from psycopg import Connection

    from crypto.keyring import Keyring
    from engine.settings import Settings
    from engine.store.sealed_rows import SealedColumn

ANN = "+14155550101"
BOB = "+14155550102"
OURS = "+14155550100"
WORDS = "meet me behind the old mill"
"""What nobody but the two of them may ever read."""

UNSAID = (ANN, BOB, OURS, WORDS, ANN[1:], BOB[1:], OURS[1:])
"""What no output of an operator's command may contain."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command answered."""

    exit_code: int
    out: str
    err: str


def key(version: int) -> str:
    """A fresh `version:base64` entry."""
    return f"{version}:{base64.b64encode(secrets.token_bytes(32)).decode()}"


def text_from(
    conn: Connection, settings: Settings, number: str = ANN, words: str = WORDS, *, ring: Keyring | None = None
) -> UUID:
    """A text to us that waits for its turn; gives its id."""
    text_id, hasher = new_id(), settings.phone_hash_keys
    body = (ring or settings.sms_body_keys).seal(words, table="sms_messages", row_id=text_id, column="body")
    text = NewText(
        id=text_id,
        new_phone_id=new_id(),
        phone_hashes=hasher.candidates(number),
        hash_version=hasher.versions[0],
        from_e164=number,
        to_e164=OURS,
        sid=f"SM{text_id.hex}",
        body=body,
        media_count=0,
        num_segments=1,
        opt_out_type=None,
        correlation_id=new_id(),
        arrived_at=clock.now(),
    )
    inbound_texts.store_texts(conn, [text]).fetchall()
    return text_id


def phone_of(conn: Connection, text_id: UUID) -> UUID:
    """The number row a text belongs to."""
    row = conn.execute("select phone_id from sms_messages where id = %s", [text_id]).fetchone()
    assert row is not None
    phone_id: UUID = row[0]
    return phone_id


def job_to(
    conn: Connection,
    settings: Settings,
    phone_id: UUID,
    words: str = WORDS,
    *,
    ring: Keyring | None = None,
    due_in: timedelta = timedelta(),
) -> UUID:
    """A text of ours that is decided and waits to be sent; gives its id."""
    job_id, now = new_id(), clock.now()
    body = (ring or settings.sms_body_keys).seal(words, table="sms_outbound_jobs", row_id=job_id, column="body")
    job = NewJob(
        id=job_id,
        user_id=None,
        phone_id=phone_id,
        to_e164=ANN,
        body=body,
        purpose="reply",
        lane="reply",
        priority=1,
        run_at=now + due_in,
        not_after=None,
        zone_rule="any_hour",
        may_repeat=False,
        in_reply_to=None,
        template_version="test.1",
        correlation_id=new_id(),
        key=f"test:{job_id}",
    )
    outbox.enqueue(conn, [job], now=now)
    return job_id


def event_for(conn: Connection, phone_id: UUID, *, due_in: timedelta = timedelta()) -> UUID:
    """Something that happens to a number; gives its id."""
    event_id, now = new_id(), clock.now()
    event = NewEvent(event_id, phone_id, "nothing_heard", "{}", now + due_in, None, f"test:{event_id}", new_id())
    inbox.insert_events(conn, [event], now=now)
    return event_id


def park_text(conn: Connection, text_id: UUID, error: str = "ZeroDivisionError") -> None:
    """Set a text aside, as three failed tries do."""
    conn.execute(
        "update sms_messages set parked_at = %s, attempts = 3, processing_error = %s where id = %s",
        [clock.now(), error, text_id],
    )


def park_event(conn: Connection, event_id: UUID, error: str = "22P02") -> None:
    """Set an event aside, as three failed tries do."""
    conn.execute(
        "update inbox_events set parked_at = %s, attempts = 3, processing_error = %s where id = %s",
        [clock.now(), error, event_id],
    )


def versions_in(conn: Connection) -> set[int]:
    """The key versions that seal anything."""
    return {row[0] for row in conn.execute("select distinct key_version from private.sealed_rows").fetchall()}


def words_in(conn: Connection, ring: Keyring, place: SealedColumn, ids: Sequence[UUID]) -> list[str]:
    """The opened words of these rows, in the order of `ids`."""
    query = """
        select ciphertext, iv, tag, key_version from private.sealed_rows
        where table_name = %s and column_name = %s and id = %s
    """
    opened = []
    for row_id in ids:
        row = conn.execute(query, [place.table, place.column, row_id]).fetchone()
        assert row is not None
        opened.append(ring.open(Sealed(*row), table=place.table, row_id=row_id, column=place.column))
    return opened
