"""What activity somebody may have meant, as words for our own texts."""

from __future__ import annotations

from typing import Final

from rapidfuzz import fuzz, process

from engine.domain.activities.catalog import CATALOG
from engine.domain.activities.forms import normal
from engine.domain.activities.index import index

_SUGGESTIONS: Final = 3
_LIKE_ENOUGH: Final = 65.0  # of 100; below it a suggestion looks like a joke
_LOOKED_AT: Final = 40  # characters: what is longer is no name of an activity


def closest(text: str) -> tuple[str, ...]:
    """Return up to three activities whose name is nearly `text`, nearest first, as said after "I like"."""
    asked = normal(text)[:_LOOKED_AT]
    names = index().names
    # Several names of one activity may be near, so more are fetched than are told.
    near = process.extract(asked, names.keys(), scorer=fuzz.ratio, score_cutoff=_LIKE_ENOUGH, limit=4 * _SUGGESTIONS)
    ranked = sorted(near, key=lambda found: (-found[1], found[0]))
    return tuple(dict.fromkeys(CATALOG[names[phrase]].liking for phrase, _, _ in ranked))[:_SUGGESTIONS]
