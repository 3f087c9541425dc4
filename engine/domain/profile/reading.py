"""How one message changes what is known of one factor. Source of the figures: product, interview.

Values and confidences run from 0 to 1. A factor nothing was learned of starts at the neutral middle, and no message
moves a factor by more than ``FURTHEST``, however many signals it carries.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.profile.factors import KNOWN, NEUTRAL, Reading

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from engine.domain.profile.signals import LearnFactor

FURTHEST = 0.25
"""No factor moves more than this for one message."""

CONTRADICTION = 0.35
"""A known factor is contradicted by what lies further away than this."""

CEILING = 0.95
"""Nobody is ever known better than this."""

LITTLE = 0.08
"""How far a contradiction moves a known factor. The next one, after the confidence has gone, moves it properly."""

_DOUBT = 0.4
"""The share of its confidence a factor loses to a contradiction that is fully sure of itself."""

_CONFIRMED = 0.5
"""The share of the way to the ceiling that a fully sure agreement of a fully sure reading goes."""

_RETRACTED = 0.2
"""How much less sure than usual the answer is that takes an earlier one back."""

_DIGITS = 4


def merge(before: Reading | None, said: Sequence[LearnFactor], *, source: str, on: date) -> Reading:
    """Return the reading after one message that said at least one thing about the factor."""
    target, certainty = _together(said)
    if before is None:
        value, confidence = NEUTRAL + _at_most(target - NEUTRAL, FURTHEST), certainty
    else:
        value, confidence = _weigh(before, target, certainty, corrects=any(signal.corrects for signal in said))
    sources = dict(before.sources) if before is not None else {}
    weight = sources.get(source, 0.0)
    sources[source] = round(weight + (1 - weight) * certainty, _DIGITS)
    return Reading(round(value, _DIGITS), round(min(confidence, CEILING), _DIGITS), on, sources)


def _together(said: Sequence[LearnFactor]) -> tuple[float, float]:
    """Return the value and confidence of several signals of one message: they agree, or they make each other weaker."""
    if len(said) == 1:
        return said[0].value, said[0].confidence
    surest = max(signal.confidence for signal in said)
    weights = sum(signal.confidence for signal in said) or 1.0
    target = sum(signal.value * signal.confidence for signal in said) / weights
    spread = max(signal.value for signal in said) - min(signal.value for signal in said)
    return target, surest * (1 - spread * FURTHEST)


def _weigh(before: Reading, target: float, certainty: float, *, corrects: bool) -> tuple[float, float]:
    """Return value and confidence of a factor that was read before."""
    apart = target - before.range_value
    if abs(apart) <= CONTRADICTION:
        higher, lower = max(before.confidence, certainty), min(before.confidence, certainty)
        share = certainty / ((before.confidence + certainty) or 1.0)
        confirmed = higher + max(CEILING - higher, 0.0) * lower * _CONFIRMED
        return before.range_value + _at_most(apart * (1.0 if corrects else share), FURTHEST), confirmed
    shaken = before.confidence * (1 - _DOUBT * certainty)
    if corrects:
        return before.range_value + _at_most(apart, FURTHEST), max(shaken, certainty - _RETRACTED)
    if before.confidence >= KNOWN:
        return before.range_value + _at_most(apart * certainty, LITTLE), shaken
    share = certainty / ((before.confidence + certainty) or 1.0)
    return before.range_value + _at_most(apart * share, FURTHEST), max(shaken, certainty)


def _at_most(move: float, furthest: float) -> float:
    return max(-furthest, min(furthest, move))
