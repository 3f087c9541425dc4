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
from engine.domain.voice import Line

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
    """What is read back, and the lines that say first in what it is not what was asked for."""

    brief: Brief
    venue: Venue
    told: tuple[Line, ...] = ()


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


def company_of(group: GroupSize | None, standing: Standing, profile: Profile) -> tuple[GroupSize, Line | None]:
    """Return how many come, and what is said where that is more than they asked for.

    At least three come to somebody's first two LinkUps, and whenever they want groups only.
    """
    size = group or _DEFAULT
    first, only = standing.places < FIRST_LINKUPS, "groups_only" in profile.boundaries.limits
    if not (first or only):
        return size, None
    raised = GroupSize(max(size.minimum, _FEWEST_AT_FIRST), max(size.maximum, _FEWEST_AT_FIRST))
    if group is None or raised == group:
        return raised, None
    return raised, Line.PLAN_GROUPS_ONLY if only else Line.PLAN_FIRST_GROUPS


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
    (product: Venue); a second time at which no place of the first is open is left out.
    """
    place = named(standing.venues, said)
    hint = (request.place if place is None else place.name) or None
    need = VenueNeed(
        activity, windows[0].starts_at(zone), zone, youngest=standing.age, hint=hint, seed=seed, minutes=_STAY,
        step_free=_STEP_FREE in {*request.constraints, *profile.boundaries.needs},
    )  # fmt: skip
    found = _place_for(windows, standing.venues, need)
    if found is None:
        return None
    venue, kept, about_time = found
    size, about_size = company_of(request.group, standing, profile)
    brief = brief_of(
        activity,
        kept,
        region_id,
        group_size=size,
        constraints=dict.fromkeys(sorted(request.constraints), True),
        location_hint=hint[:LONGEST_HINT] if hint else None,
    )
    return Proposal(brief, venue, tuple(line for line in (about_time, about_size) if line is not None))


def _place_for(
    windows: Sequence[Window], venues: Sequence[Venue], need: VenueNeed
) -> tuple[Venue, Sequence[Window], Line | None] | None:
    """Return a place that is open at every time; else at one of them; else the nearest time at which one is."""
    for times in (windows, *((window,) for window in windows if len(windows) > 1)):
        open_then = [venue for venue in venues if all(_is_open(venue, window) for window in times)]
        choice = choose(open_then, replace(need, starts_at=times[0].starts_at(need.zone)))
        if isinstance(choice, Found):
            return choice.venue, times, None if len(times) == len(windows) else Line.PLAN_ONE_TIME
    match choose(venues, need):
        case Found(venue=venue):
            return venue, windows[:1], None
        case NoneOpen(instead=(starts_at, venue)):
            return venue, (_window_at(starts_at, need.zone),), Line.PLAN_MOVED
        case _:
            return None


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
