"""One person who is to be asked how a LinkUp went: asked, put off, or let go. Under the lock of their number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.activities.catalog import CATALOG
from engine.domain.linkups.after import AfterFacts, AfterStep, Attendance, next_step
from engine.domain.linkups.after_words import Asking, asking
from engine.domain.linkups.own_afters import after_topic
from engine.domain.linkups.prompting import LetGo, Prompt, PromptFacts, PutOff, prompt
from engine.domain.purposes import Purpose
from engine.domain.senders import zones_of
from engine.domain.state_hours import areas_of
from engine.linkups.own_afters import own_after
from engine.linkups.personal_texts import question_of, text_to
from engine.store import after_events, outbox, questions

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

    from crypto.keyring import Keyring
    from engine.domain.linkups.exchange import Listed
    from engine.store.after_events import PromptRow, StandingRow
    from engine.store.outbox import NewJob
    from engine.store.questions import NewQuestion


def ask_how_it_was(conn: Connection, outcome_id: UUID, *, keyring: Keyring, now: datetime) -> bool:
    """Ask one person, if it is time; say whether it was ours to look at.

    Passes over whoever somebody else is busy with. Needs a transaction.
    """
    row = after_events.claim_prompt(conn, outcome_id, now=now)
    if row is None:
        return False
    standing = after_events.read_standing(conn, row.user_id, topic=after_topic(row.linkup_id), now=now)
    listed = _listed(conn, row, now)
    step = _step(row, len(listed))
    match prompt(_facts(row, standing, is_over=step is None), now):
        case Prompt(next_at=next_at) if step is not None:
            job = _job(row, step, listed, keyring, now)
            outbox.enqueue(conn, [job], now=now)
            questions.open_questions(conn, [_question(row, step, job)], now=now)
            after_events.note_prompt(conn, row.id, asked=True, next_at=next_at)
        case PutOff(until=until):
            after_events.note_prompt(conn, row.id, asked=False, next_at=until)
        case Prompt() | LetGo():
            after_events.note_prompt(conn, row.id, asked=False, next_at=None)
    return True


def _listed(conn: Connection, row: PromptRow, now: datetime) -> Sequence[Listed]:
    """Return whom they may choose, where that is what they are asked."""
    if AfterStep.REMEMBER not in row.steps_done:
        return ()
    found = (own_after(each) for each in after_events.read_afters(conn, [row.phone_id], now=now).fetchall())
    return next((after.listed(row.user_id) for after in found if after.id == row.id), ())


def _step(row: PromptRow, listed: int) -> AfterStep | None:
    attendance = None if row.attendance is None else Attendance(row.attendance)
    return next_step(AfterFacts(attendance, frozenset(map(AfterStep, row.steps_done)), listed))


def _facts(row: PromptRow, standing: StandingRow, *, is_over: bool) -> PromptFacts:
    return PromptFacts(
        completed=row.completed_at,
        prompts=row.prompts,
        barred=standing.barred,
        is_writing=standing.is_writing,
        is_over=is_over,
        asked_at=standing.asked_at,
        zones=zones_of(row.phone_e164) if row.zone is None else (row.zone,),
        areas=areas_of(row.phone_e164),
    )


def _job(row: PromptRow, step: AfterStep, listed: Sequence[Listed], keyring: Keyring, now: datetime) -> NewJob:
    how = Asking.FIRST if row.prompts == 0 and step is AfterStep.ATTENDANCE else Asking.STILL
    label = CATALOG[row.activity_key].label
    words = asking(step, how, label=label, starts_at=row.event_time, zone=row.time_zone, listed=listed)
    return text_to(
        row,
        words,
        Purpose.POST_EVENT,
        key=f"after:{row.linkup_id}:{row.user_id}:{row.prompts}",
        correlation_id=row.correlation_id or row.linkup_id,
        keyring=keyring,
        now=now,
    )


def _question(row: PromptRow, step: AfterStep, job: NewJob) -> NewQuestion:
    return question_of(job, after_topic(row.linkup_id), step.value, closing="repeated")
