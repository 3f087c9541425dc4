from __future__ import annotations

from datetime import UTC, datetime
from itertools import combinations, product
from typing import TYPE_CHECKING

import pytest

from engine.domain.interview.reading_choices import LETTERED, teach
from engine.domain.interview.rules import RULES
from engine.domain.interview.steps import Lettered, Step
from engine.domain.profile.completeness import missing
from engine.domain.profile.factors import KNOWN, Factor
from engine.domain.profile.learning import learn
from engine.domain.profile.profile import EMPTY, Profile
from engine.domain.profile.reading import CONTRADICTION
from engine.domain.profile.signals import NameActivities

if TYPE_CHECKING:
    from collections.abc import Iterator

NOW = datetime(2026, 11, 21, 14, tzinfo=UTC)
TEACHING = (Step.MOTIVE_02, Step.STYLE_01, Step.STYLE_02, Step.PACE_01, Step.GROUP_01, Step.VALUES_01)


def answers_to(step: Step) -> list[tuple[Lettered, ...]]:
    """Return every answer in letters: each choice, and every pair and more where several may be chosen."""
    rule = RULES[step]
    return [chosen for size in range(1, rule.most + 1) for chosen in combinations(rule.choices, size)]


def profiles(steps: tuple[Step, ...], profile: Profile) -> Iterator[Profile]:
    """Yield the profile after every combination of lettered answers to these steps, each step one message."""
    if not steps:
        yield profile
        return
    for chosen in answers_to(steps[0]):
        yield from profiles(steps[1:], learn(profile, teach(chosen, LETTERED), source="interview", on=NOW))


def test_every_combination_of_letters_makes_a_complete_profile() -> None:
    """Whatever letters somebody chooses, with three activities liked and times told nothing is missing any more.

    Steps that share no factor cannot disturb each other, so it is enough to try all combinations of those that do.
    """
    told = learn(EMPTY, [NameActivities(dict.fromkeys("abc", 0.9))], source="interview", on=NOW)
    sharing = (Step.STYLE_01, Step.STYLE_02, Step.VALUES_01)
    alone = (Step.MOTIVE_02, Step.PACE_01, Step.GROUP_01)
    for one, other in product(sharing, alone):
        assert not factors_of(one) & factors_of(other)
    tried = 0
    for profile in profiles(sharing, told):
        for chosen in answers_to(Step.CONSTRAINTS_01)[:4]:
            first = [answers_to(step)[tried % len(answers_to(step))] for step in alone]
            signals = [signal for answer in (*first, chosen) for signal in teach(answer, LETTERED)]
            assert missing(learn(profile, signals, source="interview", on=NOW)) == ()
            tried += 1
    assert tried == 10 * 10 * 3 * 4


@pytest.mark.parametrize("step", TEACHING)
def test_letters_alone_make_their_factors_known(step: Step) -> None:
    """Each answer in letters, several chosen or one, is enough to know every factor it speaks of directly."""
    for chosen in answers_to(step):
        profile = learn(EMPTY, teach(chosen, LETTERED), source="interview", on=NOW)
        for factor in chosen[0].factors:
            assert profile.fingerprint[factor].confidence >= KNOWN


def test_all_times_are_times() -> None:
    """Each of the fifteen ways to choose among four parts is kept as these parts."""
    for chosen in answers_to(Step.CONSTRAINTS_01):
        times = learn(EMPTY, teach(chosen, LETTERED), source="interview", on=NOW).times
        assert times is not None
        assert times.parts == tuple(lettered.part for lettered in chosen)
    assert len(answers_to(Step.CONSTRAINTS_01)) == 15


def test_no_letter_contradicts_an_earlier_one() -> None:
    """Letters of different steps are never so far apart on a factor that the later would unsettle the earlier."""
    for one, other in combinations(TEACHING, 2):
        for factor in factors_of(one) & factors_of(other):
            values = [max(0.25, min(0.75, value)) for value in values_of(one, factor)]
            apart = max(abs(value - later) for value in values for later in values_of(other, factor))
            assert apart <= CONTRADICTION


def test_ten_factors_are_asked_directly_and_two_are_inferred() -> None:
    """Adventure and conflict are never asked about, everything else is."""
    direct = {factor for step in TEACHING for choice in RULES[step].choices for factor in choice.factors}
    assert set(Factor) - direct == {Factor.ADVENTURE_COMFORT, Factor.CONFLICT_TOLERANCE}
    inferred = {factor for step in TEACHING for choice in RULES[step].choices for factor in choice.inferred}
    assert inferred == set(Factor) - direct


def factors_of(step: Step) -> set[Factor]:
    """Return the factors a step speaks of, directly or not."""
    return {factor for choice in RULES[step].choices for factor in (*choice.factors, *choice.inferred)}


def values_of(step: Step, factor: Factor) -> list[float]:
    """Return the values the step's choices give a factor."""
    said = [{**choice.factors, **choice.inferred} for choice in RULES[step].choices]
    return [values[factor] for values in said if factor in values]


@pytest.mark.parametrize("question", list(RULES))
def test_the_letters_of_a_question_are_in_order(question: Step) -> None:
    """Lettered questions count from A on, and all choices of one speak of the same factors."""
    rule = RULES[question]
    tokens = [option.token for option in rule.options]
    assert tokens in ([], ["READY", "LATER"], list("ABC"), list("ABCD"))
    assert len({frozenset(choice.factors) for choice in rule.choices}) <= 1
    assert rule.position == list(Step).index(rule.step) + 1
