"""Whether a LinkUp goes ahead, and everything that follows when it does, in the transaction that has its row locked.

Turns call it after an answer was written, the sweep ``settle`` when time alone decides. Whoever comes second finds the
LinkUp locked and changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from engine.domain.linkups.places import venues_of
from engine.domain.linkups.quorum import Lock, Wait, counts, decide, settle_size
from engine.domain.linkups.reminders import is_asked, reminders
from engine.domain.linkups.states import InviteState, LinkupMachine, LinkupState, check_move
from engine.domain.linkups.venues import Found, VenueNeed, choose
from engine.ids import new_id
from engine.linkups.counting import read_counted
from engine.linkups.lock_texts import LockTexts, token_of
from engine.store import ledgers, locks, outbox, questions
from engine.store.ledgers import Alert, DomainEvent
from engine.store.locks import KeptSeat, LockedPlan, OptionCount

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

    from crypto.keyring import Keyring
    from engine.domain.linkups.quorum import QuorumDecision
    from engine.linkups.counting import Counted


def settle(conn: Connection, changed: Mapping[UUID, Collection[str]], *, keyring: Keyring, now: datetime) -> list[UUID]:
    """Count LinkUps whose rows are locked, and lock those that are ready; gives their ids.

    ``changed``: the LinkUps to look at, each with the options whose count this transaction has changed. Whoever is
    held, opted out or kept apart leaves before counting.
    """
    locked, ids = [], sorted(changed)
    opened = locks.read_open_invites(conn, ids)  # travels with what is read to be counted
    every = read_counted(conn, ids, changed=changed, now=now)
    asked = opened.fetchall()
    for counted in every:
        if counted.facts.state is not LinkupState.BROADCASTING:
            continue
        decision = decide(counted.facts, now)
        _note_counts(conn, counted, changed[counted.plan.id], decision, now)
        if isinstance(decision, Lock):
            ahead = [(invite, state) for linkup, invite, state in asked if linkup == counted.plan.id]
            _lock(conn, counted, decision, keyring, now, asked=ahead)
            locked.append(counted.plan.id)
    return locked


def _note_counts(
    conn: Connection, counted: Counted, changed: Collection[str], decision: QuorumDecision, now: datetime
) -> None:
    enough = settle_size(counted.facts)
    noted = [OptionCount(token, token in changed, people >= enough) for token, people in counts(counted.facts).items()]
    settles_at = decision.until if isinstance(decision, Wait) else None
    locks.count_options(conn, counted.plan.id, noted, settles_at=settles_at, now=now)


def _lock(
    conn: Connection,
    counted: Counted,
    lock: Lock,
    keyring: Keyring,
    now: datetime,
    *,
    asked: Sequence[tuple[UUID, str]],
) -> None:
    plan, people = counted.plan, counted.people
    check_move(LinkupMachine.LINKUP, plan.state, LinkupState.LOCKED)
    venue = place_of(counted, lock)
    locks.lock_plans(conn, [LockedPlan(plan.id, lock.starts_at, _json(venue))], now=now)
    roles = [(plan.id, who, "initiator" if who == plan.initiator_id else "participant") for who in lock.comers]
    locks.give_places(conn, roles, now=now)
    held = [people[who] for who in lock.offered]
    kept = [(p.invite_id, {token_of(p, lock.option): lock.option}) for p in held if p.invite_id is not None]
    locks.keep_seats(conn, [KeptSeat(i, lock.seat_held_until, _json(offered) or "{}") for i, offered in kept])
    but = {people[who].invite_id for who in (*lock.comers, *lock.offered)}
    locks.close_invites(conn, plan.id, but=[invite for invite in but if invite is not None], now=now)
    closed = [(invite, state) for invite, state in asked if invite not in but]
    ledgers.record_domain_events(conn, [_locked(counted), *_closed(counted, closed)], now=now)
    _remind(conn, counted, lock, now)
    _tell(conn, LockTexts(counted, lock, venue, keyring, now), now)
    if lock.first_in_line:
        locks.put_in_front(conn, lock.first_in_line)
    if venue is None:
        payload = _json({"linkup_id": str(plan.id)}) or ""
        ledgers.raise_alerts(conn, [Alert(new_id(), "linkup_without_place", payload, f"no_place:{plan.id}")], now=now)


def _tell(conn: Connection, texts: LockTexts, now: datetime) -> None:
    held = texts.to_held()
    outbox.enqueue(conn, [*texts.to_comers(), *(job for job, _ in held), *texts.to_left_out()], now=now)
    if held:
        questions.open_questions(conn, [question for _, question in held], now=now)


def _remind(conn: Connection, counted: Counted, lock: Lock, now: datetime) -> None:
    plan, group = counted.plan, len(lock.comers)
    asks = any(
        is_asked(group=group, is_initiator=who == plan.initiator_id, been_before=counted.people[who].been)
        for who in lock.comers
    )
    planned = reminders(now, lock.starts_at, plan.zone, asks=asks)
    locks.plan_reminders(conn, [(plan.id, reminder.kind.value, reminder.at) for reminder in planned], now=now)


def place_of(counted: Counted, lock: Lock) -> Mapping[str, str] | None:
    """Return the place of the read-back where it is open at this time, else one that is; None when there is none."""
    plan = counted.plan
    venues = venues_of(plan.region_venues or ())
    youngest = min(counted.people[who].age for who in lock.comers)
    wanted = plan.brief.get("constraints", {})
    need = VenueNeed(
        activity_key=plan.activity_key,
        starts_at=lock.starts_at,
        zone=plan.zone,
        step_free=bool(wanted.get("step_free")),
        youngest=youngest,
        hint=plan.brief.get("location_hint"),
        seed=str(plan.id),
    )
    if plan.venue is not None:
        agreed = [venue for venue in venues if venue.name == plan.venue.get("name")]
        if not agreed or isinstance(choose(agreed, need), Found):
            return plan.venue
    found = choose(venues, need)
    return found.venue.as_plan() if isinstance(found, Found) else plan.venue


def _locked(counted: Counted) -> DomainEvent:
    plan = counted.plan
    return _move("linkup", plan.id, plan.state, LinkupState.LOCKED, counted)


def _closed(counted: Counted, closed: Sequence[tuple[UUID, str]]) -> list[DomainEvent]:
    for _, before in closed:
        check_move(LinkupMachine.INVITE, before, InviteState.CLOSED)
    return [_move("invite", invite, before, InviteState.CLOSED, counted) for invite, before in closed]


def _move(entity: str, entity_id: UUID, before: str, to: str, counted: Counted) -> DomainEvent:
    return DomainEvent(
        id=new_id(),
        entity_type=entity,
        entity_id=entity_id,
        event_type="linkup_locked",
        from_state=before,
        to_state=to,
        key=f"{entity}:locked:{entity_id}",
        correlation_id=counted.plan.correlation_id or counted.plan.id,
    )


def _json(value: Mapping[str, str] | None) -> str | None:
    return None if value is None else orjson.dumps(value).decode()
