from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.interview.answering import Answer, Quality, end_unclear, read_answer
from engine.domain.interview.rules import RULES
from engine.domain.interview.steps import AnswerKind, HoleQuestion, Question, Step
from engine.domain.profile.learning import learn
from engine.domain.profile.profile import EMPTY, Ended, Profile
from engine.domain.profile.signals import (
    AskAgain,
    BoundariesAsked,
    DropActivities,
    DropIntent,
    ExcludeTimes,
    FinishStep,
    IntendActivity,
    LearnFactor,
    LearnMotives,
    NameActivities,
    PreferGroup,
    PreferTimes,
    SetBoundaries,
    Signal,
)
from tests.domain.interview.walking import NOW

Q = Quality
THREE = NameActivities({"coffee": 0.7, "hiking": 0.7, "board_games": 0.7})


def known(*signals: Signal) -> Profile:
    """Return a profile that was taught this before."""
    return learn(EMPTY, signals, source="interview", on=NOW)


def told(answer: Answer) -> list[Signal]:
    """Return what an answer teaches besides factors, motives and the end of its question."""
    return [
        signal for signal in answer.signals if not isinstance(signal, LearnFactor | LearnMotives | FinishStep)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "text", "quality", "chosen"),
    [
        (Step.INTRO_01, "ready", Q.CLEAR, ("READY",)),
        (Step.INTRO_01, "sure, go ahead!", Q.CLEAR, ("READY",)),
        (Step.INTRO_01, "👍", Q.CLEAR, ("READY",)),
        (Step.INTRO_01, "coffee, hiking and chess", Q.CLEAR, ("READY",)),
        (Step.INTRO_01, "later pls", Q.LATER, ()),
        (Step.INTRO_01, "not now, at work", Q.LATER, ()),
        (Step.INTRO_01, "no", Q.LATER, ()),
        (Step.INTRO_01, "skip", Q.SKIP, ()),
        (Step.INTRO_01, "my cousin told me about this", Q.UNCLEAR, ()),
        (Step.MOTIVE_02, "B", Q.CLEAR, ("B",)),
        (Step.MOTIVE_02, "easy laughs for sure", Q.CLEAR, ("B",)),
        (Step.MOTIVE_02, "a and d", Q.CLEAR, ("A", "D")),
        (Step.MOTIVE_02, "whatever", Q.VAGUE, ()),
        (Step.MOTIVE_02, "idk, B", Q.CLEAR, ("B",)),
        (Step.MOTIVE_02, "idk", Q.SKIP, ()),
        (Step.STYLE_01, "kinda funny maybe", Q.VAGUE, ("B",)),
        (Step.STYLE_02, "ideas and stories", Q.CLEAR, ("A", "C")),
        (Step.PACE_01, "slow", Q.CLEAR, ("A",)),
        (Step.PACE_01, "medium to fast", Q.CLEAR, ("B", "C")),
        (Step.PACE_01, "lol", Q.NOTHING, ()),
        (Step.PACE_01, "", Q.NOTHING, ()),
        (Step.PACE_01, "what do you mean", Q.NOTHING, ()),
        (Step.PACE_01, "purple", Q.UNCLEAR, ()),
        (Step.PACE_01, "brb", Q.LATER, ()),
        (Step.VALUES_01, "not really", Q.CLEAR, ("C",)),
        (Step.VALUES_01, "very", Q.CLEAR, ("A",)),
        (HoleQuestion.STYLE, "i listen", Q.CLEAR, ("C",)),
        (HoleQuestion.PACE, "I jump right in", Q.CLEAR, ("C",)),
        (HoleQuestion.TALK, "B", Q.CLEAR, ("B",)),
    ],
)
def test_letters_and_their_words(question: Question, text: str, quality: Quality, chosen: tuple[str, ...]) -> None:
    """A letter, its name, or a leaning answers a lettered question; a wish about the conversation does not."""
    answer = read_answer(question, text)
    assert (answer.quality, answer.chosen) == (quality, chosen)


@pytest.mark.parametrize(
    ("question", "text", "signals"),
    [
        (Step.ACTIVITY_01, "coffee, hiking and board games", [THREE]),
        (Step.ACTIVITY_01, "coffee but no bars", [NameActivities({"coffee": 0.7}), SetBoundaries(no_thanks=("bars",))]),
        (Step.ACTIVITY_02, "coffee", [NameActivities({"coffee": 0.7}), IntendActivity("coffee")]),
        (Step.ACTIVITY_02, "nothing this week", [DropIntent()]),
        (Step.GROUP_01, "B", [PreferGroup(4, 6)]),
        (Step.GROUP_01, "2-3", [PreferGroup(2, 3)]),
        (Step.GROUP_01, "A or B", [PreferGroup(2, 6)]),
        (Step.GROUP_01, "3 or 4 of us", [PreferGroup(3, 4)]),
        (Step.GROUP_01, "5", [PreferGroup(4, 6)]),
        (Step.GROUP_01, "one on one", [PreferGroup(2, 2)]),
        (Step.GROUP_01, "doesn't matter", [PreferGroup(2, 10)]),
        (Step.BOUNDARIES_01, "none", [BoundariesAsked()]),
        (Step.BOUNDARIES_01, "no bars and no late nights", [SetBoundaries(("bars", "late_night")), BoundariesAsked()]),
        (Step.BOUNDARIES_01, "skip", [BoundariesAsked()]),
        (Step.CONSTRAINTS_01, "C D", [PreferTimes(("evenings", "weekends"))]),
        (Step.CONSTRAINTS_01, "evenings, after work", [PreferTimes(("evenings",))]),
        (Step.CONSTRAINTS_01, "sat mornings", [PreferTimes(("mornings", "weekends"), ("SAT_MORNING",))]),
        (Step.CONSTRAINTS_01, "anytime", [PreferTimes(("mornings", "afternoons", "evenings", "weekends"))]),
        (
            Step.CONSTRAINTS_01,
            "not mornings",
            [PreferTimes(("afternoons", "evenings", "weekends")), ExcludeTimes(("mornings",))],
        ),
        (HoleQuestion.TIMES, "D", [PreferTimes(("weekends",))]),
    ],
)
def test_what_an_answer_teaches(question: Question, text: str, signals: list[Signal]) -> None:
    """Activities, sizes, times and boundaries are learned in codes, however they were said."""
    assert told(read_answer(question, text)) == signals


@pytest.mark.parametrize(
    ("text", "key"), [("2", "hiking"), ("the first", "coffee"), ("any of them", "coffee"), ("chess!", "chess")]
)
def test_this_weeks_activity_is_chosen_by_digit_or_name(text: str, key: str) -> None:
    """A digit means the activity offered under it; a name may be any."""
    assert IntendActivity(key) in read_answer(Step.ACTIVITY_02, text, profile=known(THREE)).signals


def test_an_activity_turned_away_is_dropped() -> None:
    """Who takes an activity back while naming another has it dropped and kept as unwanted."""
    answer = read_answer(Step.ACTIVITY_01, "chess, but no hiking", profile=known(THREE))
    assert DropActivities(("hiking",)) in answer.signals


def test_a_second_answer_is_a_correction() -> None:
    """The same question answered again moves its factors as somebody who takes it back means it."""
    first = read_answer(Step.PACE_01, "C")
    again = read_answer(Step.PACE_01, "A", profile=known(*first.signals))
    assert all(signal.corrects for signal in again.signals if isinstance(signal, LearnFactor))
    assert not any(signal.corrects for signal in first.signals if isinstance(signal, LearnFactor))


@pytest.mark.parametrize(
    ("question", "text", "first", "second"),
    [
        (Step.ACTIVITY_01, "sports", Q.UNCLEAR, Q.VAGUE),
        (Step.ACTIVITY_01, "idk", Q.UNCLEAR, Q.SKIP),
        (Step.MOTIVE_01, "not sure", Q.UNCLEAR, Q.SKIP),
        (Step.MOTIVE_01, "B", Q.UNCLEAR, Q.CLEAR),
        (Step.MOTIVE_01, "connected", Q.CLEAR, Q.CLEAR),
        (Step.VALUES_01, "A or B", Q.UNCLEAR, Q.VAGUE),
    ],
)
def test_asked_a_second_time_less_is_enough(question: Question, text: str, first: Quality, second: Quality) -> None:
    """After the clarifier a leaning is taken, its letters are understood, and not knowing is a skip."""
    assert read_answer(question, text).quality is first
    assert read_answer(question, text, profile=known(AskAgain(question.value))).quality is second


@pytest.mark.parametrize(
    ("text", "lowest", "highest"),
    [("B", 0.75, 0.85), ("easy laughs", 0.75, 0.85), ("i guess i mostly want easy laughs", 0.3, 0.70)],
)
def test_confidence_follows_the_way_it_was_said(text: str, lowest: float, highest: float) -> None:
    """A letter is worth 0.75 to 0.85, own words less; what is inferred is 0.10 to 0.15 below what was said."""
    factors = [s for s in read_answer(Step.MOTIVE_02, text).signals if isinstance(s, LearnFactor)]
    direct, inferred = factors[0].confidence, factors[-1].confidence
    assert lowest <= direct <= highest
    assert 0.10 <= round(direct - inferred, 2) <= 0.15


@pytest.mark.parametrize("question", [question for question in RULES if question is not Step.WRAP_01])
@given(text=st.text(max_size=200))
def test_whatever_is_typed_is_read(question: Question, text: str) -> None:
    """No text breaks a reader, and an answer has signals exactly when it ends its question."""
    answer = read_answer(question, text)
    ends = answer.quality in {Q.CLEAR, Q.VAGUE, Q.SKIP}
    assert bool(answer.signals) is ends
    if ends:
        assert any(isinstance(signal, FinishStep) and signal.step == question for signal in answer.signals)


@pytest.mark.parametrize("question", list(RULES))
def test_a_second_unclear_text_ends_the_question(question: Question) -> None:
    """It ends as unclear and teaches nothing; boundaries count as asked about."""
    ending = end_unclear(question)
    assert ending.signals[-1] == FinishStep(question.value, Ended.UNCLEAR)
    assert (BoundariesAsked() in ending.signals) is (RULES[question].kind is AnswerKind.BOUNDARIES)
