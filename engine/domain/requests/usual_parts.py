"""When an activity usually is, for who names a day and no hour; and which half of the day an unspoken "am" or "pm" is.

Rules: coffee, breakfast and what is done early are in the morning, so coffee at 7 is at 7 am; meals are at their time;
culture, walks and shops in the afternoon; dinner, drinks, games and films in the evening, so dinner at 7 is at 7 pm;
what only lives at night is at night. Of anything else: the afternoon of a weekend, the evening of a working day; its
hours up to 8 are pm.
"""

from __future__ import annotations

from datetime import time
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from engine.domain.activities.activity import Category
from engine.domain.activities.catalog import CATALOG
from engine.domain.linkups.windows import Part

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from engine.domain.requests.marks import Hour

_LISTED: Final[Mapping[Part, str]] = MappingProxyType(
    {
        Part.MORNING: """
            coffee coffee_tasting breakfast bakery hiking birdwatching surfing tide_pools running cycling golf rowing
            kayaking paddleboarding fishing sailing rafting scuba_diving horseback_riding foraging fruit_picking
            dog_walk skiing cleanup community_garden volunteering farmers_market flea_market coworking playdate yoga
            pilates meditation tai_chi
        """,
        Part.MIDDAY: "brunch lunch dim_sum food_trucks picnic",
        Part.AFTERNOON: "tea boba ice_cream dessert smoothies amusement_park lawn_games",
        Part.EVENING: """
            comedy theater dance_performance poetry improv
            dinner movies book_club dancing cooking_class sound_bath open_mic bonfire sunset_watching
        """,
        Part.NIGHT: "clubbing late_night_eats night_market karaoke drag_show stargazing",
    }
)
_BY_KEY: Final = {key: part for part, keys in _LISTED.items() for key in keys.split()}
_BY_CATEGORY: Final[Mapping[Category, Part]] = MappingProxyType(
    {
        Category.FOOD_DRINK: Part.EVENING,
        Category.NIGHTLIFE: Part.EVENING,
        Category.OUTDOORS: Part.AFTERNOON,
        Category.GAMES: Part.EVENING,
        Category.MUSIC: Part.EVENING,
        Category.CULTURE: Part.AFTERNOON,
        Category.ARTS: Part.AFTERNOON,
        Category.SHOPPING: Part.AFTERNOON,
    }
)
_SATURDAY: Final = 5
_NOON: Final = 12
# The hours that are before noon when nobody says so.
_MORNING_HOURS: Final[Mapping[Part | None, range]] = MappingProxyType(
    {
        Part.MORNING: range(5, 12),
        Part.MIDDAY: range(9, 12),
        Part.AFTERNOON: range(9, 12),
        Part.EVENING: range(11, 12),
        Part.NIGHT: range(0),
        None: range(9, 12),
    }
)
_AFTER_WORK: Final = range(1, 9)  # "after 6" is when people are free again
_BEFORE_LUNCH: Final = frozenset({10, 11})
_SMALL_HOURS: Final = 5  # "2 at night" is not in the afternoon
_MIDDAY_FROM, _AFTERNOON_FROM, _EVENING_FROM, _NIGHT_FROM = time(11, 30), time(14), time(17), time(20)


def usual_part(activities: Sequence[str]) -> Part | None:
    """Return the part of the day of the first of these catalog keys that has one of its own."""
    for key in activities:
        if part := _BY_KEY.get(key) or (_BY_CATEGORY.get(CATALOG[key].category) if key in CATALOG else None):
            return part
    return None


def part_on(day: date, usual: Part | None) -> Part:
    """Return the part to propose on a day on which nobody named one."""
    return usual or (Part.AFTERNOON if day.weekday() >= _SATURDAY else Part.EVENING)


def part_of(at: time) -> Part:
    """Return the part of the day an hour lies in."""
    if at < _MIDDAY_FROM:
        return Part.MORNING
    if at < _AFTERNOON_FROM:
        return Part.MIDDAY
    if at < _EVENING_FROM:
        return Part.AFTERNOON
    return Part.EVENING if at < _NIGHT_FROM else Part.NIGHT


def settle(hour: Hour, part: Part | None, usual: Part | None) -> time:
    """Return the local time that an hour means; `part` was named with it, `usual` is that of the activity."""
    if hour.hour in {0, 2 * _NOON}:
        return time(0, hour.minute)
    if hour.half or hour.hour > _NOON:
        shift = _NOON if hour.half == "pm" and hour.hour < _NOON else 0
        return time(0 if hour.half == "am" and hour.hour == _NOON else hour.hour + shift, hour.minute)
    number = hour.hour % _NOON
    if part is None and hour.bound == "after" and hour.hour in _AFTER_WORK:
        early = False
    elif part is None:
        early = hour.hour in _MORNING_HOURS[usual]
    elif part is Part.MIDDAY:
        early = hour.hour in _BEFORE_LUNCH
    else:
        early = (part is Part.MORNING and hour.hour != _NOON) or (part is Part.NIGHT and number < _SMALL_HOURS)
    return time(number if early else number + _NOON, hour.minute)
