"""From how a get-together should feel to motives, and to what they let us guess of the factors."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.domain.folding import bare
from engine.domain.interview.answer import NOTHING, UNCLEAR, Answer, Quality, answered
from engine.domain.interview.reading_choices import LESS_WHEN_INFERRED, LETTERED
from engine.domain.profile.factors import NEUTRAL, Factor
from engine.domain.profile.motives import Motive
from engine.domain.profile.signals import LearnFactor, LearnMotives, Signal
from engine.domain.understanding.choices import How, Option, read_choice
from engine.domain.understanding.motives import read_motives

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.domain.interview.steps import Question

VAGUE = 0.40
GUESSED = 0.50
"""A guess is never surer than this, so that it cannot stand in the way of what is asked directly later."""

_SURE_OF_IT = 0.85
_LETTERS_MOST = 2

# Motive by letter, as the clarifier offers them.
_LETTERS: Mapping[str, tuple[Motive, tuple[str, ...]]] = MappingProxyType(
    {
        "A": (Motive.CONNECTION, ("connected", "connecting")),
        "B": (Motive.COMFORT, ("cozy", "comfy", "comfortable")),
        "C": (Motive.GROWTH, ("learning", "learn")),
        "D": (Motive.PLAY, ("playful", "play")),
        "E": (Motive.RESTORATIVE, ("calm", "calming")),
        "F": (Motive.ADVENTURE, ("adventurous", "adventure")),
    }
)
_OPTIONS = tuple(Option(letter, words) for letter, (_, words) in _LETTERS.items())

# Motive → how far a factor leans from the neutral middle for somebody it drives wholly.
_LEANINGS: Mapping[Motive, Mapping[Factor, float]] = MappingProxyType(
    {
        Motive.CONNECTION: {Factor.CONNECTION_DEPTH: 0.3},
        Motive.COMFORT: {Factor.ADVENTURE_COMFORT: -0.2, Factor.NOVELTY_SEEKING: -0.15},
        Motive.GROWTH: {Factor.NOVELTY_SEEKING: 0.2},
        Motive.PLAY: {Factor.CONNECTION_DEPTH: -0.1},
        Motive.RESTORATIVE: {Factor.ADVENTURE_COMFORT: -0.15},
        Motive.ADVENTURE: {Factor.ADVENTURE_COMFORT: 0.3, Factor.NOVELTY_SEEKING: 0.3},
    }
)


def read_feeling(question: Question, text: str, *, second: bool) -> Answer:
    """Return the motives in an answer in people's own words, or, asked a `second` time, by the clarifier's letters."""
    if second:
        choice = read_choice(text, _OPTIONS, most=_LETTERS_MOST)
        if choice.tokens and choice.how in {How.TOKEN, How.WORDS}:
            weights = {_LETTERS[token][0]: _SURE_OF_IT for token in choice.tokens}
            return answered(question, _driven_by(weights, LETTERED), Quality.CLEAR, choice.tokens)
    reading = read_motives(text)
    if reading.weights:
        quality = Quality.CLEAR if reading.certainty > VAGUE else Quality.VAGUE
        return answered(question, _driven_by(reading.weights, reading.certainty), quality)
    return UNCLEAR if bare(text) else NOTHING


def _driven_by(weights: Mapping[Motive, float], certainty: float) -> list[Signal]:
    leanings: dict[Factor, float] = {}
    for motive, weight in weights.items():
        for factor, lean in _LEANINGS[motive].items():
            leanings[factor] = leanings.get(factor, 0.0) + weight * lean
    confidence = round(min(GUESSED, certainty - LESS_WHEN_INFERRED), 2)
    guesses = [
        LearnFactor(factor, round(min(1.0, max(0.0, NEUTRAL + lean)), 3), confidence)
        for factor, lean in leanings.items()
    ]
    return [LearnMotives(dict(weights), certainty), *guesses]
