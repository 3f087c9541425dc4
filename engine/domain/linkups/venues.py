"""The curated public places of a region: which one is open for an activity then, and what else there is if none is.

Deterministic: the same places, the same need and the same seed give the same place. Places rotate with the seed, so
that not every coffee of a region meets at the same table.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from engine.domain.activities.activity import Trait
from engine.domain.activities.catalog import CATALOG
from engine.domain.folding import bare
from engine.domain.linkups.places import is_light, is_open

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from engine.domain.linkups.places import Venue

_DAYS_TO_LOOK: Final = 7
_EARLIER: Final = tuple(timedelta(minutes=30 * step) for step in range(1, 17))
_SMALL_WORDS: Final = frozenset(("the", "a", "an", "in", "at", "on", "by", "near", "st", "street", "of", "and", "park"))


class NoVenueReason(StrEnum):
    """Why no place was found."""

    NONE_LISTED = "none_listed"  # the region has none for this activity, or none this person may go to
    CLOSED = "closed"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class VenueNeed:
    """What a place must be good for.

    ``starts_at`` is UTC, ``zone`` the region's; ``minutes`` is how long the place has to be open from then on.
    ``youngest`` is the age of the youngest who must be let in, None when nobody's is known. ``hint`` is where the
    initiator would like to be; ``seed`` rotates between places that suit alike.
    """

    activity_key: str
    starts_at: datetime
    zone: str
    step_free: bool = False
    youngest: int | None = None
    hint: str | None = None
    seed: str = ""
    minutes: int = 60


@dataclass(frozen=True, slots=True)
class Found:
    """This place is open then."""

    venue: Venue


@dataclass(frozen=True, slots=True)
class NoneOpen:
    """No place is open then. ``instead`` is another start and the place open at it; ``outdoor`` a spot open then."""

    reason: NoVenueReason
    instead: tuple[datetime, Venue] | None = None
    outdoor: Venue | None = None


def choose(venues: Sequence[Venue], need: VenueNeed) -> Found | NoneOpen:
    """Return the place to propose, or why there is none and what there is instead."""
    suited = [venue for venue in venues if need.activity_key in venue.activities and _admits(venue, need)]
    if found := _best(suited, need, need.starts_at):
        return Found(found)
    if not suited:
        reason = NoVenueReason.NONE_LISTED
    elif any(is_open(venue, _local(need, need.starts_at), need.minutes) for venue in suited):
        reason = NoVenueReason.DARK
    else:
        reason = NoVenueReason.CLOSED
    return NoneOpen(reason, _another_time(suited, need), _outdoor(venues, need))


def named(venues: Iterable[Venue], text: str) -> Venue | None:
    """Return the one place whose name ``text`` holds, or all of whose telling words it holds; None if several do."""
    words = bare(text)
    spoken = frozenset(words.split())
    whole = [venue for venue in venues if f" {bare(venue.name)} " in f" {words} "]
    if not whole:
        whole = [venue for venue in venues if (telling := _words(venue.name)) and telling <= spoken]
    return whole[0] if len(whole) == 1 else None


def _admits(venue: Venue, need: VenueNeed) -> bool:
    """Say whether everybody who must can get in."""
    young = need.youngest is not None and venue.min_age is not None and need.youngest < venue.min_age
    return not young and (venue.step_free or not need.step_free)


def _suits(venue: Venue, need: VenueNeed, starts_at: datetime) -> bool:
    """Say whether a place is open at a start, and bright enough for what needs daylight."""
    local = _local(need, starts_at)
    if not is_open(venue, local, need.minutes):
        return False
    needs_light = venue.outdoor and Trait.DAYLIGHT in CATALOG[need.activity_key].constraints.traits
    return not needs_light or is_light(local, need.minutes)


def _best(suited: Iterable[Venue], need: VenueNeed, starts_at: datetime) -> Venue | None:
    """Return the place that fits the hint best, then the one the seed picks."""
    wanted = _words(need.hint or "")
    fitting = [venue for venue in suited if _suits(venue, need, starts_at)]
    return min(fitting, key=lambda venue: (-len(wanted & _words(venue.where)), _drawn(venue, need)), default=None)


def _another_time(suited: Sequence[Venue], need: VenueNeed) -> tuple[datetime, Venue] | None:
    """Return the nearest start at which a place is open: the same hour of the week ahead, or earlier that day."""
    for starts_at in _other_starts(need):
        if found := _best(suited, need, starts_at):
            return starts_at, found
    return None


def _other_starts(need: VenueNeed) -> Iterator[datetime]:
    """Return other starts in the order they are offered."""
    there = ZoneInfo(need.zone)
    local = _local(need, need.starts_at)
    for ahead in range(1, _DAYS_TO_LOOK + 1):
        later = local.replace(tzinfo=None) + timedelta(days=ahead)
        yield later.replace(tzinfo=there).astimezone(need.starts_at.tzinfo)
    for earlier in _EARLIER:
        if _local(need, need.starts_at - earlier).date() == local.date():
            yield need.starts_at - earlier


def _outdoor(venues: Iterable[Venue], need: VenueNeed) -> Venue | None:
    """Return an outdoor place of any activity that is open then by daylight."""
    local = _local(need, need.starts_at)
    spots = (venue for venue in venues if venue.outdoor and venue.min_age is None and _admits(venue, need))
    fitting = [venue for venue in spots if is_open(venue, local, need.minutes) and is_light(local, need.minutes)]
    return min(fitting, key=lambda venue: _drawn(venue, need), default=None)


def _drawn(venue: Venue, need: VenueNeed) -> tuple[bytes, str]:
    """Return what the seed makes of a place: its rank among those that suit alike."""
    return sha256(f"{need.seed}\n{venue.name}".encode()).digest(), venue.name


def _local(need: VenueNeed, instant: datetime) -> datetime:
    """Return the local time of an instant."""
    return instant.astimezone(ZoneInfo(need.zone))


def _words(text: str) -> frozenset[str]:
    """Return the words of a place or hint that tell it from others."""
    return frozenset(bare(text).split()) - _SMALL_WORDS
