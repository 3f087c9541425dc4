"""Who a number belongs to, and whether it may be texted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from psycopg.rows import args_row

from crypto.sealed import Sealed
from engine.domain.record import record
from sql.loader import queries

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection, Cursor

_SQL = queries("people")


@record
class NumberRow:
    """A number's consent, ban, member, conversation pointer and progress in joining.

    ``has_linkups``: the member was ever asked to a LinkUp or began one.
    """

    phone_id: UUID
    opted_out: bool
    banned_for: str | None
    user_id: UUID | None
    phone_e164: str | None = field(repr=False)
    first_name: str | None = field(repr=False)
    user_state: str | None
    zip_code: str | None = field(repr=False)
    zip_changed_at: datetime | None
    hold: str | None
    region_id: UUID | None
    region_slug: str | None
    region_name: str | None
    region_state: str | None
    region_timezone: str | None
    mode: str | None
    state: str | None
    join_id: UUID | None
    join_step: str | None
    progress_ciphertext: bytes | None = field(repr=False)
    progress_iv: bytes | None = field(repr=False)
    progress_tag: bytes | None = field(repr=False)
    key_version: int | None
    told_today: int
    mistaken_at: datetime | None
    has_linkups: bool

    @property
    def progress(self) -> Sealed | None:
        """The sealed progress in joining, if there is any."""
        if self.progress_ciphertext is None or self.progress_iv is None or self.progress_tag is None:
            return None
        return Sealed(self.progress_ciphertext, self.progress_iv, self.progress_tag, self.key_version or 0)


@record
class MovedSession:
    """Where a person's conversation stands after a turn."""

    id: UUID
    user_id: UUID
    mode: str
    state: str
    sid: str | None


@dataclass(frozen=True, slots=True)
class ConsentStatement:
    """One line of the consent ledger. ``event_type`` is ``opted_out``, ``opted_in`` or ``consent_given``.

    ``scope`` is what it covers; ``wording`` the version of the words that were shown, for a consent.
    """

    id: UUID
    phone_id: UUID
    event_type: str
    channel: str
    via: str
    source_sid: str | None
    key: str
    correlation_id: UUID
    scope: str = "all_texts"
    wording: str | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """The exact words somebody was asked to agree to; ``version`` is ``line@version``."""

    version: str
    line: str
    body: str


def read_numbers(conn: Connection, phone_ids: Sequence[UUID], *, now: datetime, most_replies: int) -> Cursor[NumberRow]:
    """One row for each number. Bans, holds and joins that have expired at ``now`` are not there.

    What a stranger was told within a day is counted up to ``most_replies``; ``mistaken_at`` is when they last said,
    within thirty days, that we have the wrong number.
    """
    cursor = conn.cursor(row_factory=args_row(NumberRow))
    return cursor.execute(
        _SQL["read_numbers"], {"phone_ids": list(phone_ids), "now": now, "most_replies": most_replies}
    )


def move_sessions(conn: Connection, sessions: Sequence[MovedSession], *, now: datetime) -> None:
    """Point each conversation where its turn left it."""
    conn.execute(
        _SQL["move_sessions"],
        {
            "now": now,
            "ids": [s.id for s in sessions],
            "user_ids": [s.user_id for s in sessions],
            "modes": [s.mode for s in sessions],
            "states": [s.state for s in sessions],
            "sids": [s.sid for s in sessions],
        },
    )


def record_consents(conn: Connection, statements: Sequence[ConsentStatement], *, now: datetime) -> None:
    """Write statements to the ledger and bring the projection up to them."""
    conn.execute(
        _SQL["record_consents"],
        {
            "now": now,
            "ids": [s.id for s in statements],
            "phone_ids": [s.phone_id for s in statements],
            "event_types": [s.event_type for s in statements],
            "scopes": [s.scope for s in statements],
            "channels": [s.channel for s in statements],
            "vias": [s.via for s in statements],
            "wordings": [s.wording for s in statements],
            "source_sids": [s.source_sid for s in statements],
            "keys": [s.key for s in statements],
            "correlation_ids": [s.correlation_id for s in statements],
        },
    )
    refused = [s for s in statements if s.event_type == "opted_out"]
    if refused:
        conn.execute(
            _SQL["opt_out"],
            {
                "now": now,
                "phone_ids": [s.phone_id for s in refused],
                "vias": [s.via for s in refused],
                "source_sids": [s.source_sid for s in refused],
            },
        )
    agreed = [s.phone_id for s in statements if s.event_type == "opted_in"]
    if agreed:
        conn.execute(_SQL["lift_opt_out"], {"now": now, "phone_ids": agreed})


def keep_wordings(conn: Connection, wordings: Sequence[Wording], *, now: datetime) -> None:
    """Keep the exact words of consents; a known version changes nothing."""
    conn.execute(
        _SQL["keep_wordings"],
        {
            "now": now,
            "versions": [w.version for w in wordings],
            "lines": [w.line for w in wordings],
            "bodies": [w.body for w in wordings],
        },
    )


def opted_out_now(conn: Connection, phone_ids: Sequence[UUID]) -> frozenset[UUID]:
    """Which of these numbers are opted out at this instant."""
    rows = conn.execute(_SQL["opted_out_now"], {"phone_ids": list(phone_ids)}).fetchall()
    return frozenset(row[0] for row in rows)


def mark_unreachable(conn: Connection, verdicts: Sequence[tuple[UUID, int]], *, now: datetime) -> None:
    """Remember the carrier's verdict (its error code) that a number cannot take texts."""
    conn.execute(
        _SQL["mark_unreachable"],
        {"now": now, "phone_ids": [p for p, _ in verdicts], "codes": [code for _, code in verdicts]},
    )
