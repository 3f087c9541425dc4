from __future__ import annotations

from dataclasses import replace

import pytest

from engine.domain.interview.extras import read_extras
from engine.domain.interview.steps import Question, Step
from engine.domain.profile.profile import EMPTY, Ended, Progress
from engine.domain.profile.signals import FinishStep, PreferGroup, PreferTimes, SetBoundaries


@pytest.mark.parametrize(
    ("question", "text", "steps"),
    [
        (Step.VALUES_01, "A, and small groups, evenings best", [Step.GROUP_01, Step.CONSTRAINTS_01]),
        (Step.ACTIVITY_01, "coffee, hiking. mornings and weekends work best", [Step.CONSTRAINTS_01]),
        (Step.ACTIVITY_01, "brunch on weekends", []),
        (Step.ACTIVITY_01, "coffee and chess, no alcohol please", [Step.BOUNDARIES_01]),
        (Step.BOUNDARIES_01, "big groups, mornings", []),
        (Step.PACE_01, "slow. i prefer groups of 4", [Step.GROUP_01]),
        (Step.STYLE_01, "C and a slow pace", [Step.PACE_01]),
        (Step.MOTIVE_01, "cozy, not big groups", []),
        (Step.MOTIVE_01, "small groups or big groups, who cares", []),
        (Step.INTRO_01, "ready! coffee, hiking, chess", [Step.ACTIVITY_01]),
        (Step.INTRO_01, "ready", []),
        (Step.CONSTRAINTS_01, "evenings", []),
        (Step.CONSTRAINTS_01, "i like hiking, chess and baking", [Step.ACTIVITY_01]),
        (Step.CONSTRAINTS_01, "i like hiking", []),
        (Step.CONSTRAINTS_01, "i like hiking, chess and flurbing", []),
        (Step.CONSTRAINTS_01, "do i like hiking and chess?", []),
        (Step.STYLE_02, "i like movies and hiking", [Step.ACTIVITY_01]),
        (Step.MOTIVE_01, "i like hiking and chess", []),
        (Step.PACE_01, "B", []),
        (Step.PACE_01, "", []),
    ],
)
def test_what_is_said_beside_an_answer(question: Question, text: str, steps: list[Step]) -> None:
    """A clause about nothing else answers its own step; what is only mentioned in passing does not."""
    assert [step for step, _ in read_extras(question, text)] == steps


def test_an_extra_answer_ends_its_step() -> None:
    """The step it answers need not be asked any more."""
    extras = dict(read_extras(Step.VALUES_01, "A, and small groups, evenings best"))
    assert PreferGroup(2, 3) in extras[Step.GROUP_01].signals
    assert PreferTimes(("evenings",)) in extras[Step.CONSTRAINTS_01].signals
    assert FinishStep(Step.CONSTRAINTS_01.value, Ended.ANSWERED, ("C",)) in extras[Step.CONSTRAINTS_01].signals


def test_boundaries_in_passing_leave_their_step_open() -> None:
    """Who turns one thing away in passing is still asked what else they would rather avoid."""
    ((_, answer),) = read_extras(Step.ACTIVITY_01, "coffee, no alcohol please")
    assert answer.signals == (SetBoundaries(("alcohol",), {"alcohol": False}),)


def test_what_they_like_may_be_the_answer_itself() -> None:
    """Who said what they like doing means, beside a lettered choice, what the choice is about."""
    told = replace(EMPTY, interview=Progress(ended={Step.ACTIVITY_01: Ended.ANSWERED}))
    assert read_extras(Step.STYLE_02, "i like movies and hiking", profile=told) == ()
