"""From locked rows to turns: everything the claimed numbers' handlers may look at, in one or two round trips."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import field
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from engine.domain.effects import Silence
from engine.domain.fragments import TEXTS_FOLDED
from engine.domain.keywords import read_keyword
from engine.domain.limits import FOLD_REACH, LOOP_WINDOW, REPLIES_A_DAY
from engine.domain.record import record
from engine.domain.turn import Happening, Part, Policy, Text, Turn
from engine.domain.understanding.zips import mentioned_zips
from engine.store import inbound_texts, inbox, linkups, outbox, people, profiles, questions, regions
from engine.store.inbound_texts import FoldedRow, TextRow
from engine.store.inbox import ClaimedPhone, EventRow
from router.linkup_rows import with_candidates, with_venues
from router.load_linkups import read_linkups
from router.registry import all_handlers
from router.snapshots import KnownRows, by_phone, open_body, open_join, region_of, snapshot_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

    from crypto.keyring import Keyring
    from engine.domain.joining.progress import JoinProgress
    from engine.domain.people import Region

RECENT_REACH = 24
"""Newest messages of a number looked through for earlier texts; twice the rate limit and room to spare."""

REPLIES_REACH = 12
QUESTIONS_REACH = 6

LATEST_TURN = timedelta(hours=1)
"""Turns that run behind by up to this much still see what came before their text; limits count by arrival."""


@record
class LoadedTurn:
    """A turn with the rows it came from; ``folded`` was set aside before and is not answered yet."""

    phone: ClaimedPhone
    row: TextRow | EventRow
    turn: Turn
    folded: tuple[Text, ...] = field(default=())

    @property
    def reply_to(self) -> str | None:
        """The number a reply goes to; None for an event that answers nobody and belongs to no member."""
        if isinstance(self.turn.cause, Text):
            return self.turn.cause.sender
        if self.folded:
            return self.folded[-1].sender
        person = self.turn.snapshot.person
        return person.phone if person is not None and person.phone else None


@cache
def _is_wanted(part: Part) -> bool:
    return any(part in handler.needs for handler in all_handlers().values())


def load_turns(
    conn: Connection, phones: Sequence[ClaimedPhone], *, keyring: Keyring | None, policy: Policy, now: datetime
) -> list[LoadedTurn]:
    """Read the oldest waiting text or event of each locked number and what is known about the number.

    Without a ``keyring`` what is sealed stays closed and reads as empty. Raises ``SealError`` for what does not open.
    """
    rows, known = _read(conn, phones, now)
    folded = _load_folded(conn, rows, known, keyring)
    causes = {phone_id: _cause(row, keyring) for phone_id, row in rows.items()}
    joins = {phone_id: open_join(rows.number, keyring) for phone_id, rows in known.items()}
    near = _load_regions(conn, _zips(causes, folded, joins))

    waiting: list[tuple[ClaimedPhone, TextRow | EventRow]] = []
    turns: list[Turn] = []
    for phone in phones:
        row = rows.get(phone.phone_id)
        if row is None:  # another worker finished it between our two statements
            continue
        at = row.created_at if isinstance(row, TextRow) else now
        about = known[phone.phone_id]
        snapshot = snapshot_of(phone, about, join=joins[phone.phone_id], regions=near, keyring=keyring, at=at)
        waiting.append((phone, row))
        turns.append(Turn(snapshot, causes[phone.phone_id], now, policy))
    placed = with_candidates(conn, with_venues(conn, turns), now=now)
    return [
        LoadedTurn(phone, row, turn, tuple(folded.get(phone.phone_id, ())))
        for (phone, row), turn in zip(waiting, placed, strict=True)
    ]


def _read(
    conn: Connection, phones: Sequence[ClaimedPhone], now: datetime
) -> tuple[dict[UUID, TextRow | EventRow], dict[UUID, KnownRows]]:
    """Ask for everything before fetching anything: one round trip, and one more if LinkUps are concerned."""
    ids = [phone.phone_id for phone in phones]
    seqs = [phone.arrival_seq for phone in phones]
    texts_read = inbound_texts.read_texts(conn, seqs)
    events_read = inbox.read_events(conn, ids, seqs)
    numbers_read = people.read_numbers(conn, ids, now=now, most_replies=REPLIES_A_DAY)
    recent_read = inbound_texts.read_recent_texts(conn, ids, since=now - LOOP_WINDOW - LATEST_TURN, reach=RECENT_REACH)
    replies_read = (
        outbox.read_recent_replies(conn, ids, reach=REPLIES_REACH) if _is_wanted(Part.RECENT_REPLIES) else None
    )
    asked_read = questions.read_questions(conn, ids, reach=QUESTIONS_REACH) if _is_wanted(Part.QUESTIONS) else None
    standings_read = linkups.read_standings(conn, ids, now=now) if _is_wanted(Part.LINKUPS) else None
    profiles_read = profiles.read_profiles(conn, ids) if _is_wanted(Part.PROFILE) else None

    rows: dict[UUID, TextRow | EventRow] = {row.phone_id: row for row in texts_read.fetchall()}
    rows.update((row.phone_id, row) for row in events_read.fetchall())
    known = by_phone(numbers_read.fetchall())
    for recent in recent_read.fetchall():
        known[recent.phone_id].recent.append(recent)
    for phone_id, reply in replies_read.fetchall() if replies_read is not None else ():
        known[phone_id].replies.append(reply)
    for phone_id, question in asked_read.fetchall() if asked_read is not None else ():
        known[phone_id].questions.append(question)
    for phone_id, profile in profiles_read.fetchall() if profiles_read is not None else ():
        known[phone_id].profile = profile
    for phone_id, standing in standings_read.fetchall() if standings_read is not None else ():
        known[phone_id].standing = standing
    read_linkups(conn, known, now=now)
    return rows, known


def _zips(
    causes: Mapping[UUID, Text | Happening],
    folded: Mapping[UUID, Sequence[Text]],
    joins: Mapping[UUID, JoinProgress | None],
) -> set[str]:
    """Every ZIP code somebody named, in this text or while joining."""
    if not _is_wanted(Part.REGIONS):
        return set()
    zips: set[str] = set()
    for phone_id, cause in causes.items():
        for text in (cause, *folded.get(phone_id, ())):
            if isinstance(text, Text):
                zips.update(mentioned_zips(text.body))
        join = joins[phone_id]
        if join is not None and join.zip_code is not None:
            zips.add(join.zip_code)
    return zips


def _load_regions(conn: Connection, zips: Iterable[str]) -> dict[str, Region]:
    wanted = sorted(zips)
    return {row.zip: region_of(row) for row in regions.regions_of_zips(conn, wanted).fetchall()} if wanted else {}


def _load_folded(
    conn: Connection,
    rows: Mapping[UUID, TextRow | EventRow],
    known: Mapping[UUID, KnownRows],
    keyring: Keyring | None,
) -> dict[UUID, list[Text]]:
    """Read what was set aside: for the event that answers it, and for a text that may be the rest of it."""
    ids = [phone_id for phone_id, row in rows.items() if _may_complete(row, known[phone_id])]
    found: dict[UUID, list[Text]] = defaultdict(list)
    if ids:
        for row in inbound_texts.read_folded_texts(conn, ids, reach=FOLD_REACH).fetchall():
            found[row.phone_id].append(_text(row, keyring))
    return found


def _may_complete(row: TextRow | EventRow, known: KnownRows) -> bool:
    if isinstance(row, EventRow):
        return row.kind == TEXTS_FOLDED
    return any(recent.outcome == Silence.FOLDED for recent in known.recent)


def _cause(row: TextRow | EventRow, keyring: Keyring | None) -> Text | Happening:
    if isinstance(row, TextRow):
        return _text(row, keyring)
    return Happening(row.id, row.kind, row.payload, row.due_at, row.expected_turn)


def _text(row: TextRow | FoldedRow, keyring: Keyring | None) -> Text:
    body = open_body(row, keyring)
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
