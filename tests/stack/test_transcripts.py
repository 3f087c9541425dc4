"""Two dozen conversations and the demo's on the real stack: as they are, and again while everything goes wrong.

Every transcript is a story in the demo's format. All of them are played at the same time, twice: plainly, and with each
text delivered twice, each status callback late, repeated and out of order, two clocks sweeping, and the worker killed
in the middle.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from engine.demo.stage import RunningStack
from engine.demo.steps import Is
from tests.stack.books import check_books, digest
from tests.stack.chorus import perform, read_transcripts
from tests.stack.evening import Evening, check, in_disorder, kill_after
from tests.stack.squatter import squat, squatters_left
from tests.stack.stack_stage import staged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.stack.stack_stage import Stage

pytestmark = pytest.mark.timeout(300)

_STORIES = read_transcripts()
_STANDINGS = {
    story.cast[step.name]: step.standing
    for story in _STORIES.values()
    for step in story.acts[-1].steps
    if isinstance(step, Is)
}
_JOINED = [phone for phone, standing in _STANDINGS.items() if standing != "nobody"]
_SQUATTED = _STORIES["squatted_number"].cast["Una"]
_THIN = {_STORIES[name].cast[who] for name, who in (("low_confidence", "Bo"), ("changes", "Max"), ("demo_max", "Max"))}
"""Bo skipped most questions, each Max took back some of what he likes."""

_KILLED_BETWEEN = ((120, 200), (240, 320))
"""Between which of the texts the worker is killed: most are in by then, and the interviews under way."""

_AT_ONCE = 16
_LONGEST_SECONDS = 200.0


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Evening]:
    """An evening without trouble."""
    with staged(tmp_path_factory.mktemp("plain")) as stage:
        squat(stage, _SQUATTED)
        yield Evening(stage, perform(stage, _STORIES))


@pytest.fixture(scope="module")
def hurt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Evening]:
    """An evening on which everything arrives twice, late and in disorder, two clocks sweep, the worker dies twice."""
    with in_disorder(tmp_path_factory.mktemp("hurt")) as stage:
        squat(stage, _SQUATTED)
        yield Evening(stage, perform(stage, _STORIES, copies=2, beside=lambda: _kill_workers(stage)))


def _kill_workers(stage: Stage) -> None:
    """Kill the worker at moments nobody chose."""
    for first, last in _KILLED_BETWEEN:
        count = random.SystemRandom().randint(first, last)
        kill_after(stage, count, "worker", kept_whole="in_reply_to", seconds=_LONGEST_SECONDS)


@pytest.mark.parametrize("name", _STORIES)
def test_a_conversation_goes_as_written(plain: Evening, name: str) -> None:
    """Each text of ours comes once, in its order, and each person ends as what they are to us."""
    check(plain.performances[name])


@pytest.mark.parametrize("name", _STORIES)
def test_it_goes_the_same_way_when_everything_goes_wrong(hurt: Evening, name: str) -> None:
    """Copies, late and disordered callbacks and a dying worker change nothing anybody sees."""
    check(hurt.performances[name])


@pytest.mark.parametrize("evening", ["plain", "hurt"])
def test_the_books_are_in_order(evening: str, request: pytest.FixtureRequest) -> None:
    """One row and one outcome a text, one lesson an answer, one send a text of ours, four consents a member."""
    told: Evening = request.getfixturevalue(evening)
    check_books(told.stage, told.sent, _JOINED)
    assert squatters_left(told.stage, _SQUATTED) == 0


def test_a_thin_profile_is_marked_as_one(plain: Evening) -> None:
    """Whoever told us little is accepted, and known to be a guess; nobody else is."""
    marked = "select u.phone_e164 from public.profiles f join public.users u on u.id = f.user_id where f.low_confidence"
    assert {phone for (phone,) in plain.stage.rows(marked)} == _THIN


def test_hearing_everything_again_changes_nothing(plain: Evening) -> None:
    """Every text of the evening, delivered once more: no row is added, none is touched."""
    before, stack = digest(plain.stage), RunningStack(plain.stage.stack)
    for first in range(0, len(plain.sent), _AT_ONCE):
        stack.text(plain.sent[first : first + _AT_ONCE])
    plain.stage.settle()
    assert digest(plain.stage) == before
