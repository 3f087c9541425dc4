"""Who may start a LinkUp, and what is said to whoever may not. The order of the guards is the order of the answers.

Source: product, LinkUp forming: suspended or held, region, profile, entitlement, one at a time, enough time to ask
people, enough people to ask; and at most three starts a day (limits).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from engine.domain.linkups.acceptance import MARGIN, sendable_between
from engine.domain.people import HoldState, RegionState, UserState
from engine.domain.profile.states import COMPLETE

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import datetime
    from uuid import UUID

    from engine.domain.linkups.windows import Window
    from engine.domain.people import Region
    from engine.domain.profile.states import ProfileState

STARTS_A_DAY: Final = 3
HOURS_TO_ASK: Final = timedelta(hours=3)
FEWEST_CANDIDATES: Final = 5
"""A brief so narrow that fewer pass the hard filters must not summon one known person."""

_DAYS_TO_LOOK: Final = 14


class RefusalCode(StrEnum):
    """Why somebody may not start this LinkUp now."""

    SUSPENDED = "suspended"
    HELD = "held"
    REGION_NOT_OPEN = "region_not_open"
    PROFILE_INCOMPLETE = "profile_incomplete"
    NOT_ENTITLED = "not_entitled"
    ALREADY_RUNNING = "already_running"
    TOO_MANY_TODAY = "too_many_today"
    TOO_SOON = "too_soon"
    TOO_FEW_PEOPLE = "too_few_people"


class Need(StrEnum):
    """What would help, so that no refusal is a dead end."""

    APPEAL = "appeal"
    REGION = "region"  # it opens, and they are told
    INTERVIEW = "interview"
    CHECKOUT = "checkout"  # the link
    END_OF_RUNNING = "end_of_running"
    TOMORROW = "tomorrow"
    LATER = "later"  # the next time with enough hours
    WIDER = "wider"  # another time, activity or size


@dataclass(frozen=True, slots=True)
class InitiateFacts:
    """What is known of somebody who wants to start a LinkUp for ``windows``, in their order.

    ``running``: their own draft or broadcasting LinkUp for something else. ``starts_today``: LinkUps they sent out this
    local day. ``candidates``: people who pass the hard filters, None while nobody has counted; that guard is left out
    then. ``zone`` is the region's, ``areas`` its states with narrower hours.
    """

    user_state: UserState
    hold: HoldState
    region: Region | None
    region_paused: bool
    profile_state: ProfileState
    may_initiate: bool
    running: UUID | None
    starts_today: int
    windows: tuple[Window, ...]
    zone: str
    candidates: int | None = None
    areas: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why not, and what would help. ``instead`` are the next times with enough hours, for TOO_SOON only."""

    code: RefusalCode
    needs: Need
    instead: tuple[Window, ...] = ()


def may_initiate(facts: InitiateFacts, now: datetime) -> Refusal | None:
    """Return the first guard that refuses, or None when the LinkUp may go out."""
    for code, needs, refuses in _GUARDS:
        if refuses(facts, now):
            return Refusal(code, needs, _instead(facts, now) if code is RefusalCode.TOO_SOON else ())
    return None


def has_hours(start: datetime, now: datetime, zone: str, *, areas: Collection[str] = ()) -> bool:
    """Say whether there are 3 sendable hours before 2 hours before ``start``, so that people can be asked."""
    return sendable_between(now, start - MARGIN, (zone,), areas=areas) >= HOURS_TO_ASK


def next_window(window: Window, now: datetime, zone: str, *, areas: Collection[str] = ()) -> Window | None:
    """Return the same part and hour on the first day from ``window`` on that leaves hours to ask people.

    None when there is none within two weeks, which the table of hours does not know.
    """
    days = (replace(window, day=window.day + timedelta(days=ahead)) for ahead in range(_DAYS_TO_LOOK))
    return next((later for later in days if has_hours(later.starts_at(zone), now, zone, areas=areas)), None)


def _instead(facts: InitiateFacts, now: datetime) -> tuple[Window, ...]:
    """Return for each window the next one with enough hours, earliest first, once each."""
    found = {next_window(window, now, facts.zone, areas=facts.areas) for window in facts.windows} - {None}
    return tuple(sorted((window for window in found if window is not None), key=lambda window: window.local))


def _is_too_soon(facts: InitiateFacts, now: datetime) -> bool:
    """Say whether the earliest option leaves too little time to ask people."""
    earliest = min(window.starts_at(facts.zone) for window in facts.windows)
    return not has_hours(earliest, now, facts.zone, areas=facts.areas)


_GUARDS: Final[tuple[tuple[RefusalCode, Need, Callable[[InitiateFacts, datetime], bool]], ...]] = (
    (RefusalCode.SUSPENDED, Need.APPEAL, lambda facts, _: facts.user_state is UserState.SUSPENDED),
    (RefusalCode.HELD, Need.APPEAL, lambda facts, _: facts.hold is not HoldState.NONE),
    (
        RefusalCode.REGION_NOT_OPEN,
        Need.REGION,
        lambda facts, _: facts.region is None or facts.region.state is not RegionState.OPEN or facts.region_paused,
    ),
    (RefusalCode.PROFILE_INCOMPLETE, Need.INTERVIEW, lambda facts, _: facts.profile_state not in COMPLETE),
    (RefusalCode.NOT_ENTITLED, Need.CHECKOUT, lambda facts, _: not facts.may_initiate),
    (RefusalCode.ALREADY_RUNNING, Need.END_OF_RUNNING, lambda facts, _: facts.running is not None),
    (RefusalCode.TOO_MANY_TODAY, Need.TOMORROW, lambda facts, _: facts.starts_today >= STARTS_A_DAY),
    (RefusalCode.TOO_SOON, Need.LATER, _is_too_soon),
    (
        RefusalCode.TOO_FEW_PEOPLE,
        Need.WIDER,
        lambda facts, _: facts.candidates is not None and facts.candidates < FEWEST_CANDIDATES,
    ),
)
