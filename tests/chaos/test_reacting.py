from __future__ import annotations

import re
from dataclasses import replace

import pytest

from engine.chaos.plan import HOUR, Habit
from engine.chaos.planning import make_plan
from engine.chaos.reacting import Memory, react
from engine.chaos.reading import READ, Heard, read
from engine.domain.voice import TEMPLATES, Line

PERSON = make_plan(1, people=1, days=7).people[0]


@pytest.mark.parametrize("line", READ)
def test_our_texts_are_read(line: Line) -> None:
    """Each line that asks something is recognised, whatever stands in its places and before it."""
    said = re.sub(r"\{\w+\}", "coffee, Sat Nov 28 10am", TEMPLATES[line].text)
    assert read(said) is READ[line]
    assert read(f"Thanks, noted. {said}") is READ[line]


@pytest.mark.parametrize("line", [Line.STOP_CONFIRMED, Line.HELP, Line.EXPIRED_OWN, Line.AFTER_REVEALED])
def test_what_asks_nothing_is_not_answered(line: Line) -> None:
    """Nobody answers what needs no answer."""
    assert read(TEMPLATES[line].text) is None


@pytest.mark.parametrize("heard", Heard)
def test_everything_heard_has_an_answer(heard: Heard) -> None:
    """Whatever is asked, some of their choices answer it; every answer is worded and takes its time."""
    anybody = replace(PERSON, whims=tuple(range(100)), habits=tuple(Habit))
    answers = [react(anybody, Memory(turn, turn), heard)[1] for turn in range(100)]
    given = [answer for answer in answers if answer is not None]
    assert given
    assert all(answer.body and answer.after > 0 for answer in given)


@pytest.mark.parametrize(
    ("habit", "least"),
    [
        (Habit.IN, 0),
        (Habit.OUT, 0),
        (Habit.NONSENSE, 0),
        (Habit.SLOW, 3 * HOUR),
        (Habit.LATE, 30 * HOUR),
        (Habit.IGNORES, None),
    ],
)
def test_an_invite_is_taken_by_habit(habit: Habit, least: int | None) -> None:
    """Slow ones answer hours later, late ones the day after, and those who ignore it never."""
    memory, answer = react(replace(PERSON, habits=(habit,)), Memory(), Heard.INVITE)
    assert memory == Memory(answers=1, invites=1)
    if least is None:
        assert answer is None
    else:
        assert answer is not None
        assert least <= answer.after < least + HOUR
