"""The verdict: what people sent, what is stored and what the carrier took, compared with what must have been. Pure."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from engine.chaos.books import Books
from engine.chaos.expecting import fault_in, is_out_after
from engine.chaos.findings import Figure, Finding
from engine.chaos.hours import is_quiet
from engine.chaos.meaning import Meaning

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.chaos.evidence import Evidence, Job, Sent, Stored, Taken

_UNCERTAIN = "proven_absent"
_TAKEN_BACK = "superseded"
_JUST_NOW = timedelta(minutes=15)
_ENDED = frozenset({"canceled", "failed"})
_NEVER_ALIKE = frozenset({"invite", "exchange"})
"""Purposes of which no two texts to one person read the same."""

_NOT_DELIVERED = frozenset({"undelivered", "failed"})
_EVEN_AFTER_STOP = frozenset({"opt_out_confirmation", "help"})
_AHEAD_OF_OTHERS = frozenset({"opt_out_confirmation", "opt_in_confirmation", "help", "safety"})
"""These pass what waits; the other answers keep the order of the texts."""

_SURE = frozenset({"accepted", "refused", "not_sent", "suppressed"})
"""Ends of a call that leave no doubt. A send in doubt lets the next one pass (docs/guarantees.md)."""


def judge(evidence: Evidence) -> list[Finding]:
    """Return everything that is not as it must be."""
    books = Books(evidence)
    return [finding for check in _CHECKS for finding in check(books)]


def _texts(books: Books) -> Iterator[Finding]:
    """Each text has one row, one turn, and the end that the model expects."""
    for texts in books.sent_by.values():
        arrived: list[tuple[Stored, Sent]] = []
        for text in texts:
            rows = books.stored.get(text.sid, [])
            arrived += [(row, text) for row in rows[:1]]
            if not rows:
                yield Finding(Figure.LOST, "a text was never stored", text.sid)
            if len(rows) > 1:
                yield Finding(Figure.DOUBLED, "a text has several rows", text.sid, rows[0].correlation_id)
        is_out = False
        arrived.sort(key=lambda each: each[0].arrival_seq)
        answered_turns = {row.turn_no for row, _ in arrived if books.replies_to(row)}
        for row, text in arrived:
            replies = books.replies_to(row)
            together = not replies and row.turn_no in answered_turns
            fault = fault_in(text.meaning, row, replies, is_out=is_out, told_with_another=together)
            fault = fault or _fault_in_taking_back(books, text.phone, replies)
            if fault is not None:
                yield Finding(*fault, text.sid, row.correlation_id)
            is_out = is_out_after(text.meaning, row.outcome, is_out=is_out)


def _fault_in_taking_back(books: Books, phone: str, replies: Sequence[Job]) -> tuple[Figure, str] | None:
    """An answer that was overtaken by a newer text is taken back only for another one."""
    if not replies or any((job.status, job.reason) != ("canceled", _TAKEN_BACK) for job in replies):
        return None
    taken_its_place = any(job.seq > replies[-1].seq and job.status != "canceled" for job in books.jobs_for[phone])
    return None if taken_its_place else (Figure.LOST, "its answer was taken back, and nothing took its place")


def _sends(books: Books) -> Iterator[Finding]:
    """Each job is at the carrier once, or never for a reason that is on record; and the carrier has nothing else."""
    for job in books.jobs.values():
        fault = _fault_in_send(job, len(books.ledger.get(job.id, ()))) or _fault_in_repeat(books, job)
        if fault is not None:
            figure, what = fault
            yield Finding(figure, f"{what}: {job.purpose}", job.id, job.correlation_id)
    alike: Counter[tuple[str, str, str]] = Counter()
    for taken in books.evidence.ledger:
        job_of_it = books.jobs.get(taken.job_id or "")
        if job_of_it is None:
            yield Finding(Figure.DOUBLED, "the carrier took a text that is no job of ours", taken.sid)
        elif job_of_it.purpose in _NEVER_ALIKE and job_of_it.again_of is None:
            alike[taken.phone, taken.words, job_of_it.purpose] += 1
            if alike[taken.phone, taken.words, job_of_it.purpose] > 1:
                what = f"the same words again: {job_of_it.purpose}"
                yield Finding(Figure.DOUBLED, what, job_of_it.id, job_of_it.correlation_id)


def _fault_in_send(job: Job, times: int) -> tuple[Figure, str] | None:
    if times > 1:
        return Figure.DOUBLED, f"a text of ours was sent {times} times"
    if times == 1:
        is_denied = job.status == "failed" and job.reason == _UNCERTAIN
        return (Figure.LOST, "called absent though it was sent") if is_denied else None
    if job.status == "sent":
        return Figure.LOST, "recorded as sent, unknown to the carrier"
    if job.status == "failed" and job.reason == _UNCERTAIN:
        return Figure.UNCERTAIN, "closed as uncertain"
    if job.status in _ENDED and job.reason is None:
        return Figure.LOST, f"{job.status} without a reason"
    return None  # expired, or ended for a reason on record; what has not ended is looked for among the stuck


def _fault_in_repeat(books: Books, job: Job) -> tuple[Figure, str] | None:
    """A text goes once more only if the carrier said that it did not get through."""
    if job.again_of is None or not books.ledger.get(job.id):
        return None
    first = [job.again_of, *(other.id for other in books.jobs.values() if other.again_of == job.again_of)]
    failed = sum(
        taken.status in _NOT_DELIVERED for id_ in first if id_ != job.id for _, taken in books.ledger.get(id_, ())
    )
    return None if failed else (Figure.DOUBLED, "sent again though it had got through")


def _order(books: Books) -> Iterator[Finding]:
    """Somebody's texts have their turns in the order they were sent, and the answers come in that order."""
    for texts in books.sent_by.values():
        placed = [(row, text) for text in texts if text.in_order and (row := books.row(text)) is not None]
        for (before, _), (after, text) in pairwise(placed):
            if after.arrival_seq <= before.arrival_seq or (after.turn_no or 0) < (before.turn_no or 0):
                yield Finding(
                    Figure.OUT_OF_ORDER, "a text was taken before an earlier one", text.sid, after.correlation_id
                )
        answers = [place for row, _ in placed for place in _places(books, row)]
        for (before_place, _), (place, job) in pairwise(answers):
            if place < before_place:
                yield Finding(Figure.OUT_OF_ORDER, "an answer came before an earlier one", job.id, job.correlation_id)


def _places(books: Books, row: Stored) -> list[tuple[int, Job]]:
    """Where in the carrier's ledger the answers to a text stand, those that keep the order."""
    return [
        (place, job)
        for job in books.replies_to(row)
        if job.purpose not in _AHEAD_OF_OTHERS
        and job.again_of is None
        and all(attempt.outcome in _SURE for attempt in books.attempts.get(job.id, ()))
        for place, _ in books.ledger.get(job.id, ())
    ]


def _after_stop(books: Books) -> Iterator[Finding]:
    """From the acknowledgement of a STOP until the next START: its confirmation, help if asked for, nothing else."""
    for phone, texts in books.sent_by.items():
        spans = list(_silences(texts))
        if not spans:
            continue
        for taken in (line for line in books.evidence.ledger if line.phone == phone):
            job = books.jobs.get(taken.job_id or "")
            if job is None or job.purpose in _EVEN_AFTER_STOP:
                continue
            decided = _decided_at(books, job, taken)
            if any(begins < decided and taken.accepted_at < ends for begins, ends in spans):
                yield Finding(Figure.AFTER_STOP, f"sent after STOP: {job.purpose}", job.id, job.correlation_id)


def _silences(texts: Sequence[Sent]) -> Iterator[tuple[datetime, datetime]]:
    """From the acknowledgement of a STOP to the next START, or the end."""
    for place, text in enumerate(texts):
        if text.meaning is Meaning.STOP and text.acked_at is not None:
            back = [other.sent_at for other in texts[place + 1 :] if other.meaning is Meaning.START]
            yield text.acked_at, min(back, default=datetime.max.replace(tzinfo=UTC))


def _quiet_hours(books: Books) -> Iterator[Finding]:
    """Nothing that respects somebody's night is sent in it."""
    for taken in books.evidence.ledger:
        job = books.jobs.get(taken.job_id or "")
        zone = books.evidence.zones.get(taken.phone)
        if job is None or zone is None:
            continue
        # Time may jump while a call is under way: it must have been night when the carrier took it *and* when it was
        # decided.
        moments = (taken.accepted_at, _decided_at(books, job, taken))
        wrote = any(timedelta() <= job.created_at - text.sent_at <= _JUST_NOW for text in books.sent_by[taken.phone])
        if all(is_quiet(job, at, zone, has_just_written=wrote) for at in moments):
            yield Finding(Figure.QUIET_HOURS, f"sent in quiet hours: {job.purpose}", job.id, job.correlation_id)


def _decided_at(books: Books, job: Job, taken: Taken) -> datetime:
    """When the call was decided, under the locks; when it was taken, if no attempt says so."""
    before = [a.started_at for a in books.attempts.get(job.id, ()) if a.started_at <= taken.accepted_at]
    return max(before, default=taken.accepted_at)


def _stuck(books: Books) -> Iterator[Finding]:
    """Nothing is past its time."""
    for stuck in books.evidence.stuck:
        yield Finding(Figure.STUCK, stuck.what, stuck.id, stuck.correlation_id)


_CHECKS = (_texts, _sends, _order, _after_stop, _quiet_hours, _stuck)
