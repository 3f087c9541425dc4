"""Changes of what somebody likes, does not want, or needs: "no more hiking for me", "add pottery", "im vegetarian now".

The frame says that something changed; what it is about has to be an activity or a boundary from end to end, so that
"no more questions" and "I'm over it" are neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.domain.activities.catalog import CATALOG
from engine.domain.activities.reading import find_activities
from engine.domain.understanding.boundaries import BOUNDARIES, boundary_keys
from engine.domain.understanding.boundaries_table import BoundaryKind
from engine.domain.understanding.changes_frames import ADDED, BOUNDED, DROPPED, STATES
from engine.domain.understanding.changes_kinds import AddActivities, AddBoundaries, DropActivities
from engine.domain.understanding.changes_words import OCCASION, PLAN, POINTING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable

_SURE: Final = 0.6  # an activity named, not guessed from a word for many
_MOST_WORDS: Final = 24  # our own undo lines name several
_FEW_WORDS: Final = 4
_NAMES: Final = frozenset(activity.liking for activity in CATALOG.values())  # "the beach"
PLACES: Final = frozenset({"bars", "loud_places", "gym"})  # boundaries that are activities as well


def read_taste(clause: str) -> DropActivities | AddActivities | AddBoundaries | None:
    """Return the change of tastes that a folded clause states, or None."""
    if PLAN & set(clause.replace(",", " ").split()):
        return None
    if states := _first(STATES, clause, boundary_keys):
        return states
    if bounded := _first(BOUNDED, clause, _no_thanks):
        return bounded
    for frame in DROPPED:
        if (found := frame.fullmatch(clause)) and (keys := activities_in(found["it"])):
            return DropActivities(keys, boundary_keys(found["it"]) & PLACES)
    for frame in ADDED:
        if (found := frame.fullmatch(clause)) and (keys := activities_in(found["it"])):
            return AddActivities(keys)
    return None


def activities_in(thing: str) -> frozenset[str]:
    """Return the catalog keys `thing` consists of, or nothing when it is about anything else as well."""
    words = thing.replace(",", " ").split()
    if not 0 < len(words) <= _MOST_WORDS or OCCASION & set(words) or (words[0] in POINTING and thing not in _NAMES):
        return frozenset()
    reading = find_activities(thing)
    if reading.unknown or any(found.confidence < _SURE or found.negated for found in reading.found):
        return frozenset()
    return frozenset(found.key for found in reading.found)


def boundaries_of(keys: Iterable[str]) -> AddBoundaries:
    """Return keys sorted into their kinds."""
    by_kind = {kind: frozenset(key for key in keys if BOUNDARIES[key].kind is kind) for kind in BoundaryKind}
    return AddBoundaries(by_kind[BoundaryKind.NO_THANKS], by_kind[BoundaryKind.NEED], by_kind[BoundaryKind.LIMIT])


def _first(
    all_frames: tuple[re.Pattern[str], ...], clause: str, keys_of: Callable[[str], frozenset[str]]
) -> AddBoundaries | None:
    """Return the boundaries of the first frame that fits."""
    for frame in all_frames:
        if (found := frame.fullmatch(clause)) and (keys := keys_of(found["it"])):
            return boundaries_of(keys)
    return None


def _no_thanks(thing: str) -> frozenset[str]:
    """Return the boundary keys of what is not wanted, unless it is an activity: that is dropped, not forbidden."""
    if len(thing.split()) > _FEW_WORDS or activities_in(thing.removeprefix("no ")):
        return frozenset()
    return boundary_keys(thing)
