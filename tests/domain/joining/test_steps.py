"""Which step comes next, and what going back takes away."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from engine.domain.joining.adulthood import adult_calendar
from engine.domain.joining.consent import wording_shown
from engine.domain.joining.progress import JoinProgress
from engine.domain.joining.steps import Step, next_step, step_before, without
from engine.domain.people import Question
from engine.domain.understanding.birthdays_halves import Half
from engine.domain.voice import Line, say
from tests.handlers.turns import NOW

WHOLE = JoinProgress("Ann", "Lee", date(1994, 3, 14), "94110")


@pytest.mark.parametrize(
    ("progress", "expected"),
    [
        (JoinProgress(), Step.NAME),
        (JoinProgress("Ann"), Step.LAST_NAME),
        (JoinProgress("Ann", ""), Step.BIRTHDAY),
        (JoinProgress("Ann", "Lee"), Step.BIRTHDAY),
        (JoinProgress("Ann", "Lee", date(1994, 3, 4), is_doubtful=True), Step.CHECK_BIRTHDAY),
        (JoinProgress("Ann", "Lee", date(1994, 3, 4)), Step.ZIP),
        (replace(WHOLE, is_doubtful=True), Step.CHECK_BIRTHDAY),
        (WHOLE, Step.AGREE),
        (JoinProgress(None, None, date(1994, 3, 14), "94110"), Step.NAME),
    ],
)
def test_the_next_step(progress: JoinProgress, expected: Step) -> None:
    """The first thing we do not know is asked, in whatever order the rest was told."""
    assert next_step(progress) is expected


@pytest.mark.parametrize("step", [step for step in Step if step is not Step.AGREE])
def test_what_is_taken_back_is_asked_again(step: Step) -> None:
    """A step without its answer is the next one, and the step before it comes no later."""
    asked = next_step(without(WHOLE, step))
    assert asked in {step, Step.BIRTHDAY}
    assert list(Step).index(step_before(step)) <= list(Step).index(step)


def test_agreeing_is_no_answer_to_take_back() -> None:
    """Before the consent there is nothing that the consent itself has left."""
    assert without(WHOLE, Step.AGREE) == WHOLE


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (datetime(2026, 11, 21, 10, 59, tzinfo=UTC), date(2026, 11, 20)),
        (datetime(2026, 11, 21, 11, 0, tzinfo=UTC), date(2026, 11, 21)),
        (datetime(2027, 1, 1, 5, 0, tzinfo=UTC), date(2026, 12, 31)),
    ],
)
def test_the_calendar_of_ages(now: datetime, expected: date) -> None:
    """A day begins when it has begun everywhere in the country, and never before it has in UTC."""
    assert adult_calendar(now) == expected <= now.date()


def _question(token: str, template: str) -> Question:
    return Question(UUID(int=1), "join", token, template, NOW, NOW, is_open=True)


TODAYS = say(Line.JOIN_AGREE).template


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (None, None),
        (_question("agree", TODAYS), TODAYS),
        (_question("agree", f"join_readback@0+{TODAYS}"), TODAYS),
        (_question("agree", "join_agree@00000000"), None),
        (_question("agree", "join_agree_short@00000000"), None),
        (_question("zip", TODAYS), None),
    ],
)
def test_only_todays_wording_can_be_agreed_to(question: Question | None, expected: str | None) -> None:
    """Nobody agrees to words they were not shown, nor to those of an earlier release."""
    assert wording_shown(question) == expected


@pytest.mark.parametrize(
    "progress",
    [
        JoinProgress(),
        WHOLE,
        JoinProgress("Ann", "", half=Half(month=3, day=14), misread=2),
        JoinProgress("Ann", None, half=Half(year=1994)),
        replace(WHOLE, is_doubtful=True),
    ],
)
def test_what_waits_comes_back_whole(progress: JoinProgress) -> None:
    """Progress is sealed as text and opened again without a loss; none of it shows in a repr."""
    assert JoinProgress.from_json(progress.to_json()) == progress
    assert not any(word in repr(progress) for word in ("Ann", "Lee", "1994", "94110", "14"))


def test_what_an_earlier_release_wrote_is_read() -> None:
    """Who began to join before this release goes on."""
    written = '{"first_name": "Ann", "last_name": null, "birthday": null, "zip_code": null, "misread": 1}'
    assert JoinProgress.from_json(written) == JoinProgress("Ann", misread=1)
