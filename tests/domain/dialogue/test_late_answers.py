"""Members whose interview left holes: plain words fill them, and READY goes through what was skipped."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine.domain.effects import MoveUser, Reply, SaveProfile
from engine.domain.interview.steps import Step
from engine.domain.people import UserState
from engine.domain.profile.completeness import Hole, is_complete, missing
from engine.domain.profile.profile import EMPTY, Ended, Profile, Progress
from engine.domain.turn import Decision, Mode, Session
from handlers import idle
from tests.handlers.interview.talk import ANN_PERSON, Talk
from tests.handlers.interview.test_whole_interviews import answer_to
from tests.handlers.turns import turn_of

SKIPPED_ALL = replace(EMPTY, interview=Progress(ended=dict.fromkeys((step.value for step in Step), Ended.SKIPPED)))


def after_skipping(*tokens: str) -> Profile:
    """The profile of an interview in which these questions were skipped."""
    talk = Talk()
    for _ in range(30):
        if talk.is_over:
            return talk.profile
        state = talk.session.state
        talk.says("skip" if state in tokens else answer_to(state, 1))
    raise AssertionError(tokens)


def texts(body: str, profile: Profile) -> Decision:
    """What comes of a member's text while nothing is under way."""
    turn = turn_of(body)
    return idle.decide(replace(turn, snapshot=replace(turn.snapshot, person=ANN_PERSON, profile=profile)))


def profile_after(decision: Decision, before: Profile) -> Profile:
    """The profile a decision leaves."""
    return next((effect.profile for effect in decision.effects if isinstance(effect, SaveProfile)), before)


def words(decision: Decision) -> str:
    """Everything that is said."""
    return " ".join(effect.words.body for effect in decision.effects if isinstance(effect, Reply))


@pytest.mark.parametrize(
    ("body", "hole"),
    [
        ("I like tennis, hiking and cooking", Hole.ACTIVITIES),
        ("evenings", Hole.TIMES),
        ("weekends are best for me", Hole.TIMES),
        ("small groups", Hole.GROUP_SIZE),
        ("about five people", Hole.GROUP_SIZE),
    ],
)
def test_plain_words_fill_a_hole(body: str, hole: Hole) -> None:
    """What is still missing can simply be said; the answer names what is left."""
    decision = texts(body, SKIPPED_ALL)
    assert hole not in missing(profile_after(decision, SKIPPED_ALL))
    assert "I still need" in words(decision)
    assert (decision.state, decision.mode) == ("idle", None)


@pytest.mark.parametrize("body", ["A", "b and c", "2", "tennis?", "what a day", "maybe", "no"])
def test_what_says_nothing_teaches_nothing(body: str) -> None:
    """A letter without its question, a question, or talk changes no profile."""
    assert profile_after(texts(body, SKIPPED_ALL), SKIPPED_ALL) == SKIPPED_ALL


def test_the_last_hole_makes_a_member() -> None:
    """Once enough is known the profile is complete, and that is said."""
    before = replace(after_skipping("constraints_01", "hole_times"), fingerprint={})
    assert missing(before) == (Hole.TIMES, Hole.FACTORS)
    lacking = replace(SKIPPED_ALL, **{name: getattr(after_skipping(), name) for name in ("fingerprint", "group_size")})
    partly = profile_after(texts("coffee, hiking", lacking), lacking)
    decision = texts("one more: chess. and evenings", partly)
    assert is_complete(profile_after(decision, partly))
    assert MoveUser(UserState.ACTIVE, "profile_completed") in decision.effects
    assert "complete" in words(decision)


def test_ready_goes_through_what_was_skipped() -> None:
    """Only the questions that fill a hole are asked again, and the interview ends as it does."""
    profile = after_skipping("motive_02", "style_01", "style_02", "pace_01", "values_01", "boundaries_01", *HOLES)
    assert missing(profile) == (Hole.FACTORS,)
    decision = texts("ready", profile)
    assert (decision.mode, decision.state) == (Mode.INTERVIEWING, "motive_02")
    talk = Talk(profile=profile_after(decision, profile), session=Session(Mode.INTERVIEWING, "motive_02"))
    asked = []
    for _ in range(12):
        if talk.is_over:
            break
        asked.append(talk.session.state)
        talk.says(answer_to(talk.session.state, 1))
    assert asked == ["motive_02", "style_01", "style_02", "pace_01", "values_01"]
    assert is_complete(talk.profile)


HOLES = ("hole_depth", "hole_style", "hole_talk", "hole_pace", "hole_values", "hole_group")
