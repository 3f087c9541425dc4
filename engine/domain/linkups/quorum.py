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

from engine.domain.linkups.states import LinkupState

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

SETTLE: Final = timedelta(minutes=30)
SEAT_HELD: Final = timedelta(hours=2)
"""How long a free seat is kept for those who accepted another option."""

_GROUP: Final = 3
_PAIR: Final = 2
_BEFORE_START: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class OptionFacts:
    """A time the LinkUp may happen at. ``changed_at``: when its count last changed, None if it never did."""

    token: str
    starts_at: datetime
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Accepter:
    """Somebody who accepted ``options`` at ``at``.

    ``pair_ok``: they and the initiator may be only two. Neither wants groups only, and the rule for people under 21
    allows it.
    """

    user_id: UUID
    options: frozenset[str]
    at: datetime
    pair_ok: bool = True


@dataclass(frozen=True, slots=True)
class QuorumFacts:
    """A LinkUp as it is counted. Sizes include the initiator.

    ``barred``: people who are held, opted out or gone. ``apart``: pairs with a block or a step-back between them.
    """

    state: LinkupState
    initiator: UUID
    min_size: int
    max_size: int
    ends_at: datetime
    options: tuple[OptionFacts, ...]
    accepters: tuple[Accepter, ...]
    barred: frozenset[UUID] = frozenset()
    apart: frozenset[frozenset[UUID]] = frozenset()


@dataclass(frozen=True, slots=True)
class Lock:
    """Lock on this option.

    ``comers`` have a place, the initiator first, then in the order they accepted; never more than fit. ``offered`` are
    accepters left out for whom a seat is kept until ``seat_held_until``, ``first_in_line`` those for whom there is none.
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
    standing = together(facts)
    coming = {option.token: _comers(facts, standing, option.token) for option in facts.options}
    # An option whose hour has struck cannot happen any more, however late somebody looks.
    ahead = [option for option in facts.options if option.starts_at > now]
    ready = [option for option in ahead if _is_ready(facts, option, coming[option.token], now)]
    if ready:
        chosen = min(ready, key=lambda option: (-len(coming[option.token]), option.starts_at, option.token))
        return _lock(facts, standing, chosen, coming[chosen.token], now)
    if now >= facts.ends_at:
        return Expire()
    settling = [_settles_at(option) for option in ahead if len(coming[option.token]) >= settle_size(facts)]
    return Wait(min([facts.ends_at, *(at for at in settling if at is not None and at > now)]))


def counts(facts: QuorumFacts) -> Mapping[str, int]:
    """Return how many people each option has, the initiator included; those who must leave are not counted."""
    standing = together(facts)
    return {option.token: len(_comers(facts, standing, option.token)) for option in facts.options}


def settle_size(facts: QuorumFacts) -> int:
    """Return with how many people an option is locked before it is full."""
    return max(_GROUP, facts.min_size)


def together(facts: QuorumFacts) -> tuple[Accepter, ...]:
    """Return the accepters who may stay, in the order they answered.

    Of two who must be kept apart the later one leaves, and hears what everybody left out hears.
    """
    stay: list[Accepter] = []
    for accepter in sorted(facts.accepters, key=lambda each: (each.at, each.user_id)):
        beside = (facts.initiator, *(other.user_id for other in stay))
        if accepter.user_id in facts.barred or accepter.user_id in beside:
            continue
        if not any(frozenset((accepter.user_id, other)) in facts.apart for other in beside):
            stay.append(accepter)
    return tuple(stay)


def _comers(facts: QuorumFacts, standing: tuple[Accepter, ...], token: str) -> list[UUID]:
    """Return the initiator and the accepters of an option, in order; all of them, even beyond its size."""
    takes = [each for each in standing if token in each.options and (each.pair_ok or facts.max_size > _PAIR)]
    return [facts.initiator, *(each.user_id for each in takes)]


def _is_ready(facts: QuorumFacts, option: OptionFacts, coming: list[UUID], now: datetime) -> bool:
    """Say whether an option can be locked at ``now``."""
    if len(coming) <= _PAIR:
        early = facts.max_size == _PAIR
        return (
            len(coming) == _PAIR
            and facts.min_size == _PAIR
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


def _lock(
    facts: QuorumFacts, standing: tuple[Accepter, ...], option: OptionFacts, coming: list[UUID], now: datetime
) -> Lock:
    """Return the lock on an option: its people as far as they fit, and what the others are told."""
    comers = tuple(coming[: facts.max_size])
    left_out = tuple(each.user_id for each in standing if each.user_id not in comers)
    # A group of two is complete: whoever is left out of it was never to be a third.
    seats = facts.max_size - len(comers)
    waiting = tuple(each for each in left_out if each not in coming)
    offered = waiting[:seats]
    return Lock(
        option=option.token,
        starts_at=option.starts_at,
        comers=comers,
        offered=offered,
        first_in_line=tuple(each for each in left_out if each not in offered),
        seat_held_until=min(now + SEAT_HELD, max(now, option.starts_at - _BEFORE_START)),
    )
