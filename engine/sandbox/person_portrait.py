"""A profile as the page draws it: every code beside its words, every figure from 0 to 1. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from engine.domain.living.labels import name_of, stated, times_named
from engine.domain.profile.completeness import LIKED
from engine.domain.profile.encoding import from_columns
from engine.domain.profile.factors import KNOWN
from engine.domain.profile.profile import EMPTY
from engine.domain.understanding.times import Part
from engine.sandbox.person_words import FACTORS, MOTIVES, PROFILES
from engine.sandbox.why_words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.domain.profile.factors import Factor, Reading
    from engine.domain.profile.profile import Profile
    from engine.store.sandbox_view import PersonRow

_MOST_PEOPLE: Final = 10
"""The largest group there is (product: interview)."""

_COLUMNS: Final = (
    "fingerprint", "activity_patterns", "boundaries", "preferences", "active_intent", "interview",
    "last_interview_step", "low_confidence", "completed_at", "stale_at",
)  # fmt: skip


def profile_of(row: PersonRow | None) -> Profile:
    """The profile in a row; the empty one for whoever has none."""
    if row is None or row.profile_state is None:
        return EMPTY
    return from_columns({"state": row.profile_state, **{name: getattr(row, name) for name in _COLUMNS}})


def portrait_of(profile: Profile) -> dict[str, Any]:
    """The profile in words and figures, the unknown included: what is missing is part of the picture."""
    return {
        "state": str(profile.state),
        "words": words(PROFILES, profile.state),
        "low_confidence": profile.low_confidence,
        "factors": [_factor(factor, profile.fingerprint.get(factor)) for factor in FACTORS],
        "motives": [
            {"key": str(motive), "label": label, "weight": round(profile.motives.get(motive, 0.0), 2)}
            for motive, label in MOTIVES.items()
        ],
        "activities": [
            {
                "key": pattern.activity_key,
                "label": name_of(pattern.activity_key),
                "confidence": round(pattern.confidence, 2),
                "sure": pattern.confidence >= LIKED,
            }
            for pattern in sorted(profile.activities, key=lambda pattern: -pattern.confidence)
        ],
        "intent": None if profile.active_intent is None else name_of(profile.active_intent.activity_key),
        "times": _times(profile),
        "group": _group(profile),
        "boundaries": _boundaries(profile),
    }


def _factor(factor: Factor, reading: Reading | None) -> dict[str, Any]:
    ends, spelled = FACTORS[factor], str(factor).replace("_", " ")
    if reading is None:
        told: Mapping[str, Any] = {
            "value": None, "confidence": 0, "known": False, "reading": "", "aloud": f"{spelled} not known yet"
        }  # fmt: skip
    else:
        told = {
            "value": round(reading.range_value, 2),
            "confidence": round(reading.confidence, 2),
            "known": reading.confidence >= KNOWN,
            "reading": ends.reading(reading.range_value),
            "aloud": f"{spelled} {reading.range_value:.2f}, confidence {reading.confidence:.2f}",
        }
    return {"key": str(factor), "label": ends.name, "low": ends.low, "high": ends.high, **told}


def _times(profile: Profile) -> dict[str, Any] | None:
    """The four parts, each yes, no or open, and all of it in words."""
    times = profile.times
    if times is None:
        return None
    states = {part: "yes" if part in times.parts else "no" if part in times.excluded else "open" for part in Part}
    return {
        "parts": [{"label": str(part), "state": state} for part, state in states.items()],
        "words": times_named(times),
    }


def _group(profile: Profile) -> dict[str, Any] | None:
    size = profile.group_size
    if size is None:
        return None
    said = f"{size.minimum} to {size.maximum}" if size.minimum < size.maximum else str(size.minimum)
    return {"min": size.minimum, "max": size.maximum, "most": _MOST_PEOPLE, "words": f"{said} people"}


def _boundaries(profile: Profile) -> dict[str, Any]:
    bounds = profile.boundaries
    hard = [f"no {name_of(code)}" for code, wanted in bounds.hard_constraints.items() if not wanted]
    return {
        "asked": bounds.asked,
        "no": list(dict.fromkeys([*map(stated, bounds.no_thanks), *hard])),
        "needs": [*map(stated, bounds.needs), *map(stated, bounds.limits)],
    }
