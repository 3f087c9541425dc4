"""Who goes first when more is to be sent than may be, and how fast we may go. Pure: rows and two clocks in, values out.

Four rules:
1. Urgency first: compliance, replies, reminders, invites. A class that would starve keeps one second in 24 for what it
   has kept waiting for ten minutes.
2. Within a class, the first texts of every cause (a LinkUp, a region that opens) come before the rest of a burst.
3. A carrier that says "too many requests" is left alone for a random while, longer each time in a row; then half as
   many calls as before are made at once, doubling every ten seconds.
4. A sender has so many segments a second; a text that is longer than what is left is paid for afterwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

PATIENCE: Final = timedelta(minutes=10)
"""A text due for so long (business time) may go before more urgent ones, when it is its class's turn."""

TURN_EVERY_SECONDS: Final = 8
STARVING: Final = (1, 2, 3)
"""The classes that take those turns, one after the other. Class 0 is never in need of one."""

PLACES: Final = (8, 64)
"""Texts of one cause decided at once come in three parts: the first eight, those up to the sixty-fourth, the rest."""

DOUBLES_EVERY: Final = timedelta(seconds=10)
RECOVERED_AFTER: Final = timedelta(seconds=100)
"""Ten doublings after a rest even a single call at once has become a thousand: no limit any more."""

FIRST_REST: Final = timedelta(seconds=1)
LONGEST_REST: Final = timedelta(seconds=10)
"""One call in ten seconds, to see whether there is room again, is no burden; people waiting for a minute are."""

ONE_BURST: Final = timedelta(seconds=1)
"""Calls that were under way together are refused together: that is one sign, not many."""

DEEP_SECONDS: Final = 60
DEEP_TEXTS: Final = 5_000
"""A lane is deep when what is due would take a minute, or is five thousand texts where no rate is known."""

EVER: Final = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Pass:
    """One look at the queue: texts of a class and place, due after ``after`` and up to ``until`` (business time)."""

    priority: int
    place: int
    after: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Slowdown:
    """What all processes know of the last "too many requests" (real time).

    ``calls_at_once`` holds from ``resume_at``; ``rounds`` counts slow-downs in a row.
    """

    calls_at_once: int
    rounds: int
    slowed_at: datetime
    resume_at: datetime


@dataclass(frozen=True, slots=True)
class Budget:
    """Segments a sender may send at once, as they were at ``counted_at`` (real time); below zero while it pays back."""

    segments: float
    counted_at: datetime


def class_in_turn(real_now: datetime) -> int | None:
    """Return the class whose long-waiting texts go first in this second; none in seven of eight."""
    turn, rest = divmod(int(real_now.timestamp()), TURN_EVERY_SECONDS)
    return None if rest else STARVING[turn % len(STARVING)]


def passes(now: datetime, *, in_turn: int | None = None) -> tuple[Pass, ...]:
    """Return the looks at the queue, in order; none finds what another has found.

    The class in turn looks first, for what has waited for `PATIENCE`, and there the rest of bursts comes first: it is
    what waited behind all others.
    """
    places = range(len(PLACES) + 1)
    waited = now - PATIENCE
    first = [] if in_turn is None else [Pass(in_turn, place, EVER, waited) for place in reversed(places)]
    then = [
        Pass(priority, place, waited if priority == in_turn else EVER, now) for priority in range(4) for place in places
    ]
    return (*first, *then)


def slow_down(before: Slowdown, *, in_flight: int, now: datetime, draw: float) -> Slowdown:
    """Return what holds after the carrier refused a call with "too many requests" at real time ``now``.

    ``in_flight``: calls under way in all processes at that time, the refused ones among them. ``draw`` is a random
    number from 0 to 1: the rest lies anywhere under its ceiling (full jitter), so that two engines with one account do
    not come back together. Further refusals of the same burst change nothing.
    """
    if now < max(before.resume_at, before.slowed_at + ONE_BURST):
        return before
    rounds = before.rounds + 1 if now < before.resume_at + DOUBLES_EVERY else 1
    ceiling = min(LONGEST_REST, FIRST_REST * 2 ** min(rounds - 1, 10))
    allowed = calls_allowed(before, now)
    at_once = in_flight if allowed is None else min(in_flight, allowed)
    return Slowdown(max(1, at_once // 2), rounds, now, now + draw * ceiling)


def calls_allowed(slowdown: Slowdown, now: datetime) -> int | None:
    """Return how many calls all processes together may have under way at real time ``now``; None for no limit."""
    since = now - slowdown.resume_at
    if since < timedelta():
        return 0
    if since >= RECOVERED_AFTER:
        return None
    return int(slowdown.calls_at_once * 2 ** (since / DOUBLES_EVERY))


def refilled(budget: Budget, *, rate: float, now: datetime) -> Budget:
    """Return the budget at real time ``now``, at ``rate`` segments a second; a second's worth is the most it holds."""
    seconds = max(0.0, (now - budget.counted_at).total_seconds())
    return Budget(min(full_budget(rate), budget.segments + rate * seconds), max(now, budget.counted_at))


def full_budget(rate: float) -> float:
    """Return the most segments a sender may send at once: a second's worth, and never less than one."""
    return max(1.0, rate)


def seconds_until_next(budget: Budget, *, rate: float) -> float:
    """Return in how many seconds the sender may send again; 0 while anything is left."""
    return 0.0 if may_send(budget) else (_LEAST - budget.segments) / rate


def may_send(budget: Budget) -> bool:
    """Say whether a text may go out: a whole segment is there, however long the text is."""
    return budget.segments >= _LEAST


def deep(rate: float) -> int:
    """Return how many due texts make a lane deep, at ``rate`` segments a second (0: none is known)."""
    return DEEP_TEXTS if rate <= 0 else min(DEEP_TEXTS, max(1, int(rate * DEEP_SECONDS)))


_LEAST: Final = 0.999
"""A whole segment, but for what adding fractions of seconds loses."""
