"""What must have come of one text: the reference model, a person at a time. Its rules are its own, not the engine's."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from engine.chaos.findings import Figure
from engine.chaos.meaning import Meaning
from engine.domain.effects import Silence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.chaos.evidence import Job, Stored

ANSWERED = "answered"
OVERTAKEN = "outdated"
"""A word on consent that came so late that a later one already holds."""

_REASONS = frozenset(Silence)
_MUST_GET = {Meaning.STOP: "opt_out_confirmation", Meaning.HELP: "help"}
_EVEN_WHEN_OUT = frozenset({Meaning.START, Meaning.HELP})


def fault_in(
    meaning: Meaning, row: Stored, replies: Sequence[Job], *, is_out: bool, told_with_another: bool
) -> tuple[Figure, str] | None:
    """Return what is wrong with how a text ended; None when it ended as it must.

    ``is_out``: they had opted out before it. ``told_with_another``: it was read as one with others of the same turn,
    one of which got the answer.
    """
    first = Counter(job.template for job in replies if job.again_of is None and job.status != "canceled")
    doubled = [template for template, times in first.items() if times > 1]
    fault: tuple[Figure, str] | None = None
    if row.parked:
        fault = Figure.STUCK, "a text was set aside after failing"
    elif row.outcome is None:
        fault = Figure.STUCK, "a text never had its turn"
    elif doubled:
        fault = Figure.DOUBLED, f"answered twice: {doubled[0]}"
    elif row.outcome != ANSWERED:
        fault = _fault_in_silence(meaning, row.outcome, replies, is_out=is_out)
    elif is_out and meaning not in _EVEN_WHEN_OUT:
        fault = Figure.AFTER_STOP, "somebody who had opted out was answered"
    elif not told_with_another:
        fault = _fault_in_answer(meaning, replies)
    return fault


def is_out_after(meaning: Meaning, outcome: str | None, *, is_out: bool) -> bool:
    """Return whether somebody is opted out once this text had its turn."""
    if outcome == OVERTAKEN or meaning not in {Meaning.STOP, Meaning.START}:
        return is_out
    return meaning is Meaning.STOP


def _fault_in_answer(meaning: Meaning, replies: Sequence[Job]) -> tuple[Figure, str] | None:
    if not replies:
        return Figure.LOST, "recorded as answered, and there is no answer"
    wanted = _MUST_GET.get(meaning)
    if wanted is not None and wanted not in {job.purpose for job in replies}:
        return Figure.LOST, f"{meaning} was answered by something else"
    return None


def _fault_in_silence(
    meaning: Meaning, outcome: str, replies: Sequence[Job], *, is_out: bool
) -> tuple[Figure, str] | None:
    if outcome not in _REASONS:
        return Figure.LOST, f"silent without a reason that is one: {outcome}"
    if replies:
        return Figure.DOUBLED, f"recorded as silent ({outcome}), and answered"
    if outcome == OVERTAKEN:
        return None
    if (meaning is Meaning.STOP and not is_out) or meaning in {Meaning.START, Meaning.HELP}:
        return Figure.LOST, f"{meaning} got no answer: {outcome}"
    return None
