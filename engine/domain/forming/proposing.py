"""From a request to a plan that can be read back: guesses, the size of the company, and a place that is open then."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from engine.domain.forming.standing import FIRST_LINKUPS
from engine.domain.linkups.brief import LONGEST_HINT, brief_of
from engine.domain.linkups.guards import has_hours
from engine.domain.linkups.places import is_open
from engine.domain.linkups.venues import Found, NoneOpen, VenueNeed, choose, named
from engine.domain.linkups.windows import Window
from engine.domain.requests.usual_parts import part_of, part_on, usual_part
from engine.domain.understanding.group_sizes import GroupSize

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from engine.domain.forming.standing import Standing
    from engine.domain.linkups.brief import Brief
    from engine.domain.linkups.places import Venue
    from engine.domain.profile.profile import Profile
    from engine.domain.requests.request import Request

SURE: Final = 0.6
_DEFAULT: Final = GroupSize(3, 6)
_FEWEST_AT_FIRST: Final = 3
_FAVOURITE: Final = "coffee"  # what people do who cannot think of anything
_SATURDAY: Final = 5
_STEP_FREE: Final = "step_free"
_STAY: Final = 60  # minutes a place has to be open from the start on


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is read back. ``moved``: nothing was open at the time asked for, so this is another one."""

    brief: Brief
    venue: Venue
    moved: bool = False


def wanted_activity(request: Request, profile: Profile) -> tuple[str, bool]:
    """Return what they want to do, and whether they said so: else what they told us they like to do."""
    for found in request.activities:
        if found.confidence >= SURE:
            return found.key, True
    if request.activities:
        return request.activities[0].key, False
    if profile.active_intent is not None:
        return profile.active_intent.activity_key, False
    best = max(profile.activities, key=lambda each: each.confidence, default=None)
    return (_FAVOURITE if best is None else best.activity_key), False


def wanted_windows(request: Request, activity: str, now: datetime, zone: str) -> tuple[tuple[Window, ...], bool]:
    """Return when they want to, and whether they said so: else on the next Saturday that leaves time to ask people."""
    if request.windows:
        return request.windows, True
    today = now.astimezone(ZoneInfo(zone)).date()
    saturday = today + timedelta(days=(_SATURDAY - today.weekday()) % 7)
    guess = Window(saturday, part_on(saturday, usual_part([activity])))
    if not has_hours(guess.starts_at(zone), now, zone):
        guess = replace(guess, day=saturday + timedelta(days=7))
    return (guess,), False


def company_of(group: GroupSize | None, standing: Standing, profile: Profile) -> GroupSize:
    """Return how many come: at least three at somebody's first two LinkUps, and whenever they want groups only."""
    size = group or _DEFAULT
    if standing.places < FIRST_LINKUPS or "groups_only" in profile.boundaries.limits:
        return GroupSize(max(size.minimum, _FEWEST_AT_FIRST), max(size.maximum, _FEWEST_AT_FIRST))
    return size


def propose(
    request: Request,
    windows: Sequence[Window],
    *,
    activity: str,
    said: str,
    region_id: UUID,
    zone: str,
    seed: str,
    standing: Standing,
    profile: Profile,
) -> Proposal | None:
    """Return the plan to read back; None when the region has no place for it at any time near.

    ``said`` is the text that may name one of the region's places. Where none is open, it is another day or hour
    (product: Venue); a second time at which the place is closed is left out.
    """
    place = named(standing.venues, said)
    hint = (request.place if place is None else place.name) or None
    need = VenueNeed(
        activity, windows[0].starts_at(zone), zone, youngest=standing.age, hint=hint, seed=seed, minutes=_STAY,
        step_free=_STEP_FREE in {*request.constraints, *profile.boundaries.needs},
    )  # fmt: skip
    always = [venue for venue in standing.venues if all(_is_open(venue, window) for window in windows)]
    choice, moved = choose(always, need), False
    if isinstance(choice, NoneOpen):
        choice, windows = choose(standing.venues, need), windows[:1]
    match choice:
        case Found(venue=venue):
            pass
        case NoneOpen(instead=(starts_at, venue)):
            windows, moved = (_window_at(starts_at, zone),), True
        case _:
            return None
    brief = brief_of(
        activity,
        windows,
        region_id,
        group_size=company_of(request.group, standing, profile),
        constraints=dict.fromkeys(sorted(request.constraints), True),
        location_hint=hint[:LONGEST_HINT] if hint else None,
    )
    return Proposal(brief, venue, moved)


def kept_venue(venue: Venue) -> dict[str, object]:
    """Return what a LinkUp keeps of its place: where it is, and whom it lets in."""
    kept: dict[str, object] = {**venue.as_plan(), "step_free": venue.step_free}
    return kept if venue.min_age is None else {**kept, "min_age": venue.min_age}


def _is_open(venue: Venue, window: Window) -> bool:
    return is_open(venue, window.local, _STAY)


def _window_at(starts_at: datetime, zone: str) -> Window:
    """Return the local day and hour of an instant."""
    local = starts_at.astimezone(ZoneInfo(zone))
    return Window(local.date(), part_of(local.time()), local.time())
