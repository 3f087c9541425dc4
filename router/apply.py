"""From decisions to rows: every effect is turned into what the store writes, set-based and in one declared order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, assert_never

import orjson

from engine.domain.effects import (
    CancelQueuedTexts,
    RaiseAlert,
    RecordOptIn,
    RecordOptOut,
    Reply,
    ScheduleEvent,
    StaySilent,
)
from engine.domain.purposes import PURPOSE_RULES, Purpose
from engine.ids import new_id
from engine.store import inbox, ledgers, outbox, people
from engine.store.inbox import EventRow, FinishedText, NewEvent, TextRow
from engine.store.ledgers import Alert, DomainEvent, MessageEvent
from engine.store.outbox import NewJob
from engine.store.people import ConsentStatement, MovedSession

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

    from crypto.keyring import Keyring
    from engine.domain.effects import Effect
    from engine.domain.voice import Words
    from router.decide import Decided
    from router.load import LoadedTurn


@dataclass(slots=True)
class Writes:
    """Everything a batch of turns writes. Within a turn effects commute; between kinds the order of ``write`` holds."""

    consents: list[ConsentStatement] = field(default_factory=list)
    canceled: dict[str, list[UUID]] = field(default_factory=dict)
    jobs: list[NewJob] = field(default_factory=list)
    events: list[NewEvent] = field(default_factory=list)
    sessions: list[MovedSession] = field(default_factory=list)
    moves: list[DomainEvent] = field(default_factory=list)
    alerts: list[Alert] = field(default_factory=list)
    told: list[MessageEvent] = field(default_factory=list)
    finished_texts: list[FinishedText] = field(default_factory=list)
    finished_events: list[tuple[UUID, str]] = field(default_factory=list)
    turns: list[tuple[inbox.ClaimedPhone, bool]] = field(default_factory=list)


def gather(decided: Sequence[tuple[LoadedTurn, Decided]], *, keyring: Keyring, now: datetime) -> Writes:
    """Turn decisions into rows; ids are made and bodies sealed here, nothing is written yet."""
    writes = Writes()
    for loaded, decision in decided:
        jobs_before = len(writes.jobs)
        for place, effect in enumerate(decision.decision.effects):
            _gather_effect(writes, loaded, effect, place, keyring=keyring, now=now)
        _gather_move(writes, loaded, decision)
        _gather_outcome(writes, loaded, decision, [job.id for job in writes.jobs[jobs_before:]])
        writes.turns.append((loaded.phone, isinstance(loaded.row, TextRow)))
    return writes


def write(conn: Connection, writes: Writes, *, now: datetime) -> None:
    """Write a batch in the declared order. A stale turn number fails the transaction (40001)."""
    if writes.consents:
        people.record_consents(conn, writes.consents, now=now)
    for reason, phone_ids in writes.canceled.items():
        outbox.cancel_queued(conn, phone_ids, reason=reason)
    if writes.jobs:
        outbox.enqueue(conn, writes.jobs, now=now)
    if writes.events:
        inbox.insert_events(conn, writes.events, now=now)
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
    inbox.advance_turns(conn, writes.turns)


def _gather_effect(
    writes: Writes, loaded: LoadedTurn, effect: Effect, place: int, *, keyring: Keyring, now: datetime
) -> None:
    row, phone_id = loaded.row, loaded.phone.phone_id
    match effect:
        case Reply():
            writes.jobs.append(reply_job(loaded, effect.words, effect.purpose, place, keyring=keyring, now=now))
        case StaySilent():
            pass  # the reason is the outcome
        case RecordOptOut(via=via):
            writes.consents.append(_statement(loaded, "opted_out", via))
        case RecordOptIn(via=via):
            writes.consents.append(_statement(loaded, "opted_in", via))
        case CancelQueuedTexts(reason=reason):
            writes.canceled.setdefault(reason, []).append(phone_id)
        case ScheduleEvent():
            writes.events.append(
                NewEvent(new_id(), phone_id, effect.kind, "{}", effect.due_at, None, effect.key, row.correlation_id)
            )
        case RaiseAlert():
            payload = orjson.dumps({"phone_id": phone_id, "correlation_id": row.correlation_id}).decode()
            writes.alerts.append(Alert(new_id(), effect.kind, payload, effect.key))
        case _:
            assert_never(effect)


def reply_job(
    loaded: LoadedTurn, words: Words, purpose: Purpose, place: int, *, keyring: Keyring, now: datetime
) -> NewJob:
    """The job that sends ``words`` to the person of this turn; ``place`` numbers the replies of one turn.

    Raises ``ValueError`` for an event nobody wrote: there is no one to reply to.
    """
    recipient = loaded.reply_to
    if recipient is None:
        message = "a reply needs somebody who wrote"
        raise ValueError(message)
    rule = PURPOSE_RULES[purpose]
    job_id = new_id()
    return NewJob(
        id=job_id,
        user_id=loaded.turn.snapshot.user_id,
        phone_id=loaded.phone.phone_id,
        to_e164=recipient,
        body=keyring.seal(words.body, table="sms_outbound_jobs", row_id=job_id, column="body"),
        purpose=purpose.value,
        lane=rule.stream.value,
        priority=rule.priority,
        run_at=now,
        not_after=now + rule.lifetime,
        zone_rule=rule.hours.value,
        may_repeat=rule.may_repeat,
        in_reply_to=loaded.row.id if isinstance(loaded.row, TextRow) else loaded.folded[-1].id,
        template_version=words.template,
        correlation_id=loaded.row.correlation_id,
        key=f"{purpose}:{loaded.row.id}:{place}",
    )


def _statement(loaded: LoadedTurn, event_type: str, via: str) -> ConsentStatement:
    sid = loaded.row.sid if isinstance(loaded.row, TextRow) else None
    return ConsentStatement(
        id=new_id(),
        phone_id=loaded.phone.phone_id,
        event_type=event_type,
        channel="sms",
        via=via,
        source_sid=sid,
        key=f"{event_type}:{loaded.row.id}",
        correlation_id=loaded.row.correlation_id,
    )


def _gather_move(writes: Writes, loaded: LoadedTurn, decided: Decided) -> None:
    snapshot = decided.turn.snapshot
    before = f"{snapshot.session.mode}/{snapshot.session.state}"
    after = f"{decided.mode_after}/{decided.decision.state}"
    if snapshot.user_id is None or before == after:
        return
    sid = loaded.row.sid if isinstance(loaded.row, TextRow) else None
    writes.sessions.append(MovedSession(new_id(), snapshot.user_id, decided.mode_after, decided.decision.state, sid))
    writes.moves.append(
        DomainEvent(
            id=new_id(),
            entity_type="conversation",
            entity_id=snapshot.user_id,
            event_type="conversation_moved",
            from_state=before,
            to_state=after,
            key=f"conversation:{loaded.row.id}",
            correlation_id=loaded.row.correlation_id,
        )
    )


def _gather_outcome(writes: Writes, loaded: LoadedTurn, decided: Decided, job_ids: Sequence[UUID]) -> None:
    snapshot, row = decided.turn.snapshot, loaded.row
    cause = "text" if isinstance(row, TextRow) else row.kind
    payload = {
        "cause": cause,
        "cause_id": row.id,
        "phone_id": loaded.phone.phone_id,
        "turn_no": loaded.phone.turn_no + 1,
        "rule": decided.rule,
        "handler": decided.handler.name,
        "mode_before": snapshot.session.mode,
        "mode_after": decided.mode_after,
        "state_before": snapshot.session.state,
        "state_after": decided.decision.state,
        "outcome": decided.outcome,
        "effects": [type(effect).__name__ for effect in decided.decision.effects],
        "jobs": job_ids,
    }
    event = MessageEvent(new_id(), snapshot.user_id, "turn_taken", orjson.dumps(payload).decode(), row.correlation_id)
    writes.told.append(event)
    turn_no = loaded.phone.turn_no + 1
    if isinstance(row, EventRow):
        writes.finished_events.append((row.id, decided.outcome))
        writes.finished_texts.extend(
            FinishedText(text.id, decided.outcome, turn_no, snapshot.user_id) for text in loaded.folded
        )
    else:
        writes.finished_texts.append(FinishedText(row.id, decided.outcome, turn_no, snapshot.user_id))
