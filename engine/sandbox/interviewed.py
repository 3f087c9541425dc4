"""An interview played to its end by the engine's own rules, for people who never texted.

The activities and times are the given ones, or chosen; every other answer is chosen by ``seed``: the same seed, the
same person.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Final, TypeVar

from engine.domain.activities.catalog import CATALOG
from engine.domain.activities.reading import find_activities
from engine.domain.interview.answering import Quality, end_unclear, read_answer
from engine.domain.interview.progress import may_clarify, next_question
from engine.domain.interview.rules import RULES
from engine.domain.interview.steps import AnswerKind, Step
from engine.domain.profile.completeness import ACTIVITIES, LIKED
from engine.domain.profile.learning import learn
from engine.domain.profile.profile import EMPTY, Ended
from engine.domain.profile.signals import AskAgain, FinishStep
from engine.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from engine.domain.interview.steps import Question, StepRule
    from engine.domain.profile.profile import Profile

_FEELINGS: Final = ("easy laughs", "real talk", "something new", "calm and cozy", "to play and laugh", "to learn a bit")
_TIMES: Final = ("evenings and weekends", "weekends", "mornings and weekends", "afternoons, evenings and weekends")
_GROUPS: Final = ("A", "B")
"""Small and middle: groups of seven and more fit hardly anything anybody asks for."""

_Choice = TypeVar("_Choice")


class UnknownWordsError(EngineError):
    """Nobody would understand these activities or times; the message says what would be."""


def chosen(choices: Sequence[_Choice], seed: str, what: str) -> _Choice:
    """Return one of the choices, always the same for this seed and subject."""
    digest = blake2b(f"{seed}\n{what}".encode(), digest_size=8).digest()
    return choices[int.from_bytes(digest) % len(choices)]


def interviewed(activities: Sequence[str], times: Sequence[str], *, seed: str, on: datetime) -> Profile:
    """Return the profile of somebody who answered every question; none given are chosen.

    Activities are keys of the catalog or words for them, times words or windows ("evenings", "SAT_MORNING").
    Raises `UnknownWordsError`.
    """
    answers = _Answers(activities, times, seed)
    profile = EMPTY
    while (question := next_question(profile)) is not None:
        if question is Step.WRAP_01:
            profile = learn(profile, [FinishStep(question.value, Ended.ANSWERED)], source="interview", on=on)
            continue
        answer = read_answer(question, answers.to(question), profile=profile)
        if answer.quality is Quality.UNCLEAR and may_clarify(profile, question):
            profile = learn(profile, [AskAgain(question)], source="interview", on=on)
            answer = read_answer(question, answers.to(question), profile=profile)
        learned = answer.signals or end_unclear(question).signals
        profile = learn(profile, learned, source="interview", on=on)
    return profile


class _Answers:
    """What somebody texts to each question."""

    def __init__(self, activities: Sequence[str], times: Sequence[str], seed: str) -> None:
        self._seed = seed
        self._liked = [_known(activity) for activity in activities] or _favourites(seed)
        self._times = ", ".join(_hour(time) for time in times) or chosen(_TIMES, seed, "times")

    def to(self, question: Question) -> str:
        """Return the words. What they like is all said at the first question about it."""
        rule = RULES[question]
        if rule.kind is AnswerKind.ACTIVITIES:
            return ", ".join(self._liked) if question is Step.ACTIVITY_01 else "skip"
        return chosen(self._ways(rule), self._seed, question)

    def _ways(self, rule: StepRule) -> Sequence[str]:
        match rule.kind:
            case AnswerKind.ONE_ACTIVITY:
                return self._liked
            case AnswerKind.MOTIVES:
                return _FEELINGS
            case AnswerKind.GROUP:
                return _GROUPS
            case AnswerKind.CHOICE:
                return [option.token for option in rule.options]
            case AnswerKind.TIMES:
                return (self._times,)
            case _:
                return ("none",) if rule.kind is AnswerKind.BOUNDARIES else ("ready",)


def _words(given: str) -> str:
    return given.replace("_", " ").lower()


def _known(given: str) -> str:
    """Return the words for an activity. Raises `UnknownWordsError`."""
    words = CATALOG[given].label if given in CATALOG else _words(given)
    if not any(found.confidence >= LIKED and not found.negated for found in find_activities(words).found):
        raise UnknownWordsError(f"nobody knows the activity {given!r}; for example: coffee, hiking, board_games")
    return words


def _favourites(seed: str) -> list[str]:
    """Return as many activities as a complete profile has, and one more."""
    keys = sorted(CATALOG, key=lambda key: blake2b(f"{seed}\n{key}".encode(), digest_size=8).digest())
    return [CATALOG[key].label for key in keys[: ACTIVITIES + 1]]


def _hour(given: str) -> str:
    """Return the words for a time. Raises `UnknownWordsError`."""
    words = _words(given)
    if read_answer(Step.CONSTRAINTS_01, words).quality not in {Quality.CLEAR, Quality.VAGUE}:
        raise UnknownWordsError(f"nobody knows the time {given!r}; for example: evenings, weekends, SAT_MORNING")
    return words
