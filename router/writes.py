"""Everything a batch of turns writes, and the one order in which it is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from engine.store import (
    inbound_texts,
    inbox,
    joining,
    ledgers,
    linkups,
    members,
    outbox,
    people,
    places,
    plans,
    profiles,
    questions,
)
from router.after import AfterWrites

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

    from engine.domain.linkups.states import CancelReason
    from engine.linkups.arriving import Arriving
    from engine.linkups.changes import ChangedPlan
    from engine.linkups.leaving import Drop
    from engine.linkups.withdrawing import Withdrawn
    from engine.store.inbound_texts import FinishedText
    from engine.store.inbox import NewEvent
    from engine.store.joining import Admission, PendingJoin
    from engine.store.ledgers import Alert, DomainEvent, MessageEvent
    from engine.store.linkups import LinkupDraft, SentLinkup
    from engine.store.members import Ban, Membership, Move, Renaming
    from engine.store.outbox import NewJob
    from engine.store.people import ConsentStatement, MovedSession, Wording
    from engine.store.places import InviteAnswer, TakenSeat
    from engine.store.profiles import ProfileEvent, SavedProfile
    from engine.store.questions import NewQuestion

    _Step = Callable[["Connection", "Writes", datetime], None]

_Row_contra = TypeVar("_Row_contra", contravariant=True)


class _Store(Protocol[_Row_contra]):
    def __call__(self, conn: Connection, rows: Sequence[_Row_contra], /) -> object: ...


class _DatedStore(Protocol[_Row_contra]):
    def __call__(self, conn: Connection, rows: Sequence[_Row_contra], /, *, now: datetime) -> object: ...


@dataclass(slots=True)
class Writes:
    """Rows by kind. Within a turn effects commute; between kinds the order of ``write`` holds."""

    wordings: dict[str, Wording] = field(default_factory=dict)
    consents: list[ConsentStatement] = field(default_factory=list)
    bans: list[Ban] = field(default_factory=list)
    forgotten_joins: list[UUID] = field(default_factory=list)
    kept_joins: list[PendingJoin] = field(default_factory=list)
    admissions: list[Admission] = field(default_factory=list)
    user_moves: list[tuple[UUID, str]] = field(default_factory=list)
    renamings: list[Renaming] = field(default_factory=list)
    relocations: list[Move] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)
    activations: list[tuple[UUID, UUID]] = field(default_factory=list)
    profiles: list[SavedProfile] = field(default_factory=list)
    lessons: list[ProfileEvent] = field(default_factory=list)
    answers: list[InviteAnswer] = field(default_factory=list)
    seats: list[TakenSeat] = field(default_factory=list)
    drops: list[Drop] = field(default_factory=list)
    withdrawn: list[Withdrawn] = field(default_factory=list)
    retaken_places: list[UUID] = field(default_factory=list)
    left_not: list[tuple[UUID, UUID]] = field(default_factory=list)
    changed_plans: list[ChangedPlan] = field(default_factory=list)
    arrivals: list[Arriving] = field(default_factory=list)
    after: AfterWrites = field(default_factory=AfterWrites)
    canceled_linkups: list[tuple[UUID, str, str]] = field(default_factory=list)
    called_off: list[tuple[UUID, UUID, CancelReason]] = field(default_factory=list)
    drafted_linkups: list[LinkupDraft] = field(default_factory=list)
    revised_linkups: list[LinkupDraft] = field(default_factory=list)
    sent_linkups: list[SentLinkup] = field(default_factory=list)
    canceled: dict[str, list[UUID]] = field(default_factory=dict)
    jobs: list[NewJob] = field(default_factory=list)
    closed_questions: list[tuple[UUID, str, str]] = field(default_factory=list)
    questions: list[NewQuestion] = field(default_factory=list)
    nudged: list[tuple[UUID, str]] = field(default_factory=list)
    events: list[NewEvent] = field(default_factory=list)
    sessions: list[MovedSession] = field(default_factory=list)
    moves: list[DomainEvent] = field(default_factory=list)
    alerts: list[Alert] = field(default_factory=list)
    told: list[MessageEvent] = field(default_factory=list)
    finished_texts: list[FinishedText] = field(default_factory=list)
    finished_events: list[tuple[UUID, str]] = field(default_factory=list)
    turns: list[tuple[inbox.ClaimedPhone, bool]] = field(default_factory=list)

    @property
    def changed_linkups(self) -> dict[UUID, frozenset[str]]:
        """The LinkUps that were answered to, each with the options whose count that changed."""
        return {answer.linkup_id: answer.changed for answer in self.answers}


def write(conn: Connection, writes: Writes, *, now: datetime) -> None:
    """Write a batch in the declared order. A stale turn number fails the transaction (40001)."""
    for step in _ORDER:
        step(conn, writes, now)


def _rows(rows_of: Callable[[Writes], Sequence[_Row_contra]], store: _Store[_Row_contra]) -> _Step:
    """Have these rows stored where a batch has any."""

    def step(conn: Connection, writes: Writes, _now: datetime) -> None:
        if rows := rows_of(writes):
            store(conn, rows)

    return step


def _dated(rows_of: Callable[[Writes], Sequence[_Row_contra]], store: _DatedStore[_Row_contra]) -> _Step:
    """Have these rows stored with the time of the batch."""

    def step(conn: Connection, writes: Writes, now: datetime) -> None:
        if rows := rows_of(writes):
            store(conn, rows, now=now)

    return step


def _cancel_queued(conn: Connection, writes: Writes, _now: datetime) -> None:
    for reason, phone_ids in writes.canceled.items():
        outbox.cancel_queued(conn, phone_ids, reason=reason)


def _ask(conn: Connection, writes: Writes, now: datetime) -> None:
    if writes.questions:
        questions.open_questions(conn, writes.questions, closings=writes.closed_questions, now=now)
    elif writes.closed_questions:
        questions.close_questions(conn, writes.closed_questions, now=now)


def _empty_banned(conn: Connection, writes: Writes, now: datetime) -> None:
    if banned := [ban.phone_id for ban in writes.bans]:
        questions.close_every_question(conn, banned, reason="under_18", now=now)
        members.erase_texts(conn, banned, now=now)


_ORDER: Final[tuple[_Step, ...]] = (
    _dated(lambda writes: list(writes.wordings.values()), people.keep_wordings),
    _dated(lambda writes: writes.consents, people.record_consents),
    _rows(lambda writes: writes.forgotten_joins, joining.forget_joins),
    _dated(lambda writes: writes.kept_joins, joining.keep_joins),
    _dated(lambda writes: writes.admissions, joining.admit_people),
    _dated(lambda writes: writes.bans, members.refuse),
    _rows(lambda writes: writes.user_moves, members.move_users),
    _rows(lambda writes: writes.renamings, members.rename_people),
    _dated(lambda writes: writes.relocations, members.move_people),
    _dated(lambda writes: writes.memberships, members.begin_memberships),
    _rows(lambda writes: writes.activations, members.activate_memberships),
    _rows(lambda writes: writes.profiles, profiles.save_profiles),
    _dated(lambda writes: writes.lessons, profiles.record_profile_events),
    _dated(lambda writes: writes.answers, places.record_answers),
    _dated(lambda writes: writes.seats, places.take_seats),
    _rows(lambda writes: writes.retaken_places, plans.return_to_places),
    _rows(lambda writes: writes.left_not, plans.forget_late_leaving),
    # Drafts that end make room for the next: everybody has at most one under way.
    _rows(lambda writes: writes.canceled_linkups, linkups.cancel_linkups),
    _dated(lambda writes: writes.drafted_linkups, linkups.draft_linkups),
    _rows(lambda writes: writes.revised_linkups, linkups.revise_linkups),
    _dated(lambda writes: writes.sent_linkups, linkups.send_linkups),
    # What is canceled was queued before this turn's own texts.
    _cancel_queued,
    _dated(lambda writes: writes.jobs, outbox.enqueue),
    _rows(lambda writes: writes.nudged, questions.count_nudges),
    _ask,
    _dated(lambda writes: writes.events, inbox.insert_events),
    _dated(lambda writes: writes.sessions, people.move_sessions),
    _dated(lambda writes: writes.moves, ledgers.record_domain_events),
    _dated(lambda writes: writes.alerts, ledgers.raise_alerts),
    _dated(lambda writes: writes.told, ledgers.record_message_events),
    _dated(lambda writes: writes.finished_texts, inbound_texts.finish_texts),
    _dated(lambda writes: writes.finished_events, inbox.finish_events),
    # Late, so that the text that gave it away is emptied with the others.
    _empty_banned,
    _rows(lambda writes: writes.turns, inbox.advance_turns),
)
"""The order of a batch's writes: what others refer to comes first, the numbers' turns come last."""
