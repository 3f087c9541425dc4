"""From a text to its answer, in real seconds, by what was going on meanwhile. Pure arithmetic."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.chaos.books import Books

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.chaos.evidence import Evidence

NOTHING = "nothing"
"""What is going on when nothing is."""


@dataclass(frozen=True, slots=True)
class Answered:
    """When a text was sent, by the stopwatch, and how long it took until its first answer was on the phone."""

    sent_clock: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Latency:
    """Of the texts whose way to their answer met one kind of disturbance: how many, and seconds at three ranks."""

    kind: str
    texts: int
    p50: float
    p95: float
    p99: float


def answered(evidence: Evidence) -> list[Answered]:
    """Every text that got an answer, in the order they were sent."""
    books = Books(evidence)
    found = []
    for text in evidence.sent:
        row = books.row(text)
        replies = [] if row is None else books.replies_to(row)
        heard = [taken.heard_clock for job in replies for _, taken in books.ledger.get(job.id, ())]
        times = [clock for clock in heard if clock is not None]
        if times:
            found.append(Answered(text.sent_clock, max(0.0, min(times) - text.sent_clock)))
    return sorted(found, key=lambda each: each.sent_clock)


def latencies(evidence: Evidence) -> list[Latency]:
    """By kind of disturbance, nothing first; a text that met several counts for each."""
    seconds: dict[str, list[float]] = defaultdict(list)
    for text in answered(evidence):
        ends = text.sent_clock + text.seconds
        met = {s.kind for s in evidence.strikes if s.began_clock <= ends and text.sent_clock <= s.ended_clock}
        for kind in met or {NOTHING}:
            seconds[kind].append(text.seconds)
    kinds = sorted(seconds, key=lambda kind: (kind != NOTHING, kind))
    return [Latency(kind, len(seconds[kind]), *(percentile(seconds[kind], p) for p in (50, 95, 99))) for kind in kinds]


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the smallest value that at least `percent` of all values do not exceed; not a number for none."""
    if not values:
        return math.nan
    ranked = sorted(values)
    return ranked[max(0, math.ceil(percent / 100 * len(ranked)) - 1)]
