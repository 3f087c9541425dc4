"""What a place or the company has to suit, as keys: those of `BOUNDARIES` where it has them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from engine.domain.understanding.boundaries_table import BOUNDARIES
from engine.domain.understanding.phrases import phrases

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SAID: Final[Mapping[str, str]] = MappingProxyType({
    "quiet": (
        "quiet / somewhere quiet / quiet place / quiet spot / not loud / not too loud / nothing too loud / nothing loud"
        " / not so loud / not noisy / no loud music / where we can talk / where you can talk / calm place"
        " / somewhere calm"
        " / somewhere we can hear each other / quieter / low noise / peaceful"
        " / can hear each other / can hear people / can hear you / hear myself think"
    ),
    "outdoors": (
        "outdoors / outdoor / outside / out doors / in the open / al fresco / patio / open air / in the fresh air"
        " / fresh air / somewhere outside / outdoor seating"
    ),
    "indoor": "indoors / indoor / inside / in doors / somewhere warm / not outside / out of the rain / somewhere dry",
    "no_alcohol": (
        "no alcohol / alcohol free / no wine / no beer / no cocktails / no liquor"
        " / no booze / sober / dry / no drinking / without alcohol"
        " / nonalcoholic / non alcoholic / no drinks"
    ),
    "step_free": (
        "step free / stepfree / wheelchair / wheelchair accessible / accessible / no stairs / no steps"
        " / wheelchair friendly / without stairs / elevator / elevators / ramp / ramps / ground floor"
    ),
    "cheap": (
        "cheap / cheaper / cheapish / free ones / for free / free event / something free / free stuff / budget"
        " / low cost / low budget / on a budget / inexpensive / affordable / not expensive"
        " / nothing expensive / not too expensive / not pricey / nothing pricey / nothing fancy"
    ),
    "vegan": "vegan / plant based / plantbased",
    "vegetarian": "vegetarian / veggie / no meat / meatless",
    "gluten_free": "gluten free / glutenfree / no gluten / celiac",
    "halal": "halal",
    "kosher": "kosher",
    "nut_allergy": (
        "nut free / no nuts / nut allergy / nut allergies / peanut allergy / peanut free / no peanuts"
        " / allergic to nuts / allergic to peanuts / tree nut allergy"
    ),
    "parking": "easy parking / with parking / free parking / need parking",
    "seating": "with seats / somewhere to sit / seating",
    "asl": "asl / sign language",
    "guide_dog": "guide dog / service dog",
})  # fmt: skip
CONSTRAINTS: Final = frozenset(_SAID)
OF_PLACES: Final = frozenset({"quiet", "outdoors", "indoor", "cheap", "parking", "seating"})
"""Keys whose words are said of much else: a quiet week is no wish."""
_KEY_OF: Final = {tuple(phrase.split()): key for key, said in _SAID.items() for phrase in phrases(said)}
_FIRST_WORDS: Final = frozenset(phrase[0] for phrase in _KEY_OF)
_LONGEST: Final = max(map(len, _KEY_OF))
_OPPOSITE: Final = frozenset({"not", "no", "dont", "doesnt", "nothing", "isnt", "stuck", "been", "am"})
_SHARED: Final = CONSTRAINTS & BOUNDARIES.keys()


def find_constraints(words: Sequence[str]) -> tuple[frozenset[str], frozenset[int], frozenset[int]]:
    """Return the keys that folded words ask for, the places of those words, and of those in phrases.

    A single word may be part of a name as well ("cheap eats").
    """
    keys: set[str] = set()
    places: set[int] = set()
    phrased: set[int] = set()
    at = 0
    while at < len(words):
        if words[at] not in _FIRST_WORDS:
            at += 1
            continue
        length, key = next(
            (
                (n, _KEY_OF[tuple(words[at : at + n])])
                for n in range(min(_LONGEST, len(words) - at), 0, -1)
                if tuple(words[at : at + n]) in _KEY_OF
            ),
            (1, ""),
        )
        if key and not (at and words[at - 1] in _OPPOSITE):
            keys.add(key)
            places.update(range(at, at + length))
            phrased.update(range(at, at + length) if length > 1 else ())
        at += length
    return frozenset(keys), frozenset(places), frozenset(phrased)
