"""The parts of a profile's row that are tables of their own: fingerprint, activities, progress of the interview."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from engine.domain.profile.factors import Factor, Reading
from engine.domain.profile.profile import ActivityPattern, Ended, Progress

if TYPE_CHECKING:
    from collections.abc import Mapping

_INTERVIEW = frozenset({"ended", "chosen", "clarified"})
# A dictionary is several times as fast as the enumeration's own look-up by value.
_FACTORS: Mapping[str, Factor] = MappingProxyType({factor.value: factor for factor in Factor})
_ENDED: Mapping[str, Ended] = MappingProxyType({how.value: how for how in Ended})


def split(column: Mapping[str, Any], known: frozenset[str]) -> tuple[Mapping[str, Any], dict[str, Any]]:
    """Return a column, and of it what this release does not know."""
    if column.keys() <= known:
        return column, {}
    return column, {key: value for key, value in column.items() if key not in known}


def decode_fingerprint(column: Mapping[str, Any]) -> tuple[dict[Factor, Reading], dict[str, Any]]:
    """Return the readings, and what stands under names that are no factor of ours."""
    known: dict[Factor, Reading] = {}
    unknown: dict[str, Any] = {}
    for name, stored in column.items():
        factor = _FACTORS.get(name)
        if factor is None:
            unknown[name] = stored
            continue
        known[factor] = Reading(
            stored["range_value"], stored["confidence"], date.fromisoformat(stored["updated_on"]), stored["sources"]
        )
    return known, unknown


def decode_activity(stored: Mapping[str, Any]) -> ActivityPattern:
    """Return one activity pattern."""
    return ActivityPattern(
        stored["activity_key"],
        stored["confidence"],
        date.fromisoformat(stored["updated_on"]),
        stored["motive_weights"],
        stored["constraints"],
        tuple(stored["preferred_windows"]),
    )


def decode_interview(column: Mapping[str, Any]) -> tuple[Progress, dict[str, Any]]:
    """Return the progress of the interview, and what else stands beside it.

    Questions of another release keep their names; an ending this release does not know counts as skipped.
    """
    _, unknown = split(column, _INTERVIEW)
    ended = {step: _ENDED.get(how, Ended.SKIPPED) for step, how in column.get("ended", {}).items()}
    chosen = {step: tuple(tokens) for step, tokens in column.get("chosen", {}).items()}
    return Progress(ended, chosen, tuple(column.get("clarified", ()))), unknown
