"""After the lock: who leaves, what it costs them, and whether the plan still holds.

Rules of this file (product: Changing):
1. CAN'T within 60 minutes of the lock costs nothing; neither does leaving for safety, or once a plan shrank.
2. A plan that lost its quorum gets exactly one replacement wave, if the start is at least 4 hours away; without one,
   or once it is over, it goes on with three, or is off. While replacements may still answer, nothing is decided.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from engine.domain.linkups.acceptance import sendable_after, sendable_between
from engine.domain.linkups.seats import LAST_HOUR

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

FREE_AFTER_LOCK: Final = timedelta(minutes=60)
REPLACE_FROM: Final = timedelta(hours=4)
REPLACE_FOR: Final = timedelta(hours=3)
INVITES_PER_MISSING: Final = 3
_WORTH_ASKING: Final = timedelta(minutes=45)  # of sendable time: with less nobody could answer
_GROUP: Final = 3
_PAIR: Final = 2


class Cause(StrEnum):
    """Why somebody leaves a locked LinkUp."""

    CANT = "cant"
    WITHDRAWN = "withdrawn"  # STOP, DELETE or a hold
    BLOCKED = "blocked"  # blocked somebody who comes, and chose to skip it


@dataclass(frozen=True, slots=True)
class Group:
    """A locked LinkUp after somebody left.

    ``remaining`` people still come. ``pair_ok``: if two are left, both accept to be only two. ``replaced``: it has its
    replacement wave, or has had it; ``asking_until`` is when that ends, None once it has.
    """

    min_size: int
    max_size: int
    starts_at: datetime
    remaining: int
    pair_ok: bool
    replaced: bool
    zones: Collection[str]
    areas: Collection[str] = ()
    asking_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class GoOn:
    """The plan holds; those who come are told that somebody cannot."""


@dataclass(frozen=True, slots=True)
class Replace:
    """Invite ``invites`` further people for ``missing`` places, until ``deadline``; this happens once."""

    missing: int
    invites: int
    deadline: datetime


@dataclass(frozen=True, slots=True)
class Wait:
    """Replacements are being asked already, and may answer until ``deadline``."""

    deadline: datetime


@dataclass(frozen=True, slots=True)
class Off:
    """The plan is off; whoever is left is told within a minute."""


DropDecision = GoOn | Replace | Wait | Off


def costs(cause: Cause, *, locked_at: datetime, now: datetime, freed: bool = False) -> bool:
    """Say whether leaving for ``cause`` at ``now`` counts against somebody.

    ``freed``: they were told that they are free to drop, because somebody else left or did not confirm.
    """
    return cause is Cause.CANT and not freed and now - locked_at > FREE_AFTER_LOCK


def after_drop(group: Group, now: datetime) -> DropDecision:
    """Return what becomes of a plan when somebody leaves at ``now``."""
    missing = quorum(group) - group.remaining
    if missing <= 0:
        return GoOn()
    if group.asking_until is not None and now < group.asking_until and group.remaining > 0:
        return Wait(group.asking_until)
    deadline = _deadline(group, now)
    if (
        group.replaced
        or group.remaining == 0
        or group.starts_at - now < REPLACE_FROM
        or sendable_between(now, deadline, group.zones, areas=group.areas) < _WORTH_ASKING
    ):
        return at_deadline(group)
    return Replace(missing, INVITES_PER_MISSING * missing, deadline)


def at_deadline(group: Group) -> GoOn | Off:
    """Return what becomes of a plan that finds nobody further."""
    return GoOn() if group.remaining >= min(quorum(group), _GROUP) else Off()


def quorum(group: Group) -> int:
    """Return with how many people a plan holds without any question.

    That is the brief's minimum, but three where two are left of whom one wants groups only.
    """
    return _GROUP if group.min_size <= _PAIR and not group.pair_ok else group.min_size


def _deadline(group: Group, now: datetime) -> datetime:
    """Return until when a replacement may answer: 3 hours of sendable time, no later than an hour before the start."""
    return min(sendable_after(now, REPLACE_FOR, group.zones, areas=group.areas), group.starts_at - LAST_HOUR)
