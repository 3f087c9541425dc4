"""How many of the texts that are due may go out now, by all processes together: what carrier and senders still take."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import orjson

from engine.domain import pressure
from engine.domain.pressure import Budget
from engine.domain.segments import count_segments
from engine.ids import new_id
from engine.store import pressure as shared
from engine.store.ledgers import Alert

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from psycopg import Connection

FULL_SECONDS = 0.25
"""When as many calls are under way as may be, some end soon: how long until the next look."""


@dataclass(slots=True)
class Allowance:
    """What one claim may send. ``take`` counts down; ``again_in`` says when what was held back may be tried (real)."""

    rate: float = 0.0
    calls: int | None = None
    budgets: dict[str, Budget] = field(default_factory=dict, repr=False)
    rest_seconds: float = 0.0
    again_in: float | None = None
    spent: bool = False

    def take(self, body: str, sender: str | None) -> bool:
        """Say whether a text may go out from ``sender``, and count it."""
        budget = None if sender is None else self.budgets.get(sender)
        if self.calls is not None and self.calls <= 0:
            self._hold(self.rest_seconds or FULL_SECONDS)
            return False
        if sender is not None and budget is not None:
            if not pressure.may_send(budget):
                self._hold(pressure.seconds_until_next(budget, rate=self.rate))
                return False
            left = budget.segments - count_segments(body).count
            self.budgets[sender] = Budget(left, budget.counted_at)
            self.spent = True
        if self.calls is not None:
            self.calls -= 1
        return True

    def _hold(self, seconds: float) -> None:
        self.again_in = seconds if self.again_in is None else min(self.again_in, seconds)


def lock_allowance(conn: Connection, senders: Sequence[str], *, rate: float) -> Callable[[], Allowance]:
    """Queue what a claim must know before it chooses; call the result once its jobs are queued too: one round trip.

    What is shared stays locked until the claim commits, so that processes count one after the other. Nothing is locked
    while no rate is set and the carrier has not complained.
    """
    slowdowns = shared.lock_slowdown(conn)
    budgets = shared.lock_budgets(conn, senders, full=pressure.full_budget(rate)) if rate > 0 else None
    under_way = shared.read_under_way(conn)

    def read() -> Allowance:
        slowdown, ((real_now, in_flight),) = slowdowns.fetchone(), under_way.fetchall()
        allowance = Allowance(rate=rate)
        if slowdown is not None:
            allowed = pressure.calls_allowed(slowdown, real_now)
            allowance.calls = None if allowed is None else max(0, allowed - in_flight)
            allowance.rest_seconds = max(0.0, (slowdown.resume_at - real_now).total_seconds())
        for sender, segments, counted_at in [] if budgets is None else budgets.fetchall():
            allowance.budgets[sender] = pressure.refilled(Budget(segments, counted_at), rate=rate, now=real_now)
        return allowance

    return read


def sender_alert(place: int, code: int, now: datetime) -> Alert:
    """Tell that the carrier refuses a number of ours: its place in the settings, from 1, for alerts hold no numbers."""
    payload = orjson.dumps({"number": place, "error_code": code})
    return Alert(new_id(), "sender_refused", payload.decode(), f"sender_refused:{place}:{code}:{now:%Y%m%d}")


def slow_down(conn: Connection, *, refused: int) -> datetime:
    """Have all processes slow down after ``refused`` calls of this transaction were too many; gives until when.

    Called after their jobs were put back, so that their calls are no longer counted as under way.
    """
    before, real_now, in_flight = shared.read_slowdown(conn)
    draw = random.random()  # noqa: S311 -- jitter, not a secret
    after = pressure.slow_down(before, in_flight=in_flight + refused, now=real_now, draw=draw)
    if after != before:
        shared.slow_down(conn, after)
    return after.resume_at
