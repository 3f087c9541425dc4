"""The story of one text: rows in, steps in the order they happened out. Pure.

A step: `kind` (what drew it), `at`, `after_ms` (since the text arrived, or since the first step when nobody texted),
`title` and `detail` in plain words, `tone` (plain, good, warn, bad).
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, Literal

from engine.sandbox.why_lessons import lesson_in_words
from engine.sandbox.why_lines import lines_of
from engine.sandbox.why_words import (
    ALERTS,
    ATTEMPTS,
    CALLBACK_RESULTS,
    CONSENTS,
    HAPPENINGS,
    JOB_ENDS,
    JOB_REASONS,
    MOVES,
    PURPOSES,
    STATUSES,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.store.why_rows import WhyAttempt, WhyCallback, WhyJob, WhyRows, WhyText, WhyTurn

Tone = Literal["plain", "good", "warn", "bad"]
Step = dict[str, Any]

_MILLISECOND: Final = timedelta(milliseconds=1)
_BAD_STATUSES: Final = frozenset({"undelivered", "failed", "canceled"})
_GOOD_ATTEMPTS: Final = frozenset({"accepted", "settled_by_callback", "settled_by_listing"})


def milliseconds(span: timedelta) -> float:
    """A span in milliseconds, with one decimal."""
    return round(span / _MILLISECOND, 1)


def steps_of(rows: WhyRows) -> list[Step]:
    """Everything that happened, oldest first; what shares an instant keeps the order of cause and effect."""
    steps = sorted([*_texts(rows), *_turns(rows), *_effects(rows), *_jobs(rows), *_calls(rows)], key=lambda s: s["at"])
    for step in steps:
        step["after_ms"] = milliseconds(step["at"] - steps[0]["at"])
    return steps


def _step(kind: str, at: datetime, title: str, detail: str = "", tone: Tone = "plain") -> Step:
    return {"kind": kind, "at": at, "title": title, "detail": detail, "tone": tone}


def _texts(rows: WhyRows) -> Iterator[Step]:
    for text in rows.texts:
        if text.direction != "in":
            continue
        yield _step("arrived", text.created_at, "The text arrived", _arrival(text))
        if text.parked_at is not None:
            detail = f"{text.attempts} tries failed with {text.processing_error}; an operator has to look"
            yield _step("parked", text.parked_at, "The text was set aside", detail, "bad")


def _arrival(text: WhyText) -> str:
    parts = ["Signature checked, body sealed, stored, and only then answered"]
    if text.media_count:
        parts.append(f"{text.media_count} photo{'s' * (text.media_count > 1)}: counted, never fetched")
    if text.opt_out_type:
        parts.append(f"the carrier marked it {text.opt_out_type}")
    return "; ".join(parts)


def _turns(rows: WhyRows) -> Iterator[Step]:
    for turn in rows.turns:
        yield _step("turn", turn.created_at, f"Turn {turn.payload.get('turn_no')} taken", _decision(turn))


def _decision(turn: WhyTurn) -> str:
    told = turn.payload
    stays = (told.get("mode_before"), told.get("state_before")) == (told.get("mode_after"), told.get("state_after"))
    place = (
        f"the conversation stays {told.get('mode_after')}"
        if stays
        else f"the conversation moves from {told.get('mode_before')}/{told.get('state_before')}"
        f" to {told.get('mode_after')}/{told.get('state_after')}"
    )
    return f"Handler “{told.get('handler')}” decided by rule “{told.get('rule')}”; {place}"


def _effects(rows: WhyRows) -> Iterator[Step]:
    for consent in rows.consents:
        detail = f"Scope: {words({}, consent.scope)}; said by {words({}, consent.via)}"
        yield _step("consent", consent.created_at, words(CONSENTS, consent.event_type), detail, "warn")
    for move in rows.moves:
        detail = f"{move.from_state or 'nothing'} → {move.to_state or 'nothing'}"
        yield _step("move", move.created_at, _capital(words(MOVES, move.event_type)), detail)
    for lesson in rows.lessons:
        yield _step("lesson", lesson.created_at, "The profile learned", lesson_in_words(lesson.payload), "good")
    for event in rows.happenings:
        title = f"Scheduled for later: {words(HAPPENINGS, event.kind)}"
        yield _step("event", event.created_at, title, f"Due {event.due_at:%H:%M:%S} UTC")
    for alert in rows.alerts:
        yield _step("alert", alert.created_at, f"An operator is told: {words(ALERTS, alert.kind)}", tone="bad")


def _jobs(rows: WhyRows) -> Iterator[Step]:
    tried: dict[object, WhyAttempt] = {attempt.job_id: attempt for attempt in rows.attempts}
    for job in rows.jobs:
        said = " and ".join(f"“{words({}, line)}”" for line in lines_of(job.template))
        detail = f"{words(PURPOSES, job.purpose)}: {said}, wording {_wordings(job)}, priority {job.priority}"
        if job.run_at > job.created_at:
            later = f"{(job.run_at - job.created_at).total_seconds():.1f} s"
            detail += f"; put off by {later} (pace, sending hours or one more try)"
        yield _step("job", job.created_at, "A text was queued", _capital(detail))
        if job.status in JOB_ENDS:
            last = tried.get(job.id)
            at = job.created_at if last is None else (last.ended_at or last.started_at)
            reason = job.canceled_reason or job.last_error or ""
            end = "uncertain" if (job.status, reason) == ("failed", "proven_absent") else job.status
            tone: Tone = "warn" if end in {"unknown", "uncertain"} else "bad"
            yield _step("ended", at, JOB_ENDS[end], _capital(words(JOB_REASONS, reason)), tone)


def _wordings(job: WhyJob) -> str:
    return " and ".join(part.partition("@")[2] for part in job.template.split("+"))


def _calls(rows: WhyRows) -> Iterator[Step]:
    tries: dict[object, int] = {}
    for attempt in rows.attempts:
        tries[attempt.job_id] = number = tries.get(attempt.job_id, 0) + 1
        title = "Claimed by the sender" if number == 1 else f"Claimed again, try {number}"
        yield _step("claimed", attempt.started_at, title, "Checked once more against opt-outs and hours, then sent")
        if attempt.ended_at is not None and attempt.outcome is not None:
            yield _ended(attempt, attempt.ended_at, attempt.outcome, _took(attempt))
    for callback in rows.callbacks:
        yield _callback(callback)


def _took(attempt: WhyAttempt) -> str:
    return f"{milliseconds((attempt.ended_at or attempt.started_at) - attempt.started_at)} ms"


def _ended(attempt: WhyAttempt, at: datetime, outcome: str, took: str) -> Step:
    said = [
        f"HTTP {attempt.http_status}" if attempt.http_status else "",
        f"error {attempt.error_code}" if attempt.error_code else "",
        f"after {took}",
    ]
    tone: Tone = "good" if outcome in _GOOD_ATTEMPTS else "bad" if outcome == "refused" else "warn"
    return _step("answer", at, words(ATTEMPTS, outcome), _capital(", ".join(part for part in said if part)), tone)


def _callback(callback: WhyCallback) -> Step:
    result = "waits to be applied" if callback.result is None else words(CALLBACK_RESULTS, callback.result)
    error = f", error {callback.error_code}" if callback.error_code else ""
    tone: Tone = "good" if callback.status == "delivered" else "bad" if callback.status in _BAD_STATUSES else "plain"
    title = words(STATUSES, callback.status)
    return _step("callback", callback.received_at, title, f"Signed callback{error}; {result}", tone)


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def job_of(rows: WhyRows, sid: str) -> WhyJob | None:
    """The job behind a text of ours, else the first one of the story."""
    return next((job for job in rows.jobs if job.sid == sid), rows.jobs[0] if rows.jobs else None)
