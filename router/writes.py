"""Everything a batch of turns writes, and the one order in which it is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.store import inbox, joining, ledgers, linkups, members, outbox, people, places, plans, profiles, questions
from router.after import AfterWrites

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

    from engine.domain.linkups.states import CancelReason
    from engine.linkups.arriving import Arriving
    from engine.linkups.changes import ChangedPlan
    from engine.linkups.leaving import Drop
    from engine.linkups.withdrawing import Withdrawn
    from engine.store.inbox import FinishedText, NewEvent
    from engine.store.joining import Admission, PendingJoin
    from engine.store.ledgers import Alert, DomainEvent, MessageEvent
    from engine.store.linkups import LinkupDraft, SentLinkup
    from engine.store.members import Ban, Membership, Move, Renaming
    from engine.store.outbox import NewJob
    from engine.store.people import ConsentStatement, MovedSession, Wording
    from engine.store.places import InviteAnswer, TakenSeat
    from engine.store.profiles import ProfileEvent, SavedProfile
    from engine.store.questions import NewQuestion


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
    _write_people(conn, writes, now)
    _write_profiles(conn, writes, now)
    if writes.answers:
        places.record_answers(conn, writes.answers, now=now)
    if writes.seats:
        places.take_seats(conn, writes.seats, now=now)
    _write_places(conn, writes)
    _write_linkups(conn, writes, now)
    _write_messages(conn, writes, now)
    if writes.sessions:
        people.move_sessions(conn, writes.sessions, now=now)
    if writes.moves:
        ledgers.record_domain_events(conn, writes.moves, now=now)
    if writes.alerts:
        ledgers.raise_alerts(conn, writes.alerts, now=now)
    ledgers.record_message_events(conn, writes.told, now=now)
    if writes.finished_texts:
        inbox.finish_texts(conn, writes.finished_texts, now=now)
    if writes.finished_events:
        inbox.finish_events(conn, writes.finished_events, now=now)
    if writes.bans:  # last, so that the text that gave it away is emptied with the others
        banned = [ban.phone_id for ban in writes.bans]
        questions.close_every_question(conn, banned, reason="under_18", now=now)
        members.erase_texts(conn, banned, now=now)
    inbox.advance_turns(conn, writes.turns)


def _write_people(conn: Connection, writes: Writes, now: datetime) -> None:
    if writes.wordings:
        people.keep_wordings(conn, list(writes.wordings.values()), now=now)
    if writes.consents:
        people.record_consents(conn, writes.consents, now=now)
    if writes.forgotten_joins:
        joining.forget_joins(conn, writes.forgotten_joins)
    if writes.kept_joins:
        joining.keep_joins(conn, writes.kept_joins, now=now)
    if writes.admissions:
        joining.admit_people(conn, writes.admissions, now=now)
    _write_members(conn, writes, now)


def _write_members(conn: Connection, writes: Writes, now: datetime) -> None:
    if writes.bans:
        members.refuse(conn, writes.bans, now=now)
    if writes.user_moves:
        members.move_users(conn, writes.user_moves)
    if writes.renamings:
        members.rename_people(conn, writes.renamings)
    if writes.relocations:
        members.move_people(conn, writes.relocations, now=now)
    if writes.memberships:
        members.begin_memberships(conn, writes.memberships, now=now)
    if writes.activations:
        members.activate_memberships(conn, writes.activations)


def _write_profiles(conn: Connection, writes: Writes, now: datetime) -> None:
    if writes.profiles:
        profiles.save_profiles(conn, writes.profiles)
    if writes.lessons:
        profiles.record_profile_events(conn, writes.lessons, now=now)


def _write_places(conn: Connection, writes: Writes) -> None:
    if writes.retaken_places:
        plans.return_to_places(conn, writes.retaken_places)
    if writes.left_not:
        plans.forget_late_leaving(conn, writes.left_not)


def _write_linkups(conn: Connection, writes: Writes, now: datetime) -> None:
    """Drafts that end make room for the next: everybody has at most one under way."""
    if writes.canceled_linkups:
        linkups.cancel_linkups(conn, writes.canceled_linkups)
    if writes.drafted_linkups:
        linkups.draft_linkups(conn, writes.drafted_linkups, now=now)
    if writes.revised_linkups:
        linkups.revise_linkups(conn, writes.revised_linkups)
    if writes.sent_linkups:
        linkups.send_linkups(conn, writes.sent_linkups, now=now)


def _write_messages(conn: Connection, writes: Writes, now: datetime) -> None:
    for reason, phone_ids in writes.canceled.items():
        outbox.cancel_queued(conn, phone_ids, reason=reason)
    if writes.jobs:
        outbox.enqueue(conn, writes.jobs, now=now)
    if writes.nudged:
        questions.count_nudges(conn, writes.nudged)
    if writes.closed_questions:
        questions.close_questions(conn, writes.closed_questions, now=now)
    if writes.questions:
        questions.open_questions(conn, writes.questions, now=now)
    if writes.events:
        inbox.insert_events(conn, writes.events, now=now)
