"""When a LinkUp is locked, on which option, and who has a place then. Pure and deterministic.

Rules of this file (product: Quorum per option):
1. An option has its initiator and its accepters; whoever is held or gone, or must be kept apart from somebody who
   answered earlier, leaves before counting.
2. It is ready when it is full; or has three people (the brief's own minimum if larger) and its count has stood still
   for 30 minutes; or the window has ended and it has the brief's minimum.
3. Exactly two go ahead only when the initiator asked for two, or at the end, and only if both accept a pair.
4. Of several that are ready: more people, then the earlier start, then A.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from engine.domain.linkups.counting import (
    PAIR,
    Accepter,
    OptionFacts,
    QuorumFacts,
    comers_of,
    counts,
    joining,
    settle_size,
)
from engine.domain.linkups.states import LinkupState

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

__all__ = ["Accepter", "OptionFacts", "QuorumFacts", "counts", "settle_size"]

SETTLE: Final = timedelta(minutes=30)
SEAT_HELD: Final = timedelta(hours=2)
"""How long a free seat is kept for those who accepted another option."""

_BEFORE_START: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Lock:
    """Lock on this option.

    ``comers`` have a place, the initiator first, then in the order they accepted; never more than fit. ``offered`` are
    accepters left out for whom a seat is kept until ``seat_held_until``, ``first_in_line`` those for whom there is
    none; each of them hears it once.
    """

    option: str
    starts_at: datetime
    comers: tuple[UUID, ...]
    offered: tuple[UUID, ...]
    first_in_line: tuple[UUID, ...]
    seat_held_until: datetime


@dataclass(frozen=True, slots=True)
class Wait:
    """Nothing yet; at ``until`` the answer may be another without anybody having said anything."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Expire:
    """The window has ended and no option has enough people."""


@dataclass(frozen=True, slots=True)
class CallOff:
    """The initiator is held, opted out or gone: there is nobody to meet."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """Not a LinkUp that is looking for people."""


QuorumDecision = Lock | Wait | Expire | CallOff | Nothing


def decide(facts: QuorumFacts, now: datetime) -> QuorumDecision:
    """Return what becomes of a LinkUp at ``now``."""
    if facts.state is not LinkupState.BROADCASTING:
        return Nothing()
    if facts.initiator in facts.barred:
        return CallOff()
    coming = {option.token: comers_of(facts, option.token) for option in facts.options}
    # An option whose hour has struck cannot happen any more, however late somebody looks.
    ahead = [option for option in facts.options if option.starts_at > now]
    ready = [option for option in ahead if _is_ready(facts, option, coming[option.token], now)]
    if ready:
        chosen = min(ready, key=lambda option: (-len(coming[option.token]), option.starts_at, option.token))
        return _lock(facts, chosen, coming[chosen.token], now)
    if now >= facts.ends_at:
        return Expire()
    settling = [_settles_at(option) for option in ahead if len(coming[option.token]) >= settle_size(facts)]
    return Wait(min([facts.ends_at, *(at for at in settling if at is not None and at > now)]))


def _is_ready(facts: QuorumFacts, option: OptionFacts, coming: list[UUID], now: datetime) -> bool:
    """Say whether an option can be locked at ``now``."""
    if len(coming) <= PAIR:
        early = facts.max_size == PAIR
        return (
            len(coming) == PAIR
            and facts.min_size == PAIR
            and (early or now >= facts.ends_at)
            and all(each.pair_ok for each in facts.accepters if each.user_id in coming)
        )
    if len(coming) >= facts.max_size:
        return True
    if now >= facts.ends_at:
        return len(coming) >= facts.min_size
    settled = _settles_at(option)
    return len(coming) >= settle_size(facts) and settled is not None and now >= settled


def _settles_at(option: OptionFacts) -> datetime | None:
    """Return when an option's count has stood still long enough."""
    return None if option.changed_at is None else option.changed_at + SETTLE


def _lock(facts: QuorumFacts, option: OptionFacts, coming: list[UUID], now: datetime) -> Lock:
    """Return the lock on an option: its people as far as they fit, and what the others are told.

    Whoever was kept apart is told what everybody hears for whom there is no seat.
    """
    comers = coming[: facts.max_size]
    others = [each for each in facts.accepters if option.token not in each.options]
    offered = joining(facts, comers, others)[: facts.max_size - len(comers)]
    answered = sorted(facts.accepters, key=lambda each: (each.at, each.user_id))
    heard = {*comers, *offered, *facts.barred}
    return Lock(
        option=option.token,
        starts_at=option.starts_at,
        comers=tuple(comers),
        offered=tuple(offered),
        first_in_line=tuple(each.user_id for each in answered if each.user_id not in heard),
        seat_held_until=min(now + SEAT_HELD, max(now, option.starts_at - _BEFORE_START)),
    )
