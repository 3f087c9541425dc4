"""Profiles for the tests of this folder: whole ones to take something away from, and any ones to try rules on."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from engine.domain.profile.factors import Factor, Reading
from engine.domain.profile.motives import Motive
from engine.domain.profile.profile import (
    ActivityPattern,
    Boundaries,
    Ended,
    GroupSizePreference,
    Intent,
    Profile,
    Progress,
    TimePreferences,
)
from engine.domain.profile.states import ProfileState

NOW = datetime(2026, 11, 21, 14, tzinfo=UTC)
TODAY = NOW.date()


def profile_of(
    *, known: int = 8, confidence: float = 0.8, liked: int = 3, asked: bool = True, state: ProfileState | None = None
) -> Profile:
    """Return a profile with so many known factors and liked activities, and with a group size and times."""
    return Profile(
        state=ProfileState.PARTIAL if state is None else state,
        fingerprint={factor: Reading(0.6, confidence, TODAY, {"interview": 0.8}) for factor in tuple(Factor)[:known]},
        activities=tuple(ActivityPattern(f"activity_{number}", 0.9, TODAY) for number in range(liked)),
        boundaries=Boundaries(asked=asked),
        group_size=GroupSizePreference(4, 6),
        times=TimePreferences(("evenings",)),
    )


_unit = st.floats(0, 1).map(lambda value: round(value, 4))
_codes = st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), max_size=3, unique=True).map(tuple)
_days = st.dates(date(2026, 1, 1), TODAY)
_instants = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 -- bounds
_weights = st.dictionaries(st.sampled_from([motive.value for motive in Motive]), _unit, max_size=3)
_flags = st.dictionaries(st.sampled_from(["smoking", "indoor", "loud"]), st.booleans(), max_size=2)

any_profiles = st.builds(
    Profile,
    state=st.sampled_from(ProfileState),
    fingerprint=st.dictionaries(
        st.sampled_from(Factor),
        st.builds(Reading, _unit, _unit, _days, st.dictionaries(st.sampled_from(["interview", "text"]), _unit)),
    ),
    motives=st.dictionaries(st.sampled_from(Motive), _unit),
    activities=st.lists(
        st.builds(ActivityPattern, st.sampled_from(["coffee", "bars"]), _unit, _days, _weights, _flags, _codes),
        max_size=2,
        unique_by=lambda pattern: pattern.activity_key,
    ).map(tuple),
    boundaries=st.builds(Boundaries, _codes, _flags, _codes, _codes, st.booleans()),
    group_size=st.none() | st.builds(GroupSizePreference, st.integers(2, 4), st.integers(5, 10)),
    times=st.none() | st.builds(TimePreferences, _codes, _codes, _codes),
    active_intent=st.none() | st.builds(Intent, st.sampled_from(["coffee", "bars"]), _instants),
    interview=st.builds(
        Progress,
        st.dictionaries(st.sampled_from(["pace_01", "wrap_01"]), st.sampled_from(Ended)),
        st.dictionaries(st.sampled_from(["pace_01", "style_02"]), _codes),
        _codes,
    ),
    last_interview_step=st.none() | st.sampled_from(["pace_01", "wrap_01"]),
    low_confidence=st.booleans(),
    completed_at=st.none() | _instants,
    stale_at=st.none() | _instants,
)
