"""One text at the carrier: its row in SQLite, and its JSON exactly as Twilio shows it.

Statuses are ranked and only ever rise, because callbacks of one message may be shuffled on request while the message
itself is never shown going back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any, Final
from uuid import uuid4

from engine import clock

if TYPE_CHECKING:
    import sqlite3

    from engine.sandbox.store import Store

API_VERSION: Final = "2010-04-01"
RANK: Final = {
    "accepted": 0, "queued": 1, "sending": 2, "sent": 3, "delivered": 4, "undelivered": 4, "failed": 4, "received": 4,
}  # fmt: skip
FINAL_RANK: Final = 4
ERROR_WORDS: Final = {
    30001: "Queue overflow", 30002: "Account suspended", 30003: "Unreachable destination handset",
    30004: "Message blocked", 30005: "Unknown destination handset", 30006: "Landline or unreachable carrier",
    30007: "Message filtered", 30008: "Unknown error", 30034: "Message from an unregistered number",
}  # fmt: skip
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)


def new_sid(media: int = 0) -> str:
    """A fresh message SID: SM…, or MM… when it carries media."""
    return ("MM" if media else "SM") + uuid4().hex


def stamp(moment: datetime) -> int:
    """Microseconds since 1970: how the store keeps business time."""
    return (moment - _EPOCH) // _MICROSECOND


def moment_of(stamped: int) -> datetime:
    """The other way round."""
    return _EPOCH + stamped * _MICROSECOND


@dataclass(frozen=True, slots=True)
class Message:
    """A text as it was when it came in. What changes later (status, sender) lives in its row."""

    sid: str
    direction: str
    phone: str
    recipient: str
    sender: str | None
    service: str | None
    body: str
    media: int
    segments: int
    status: str
    opt_out_type: str | None = None
    job_id: str | None = None

    def insert(self, store: Store) -> None:
        """Write it, created now (business time). Raises `sqlite3.IntegrityError` for a SID seen before."""
        now = stamp(clock.now())
        arrived = None if self.direction == "outbound-api" else now
        store.write(
            "insert into messages (sid, direction, phone, recipient, sender, service, body, media, segments, status,"
            " rank, opt_out_type, job_id, created_at, updated_at, sent_at)"
            " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                self.sid, self.direction, self.phone, self.recipient, self.sender, self.service, self.body, self.media,
                self.segments, self.status, RANK[self.status], self.opt_out_type, self.job_id, now, now, arrived,
            ),
        )  # fmt: skip


def message_of(row: sqlite3.Row) -> Message:
    """The message a row holds."""
    return Message(**{name: row[name] for name in Message.__slots__})


def find(store: Store, sid: str) -> sqlite3.Row | None:
    """The row of a SID, removed ones included."""
    return store.row("select * from messages where sid = ?", (sid,))


def resource(row: sqlite3.Row, account_sid: str) -> dict[str, Any]:
    """The JSON of Twilio's Messages API for this row. `num_segments` is "0" until a sender has been picked."""
    home = f"/{API_VERSION}/Accounts/{account_sid}/Messages/{row['sid']}"
    code = row["error_code"]
    return {
        "account_sid": account_sid,
        "api_version": API_VERSION,
        "body": "" if row["redacted"] else row["body"],
        "date_created": _rfc2822(row["created_at"]),
        "date_sent": None if row["sent_at"] is None else _rfc2822(row["sent_at"]),
        "date_updated": _rfc2822(row["updated_at"]),
        "direction": row["direction"],
        "error_code": code,
        "error_message": None if code is None else ERROR_WORDS.get(code, f"Error {code}"),
        "from": row["sender"],
        "messaging_service_sid": row["service"],
        "num_media": str(row["media"]),
        "num_segments": "0" if row["status"] == "accepted" else str(row["segments"]),
        "price": None,
        "price_unit": "USD",
        "sid": row["sid"],
        "status": row["status"],
        "subresource_uris": {"media": f"{home}/Media.json"},
        "to": row["recipient"],
        "uri": f"{home}.json",
    }


def _rfc2822(stamped: int) -> str:
    return format_datetime(moment_of(stamped).replace(microsecond=0))
