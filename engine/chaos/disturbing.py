"""What breaks, and when: every kind several times, at moments when people are texting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.chaos.plan import Disturbance

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

SEND_FAULTS = (
    "refuse_connection", "timeout_before_accept", "accept_then_timeout", "http_500_after_accept", "http_503",
    "rate_limit_429", "error_code:30003", "error_code:30007", "error_code:21408",
)  # fmt: skip
"""Of the carrier's error codes those that end a text and neither a number nor a lane: both would end the story."""

CALLBACK_FAULTS = ("callback_shuffle", "callback_duplicate", "callback_drop")
SILENT = "accept_then_timeout+callback_drop"
"""The text is there, and nobody says so: only the carrier's list knows."""

INBOUND_FAULTS = ("inbound_drop",)
KILLS = ("kill_worker", "kill_web", "kill_clock", "kill_sandbox", "kill_postgres", "kill_redis")
OUTAGES = ("stop_postgres", "stop_redis", "flush_redis")
BREAKS = frozenset({*KILLS, *OUTAGES})
"""Kinds that take something down; the others are armed at the carrier."""

_FEW, _MANY = (4, 15), (20, 60)
_OFTEN = frozenset({"kill_worker", "kill_web"})


def disturbances(chance: random.Random, busy: Sequence[int], *, rounds: int) -> tuple[Disturbance, ...]:
    """Each kind once a round, spread over `busy`, the sorted moments at which somebody says something."""
    kinds = []
    for _ in range(rounds):
        a_round = [*SEND_FAULTS, *CALLBACK_FAULTS, SILENT, *INBOUND_FAULTS, *KILLS, *OUTAGES, *sorted(_OFTEN)]
        chance.shuffle(a_round)
        kinds += a_round
    found = []
    for place, kind in enumerate(kinds):
        share = busy[place * len(busy) // len(kinds) : max(1, (place + 1) * len(busy) // len(kinds))]
        at = chance.choice(share or busy)
        found.append(_one(chance, kind, at))
    return tuple(sorted(found, key=lambda disturbance: disturbance.at))


def _one(chance: random.Random, kind: str, at: int) -> Disturbance:
    if kind in OUTAGES:
        return Disturbance(at, kind, seconds=0.0 if kind == "flush_redis" else round(chance.uniform(1.5, 4.0), 1))
    if kind in KILLS:
        return Disturbance(at, kind)
    return Disturbance(at, kind, count=chance.randint(*(_MANY if kind in CALLBACK_FAULTS else _FEW)))
