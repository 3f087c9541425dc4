"""ME: a portrait that fits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from engine.domain.activities.catalog import CATALOG
from engine.domain.living.showing import show
from engine.domain.profile.profile import EMPTY, ActivityPattern, Boundaries, Profile
from engine.domain.segments import is_gsm7
from engine.domain.understanding.boundaries_table import BOUNDARIES
from engine.domain.voice import join_words
from tests.domain.living.members import PRIYA, WHOLE
from tests.domain.profile.profiles import TODAY, any_profiles

if TYPE_CHECKING:
    from engine.domain.people import Person

LONGEST_TEXT = 306
EVERYTHING = replace(
    WHOLE,
    activities=tuple(ActivityPattern(key, 0.9, TODAY) for key in sorted(CATALOG, key=len)[-20:]),
    boundaries=Boundaries(tuple(BOUNDARIES), {}, tuple(BOUNDARIES), tuple(BOUNDARIES), asked=True),
)


def test_what_is_known_is_told() -> None:
    """The portrait names what was said, and how to correct it."""
    (text,) = join_words(*show(WHOLE, PRIYA))
    for fact in ("Priya", "the Bay Area", "hiking", "ornings and evenings", "4-6", "dogs", 'like "drop karaoke"'):
        assert fact in text.body


@pytest.mark.parametrize("person", [PRIYA, replace(PRIYA, region=None)])
def test_nothing_known(person: Person) -> None:
    """Somebody we know nothing of is told so."""
    (text,) = join_words(*show(EMPTY, person))
    assert text.body.startswith("Nothing but your name and ZIP so far, Priya.")


def test_more_than_fits() -> None:
    """Whoever told us everything still gets two texts, the second with how to correct it."""
    first, second = join_words(*show(EVERYTHING, PRIYA))
    assert first.body.startswith("What I have on you: Priya")
    assert second.body.endswith('or "call me Max".')


@given(any_profiles)
def test_any_profile(profile: Profile) -> None:
    """At most two texts of their length, in letters every phone knows, that ask nothing."""
    texts = join_words(*show(profile, PRIYA))
    assert len(texts) <= 2
    for text in texts:
        assert len(text.body) <= LONGEST_TEXT
        assert is_gsm7(text.body)
        assert "?" not in text.body
