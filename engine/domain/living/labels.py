"""Codes of a profile in the words its owner reads, and can text back to us: every name here is one the engine reads."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.domain.activities.catalog import CATALOG
from engine.domain.living.times import loose_parts
from engine.domain.understanding.boundaries_table import BOUNDARIES, BoundaryKind
from engine.domain.voice.interview_choices import in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from engine.domain.profile.profile import GroupSizePreference, TimePreferences

_BOUNDARIES: Mapping[str, str] = MappingProxyType({
    "late_night": "late nights",
    "early_morning": "early mornings",
    "loud_places": "loud places",
    "religion_talk": "religion",
    "politics_talk": "politics",
    "work_talk": "shop talk",
    "dating_vibe": "flirting",
    "long_drives": "long drives",
    "strangers_homes": "house parties",
    "spicy": "spicy food",
    "expensive": "expensive places",
    "physical": "physical stuff",
    "outdoors_in_heat": "heat",
    "step_free": "step-free places",
    "quiet": "quiet places",
    "guide_dog": "a guide dog",
    "asl": "ASL",
    "seating": "seating",
    "parking": "parking",
    "gluten_free": "gluten-free food",
    "vegetarian": "vegetarian food",
    "vegan": "vegan food",
    "halal": "halal food",
    "kosher": "kosher food",
    "nut_allergy": "nut allergy",
    "groups_only": "groups only",
    "daytime_only": "daytime only",
})  # fmt: skip
"""Boundary → its name; one that is missing is named by its key."""

_MOST_WORDS = 8
"""A longer list is not read as one change."""


def name_of(code: str) -> str:
    """Return the name of an activity or a boundary; a code of another release is read as words."""
    if code in BOUNDARIES:
        return _BOUNDARIES.get(code, code)
    known = CATALOG.get(code)
    return code.replace("_", " ") if known is None else known.liking


def names_of(codes: Iterable[str]) -> str:
    """Return the names of activities or boundaries as a list to be read, or texted back: "hiking and chess"."""
    return in_words(_once(name_of(code) for code in codes))


def undone_by(codes: Sequence[str]) -> str:
    """Return what to text after "add" or "forget" to take these back: all of them, or one where the list is long."""
    named = names_of(codes)
    return named if len(named.split()) <= _MOST_WORDS else name_of(codes[0])


def stated(code: str) -> str:
    """Return a boundary as a statement: "no bars", "step-free places", "daytime only"."""
    boundary = BOUNDARIES.get(code)
    is_refused = boundary is None or boundary.kind is BoundaryKind.NO_THANKS
    return f"no {name_of(code)}" if is_refused else name_of(code)


def stated_all(codes: Iterable[str]) -> str:
    """Return boundaries as statements: "no bars and step-free places"."""
    return in_words(_once(stated(code) for code in codes))


def parts_named(parts: Iterable[str]) -> str:
    """Return parts of the day or the week as a list: "mornings and weekends"."""
    return in_words(_once(parts))


def times_named(times: TimePreferences) -> str:
    """Return when somebody has time: "evenings and Sat mornings"."""
    return in_words(_once([*loose_parts(times), *map(_window, times.windows)]))


def group_named(size: GroupSizePreference) -> str:
    """Return a size: "4-6", "10"."""
    return f"{size.minimum}-{size.maximum}" if size.minimum < size.maximum else str(size.minimum)


def _once(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))


def _window(window: str) -> str:
    """Return SAT_MORNING as "Sat mornings", and SUN as "Sun"."""
    day, _, part = window.partition("_")
    return f"{day.capitalize()} {part.lower()}s" if part else day.capitalize()
