"""Votes that are split shortly before the end: accepters of the smaller option are asked for the larger, once each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.activities.catalog import CATALOG
from engine.domain.linkups.saying_when import when_in_words
from engine.domain.linkups.split_votes import split
from engine.domain.purposes import Purpose
from engine.domain.voice import Line, say
from engine.linkups.counting import read_counted
from engine.linkups.lock_texts import token_of
from engine.linkups.personal_texts import question_of, text_to
from engine.store import locks, outbox, questions, splits

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

    from crypto.keyring import Keyring
    from engine.linkups.counting import Counted
    from engine.store.locks import ComerRow
    from engine.store.outbox import NewJob
    from engine.store.questions import NewQuestion


def ask_if_split(conn: Connection, linkup_id: UUID, *, keyring: Keyring, now: datetime) -> int:
    """Ask whoever could make a LinkUp happen by taking its other time too; gives how many were asked.

    Passes over one that somebody else has locked, or that looks for nobody any more. Needs a transaction.
    """
    if not locks.lock_linkup(conn, linkup_id):
        return 0
    splits.note_look(conn, linkup_id, now=now)
    (counted,) = read_counted(conn, [linkup_id], changed={}, now=now)
    votes = split(counted.facts)
    if votes is None or now >= counted.facts.ends_at:
        return 0
    people = {who.invite_id: who for who in (counted.people[user_id] for user_id in votes.ask)}
    fresh = splits.ask_once(conn, [invite for invite in people if invite is not None], now=now)
    asked = [_asked(counted, people[invite], votes.option, keyring, now) for invite in people if invite in fresh]
    if asked:
        outbox.enqueue(conn, [job for job, _ in asked], now=now)
        questions.open_questions(conn, [question for _, question in asked], now=now)
    return len(asked)


def _asked(
    counted: Counted, person: ComerRow, option: str, keyring: Keyring, now: datetime
) -> tuple[NewJob, NewQuestion]:
    """Return the text that asks somebody for the other time, and its question."""
    plan, token = counted.plan, token_of(person, option)
    starts_at = next(each.starts_at for each in counted.facts.options if each.token == option)
    words = say(
        Line.SPLIT_ASKED,
        activity=CATALOG[plan.activity_key].label,
        when=when_in_words(starts_at, plan.zone),
        tokens=token,
    )
    job = text_to(
        person,
        words,
        Purpose.LOGISTICS,
        key=f"linkup:{plan.id}:{person.user_id}:split",
        correlation_id=plan.correlation_id or plan.id,
        keyring=keyring,
        now=now,
        not_after=counted.facts.ends_at,
    )
    return job, question_of(job, f"invite:{person.invite_id}", token)
