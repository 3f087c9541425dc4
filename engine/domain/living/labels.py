"""Codes of a profile in the words its owner reads, and can text back to us: every name here is one the engine reads."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.domain.activities.catalog import CATALOG
from engine.domain.understanding.boundaries_table import BOUNDARIES, BoundaryKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from engine.domain.profile.profile import GroupSizePreference, TimePreferences

_BOUNDARIES: Mapping[str, str] = MappingProxyType({
    "late_night": "late nights",
    "early_morning": "early mornings",
    "loud_places": "loud places",
    "religion_talk": "religion",
    "politics_talk": "politics",
    "work_talk": "work talk",
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

_PARTS: Mapping[str, str] = MappingProxyType({
    "morning": "mornings",
    "midday": "middays",
    "afternoon": "afternoons",
    "evening": "evenings",
    "night": "nights",
    "weekend": "weekends",
    "weekday": "weekdays",
})  # fmt: skip


def name_of(code: str) -> str:
    """Return the name of an activity or a boundary; a code of another release is read as words."""
    if code in BOUNDARIES:
        return _BOUNDARIES.get(code, code)
    known = CATALOG.get(code)
    return code.replace("_", " ") if known is None else known.liking


def names_of(codes: Iterable[str]) -> str:
    """Return the names of activities or boundaries as a list to be read, or texted back: "hiking and chess"."""
    return listed([name_of(code) for code in codes])


def stated(code: str) -> str:
    """Return a boundary as a statement: "no bars", "step-free places", "daytime only"."""
    boundary = BOUNDARIES.get(code)
    is_refused = boundary is None or boundary.kind is BoundaryKind.NO_THANKS
    return f"no {name_of(code)}" if is_refused else name_of(code)


def parts_named(parts: Iterable[str]) -> str:
    """Return parts of the day or the week in the plural: "mornings and weekends"."""
    return listed([_PARTS.get(part, part) for part in parts])


def times_named(times: TimePreferences) -> str:
    """Return when somebody has time: "evenings and Sat mornings"."""
    return listed([*(_PARTS.get(part, part) for part in times.parts), *map(_window, times.windows)])


def group_named(size: GroupSizePreference) -> str:
    """Return a size: "4-6", "10"."""
    return f"{size.minimum}-{size.maximum}" if size.minimum < size.maximum else str(size.minimum)


def listed(items: Sequence[str]) -> str:
    """Return items as a list in words, each once, in their order."""
    once = list(dict.fromkeys(items))
    return " and ".join(filter(None, [", ".join(once[:-1]), *once[-1:]]))


def _window(window: str) -> str:
    """Return SAT_MORNING as "Sat mornings"."""
    day, _, part = window.partition("_")
    return f"{day.capitalize()} {_PARTS.get(part.lower(), part.lower())}".strip()
