"""What came of a text, in one sentence, in a few codes and in four spans of time. Pure."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from engine.sandbox.why_effects import effects_in_words
from engine.sandbox.why_lines import explain_template
from engine.sandbox.why_story import job_of, milliseconds
from engine.sandbox.why_words import RULES, SILENCES, words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from engine.store.why_rows import WhyRows, WhyTurn

_ENDED: Final = frozenset({"sent", "failed", "canceled", "expired"})
_FINAL: Final = frozenset({"delivered", "undelivered", "failed", "canceled"})


def sentence(rows: WhyRows, sid: str) -> str:
    """One plain sentence about what the engine made of it."""
    turn = _turn(rows)
    if turn is None:
        return _before_a_turn(rows)
    told = turn.payload
    handler = told.get("handler")
    if told.get("outcome") != "answered":
        return f"No answer, decided by {handler} ({words(SILENCES, str(told.get('outcome')))})"
    answers = [job for job in rows.jobs if job.sid == sid] or rows.jobs  # one that was asked about, else all of them
    reasons = dict.fromkeys(explain_template(job.template) for job in answers)
    return f"Answered by {handler} ({'; '.join(reasons) or words(RULES, str(told.get('rule')))})"


def codes(rows: WhyRows) -> dict[str, Any]:
    """The router's own account of the turn, with what it does in words; empty before it."""
    turn = _turn(rows)
    told: Mapping[str, Any] = {} if turn is None else turn.payload
    names = (
        "handler", "rule", "outcome", "mode_before", "mode_after", "state_before", "state_after", "turn_no", "effects",
    )  # fmt: skip
    does = {"does": effects_in_words(told["effects"])} if told.get("effects") else {}
    return {name: told[name] for name in names if name in told} | does


def timings(rows: WhyRows, sid: str) -> list[dict[str, Any]]:
    """Milliseconds from milestone to milestone: arrived, turn, claimed, accepted, delivered. Unreached ones missing."""
    turn, job = _turn(rows), job_of(rows, sid)
    arrived = [text.created_at for text in rows.texts if text.direction == "in"]
    calls = [attempt for attempt in rows.attempts if job is not None and attempt.job_id == job.id]
    sids = {text.sid for text in rows.texts if job is not None and text.job_id == job.id}
    delivered = [word.received_at for word in rows.callbacks if word.status == "delivered" and word.sid in sids]
    milestones: list[tuple[str, datetime | None]] = [
        ("arrived", arrived[-1] if arrived else None),
        ("turn", None if turn is None else turn.created_at),
        ("claimed", calls[0].started_at if calls else None),
        ("accepted", calls[-1].ended_at if calls and job is not None and job.status == "sent" else None),
        ("delivered", delivered[0] if delivered else None),
    ]
    reached = [(name, at) for name, at in milestones if at is not None]
    return [
        {"from": name, "to": after, "ms": milliseconds(later - at)} for (name, at), (after, later) in pairwise(reached)
    ]


def is_over(rows: WhyRows) -> bool:
    """Whether nothing more is to come: every text decided, every job ended, every send heard of to its end."""
    decided = all(t.processed_at or t.parked_at for t in rows.texts if t.direction == "in")
    ended = all(job.status in _ENDED for job in rows.jobs)
    heard = all(text.status in _FINAL for text in rows.texts if text.direction == "out")
    applied = all(callback.applied_at for callback in rows.callbacks)
    waiting = any(event.processed_at is None for event in rows.happenings)
    return decided and ended and heard and applied and not waiting


def _turn(rows: WhyRows) -> WhyTurn | None:
    return rows.turns[-1] if rows.turns else None


def _before_a_turn(rows: WhyRows) -> str:
    if any(text.parked_at for text in rows.texts):
        return "Set aside for an operator: handling it failed three times"
    return "Stored and waiting for its turn" if rows.texts else "On its way"
