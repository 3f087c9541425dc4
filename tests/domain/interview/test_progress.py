from __future__ import annotations

from collections import Counter
from itertools import combinations, product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.interview.progress import (
    MOST_HOLE_QUESTIONS,
    MOST_QUESTIONS,
    activity_choices,
    may_clarify,
    next_question,
    progress_of,
)
from engine.domain.interview.steps import HoleQuestion, Question, Step
from engine.domain.profile.completeness import is_complete, missing
from engine.domain.profile.factors import NEUTRAL
from engine.domain.profile.learning import learn
from engine.domain.profile.profile import EMPTY, Ended, Profile
from engine.domain.profile.signals import AskAgain, FinishStep, NameActivities, Signal
from engine.domain.profile.states import ProfileState
from tests.domain.interview.walking import NOW, Walk, walk

if TYPE_CHECKING:
    from collections.abc import Sequence

OPEN: dict[Question, str] = {
    Step.INTRO_01: "ready",
    Step.ACTIVITY_01: "coffee, hiking and board games",
    Step.ACTIVITY_02: "1",
    Step.MOTIVE_01: "cozy, with lots of laughing",
    Step.BOUNDARIES_01: "none",
}
LETTERS: dict[Question, Sequence[str]] = {
    Step.MOTIVE_02: "ABCD",
    Step.STYLE_01: "ABCD",
    Step.STYLE_02: [*"ABCD", *(f"{one} and {other}" for one, other in combinations("ABCD", 2))],
    Step.PACE_01: "ABC",
    Step.GROUP_01: "ABC",
    Step.VALUES_01: "ABC",
    Step.CONSTRAINTS_01: [" ".join(parts) for size in (1, 2, 3, 4) for parts in combinations("ABCD", size)],
}
MESSES = ("ready", "A", "B and C", "coffee", "skip", "idk", "lol", "", "what?", "purple monkeys", "no bars", "evenings")


def assert_no_leaps(played: Walk) -> None:
    """Check that no factor moved more than a message may move it."""
    before = EMPTY
    for profile in played.profiles:
        for factor, reading in profile.fingerprint.items():
            earlier = before.fingerprint.get(factor)
            assert abs(reading.range_value - (earlier.range_value if earlier else NEUTRAL)) <= 0.25 + 1e-9
        before = profile


@pytest.mark.parametrize("first", "ABCD")
def test_letters_end_in_a_complete_profile(first: str) -> None:
    """Through the whole interview, letters for every lettered step end complete after the twelve questions.

    The steps that share factors are combined in full; the others take turns with them. That every other combination is
    complete as well follows from test_letters.
    """
    steps = (Step.STYLE_01, Step.STYLE_02, Step.VALUES_01)
    others = [step for step in LETTERS if step not in steps and step is not Step.MOTIVE_02]
    for number, chosen in enumerate(product(*(LETTERS[step] for step in steps))):
        said: dict[Question, str] = {**OPEN, **dict(zip(steps, chosen, strict=True)), Step.MOTIVE_02: first}
        said |= {step: LETTERS[step][number % len(LETTERS[step])] for step in others}
        played = walk(lambda question, said=said: said[question])  # type: ignore[misc]  # bound at once
        assert is_complete(played.profile)
        assert missing(played.profile) == ()
        assert not played.profile.low_confidence
        assert len(played.asked) == 12
        assert_no_leaps(played)


@given(st.lists(st.sampled_from(MESSES), min_size=1, max_size=20))
def test_every_interview_ends(texts: list[str]) -> None:
    """Whatever somebody texts, at most 17 questions are asked, no question more than twice, and no factor leaps."""
    given_texts = iter(texts * MOST_QUESTIONS)
    played = walk(lambda _: next(given_texts))
    assert next_question(played.profile) is None
    assert len(played.asked) <= MOST_QUESTIONS
    counted = Counter(played.asked)
    assert max(counted.values()) <= 2
    assert sum(isinstance(question, HoleQuestion) for question in counted) <= MOST_HOLE_QUESTIONS
    assert_no_leaps(played)


@pytest.mark.parametrize(
    ("text", "state", "low"), [("skip", ProfileState.EMPTY, False), ("lol", ProfileState.EMPTY, False)]
)
def test_skipping_everything_ends_too(text: str, state: ProfileState, *, low: bool) -> None:
    """Who skips every question is through after fourteen of them, with nothing to match on."""
    played = walk(lambda _: text)
    assert len(played.asked) <= MOST_QUESTIONS
    assert (played.profile.low_confidence, next_question(played.profile)) == (low, None)
    assert played.profile.state in {state, ProfileState.PARTIAL}


def answering(*, skipped: set[Question], extra: dict[Question, str] | None = None) -> Walk:
    """Play an interview with letters, some questions skipped."""
    said: dict[Question, str] = {**OPEN, **{step: LETTERS[step][0] for step in LETTERS}, **(extra or {})}
    return walk(lambda question: "skip" if question in skipped else said.get(question, "skip"))


@pytest.mark.parametrize(
    ("skipped", "holes"),
    [
        (set(), []),
        ({Step.ACTIVITY_01}, [HoleQuestion.ACTIVITIES]),
        ({Step.CONSTRAINTS_01}, [HoleQuestion.TIMES]),
        ({Step.GROUP_01}, [HoleQuestion.GROUP]),
        ({Step.ACTIVITY_01, Step.CONSTRAINTS_01, Step.GROUP_01}, [HoleQuestion.ACTIVITIES, HoleQuestion.TIMES]),
        ({Step.STYLE_01}, []),
        ({Step.STYLE_01, Step.STYLE_02}, [HoleQuestion.STYLE]),
        ({Step.STYLE_01, Step.STYLE_02, Step.MOTIVE_02, Step.PACE_01}, [HoleQuestion.STYLE, HoleQuestion.TALK]),
        ({Step.PACE_01, Step.VALUES_01}, []),
    ],
)
def test_holes_are_asked_about_in_other_words(skipped: set[Question], holes: list[HoleQuestion]) -> None:
    """What a complete profile lacks is asked once more, what helps most first, and never more than twice in all."""
    extra: dict[Question, str] = {
        HoleQuestion.ACTIVITIES: "chess, tennis and yoga",
        HoleQuestion.TIMES: "C",
        HoleQuestion.GROUP: "B",
        HoleQuestion.STYLE: "C",
        HoleQuestion.TALK: "A",
    }
    played = answering(skipped=skipped, extra=extra)
    assert [question for question in played.asked if isinstance(question, HoleQuestion)] == holes
    assert is_complete(played.profile)


def test_a_skipped_hole_is_accepted_with_low_confidence() -> None:
    """Who skips an extra question as well is taken as they are, and marked."""
    played = answering(skipped={Step.GROUP_01, HoleQuestion.GROUP})
    assert is_complete(played.profile)
    assert played.profile.low_confidence
    assert played.asked.count(HoleQuestion.GROUP) == 1


def ended(*questions: Question) -> list[Signal]:
    """Return signals that end these questions as answered."""
    return [FinishStep(question, Ended.ANSWERED) for question in questions]


def profile_after(*signals: Signal) -> Profile:
    """Return the profile after one message that taught this."""
    return learn(EMPTY, signals, source="interview", on=NOW)


def test_progress_counts_towards_twelve() -> None:
    """Progress is told as questions done of twelve, and of more once an extra one is due."""
    assert progress_of(EMPTY) == (0, 12)
    assert progress_of(profile_after(*ended(Step.INTRO_01, Step.ACTIVITY_01))) == (2, 12)
    steps = [step for step in Step if step is not Step.WRAP_01]
    assert progress_of(profile_after(*ended(*steps))) == (12, 13)


def test_clarifiers_are_few() -> None:
    """A question is asked about once, and three in the whole interview."""
    once = profile_after(AskAgain(Step.PACE_01))
    assert not may_clarify(once, Step.PACE_01)
    assert may_clarify(once, Step.STYLE_01)
    thrice = profile_after(AskAgain(Step.PACE_01), AskAgain(Step.STYLE_01), AskAgain(Step.STYLE_02))
    assert not may_clarify(thrice, Step.VALUES_01)


@pytest.mark.parametrize(
    ("named", "offered"),
    [
        ({}, ()),
        ({"coffee": 0.7}, ()),
        ({"coffee": 0.6, "hiking": 0.7}, ("hiking", "coffee")),
        ({"coffee": 0.7, "hiking": 0.7, "yoga": 0.7, "chess": 0.7}, ("coffee", "hiking", "yoga")),
    ],
)
def test_three_activities_are_offered_for_this_week(named: dict[str, float], offered: tuple[str, ...]) -> None:
    """The surest three, in the order they were named; nothing where there is nothing to choose from."""
    assert activity_choices(profile_after(NameActivities(named))) == offered
