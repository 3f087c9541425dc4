"""Old profiles: what is asked, and what a yes does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.domain.living.freshness import ask_still_right, still_right
from engine.domain.profile.freshness import goes_stale_at, grow_stale
from engine.domain.profile.profile import EMPTY, Profile, TimePreferences
from engine.domain.profile.states import ProfileState
from tests.domain.living.members import STALE, WHOLE
from tests.handlers.turns import NOW


def test_a_yes_makes_it_as_new() -> None:
    """A stale profile is complete again as of today, and knows neither more nor less than before."""
    after = still_right(STALE, NOW)
    assert after.state is ProfileState.COMPLETE_MVP
    assert after.stale_at == goes_stale_at(NOW)
    assert {reading.updated_on for reading in after.fingerprint.values()} == {NOW.date()}
    assert {pattern.updated_on for pattern in after.activities} == {NOW.date()}
    before = {factor: (reading.range_value, reading.confidence) for factor, reading in STALE.fingerprint.items()}
    assert {
        factor: (reading.range_value, reading.confidence) for factor, reading in after.fingerprint.items()
    } == before
    assert grow_stale(after, NOW) is after


@pytest.mark.parametrize("profile", [replace(STALE, activities=()), replace(STALE, fingerprint={})])
def test_a_yes_to_too_little_is_not_enough(profile: Profile) -> None:
    """A profile without what matching needs stays stale, whatever its owner confirms."""
    assert still_right(profile, NOW).state is ProfileState.STALE


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        (WHOLE, "still into coffee, hiking and karaoke, and free mornings and evenings?"),
        (replace(WHOLE, times=None), "is what you told me about you still right?"),
        (replace(WHOLE, times=TimePreferences()), "is what you told me about you still right?"),
        (EMPTY, "is what you told me about you still right?"),
    ],
)
def test_the_question_names_what_there_is(profile: Profile, said: str) -> None:
    """The question says who asks, names three things and the times, and how to answer."""
    body = ask_still_right(profile, "Priya").body
    assert said in body
    assert body.startswith("JOSH here, Priya.")
    assert "Reply OK" in body
