"""From the letters somebody chose to what they teach. Source of the confidences: product, interview."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.domain.folding import bare
from engine.domain.interview.answer import NOTHING, UNCLEAR, Answer, Quality, answered
from engine.domain.interview.reading_bounds import refused_in
from engine.domain.interview.rules import RULES
from engine.domain.interview.steps import Step
from engine.domain.profile.factors import NEUTRAL
from engine.domain.profile.signals import LearnFactor, LearnMotives, PreferGroup, PreferTimes, Signal
from engine.domain.understanding.choices import Choice, How, read_choice
from engine.domain.understanding.clauses import clauses

if TYPE_CHECKING:
    from engine.domain.interview.steps import Lettered, Question, StepRule

LETTERED = 0.80
NAMED = 0.75
"""The choice's own name and hardly a word more is as good as its letter, or nearly."""

IN_WORDS = 0.65
HINTED = 0.40
LESS_WHEN_INFERRED = 0.14

_NEARLY_BARE = 3
_PEOPLE = frozenset({"people", "person", "persons", "us"})
_OF_PEOPLE = re.compile(r"\b(?:one|two|three|four|[1-4]) (?:(?:or|to) \w+ )?(?:people|persons?|of us)\b")


def read_lettered(question: Question, text: str, *, corrects: bool, second: bool) -> Answer:
    """Return what `text` answers to a lettered question.

    `corrects`: the question had been answered before. `second`: it was asked a second time, so that a leaning is all
    there will be.
    """
    choice = read_choice(text, RULES[question].options, most=RULES[question].most)
    return answer_of(choice, question, text, corrects=corrects, second=second)


def answer_of(choice: Choice, question: Question, text: str, *, corrects: bool, second: bool) -> Answer:
    """Return what a choice made in `text` answers to a lettered question; see `read_lettered`."""
    rule = RULES[question]
    if _speaks_of_else(text, rule, choice):
        return UNCLEAR
    chosen = tuple(lettered for lettered in rule.choices if lettered.option.token in choice.tokens)
    if choice.how is How.ANY:
        return _anything(question, rule)
    if not chosen:
        return UNCLEAR if bare(text) else NOTHING
    if choice.how is How.HINT:
        if len(chosen) > max(rule.most, 1) and not second:
            return UNCLEAR
        return answered(question, teach(chosen, HINTED, corrects=corrects), Quality.VAGUE, choice.tokens)
    confidence = _confidence(choice, text)
    return answered(question, teach(chosen, confidence, corrects=corrects), Quality.CLEAR, choice.tokens)


def _speaks_of_else(text: str, rule: StepRule, choice: Choice) -> bool:
    """Say whether "no alcohol" and "i dont care for dogs" refuse a thing, or "four people" counts them."""
    if choice.how is How.TOKEN:
        if rule.choices[0].group is not None or _PEOPLE.isdisjoint(bare(text).split()):
            return False
        return _OF_PEOPLE.search(bare(text)) is not None
    says_no = choice.how is How.ANY or rule.step is Step.VALUES_01
    return says_no and refused_in(clauses(text)) is not None


def teach(chosen: tuple[Lettered, ...], confidence: float, *, corrects: bool = False) -> list[Signal]:
    """Return the signals of the choices taken together."""
    signals: list[Signal] = []
    for lettered in chosen:
        said = lettered.factors.items()
        signals += [LearnFactor(factor, value, confidence, corrects) for factor, value in said]
        inferred = confidence - LESS_WHEN_INFERRED
        signals += [LearnFactor(factor, value, inferred, corrects) for factor, value in lettered.inferred.items()]
        if lettered.motives:
            signals.append(LearnMotives(lettered.motives, confidence / len(chosen)))
    if groups := [lettered.group for lettered in chosen if lettered.group is not None]:
        signals.append(PreferGroup(min(group[0] for group in groups), max(group[1] for group in groups)))
    if parts := tuple(lettered.part for lettered in chosen if lettered.part is not None):
        signals.append(PreferTimes(parts))
    return signals


def _confidence(choice: Choice, text: str) -> float:
    if choice.how is How.TOKEN:
        return LETTERED
    return NAMED if bare(text).count(" ") < _NEARLY_BARE else IN_WORDS


def _anything(question: Question, rule: StepRule) -> Answer:
    """Return what "any of them" means: every size and every time are preferences, for a trait it is a shrug."""
    if rule.choices[0].group is not None:
        return answered(question, teach(rule.choices, IN_WORDS))
    if rule.choices[0].part is not None:
        return answered(question, teach(rule.choices, LETTERED), Quality.CLEAR, tuple(o.token for o in rule.options))
    shrug = [LearnFactor(factor, NEUTRAL, HINTED) for factor in rule.choices[0].factors]
    return answered(question, shrug, Quality.VAGUE)
