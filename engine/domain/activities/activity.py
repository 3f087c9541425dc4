"""One activity of the catalog, and the words its entries are written in.

An entry reads like a line of a printed catalog: key, label, traits, minutes, how adventurous, motives, synonyms.
`Entry.on` turns that line into an `Activity` and refuses a word it does not know, so a slip of the pen fails at import.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from engine.domain.profile.motives import Motive

if TYPE_CHECKING:
    from collections.abc import Mapping

DRINKING_AGE: Final = 21
ADULT: Final = 18  # everybody here is


class Category(StrEnum):
    """The shelf an activity stands on."""

    FOOD_DRINK = "food_drink"
    NIGHTLIFE = "nightlife"
    OUTDOORS = "outdoors"
    SPORTS = "sports"
    GAMES = "games"
    ARTS = "arts"
    CULTURE = "culture"
    MUSIC = "music"
    LEARNING = "learning"
    WELLNESS = "wellness"
    COMMUNITY = "community"
    SHOPPING = "shopping"


class Trait(StrEnum):
    """What has to suit somebody who comes along. Indoor and outdoor together mean: either works."""

    INDOOR = "indoor"
    OUTDOOR = "outdoor"
    QUIET = "quiet"
    LOUD = "loud"
    ALCOHOL = "alcohol"  # the place is about it: nobody under 21
    DAYLIGHT = "daylight"
    PHYSICAL = "physical"
    ANIMALS = "animals"
    WATER = "water"  # in it or on it


@dataclass(frozen=True, slots=True)
class Constraints:
    """What an activity asks of people: traits, cost (0 free to 3 dear) and the youngest age in years."""

    traits: frozenset[Trait]
    cost: int

    @property
    def min_age(self) -> int:
        """Return 21 where alcohol is the point (product: Venue), else 18: the service has nobody younger."""
        return DRINKING_AGE if Trait.ALCOHOL in self.traits else ADULT

    def as_json(self) -> dict[str, bool | int]:
        """Return what holds, as the table and the activity patterns keep it: `{"indoor": true, "cost": 1}`."""
        held: dict[str, bool | int] = {str(trait): True for trait in Trait if trait in self.traits}
        held["cost"] = self.cost
        if self.min_age > ADULT:
            held["min_age"] = self.min_age
        return held


@dataclass(frozen=True, slots=True)
class Activity:
    """Something two to ten people can do together in public.

    `label` completes "Who's up for …?" ("coffee", "a hike", "board games"); `liking` completes "I like …" ("coffee",
    "hiking", "board games"). Both are lower case but for names, and GSM-7. `synonyms` are the further ways to say it,
    folded; inflections are made by `forms`. `motive_weights` and `adventurous` run from 0 to 1, `typical_minutes` is
    how long it takes.
    """

    key: str
    label: str
    liking: str
    category: Category
    synonyms: tuple[str, ...]
    motive_weights: Mapping[Motive, float]
    constraints: Constraints
    typical_minutes: int
    adventurous: float


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the catalog, before it is put on its shelf.

    `traits` are words of `Trait` and the cost in $ signs (none: free); `minutes` is the typical length; `motives` are
    motives, each followed by its weight; `said` are synonyms separated by slashes, without articles; `liking` is only
    given where it differs from the label.
    """

    key: str
    label: str
    traits: str
    minutes: int
    adventurous: float
    motives: str
    said: str
    liking: str = ""

    def on(self, category: Category) -> Activity:
        """Return the activity this line describes.

        Raises:
            ValueError: a trait, a motive or a weight is not one.
        """
        words = self.traits.split()
        cost = next((len(word) for word in words if word.startswith("$")), 0)
        motives = self.motives.split()
        return Activity(
            key=self.key,
            label=self.label,
            liking=self.liking or self.label,
            category=category,
            synonyms=phrases(self.said),
            motive_weights=MappingProxyType(
                {Motive(name): float(weight) for name, weight in zip(motives[::2], motives[1::2], strict=True)}
            ),
            constraints=Constraints(frozenset(Trait(word) for word in words if not word.startswith("$")), cost),
            typical_minutes=self.minutes,
            adventurous=self.adventurous,
        )


def phrases(said: str) -> tuple[str, ...]:
    """Return the phrases of a list separated by slashes."""
    return tuple(phrase.strip() for phrase in said.split("/") if phrase.strip())
