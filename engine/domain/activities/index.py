"""Every phrase we know with what it means: made once from the catalog, the groups and the cues, then only looked up.

A phrase somebody wrote down wins over a form that was merely made from another phrase ("star" of "stars"); a made form
that two activities could claim means nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from engine.domain.activities.activity import phrases
from engine.domain.activities.catalog import CATALOG
from engine.domain.activities.cues import CUES, Cue
from engine.domain.activities.emoji_words import EMOJI
from engine.domain.activities.forms import forms_of, normal
from engine.domain.activities.groups import DRINKING, DRINKS, GROUPS, SOBER
from engine.domain.activities.idioms import FIGURES, NO_REFUSALS, SINGULARS, TRADES_AND_PLACES
from engine.domain.activities.words import mark_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# How sure a reading is (product: Interview). Several are a guess; the longer the list, the wilder.
EXACT: Final = 0.70
CLEAR: Final = 0.60
VAGUE: Final = 0.40
WILD: Final = 0.30
_FEW: Final = 2


@dataclass(frozen=True, slots=True)
class Named:
    """A phrase that names activities: one, or several that are guessed. `sober`: said by who does not drink."""

    keys: tuple[str, ...]
    confidence: float
    sober: bool = False

    @property
    def vague(self) -> bool:
        """Say whether this is only a guess."""
        return self.confidence <= VAGUE


@dataclass(frozen=True, slots=True)
class Index:
    """Meanings by normal phrase, and for each first word how many words the longest phrase has."""

    meanings: Mapping[str, Cue | Named]
    longest: Mapping[str, int]
    names: Mapping[str, str]  # normal phrase, as written in the catalog → key


@cache
def index() -> Index:
    """Return the index; the first call makes it."""
    names = {phrase: key for key, phrase in written()}
    meanings: dict[str, Cue | Named] = dict(_grammar())
    meanings |= {phrase: Named((key,), EXACT) for phrase, key in names.items()}
    made: dict[str, set[str]] = {}
    for phrase, key in names.items():
        for form in forms_of(phrase):
            made.setdefault(form, set()).add(key)
    for form, keys in made.items():
        if form not in meanings and len(keys) == 1:
            meanings[form] = Named(tuple(keys), EXACT)
    longest: dict[str, int] = {}
    for phrase in meanings:
        first, length = phrase.partition(" ")[0], phrase.count(" ") + 1
        longest[first] = max(longest.get(first, 0), length)
    return Index(meanings, longest, names)


def written() -> Iterator[tuple[str, str]]:
    """Yield (key, normal phrase) for every name of every activity: label, liking, key and synonyms."""
    for key, activity in CATALOG.items():
        said = (activity.label, activity.liking, key.replace("_", " "), *activity.synonyms)
        yield from ((key, phrase) for phrase in dict.fromkeys(map(normal, said)))


def _grammar() -> Iterator[tuple[str, Cue | Named]]:
    """Yield what is not an activity's own name: cues, idioms, groups, drinking and emoji."""
    for cue, said in CUES.items():
        yield from ((normal(phrase), cue) for phrase in phrases(said))
    for said in (NO_REFUSALS, FIGURES, TRADES_AND_PLACES, SINGULARS):
        yield from ((normal(phrase), Cue.NOTHING) for phrase in phrases(said))
    for said, keys in GROUPS.items():
        guessed = tuple(keys.split())
        named = Named(guessed, VAGUE if len(guessed) <= _FEW else WILD)
        yield from ((normal(phrase), named) for phrase in phrases(said))
    yield from ((normal(phrase), Named(DRINKS, VAGUE)) for phrase in phrases(DRINKING))
    yield from ((normal(phrase), Named(DRINKS, CLEAR, sober=True)) for phrase in phrases(SOBER))
    yield from ((mark_of(key), Named((key,), EXACT)) for key in EMOJI)
