"""One reminder that is due, carried out: once, to those who come, if the LinkUp still goes ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.linkups.reminders import ReminderKind, is_asked
from engine.domain.voice import Line
from engine.linkups.plan_texts import news, still_on
from engine.store import outbox, plans, questions

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

    from crypto.keyring import Keyring
    from engine.store.outbox import NewJob
    from engine.store.plans import ClaimedReminder, PersonRow
    from engine.store.questions import NewQuestion


def remind(conn: Connection, reminder_id: UUID, *, keyring: Keyring, now: datetime) -> bool:
    """Carry a reminder out, or cancel it where it makes no sense any more; say whether it was ours to do.

    Passes over one that somebody else is at. Needs a transaction.
    """
    reminder = plans.claim_reminder(conn, reminder_id, now=now)
    if reminder is None:
        return False
    told = reminder.makes_sense and _tell(conn, reminder, keyring, now)
    plans.finish_reminder(conn, reminder_id, status="sent" if told else "canceled", now=now)
    return True


def _tell(conn: Connection, reminder: ClaimedReminder, keyring: Keyring, now: datetime) -> bool:
    """Write the texts of a reminder; say whether there were any."""
    people = [person for person in plans.read_people(conn, [reminder.linkup_id]).fetchall() if person.has_place]
    jobs: list[NewJob] = []
    asked: list[NewQuestion] = []
    if reminder.kind == ReminderKind.SILENCE:
        jobs = _of_silence(people, keyring, now)
    else:
        jobs, asked = _of_plan(people, reminder.kind, keyring, now)
    outbox.enqueue(conn, jobs, now=now)
    if asked:
        questions.open_questions(conn, asked, now=now)
    return bool(jobs)


def _of_plan(
    people: Sequence[PersonRow], kind: str, keyring: Keyring, now: datetime
) -> tuple[list[NewJob], list[NewQuestion]]:
    """The plan once more for everybody; some are asked whether it is still on for them."""
    jobs: list[NewJob] = []
    asked: list[NewQuestion] = []
    for person in people:
        asks = is_asked(group=len(people), is_initiator=person.is_initiator, been_before=person.been)
        job = news(person, people, Line.REMINDER_ASKS if asks else Line.REMINDER, kind, keyring=keyring, now=now)
        jobs.append(job)
        if asks:
            asked.append(still_on(job, person))
    return jobs, asked


def _of_silence(people: Sequence[PersonRow], keyring: Keyring, now: datetime) -> list[NewJob]:
    """Tell everybody who would be let down by somebody else's silence."""
    silent = {person.user_id for person in people if person.is_silent}
    return [
        news(person, people, Line.NOT_CONFIRMED, ReminderKind.SILENCE, keyring=keyring, now=now)
        for person in people
        if silent - {person.user_id}
    ]
