"""Months as people spell them, folded and without accents. Data only; the rules are in `birthdays`."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMES = (
    "january jan enero ene", "february feb febrero", "march mar marzo mrz", "april apr abril abr", "may mayo mai",
    "june jun junio", "july jul julio", "august aug agosto ago", "september sept sep septiembre setiembre set",
    "october oct octubre okt", "november nov noviembre", "december dec diciembre dic dez",
)  # fmt: skip
MONTHS: Mapping[str, int] = MappingProxyType({word: at for at, names in enumerate(_NAMES, 1) for word in names.split()})
# May stand between the parts of a date.
JOINTS = frozenset({"of", "the", "de", "del", "in", "on", "year", "month", "day"})
SPANISH_CLUES = frozenset({"naci", "nacimiento", "cumpleanos", "cumple", "fecha", "el", "mi", "es", "soy"})
CORRECTIONS = frozenset({"sorry", "wait", "actually", "meant", "mean", "correction", "oops", "typo", "no", "scratch"})

_LONG = 5  # letters: shorter words are taken as written
_VERY_LONG = 7  # letters: two slips are still the same month
_FUZZY = tuple(word for word in MONTHS if len(word) >= _LONG - 1)


def read_month(word: str) -> int | None:
    """Return the month (1..12) that a folded word names, slips forgiven in long words, or None."""
    if word in MONTHS:
        return MONTHS[word]
    if len(word) < _LONG - 1 or not word.isalpha() or len(word) > 2 * _VERY_LONG:
        return None
    for slips in range(1, 3 if len(word) >= _VERY_LONG else 2):
        near = {MONTHS[name] for name in _FUZZY if OSA.distance(word, name, score_cutoff=slips) <= slips}
        if near:
            return near.pop() if len(near) == 1 else None
    return None
