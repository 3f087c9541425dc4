"""The living profile as a member meets it: each change, in each mode, and ME."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.effects import (
    Asks,
    MovePerson,
    MoveUser,
    RenamePerson,
    Reply,
    SaveProfile,
)
from engine.domain.living.wishes import Asked
from engine.domain.people import HoldState, UserState
from engine.domain.profile.profile import EMPTY, Ended, Progress, TimePreferences
from engine.domain.profile.states import ProfileState
from engine.domain.turn import Mode
from engine.domain.voice import Line
from tests.domain.living.members import PRIYA, STALE, WHOLE, asked, held, text_of
from tests.handlers.deciding import CHANGES, FRESH, NEWCOMER, PACE, decide, effects_of
from tests.handlers.turns import NOW, earlier, said

if TYPE_CHECKING:
    from engine.domain.people import Person, Question
    from engine.domain.profile.profile import Profile


@pytest.mark.parametrize("body", CHANGES)
def test_a_change_counts_once(body: str) -> None:
    """The same change again, later, changes nothing and is answered as what it is."""
    first = decide(text_of(body, profile=FRESH))
    saves, moves = effects_of(first, SaveProfile), effects_of(first, MovePerson)
    names = effects_of(first, RenamePerson)
    assert len(saves) + len(moves) + len(names) == 1
    person = PRIYA
    if names:
        person = replace(person, first_name=names[0].first_name)
    if moves:
        person = replace(person, zip_code=moves[0].zip_code, zip_changed_at=NOW)
    second = decide(text_of(body, profile=saves[0].profile if saves else FRESH, person=person))
    assert [type(effect) for effect in second.effects] == [Reply]
    assert said(second) != said(first)


@pytest.mark.parametrize("body", CHANGES)
def test_in_the_interview_the_question_stays_open(body: str) -> None:
    """The change is confirmed and the open question asked again in short, in the same text."""
    turn = text_of(
        body, person=NEWCOMER, profile=replace(FRESH, state=ProfileState.PARTIAL), mode=Mode.INTERVIEWING,
        state="pace_01", questions=[PACE],
    )  # fmt: skip
    decision = decide(turn)
    (reply,) = effects_of(decision, Reply)
    assert Line.SHORT_PACE_01 in reply.words.template
    assert reply.asks == Asks("interview", "pace_01", "repeated")
    assert effects_of(decision, SaveProfile) + effects_of(decision, MovePerson) + effects_of(decision, RenamePerson)
    assert not effects_of(decision, MoveUser), "the end of the interview makes them a member"


def test_a_question_on_its_way_is_not_repeated() -> None:
    """While the next question of the interview is still underway, only the confirmation is said."""
    underway = asked("interview", "pace_01", is_read=False)
    turn = text_of("call me Max", person=NEWCOMER, mode=Mode.INTERVIEWING, state="pace_01", questions=[underway])
    (reply,) = effects_of(decide(turn), Reply)
    assert reply.words.body == "Max it is."
    assert reply.asks is None


@pytest.mark.parametrize("state", ["intro_01", "wrap_01", "hole_talk", "of_another_release"])
def test_any_state_of_the_interview(state: str) -> None:
    """Wherever the interview stands, a change is taken and the state kept."""
    turn = text_of("no more karaoke", person=NEWCOMER, profile=None, mode=Mode.INTERVIEWING, state=state)
    assert said(decide(turn)) == Line.DROPPED_UNLISTED


@pytest.mark.parametrize(
    ("body", "renamed"),
    [
        ("call me Max", RenamePerson("Max")),
        ("change my name to Jo Lee", RenamePerson("Jo", "Lee")),
        ("call me Priya", None),
    ],
)
def test_names(body: str, renamed: RenamePerson | None) -> None:
    """A new name is taken; the one we have is not written again."""
    assert effects_of(decide(text_of(body)), RenamePerson) == ([] if renamed is None else [renamed])


@pytest.mark.parametrize("hold", list(HoldState))
def test_me(hold: HoldState) -> None:
    """ME tells what we have, changes nothing, and leaves open what was open."""
    decision = decide(text_of("ME", person=held(hold), questions=[asked("profile", Asked.ZIP)]))
    assert [type(effect) for effect in decision.effects] == [Reply]
    assert "hiking" in effects_of(decision, Reply)[0].words.body


def test_the_same_within_twenty_seconds() -> None:
    """A slip of the thumb is no second wish."""
    assert said(decide(text_of("call me Max", texts=[earlier(5, "Call me Max!")]))) == "repeated"


@pytest.mark.parametrize("person", [None, PRIYA])
def test_nothing_wanted(person: Person | None) -> None:
    """A text that wants nothing of a profile, and a stranger's, get a reason for silence and no error."""
    assert said(decide(text_of("coffee sat morning?" if person else "ME", person=person))) == "outdated"


def test_the_last_thing_missing() -> None:
    """Somebody who left the interview unfinished becomes a full member with the text that completes the profile."""
    before = replace(FRESH, state=ProfileState.PARTIAL, times=None, completed_at=None)
    decision = decide(text_of("change my times to evenings", person=NEWCOMER, profile=before))
    assert effects_of(decision, SaveProfile)[0].profile.state is ProfileState.COMPLETE_MVP
    assert effects_of(decision, MoveUser) == [MoveUser(UserState.ACTIVE, "profile_completed")]
    assert "your profile is complete" in effects_of(decision, Reply)[-1].words.body


def test_too_little_left() -> None:
    """Who takes back what matching needs is told what is missing."""
    lean = replace(FRESH, activities=FRESH.activities[:1], interview=Progress({"wrap_01": Ended.ANSWERED}))
    decision = decide(text_of("no more coffee", profile=lean))
    assert effects_of(decision, SaveProfile)[0].profile.state is ProfileState.STALE
    assert "I still need to know a few things you like doing" in effects_of(decision, Reply)[-1].words.body


_questions = st.lists(
    st.sampled_from([PACE, asked("profile", Asked.ZIP), asked("profile", Asked.STILL_RIGHT)]), max_size=2
)


@given(
    st.one_of(st.text(max_size=200), st.sampled_from(CHANGES), st.lists(st.sampled_from(CHANGES)).map(". ".join)),
    st.sampled_from([None, EMPTY, WHOLE, STALE, replace(WHOLE, times=TimePreferences())]),
    st.sampled_from([(Mode.IDLE, "idle"), (Mode.INTERVIEWING, "pace_01"), (Mode.INTERVIEWING, "intro_01")]),
    _questions,
)
def test_any_text(body: str, profile: Profile | None, where: tuple[Mode, str], questions: list[Question]) -> None:
    """Whatever is typed, in whatever situation, ends in an answer or a reason, and in texts that may be sent."""
    decide(text_of(body, profile=profile, mode=where[0], state=where[1], questions=questions))
