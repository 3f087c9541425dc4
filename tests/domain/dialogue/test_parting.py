from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from engine.domain.dialogue.parting import farewell, first_name
from engine.domain.people import Person, Region, RegionState, UserState
from engine.domain.profile.profile import EMPTY, Profile
from engine.domain.profile.states import ProfileState
from engine.domain.voice import join_words
from tests.handlers.turns import ANN

_COMPLETE = replace(EMPTY, state=ProfileState.COMPLETE_MVP)


def member(state: RegionState | None, name: str = "Ann") -> Person:
    """A member of a region in this state, or of none."""
    region = None if state is None else Region(UUID(int=7), "bay", "Bay Area", state, "America/Los_Angeles")
    return Person(UUID(int=3), ANN, name, UserState.INTERVIEWING, region)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (RegionState.OPEN, "For company in Bay Area, tell me what you"),
        (RegionState.WAITLISTED, "JOSH isn't open in Bay Area yet"),
        (RegionState.CLOSED, "JOSH is closed in Bay Area at the moment"),
        (None, "We aren't in your area yet"),
    ],
)
def test_what_happens_next_is_said_as_it_is(state: RegionState | None, said: str) -> None:
    """Each region is told honestly where it stands, to complete and incomplete profiles; no text names a date."""
    body = " ".join(words.body for words in farewell(_COMPLETE, member(state)))
    assert body.startswith("That's everything, Ann, thank you.")
    assert said in body
    rest = " ".join(words.body for words in farewell(EMPTY, member(state)))
    assert "I still need" in rest
    assert (said in rest) is (state is not RegionState.OPEN)


def test_what_is_missing_is_named() -> None:
    """Somebody who cannot be matched yet hears what it takes."""
    body = farewell(EMPTY, member(RegionState.OPEN))[0].body
    for hole in ("things you like doing", "when you have time", "how many people feel right", "a bit more about you"):
        assert hole in body


@pytest.mark.parametrize("state", [*RegionState, None])
@pytest.mark.parametrize("profile", [_COMPLETE, EMPTY], ids=["complete", "incomplete"])
def test_two_texts_at_most(profile: Profile, state: RegionState | None) -> None:
    """The longest good-bye is two texts."""
    assert len(join_words(*farewell(profile, member(state, "W" * 40)))) <= 2


def test_a_name_that_is_gone() -> None:
    """Nobody is greeted with a hole in the text."""
    assert first_name(None) == first_name(member(None, " ")) == "there"
