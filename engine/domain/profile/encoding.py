"""A profile as the columns of its row, and back. The JSON shapes are the seed's, with what rules need beside.

What a newer release wrote and this one does not know is carried in ``Profile.unknown`` and written back unchanged, so
that two releases can work on the same rows. Plain code and no validation: these rows are only ever written here, and
every turn of an interview reads and writes one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from engine.domain.profile.decoding import decode_activity, decode_fingerprint, decode_interview, split
from engine.domain.profile.freshness import freshness_days
from engine.domain.profile.motives import Motive
from engine.domain.profile.profile import (
    EMPTY,
    ActivityPattern,
    Boundaries,
    GroupSizePreference,
    Intent,
    Profile,
    TimePreferences,
)
from engine.domain.profile.states import ProfileState

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_BOUNDARIES = frozenset({"no_thanks", "hard_constraints", "asked"})
_PREFERENCES = frozenset({"group_size_pref", "time_preferences", "motives", "needs", "limits"})
# Dictionaries are several times as fast as an enumeration's own look-up by value.
_MOTIVES: Mapping[str, Motive] = {motive.value: motive for motive in Motive}
_STATES: Mapping[str, ProfileState] = {state.value: state for state in ProfileState}


def to_columns(profile: Profile, on: date, *, since: Profile | None = None) -> dict[str, Any]:
    """Return the profile by column, `on` the day freshness is counted to.

    The jsonb columns are what a JSON writer takes: mappings, tuples, strings and numbers, shared with the profile. With
    `since`, the profile as it is stored, those are left out that hold the very same parts: a turn changes two of six.
    """
    columns: dict[str, Any] = {
        "state": profile.state.value,
        "last_interview_step": profile.last_interview_step,
        "low_confidence": profile.low_confidence,
        "completed_at": profile.completed_at,
        "stale_at": profile.stale_at,
    }
    changed = (
        _PARTS if since is None else {part for part in _PARTS if getattr(profile, part) is not getattr(since, part)}
    )
    for name, column in _COLUMNS.items():
        if not changed.isdisjoint(column.parts):
            written = column.write(profile, on)
            columns[name] = {**profile.unknown[name], **written} if name in profile.unknown else written
    return columns


def from_columns(row: Mapping[str, Any]) -> Profile:
    """Return the profile of a row; a column that is missing or null says nothing.

    Raises ``KeyError``, ``ValueError`` or ``TypeError`` for JSON that no release of ours ever wrote.
    """
    fingerprint, unknown_factors = decode_fingerprint(row.get("fingerprint") or {})
    boundaries, unknown_boundaries = split(row.get("boundaries") or {}, _BOUNDARIES)
    preferences, unknown_preferences = split(row.get("preferences") or {}, _PREFERENCES)
    interview, unknown_interview = decode_interview(row.get("interview") or {})
    motives = preferences.get("motives", {})
    unknown = {
        "fingerprint": unknown_factors,
        "boundaries": unknown_boundaries,
        "preferences": unknown_preferences,
        "interview": unknown_interview,
    }
    intent = row.get("active_intent")
    return Profile(
        state=_STATES[row.get("state") or ProfileState.EMPTY],
        fingerprint=fingerprint,
        motives={_MOTIVES[key]: weight for key, weight in motives.items() if key in _MOTIVES},
        activities=tuple(decode_activity(pattern) for pattern in row.get("activity_patterns") or ()),
        boundaries=_read_boundaries(boundaries, preferences),
        group_size=_read_group(preferences.get("group_size_pref")),
        times=_read_times(preferences.get("time_preferences")),
        active_intent=Intent(intent["activity_key"], datetime.fromisoformat(intent["since"])) if intent else None,
        interview=interview,
        last_interview_step=row.get("last_interview_step"),
        low_confidence=bool(row.get("low_confidence")),
        completed_at=row.get("completed_at"),
        stale_at=row.get("stale_at"),
        unknown={column: rest for column, rest in unknown.items() if rest},
    )


def _fingerprint(profile: Profile, on: date) -> dict[str, Any]:
    return {
        str(factor): {
            "range_value": reading.range_value,
            "confidence": reading.confidence,
            "freshness_days": freshness_days(reading.updated_on, on),
            "sources": reading.sources,
            "updated_on": reading.updated_on.isoformat(),
        }
        for factor, reading in profile.fingerprint.items()
    }


def _activities(profile: Profile, on: date) -> list[dict[str, Any]]:
    return [_activity(pattern, on) for pattern in profile.activities]


def _activity(pattern: ActivityPattern, on: date) -> dict[str, Any]:
    return {
        "activity_key": pattern.activity_key,
        "motive_weights": pattern.motive_weights,
        "constraints": pattern.constraints,
        "preferred_windows": pattern.preferred_windows,
        "confidence": pattern.confidence,
        "freshness_days": freshness_days(pattern.updated_on, on),
        "updated_on": pattern.updated_on.isoformat(),
    }


def _boundaries(profile: Profile, _on: date) -> dict[str, Any]:
    boundaries = profile.boundaries
    return {
        "no_thanks": boundaries.no_thanks,
        "hard_constraints": boundaries.hard_constraints,
        "asked": boundaries.asked,
    }


def _preferences(profile: Profile, _on: date) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if profile.group_size is not None:
        found["group_size_pref"] = {"min": profile.group_size.minimum, "max": profile.group_size.maximum}
    if (times := profile.times) is not None:
        found["time_preferences"] = {
            "parts": times.parts, "windows": times.windows, "excluded": times.excluded
        }  # fmt: skip
    if profile.motives:
        found["motives"] = {str(motive): weight for motive, weight in profile.motives.items()}
    if profile.boundaries.needs:
        found["needs"] = profile.boundaries.needs
    if profile.boundaries.limits:
        found["limits"] = profile.boundaries.limits
    return found


def _intent(profile: Profile, _on: date) -> dict[str, str] | None:
    intent = profile.active_intent
    return None if intent is None else {"activity_key": intent.activity_key, "since": intent.since.isoformat()}


def _interview(profile: Profile, _on: date) -> dict[str, Any]:
    progress = profile.interview
    if progress == EMPTY.interview:
        return {}
    return {
        "ended": progress.ended,
        "chosen": progress.chosen,
        "clarified": progress.clarified,
    }


def _read_boundaries(boundaries: Mapping[str, Any], preferences: Mapping[str, Any]) -> Boundaries:
    return Boundaries(
        no_thanks=tuple(boundaries.get("no_thanks", ())),
        hard_constraints=boundaries.get("hard_constraints", {}),
        needs=tuple(preferences.get("needs", ())),
        limits=tuple(preferences.get("limits", ())),
        asked=boundaries.get("asked", False),
    )


def _read_group(group: Mapping[str, int] | None) -> GroupSizePreference | None:
    return None if group is None else GroupSizePreference(group["min"], group["max"])


def _read_times(times: Mapping[str, Any] | None) -> TimePreferences | None:
    if times is None:
        return None
    return TimePreferences(*(tuple(times.get(name, ())) for name in ("parts", "windows", "excluded")))


@dataclass(frozen=True, slots=True)
class _Column:
    """How a jsonb column is written, and the parts of a profile it is made of."""

    write: Callable[[Profile, date], Any]
    parts: frozenset[str]


_COLUMNS: Mapping[str, _Column] = {
    "fingerprint": _Column(_fingerprint, frozenset({"fingerprint"})),
    "activity_patterns": _Column(_activities, frozenset({"activities"})),
    "boundaries": _Column(_boundaries, frozenset({"boundaries"})),
    "preferences": _Column(_preferences, frozenset({"group_size", "times", "motives", "boundaries"})),
    "active_intent": _Column(_intent, frozenset({"active_intent"})),
    "interview": _Column(_interview, frozenset({"interview"})),
}
_PARTS = frozenset().union(*(column.parts for column in _COLUMNS.values()))
STRUCTURED = tuple(_COLUMNS)
"""The jsonb columns."""
