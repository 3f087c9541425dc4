"""From locked rows to turns: everything the claimed numbers' handlers may look at, in one round trip."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from engine.domain.keywords import read_keyword
from engine.domain.limits import FOLD_REACH, LOOP_LENGTH, LOOP_WINDOW, REPEAT_WINDOW
from engine.domain.turn import Happening, Mode, Part, Policy, RecentReply, RecentText, Session, Snapshot, Text, Turn
from engine.store import inbox, outbox, people
from engine.store.inbox import ClaimedPhone, EventRow, FoldedRow, RecentTextRow, TextRow, sealed_body
from handlers.rate_limit import TEXTS_FOLDED
from router.registry import all_handlers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

    from crypto.keyring import Keyring
    from engine.store.outbox import RecentReplyRow
    from engine.store.people import NumberRow

RECENT_REACH = 24
"""Newest messages of a number looked through for earlier texts; twice the rate limit and room to spare."""

REPLIES_REACH = 12

LATEST_TURN = timedelta(hours=1)
"""Turns that run behind by up to this much still see what came before their text; limits count by arrival."""


@dataclass(frozen=True, slots=True)
class LoadedTurn:
    """A turn with the rows it came from."""

    phone: ClaimedPhone
    row: TextRow | EventRow
    turn: Turn
    folded: tuple[Text, ...] = field(default=())

    @property
    def reply_to(self) -> str | None:
        """The number a reply goes to; None for an event that answers nobody."""
        if isinstance(self.turn.cause, Text):
            return self.turn.cause.sender
        return self.folded[-1].sender if self.folded else None


@cache
def _wants_replies() -> bool:
    return any(Part.RECENT_REPLIES in handler.needs for handler in all_handlers().values())


def load_turns(
    conn: Connection, phones: Sequence[ClaimedPhone], *, keyring: Keyring | None, policy: Policy, now: datetime
) -> list[LoadedTurn]:
    """Read the oldest waiting text or event of each locked number and what is known about the number.

    Without a ``keyring`` every body stays closed and reads as empty. Raises ``SealError`` for one that does not open.
    """
    ids = [phone.phone_id for phone in phones]
    seqs = [phone.arrival_seq for phone in phones]
    texts_read = inbox.read_texts(conn, seqs)
    events_read = inbox.read_events(conn, ids, seqs)
    numbers_read = people.read_numbers(conn, ids)
    recent_read = inbox.read_recent_texts(conn, ids, since=now - LOOP_WINDOW - LATEST_TURN, reach=RECENT_REACH)
    replies_read = outbox.read_recent_replies(conn, ids, reach=REPLIES_REACH) if _wants_replies() else None

    rows: dict[UUID, TextRow | EventRow] = {row.phone_id: row for row in texts_read.fetchall()}
    rows.update((row.phone_id, row) for row in events_read.fetchall())
    numbers = {row.phone_id: row for row in numbers_read.fetchall()}
    recent: dict[UUID, list[RecentTextRow]] = defaultdict(list)
    for earlier in recent_read.fetchall():
        recent[earlier.phone_id].append(earlier)
    replies: dict[UUID, list[RecentReplyRow]] = defaultdict(list)
    for reply in replies_read.fetchall() if replies_read is not None else ():
        replies[reply.phone_id].append(reply)
    folded = _load_folded(conn, rows, keyring)

    loaded = []
    for phone in phones:
        row = rows.get(phone.phone_id)
        if row is None:  # another worker finished it between our two statements
            continue
        at = row.created_at if isinstance(row, TextRow) else now
        snapshot = _snapshot(
            phone,
            numbers[phone.phone_id],
            _recent_texts(recent[phone.phone_id], keyring, at),
            replies[phone.phone_id],
        )
        cause = _text(row, keyring) if isinstance(row, TextRow) else _happening(row)
        turn = Turn(snapshot, cause, now, policy)
        loaded.append(LoadedTurn(phone, row, turn, tuple(folded.get(phone.phone_id, ()))))
    return loaded


def _load_folded(
    conn: Connection, rows: dict[UUID, TextRow | EventRow], keyring: Keyring | None
) -> dict[UUID, list[Text]]:
    ids = [i for i, row in rows.items() if isinstance(row, EventRow) and row.kind == TEXTS_FOLDED]
    found: dict[UUID, list[Text]] = defaultdict(list)
    if ids:
        for row in inbox.read_folded_texts(conn, ids, reach=FOLD_REACH).fetchall():
            found[row.phone_id].append(_text(row, keyring))
    return found


def _text(row: TextRow | FoldedRow, keyring: Keyring | None) -> Text:
    body = _open(row, keyring)
    waiting = row if isinstance(row, TextRow) else None  # a folded text holds no command: those are never folded
    return Text(
        id=row.id,
        sid=row.sid,
        body=body,
        sender=row.from_e164,
        recipient=row.to_e164,
        media_count=row.media_count,
        arrived_at=row.created_at,
        keyword=read_keyword(body, waiting.opt_out_type) if waiting else None,
    )


def _happening(row: EventRow) -> Happening:
    return Happening(row.id, row.kind, row.payload, row.due_at, row.expected_turn)


def _open(row: TextRow | RecentTextRow | FoldedRow, keyring: Keyring | None) -> str:
    sealed = sealed_body(row)
    if sealed is None or keyring is None:
        return ""
    return keyring.open(sealed, table="sms_messages", row_id=row.id, column="body")


def _snapshot(
    phone: ClaimedPhone, number: NumberRow, recent: tuple[RecentText, ...], replies: Sequence[RecentReplyRow]
) -> Snapshot:
    session = Session() if number.mode is None else Session(Mode(number.mode), number.state or "idle")
    return Snapshot(
        phone_id=phone.phone_id,
        turn_no=phone.turn_no,
        opted_out=number.opted_out,
        user_id=number.user_id,
        session=session,
        recent_texts=recent,
        recent_replies=tuple(RecentReply(row.purpose, row.template, row.created_at) for row in replies),
    )


def _recent_texts(rows: Sequence[RecentTextRow], keyring: Keyring | None, at: datetime) -> tuple[RecentText, ...]:
    """Open earlier bodies only where a rule compares words: a possible loop, or a possible repeat of the last."""
    rows = [row for row in rows if at - row.created_at < LOOP_WINDOW]
    may_loop = len(rows) >= LOOP_LENGTH - 1
    texts = []
    for place, row in enumerate(rows):
        compared = may_loop or (place == 0 and at - row.created_at < REPEAT_WINDOW)
        texts.append(RecentText(row.created_at, row.outcome, _open(row, keyring) if compared else ""))
    return tuple(texts)
