"""Two hours before the end, with the votes split over two times: one question to whoever could make it happen."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from engine.sweeps import windows
from engine.sweeps.sweep import Means, run_sweep

if TYPE_CHECKING:
    from tests.linkups.plans import Plan

ASKED = (
    "JOSH here. For coffee, only Sat Nov 21, 10am has people so far. Can you make that one? Text A if you can, NO if"
    " you can't."
)


@pytest.fixture
def split(plan: Plan) -> Plan:
    """Ben and Dee can make Saturday, Cat only Sunday, four are wanted; two hours are left."""
    plan.open("Ben", "Cat", "Dee", "Eve", size=(4, 6), hours=12)
    for name, words in (("Ben", "A"), ("Dee", "A"), ("Cat", "B")):
        plan.say(name, words)
    plan.wait(minutes=600)
    return plan


def _sweep(plan: Plan) -> int:
    return windows.run(Means(plan.town.settings, plan.town.pool, plan.stage.bell), plan.town.now).done


def test_who_could_make_it_happen_is_asked_once(split: Plan) -> None:
    """Nobody else hears a word; the sweep has nothing to do afterwards, and says before that it had."""
    means = Means(split.town.settings, split.town.pool, split.stage.bell)
    report = run_sweep(windows.SWEEP, means, split.town.now)
    assert (report.due, report.done, report.failed) == (1, 1, 0)
    assert split.texts("Cat")[1:] == [ASKED]
    assert [len(split.texts(name)) for name in ("Ann", "Ben", "Dee", "Eve")] == [0, 1, 1, 0]
    assert run_sweep(windows.SWEEP, means, split.town.now).due == 0


def test_not_a_minute_too_early(plan: Plan) -> None:
    """With more than two hours left somebody else may still answer."""
    plan.open("Ben", "Cat", "Dee", size=(4, 6), hours=12)
    for name, words in (("Ben", "A"), ("Dee", "A"), ("Cat", "B")):
        plan.say(name, words)
    plan.wait(minutes=598)
    assert _sweep(plan) == 0
    assert len(plan.texts("Cat")) == 1


def test_sweeps_at_once_ask_once(split: Plan) -> None:
    """Eight sweeps in the same instant: one question."""
    with ThreadPoolExecutor(8) as threads:
        tallies = list(threads.map(lambda _: _sweep(split), range(16)))
    assert sum(tallies) == 1
    assert split.texts("Cat")[1:] == [ASKED]


@pytest.mark.parametrize(
    ("words", "state", "said"),
    [
        ("yes", "both", "You're in for coffee, Sat Nov 21, 10am or Sun Nov 22, 3pm."),
        ("sure, saturday works", "both", "You're in for coffee, Sat Nov 21, 10am or Sun Nov 22, 3pm."),
        ("A", "A", "Switched: coffee, Sat Nov 21, 10am."),
        ("no", "B", "Okay, nothing changes: you're down for coffee, Sun Nov 22, 3pm."),
        ("can't do sat", "B", "Okay, nothing changes: you're down for coffee, Sun Nov 22, 3pm."),
    ],
)
def test_the_answer_adds_or_switches(split: Plan, words: str, state: str, said: str) -> None:
    """A yes adds the time, its letter moves there, and a no leaves everything as it was."""
    _sweep(split)
    split.hand_over()
    assert split.say("Cat", words)[0].startswith(said)
    assert split.state("Cat") == ("accepted", state)


def test_a_yes_makes_it_happen(split: Plan) -> None:
    """With the fourth person it settles; whoever was asked is not asked again."""
    _sweep(split)
    split.hand_over()
    split.say("Cat", "yes")
    assert split.wait(minutes=30) == 1
    assert split.members() == {"Ann", "Ben", "Cat", "Dee"}


def test_nobody_is_asked_twice(split: Plan) -> None:
    """A count that changes has the votes looked at again, and only people who were not asked are asked."""
    _sweep(split)
    split.hand_over()
    split.say("Cat", "no")
    split.say("Ben", "I can't make it")
    split.say("Eve", "B")
    split.say("Ben", "B")
    assert _sweep(split) == 0
    assert len([text for text in split.texts("Cat") if "only" in text]) == 1


def test_once_answered_a_no_is_a_no_again(split: Plan) -> None:
    """The question is closed by its answer: what is said afterwards is about the whole of it."""
    _sweep(split)
    split.hand_over()
    split.say("Cat", "no")
    split.hand_over()
    split.say("Cat", "I can't make it")
    assert split.state("Cat") == ("declined", None)
