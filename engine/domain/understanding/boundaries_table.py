"""The table of boundaries: every key a profile may hold, the words that name it, and what it keeps a person out of.

Three kinds: what somebody does not want (`NO_THANKS`), what a place must offer them (`NEED`), and a rule for every
invitation of theirs (`LIMIT`). Words are folded, without accents and apostrophes; a slip in a long word is forgiven by
the reader.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from engine.domain.activities.activity import Trait
from engine.domain.activities.catalog import CATALOG
from engine.domain.understanding.boundaries_words import LIMIT_WORDS, NEED_WORDS, NO_THANKS_WORDS
from engine.domain.understanding.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class BoundaryKind(StrEnum):
    """Which list of the profile a key belongs to."""

    NO_THANKS = "no_thanks"
    NEED = "need"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True)
class Boundary:
    """One key: its words, the catalog keys and traits it excludes, and the fact about a place it forbids, if any.

    `hard` names that fact in `boundaries.hard_constraints` ("smoking": false).
    """

    kind: BoundaryKind
    words: frozenset[str]
    activities: frozenset[str] = frozenset()
    traits: frozenset[Trait] = field(default_factory=frozenset)
    hard: str | None = None


_EXCLUDED: Final[Mapping[str, str]] = MappingProxyType({
    "bars": "bars cocktails brewery clubbing",
    "alcohol": "mixology",
    "late_night": "clubbing late_night_eats night_market",
    "early_morning": "breakfast",
    "loud_places": "music_festival arcade karaoke",
    "crowds": "music_festival street_festival food_festival amusement_park night_market clubbing car_show",
    "politics_talk": "discussion_group",
    "work_talk": "networking coworking investing_chat",
    "kids": "playdate",
    "dogs": "dog_walk animal_shelter",
    "cats": "cat_cafe animal_shelter",
    "long_drives": "scenic_drive camping skiing",
    "strangers_homes": "potluck",
    "spicy": "hot_pot indian_food thai_food ethiopian_food",
    "heights": "climbing zip_lining amusement_park",
    "gym": "gym fitness_class",
    "outdoors_in_heat": "",
    "gambling": "poker",
})  # fmt: skip
_TRAITS: Final[Mapping[str, frozenset[Trait]]] = MappingProxyType({
    "alcohol": frozenset({Trait.ALCOHOL}),
    "loud_places": frozenset({Trait.LOUD}),
    "water": frozenset({Trait.WATER}),
    "physical": frozenset({Trait.PHYSICAL}),
    "quiet": frozenset({Trait.LOUD}),
})  # fmt: skip
_HARD: Final = frozenset({"alcohol", "smoking", "drugs", "dogs", "cats"})


def _table() -> dict[str, Boundary]:
    """Return the table, put together from the words and the exclusions."""
    kinds = (
        (BoundaryKind.NO_THANKS, NO_THANKS_WORDS),
        (BoundaryKind.NEED, NEED_WORDS),
        (BoundaryKind.LIMIT, LIMIT_WORDS),
    )
    return {
        key: Boundary(
            kind,
            phrases(words),
            frozenset(_EXCLUDED.get(key, "").split()),
            _TRAITS.get(key, frozenset()),
            key if key in _HARD else None,
        )
        for kind, table in kinds
        for key, words in table.items()
    }


BOUNDARIES: Final[Mapping[str, Boundary]] = MappingProxyType(_table())


def excluded_activities(keys: Iterable[str]) -> frozenset[str]:
    """Return the catalog keys that somebody with these boundary keys is not invited to.

    A key that is itself a catalog key ("karaoke", named as a boundary) excludes itself; unknown keys exclude nothing.
    """
    excluded: set[str] = set()
    for key in keys:
        excluded |= {key} & CATALOG.keys()
        if boundary := BOUNDARIES.get(key):
            excluded |= boundary.activities & CATALOG.keys()
            excluded |= {name for name, it in CATALOG.items() if it.constraints.traits & boundary.traits}
    return frozenset(excluded)
