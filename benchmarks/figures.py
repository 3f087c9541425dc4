"""What is promised: each figure with its target and the aim beyond. Pure."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. `key` names what is judged: `ratio` to P, `value`, or one beside it."""

    scene: str
    title: str
    key: str = "ratio"
    unit: str = "of P"
    target: float | None = None
    aim: float | None = None
    higher_is_better: bool = True

    def met(self, value: float, wanted: float | None) -> bool | None:
        """Say whether `value` is as good as `wanted`; None when nothing is wanted or nothing was measured."""
        if wanted is None or math.isnan(value):
            return None
        return value >= wanted if self.higher_is_better else value <= wanted

    def verdict(self, value: float) -> str:
        """Put it in one word or two: aim met, met, missed by so much, or nothing promised."""
        if self.met(value, self.aim):
            return "aim met"
        hit = self.met(value, self.target)
        if hit is None:
            return "-"
        if hit or self.target is None:
            return "met"
        return f"missed by {abs(value - self.target) / self.target:.0%}"


def _less(
    scene: str, title: str, *, key: str = "value", unit: str, target: float | None = None, aim: float | None = None
) -> Figure:
    return Figure(scene, title, key, unit, target, aim, higher_is_better=False)


FIGURES = (
    Figure("receiver_64", "Receiver, 64 connections", target=0.60, aim=0.80),
    _less("receiver_64", "  p99 of the acknowledgement", key="p99_ms", unit="ms", target=25, aim=15),
    Figure("receiver_16", "Receiver, 16 connections"),
    Figure("turns_4_threads", "Turns of HELP, 1 process x 4 threads", target=0.40, aim=0.55),
    Figure("turns_1_thread", "Turns of HELP, 1 process x 1 thread"),
    Figure("interview_4_threads", "Turns of the interview, 1 process x 4 threads", target=0.20, aim=0.30),
    Figure("interview_1_thread", "Turns of the interview, 1 process x 1 thread"),
    Figure("end_to_end_callbacks", "Text in to carrier, one callback each", target=0.10),
    Figure("end_to_end", "Text in to carrier, no callbacks", target=0.15, aim=0.25),
    Figure("end_to_end_2_processes", "  the same with two worker processes"),
    _less("idle_latency", "Idle: webhook to carrier called, p50", unit="ms", target=60, aim=30),
    _less("idle_latency", "  p95", key="p95_ms", unit="ms"),
    _less("call_cpu", "CPU of one HTTP call, to a bare client's", unit="x", target=2, aim=1),
    _less("call_cpu", "  of Twilio's own synchronous client", key="library_ratio", unit="x"),
    _less("send_cpu", "CPU of a whole send, to a bare call's", unit="x", target=4),
    _less("matching", "Matching among 100,000 people, p95", unit="ms", target=150, aim=75),
    _less("matching_million", "  among 1,000,000", unit="ms", target=300, aim=150),
    _less("waves", "Waves of 10,000 LinkUps: a minute's, about 21", unit="s", target=10, aim=3),
    _less("waves_catch_up", "  all that is due after an outage, about 1,000", unit="s", target=10),
    Figure("textbook_receiver_64", "Textbook receiver, 64 connections"),
    _less("textbook_receiver_64", "  p99 of the acknowledgement", key="p99_ms", unit="ms"),
    Figure("textbook_receiver_16", "Textbook receiver, 16 connections"),
    Figure("textbook_turns", "Textbook, one job per message, no send"),
    Figure("textbook_end_to_end", "Textbook, text in to carrier"),
    _less("textbook_idle_latency", "Textbook idle: webhook to carrier, p50", unit="ms"),
)
