"""The catalog: every activity by its key, shelf by shelf. Data; how words find it is in `reading`."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from engine.domain.activities import (
    shelf_arts,
    shelf_community,
    shelf_culture,
    shelf_food_drink,
    shelf_games,
    shelf_learning,
    shelf_music,
    shelf_nightlife,
    shelf_outdoors,
    shelf_shopping,
    shelf_sports,
    shelf_wellness,
)
from engine.domain.activities.activity import Activity, Category

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.domain.activities.activity import Entry

__all__ = ["CATALOG", "Activity", "Category"]

_SHELVES: Final[Mapping[Category, tuple[Entry, ...]]] = MappingProxyType(
    {
        Category.FOOD_DRINK: shelf_food_drink.ENTRIES,
        Category.NIGHTLIFE: shelf_nightlife.ENTRIES,
        Category.OUTDOORS: shelf_outdoors.ENTRIES,
        Category.SPORTS: shelf_sports.ENTRIES,
        Category.GAMES: shelf_games.ENTRIES,
        Category.ARTS: shelf_arts.ENTRIES,
        Category.CULTURE: shelf_culture.ENTRIES,
        Category.MUSIC: shelf_music.ENTRIES,
        Category.LEARNING: shelf_learning.ENTRIES,
        Category.WELLNESS: shelf_wellness.ENTRIES,
        Category.COMMUNITY: shelf_community.ENTRIES,
        Category.SHOPPING: shelf_shopping.ENTRIES,
    }
)

CATALOG: Final[Mapping[str, Activity]] = MappingProxyType(
    {line.key: line.on(category) for category, lines in _SHELVES.items() for line in lines}
)
