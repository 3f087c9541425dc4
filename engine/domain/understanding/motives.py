"""What a get-together should feel like, as weights of the six motives. The words themselves are not kept.

Certainty follows the product's bands: 0.55-0.70 for a clear answer in one's own words, at most 0.40 for a vague one,
0 for none. A denied phrase counts for its opposite ("nothing too intense") and its own motives are out.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from engine.domain.folding import bare
from engine.domain.record import record
from engine.domain.understanding.clauses import clauses
from engine.domain.understanding.motives_words import (
    BOOSTS,
    CLEAR,
    DAMPERS,
    DENIALS,
    DENIED,
    EMOJI,
    HEDGES,
    TURNS,
    VAGUE,
    Weights,
)
from engine.domain.understanding.neighbours import Neighbours
from engine.domain.understanding.phrases import longest_by_first_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from engine.domain.profile.motives import Motive

_LONGEST = longest_by_first_word(phrase.split() for table in (CLEAR, VAGUE, DENIED) for phrase in table)
_REACH = 3  # words a denial reaches over
_FUZZY_FROM = 6  # letters: shorter words have too many neighbours
_FUZZY = Neighbours(phrase for phrase in CLEAR if " " not in phrase and len(phrase) >= _FUZZY_FROM)
_CLEAR, _STEP, _CLEAREST = 0.60, 0.05, 0.70
_HEDGED = 0.40
_HEDGING = tuple(f" {hedge} " for hedge in HEDGES)
_VAGUE = 0.35
_BOOST, _DAMPER = 1.2, 0.7


@dataclass(frozen=True, slots=True)
class MotivesReading:
    """Weights 0..1 of the motives an answer speaks of, and how sure the reading is, 0..0.70."""

    weights: Mapping[Motive, float]
    certainty: float


@record
class _Hit:
    """A phrase found: what it weighs, whether it says much, and whether it was denied."""

    weights: Weights
    clear: bool
    out: frozenset[Motive] = frozenset()


def read_motives(text: str) -> MotivesReading:
    """Return the motives of an answer to "how should it feel?", nothing with certainty 0 when it names none."""
    words = bare(text).split()
    hits = [
        *(hit for clause in clauses(text) for hit in _hits(clause.split())),
        *(_Hit(EMOJI[c], clear=True) for c in dict.fromkeys(text) if c in EMOJI),
    ]
    out = frozenset(motive for hit in hits for motive in hit.out)
    weights: dict[Motive, float] = {}
    for hit in hits:
        for motive, weight in hit.weights.items():
            if motive not in out:
                weights[motive] = 1 - (1 - weights.get(motive, 0.0)) * (1 - weight)
    rounded = {motive: round(min(weight, 1.0), 3) for motive, weight in weights.items()}
    return MotivesReading(MappingProxyType(rounded), _certainty(hits, words) if rounded else 0.0)


def _certainty(hits: list[_Hit], words: list[str]) -> float:
    """Return how much an answer with these hits is worth."""
    clear = sum(hit.clear for hit in hits)
    joined = f" {' '.join(words)} "
    hedged = any(hedge in joined for hedge in _HEDGING)
    if hedged:
        return _HEDGED if clear else _VAGUE
    if not clear:
        return _VAGUE if len(hits) == 1 else _HEDGED
    return round(min(_CLEAREST, _CLEAR + _STEP * (clear - 1)), 2)


def _hits(words: list[str]) -> Iterator[_Hit]:
    """Yield the phrases among the words, longest first, with denial and strength worked in."""
    denied_until, strength, at = -1, 1.0, 0
    while at < len(words):
        word = words[at]
        denied = at <= denied_until
        phrase, length = _phrase(words, at, denied=denied)
        if phrase is not None:
            hit = _denied(phrase) if denied else _affirmed(phrase, strength)
            strength = 1.0
            at += length
            yield hit
            continue
        if word in DENIALS:
            denied_until = at + _REACH
        elif word in TURNS:
            denied_until = -1
        strength = _BOOST if word in BOOSTS else _DAMPER if word in DAMPERS else strength
        at += 1


def _phrase(words: list[str], at: int, *, denied: bool) -> tuple[str | None, int]:
    """Return the longest phrase that begins at `at`, and how many words it takes."""
    word = words[at]
    for length in range(min(_LONGEST.get(word, 0), len(words) - at), 0, -1):
        phrase = " ".join(words[at : at + length])
        if phrase in CLEAR or phrase in VAGUE or (denied and phrase in DENIED):
            return phrase, length
    if len(word) < _FUZZY_FROM:
        return None, 0
    return next((known for known in _FUZZY.near(word) if OSA.distance(word, known, score_cutoff=1) <= 1), None), 1


def _affirmed(phrase: str, strength: float) -> _Hit:
    """Return what a phrase weighs when it is wanted."""
    weights = CLEAR.get(phrase) or VAGUE.get(phrase) or {}
    if strength == 1.0:
        return _Hit(weights, clear=phrase in CLEAR)
    return _Hit({motive: min(1.0, weight * strength) for motive, weight in weights.items()}, clear=phrase in CLEAR)


def _denied(phrase: str) -> _Hit:
    """Return what a phrase weighs behind a denial: its opposite where one is known, and its own motives out."""
    own = CLEAR.get(phrase) or VAGUE.get(phrase) or {}
    strongest = [motive for motive, weight in own.items() if weight == max(own.values())]
    instead = DENIED.get(phrase, {})
    return _Hit(instead, clear=bool(instead), out=frozenset(strongest) - frozenset(instead))
