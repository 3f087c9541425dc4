from __future__ import annotations

import pytest

from engine.domain.dialogue.hearing import heard, heard_change, progress
from engine.domain.interview.answer import Answer, Quality
from engine.domain.interview.steps import HoleQuestion, Question, Step
from engine.domain.profile.motives import Motive
from engine.domain.profile.profile import EMPTY, Ended, Profile, Progress
from engine.domain.profile.signals import (
    BoundariesAsked,
    FinishStep,
    IntendActivity,
    LearnMotives,
    NameActivities,
    SetBoundaries,
    Signal,
)


def named(*keys: str) -> NameActivities:
    """What somebody teaches who names these."""
    return NameActivities(dict.fromkeys(keys, 0.7))


@pytest.mark.parametrize(
    ("question", "signals", "said"),
    [
        (Step.ACTIVITY_01, (named("coffee", "hiking", "board_games"),), "Coffee, hiking, board games: nice mix."),
        (
            Step.ACTIVITY_01,
            (named("coffee", "hiking", "board_games", "tennis"),),
            "Coffee, hiking, board games: nice mix.",
        ),
        (Step.ACTIVITY_01, (named("coffee", "hiking"),), "Coffee and hiking, good to know."),
        (Step.ACTIVITY_01, (named("of_another_release"),), "Thanks, noted."),
        (Step.ACTIVITY_02, (IntendActivity("hiking"),), "Hiking, got it."),
        (Step.MOTIVE_01, (LearnMotives({Motive.PLAY: 0.9, Motive.GROWTH: 0.2}, 0.6),), "Playful, noted."),
        (Step.MOTIVE_01, (LearnMotives({Motive.PLAY: 0.6, Motive.RESTORATIVE: 0.9}, 0.6),), "Calm and playful, noted."),
        (Step.BOUNDARIES_01, (SetBoundaries(("bars",)), BoundariesAsked()), "Noted, I'll keep that in mind."),
        (Step.BOUNDARIES_01, (BoundariesAsked(),), "Nothing to avoid, noted."),
        (Step.INTRO_01, (), "Good, here we go."),
    ],
)
def test_what_they_said_is_said_back(question: Question, signals: tuple[Signal, ...], said: str) -> None:
    """A few words of ours show what was understood, so that a wrong reading can be corrected."""
    assert heard(question, Answer(signals, Quality.CLEAR)).body == said


@pytest.mark.parametrize(
    ("question", "chosen", "said"),
    [
        (Step.MOTIVE_02, ("B",), "Easy laughs, good to know."),
        (Step.STYLE_02, ("B", "C"), "Feelings and stories, noted."),
        (Step.CONSTRAINTS_01, ("A", "C", "D"), "Mornings, evenings and weekends, got it."),
        (HoleQuestion.STYLE, ("D",), "Getting things going, got it."),
        (Step.PACE_01, ("Z",), "Thanks, noted."),
    ],
)
def test_letters_are_said_back_in_words(question: Question, chosen: tuple[str, ...], said: str) -> None:
    """A letter alone would tell nobody what was understood."""
    assert heard(question, Answer((), Quality.CLEAR, chosen)).body == said


def test_a_vague_answer_is_not_said_back() -> None:
    """Saying back a guess would put words into their mouth."""
    vague = Answer((LearnMotives({Motive.PLAY: 0.9}, 0.3),), Quality.VAGUE)
    assert heard(Step.MOTIVE_01, vague).body == "Fair enough, noted."


@pytest.mark.parametrize(("chosen", "said"), [(("A",), "Changed: slow."), ((), "Changed that.")])
def test_a_change_is_echoed(chosen: tuple[str, ...], said: str) -> None:
    """Who changes an answer hears what it is now."""
    assert (
        heard_change(Step.PACE_01, Answer((FinishStep("pace_01", Ended.ANSWERED),), Quality.CLEAR, chosen)).body == said
    )


def after(count: int) -> Profile:
    """A profile with so many steps done."""
    return Profile(interview=Progress(ended=dict.fromkeys([step.value for step in Step][:count], Ended.ANSWERED)))


def test_progress_is_named_twice() -> None:
    """Once past the middle and once near the end; never between."""
    said = {count: [words.body for words in progress(after(count - 1), after(count))] for count in range(1, 13)}
    assert {count: lines for count, lines in said.items() if lines} == {6: ["Halfway there."], 10: ["Nearly there."]}


def test_progress_of_several_steps_at_once() -> None:
    """A text that answers several questions may pass the middle between them."""
    assert [words.body for words in progress(after(4), after(8))] == ["Halfway there."]
    assert progress(EMPTY, EMPTY) == ()
