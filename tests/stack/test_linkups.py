"""LinkUps from the first word to swapped numbers on the real stack: as they are, and again while everything goes wrong.

Every transcript is a story in the demo's format, in a town of its own. All are played at the same time, twice: plainly,
and with each text delivered twice, each status callback late, repeated and out of order, two clocks sweeping at once,
and worker and clock killed in the middle.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from engine.demo.steps import Says
from tests.stack.books import check_books
from tests.stack.chorus import Performance, perform, read_linkups
from tests.stack.endings import endings
from tests.stack.evening import Evening, check, in_disorder, kill_after
from tests.stack.stack_stage import staged
from tests.stack.towns import found_towns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.stack.stack_stage import Stage

pytestmark = pytest.mark.timeout(600)

_STORIES = read_linkups()
_TEXTS = sum(isinstance(step, Says) for story in _STORIES.values() for act in story.acts for step in act.steps)

_KILLED_BETWEEN = ((0.1, 0.3), (0.4, 0.55), (0.65, 0.85))
"""Between which of the texts, as shares of all of them, worker and clock are killed."""

_LONGEST_SECONDS = 300.0


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Evening]:
    """An evening without trouble."""
    with staged(tmp_path_factory.mktemp("plain")) as stage:
        yield _evening(stage, perform(stage, _STORIES, towns=found_towns(stage, _STORIES)))


@pytest.fixture(scope="module")
def hurt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Evening]:
    """An evening on which everything arrives twice, late and in disorder, two clocks sweep, worker and clock die."""
    with in_disorder(tmp_path_factory.mktemp("hurt")) as stage:
        towns = found_towns(stage, _STORIES)
        yield _evening(stage, perform(stage, _STORIES, copies=2, towns=towns, beside=lambda: _kill(stage)))


def _evening(stage: Stage, performances: dict[str, Performance]) -> Evening:
    """Let what is in doubt be settled: how it ended is compared."""
    stage.settle_doubts()
    return Evening(stage, performances)


def _kill(stage: Stage) -> None:
    """Kill worker and clock at moments nobody chose."""
    for first, last in _KILLED_BETWEEN:
        count = random.SystemRandom().randint(int(first * _TEXTS), int(last * _TEXTS))
        kill_after(stage, count, "worker", "clock", kept_whole="phone_id", seconds=_LONGEST_SECONDS)


@pytest.mark.parametrize("name", _STORIES)
def test_a_linkup_goes_as_written(plain: Evening, name: str) -> None:
    """Everybody gets each text once, in its order, and nothing else."""
    check(plain.performances[name])


@pytest.mark.parametrize("name", _STORIES)
def test_it_goes_the_same_way_when_everything_goes_wrong(hurt: Evening, name: str) -> None:
    """Copies, disordered callbacks, a second clock and dying processes change nothing anybody sees."""
    check(hurt.performances[name])


@pytest.mark.parametrize("evening", ["plain", "hurt"])
def test_the_books_are_in_order(evening: str, request: pytest.FixtureRequest) -> None:
    """One row and one outcome a text, one send a text of ours."""
    told: Evening = request.getfixturevalue(evening)
    check_books(told.stage, told.sent, None)


def test_it_all_ends_the_same(plain: Evening, hurt: Evening) -> None:
    """LinkUps, invites, places, outcomes, exchanges, connections, events and texts: the same rows after both."""
    assert endings(hurt.stage) == endings(plain.stage)
