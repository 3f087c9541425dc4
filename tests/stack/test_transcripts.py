"""Two dozen conversations and the demo's on the real stack: as they are, and again while everything goes wrong.

Every transcript is a story in the demo's format. All of them are played at the same time, twice: plainly, and with each
text delivered twice, each status callback late, repeated and out of order, two clocks sweeping, and the worker killed
in the middle.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from engine.demo.stage import RunningStack
from engine.demo.steps import Is
from tests.stack.books import check_books, digest
from tests.stack.chorus import Performance, perform, read_transcripts
from tests.stack.eager_clock import two_clocks
from tests.stack.squatter import squat, squatters_left
from tests.stack.stack_stage import Stage, staged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.demo.roles import Delivery

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

_EVERY = 1_000_000
_LATE_SECONDS = 0.05
_KILLED_BETWEEN = ((120, 200), (240, 320))
"""Between which of the texts the worker is killed: most are in by then, and the interviews under way."""

_AT_ONCE = 16
_LONGEST_SECONDS = 200.0

_TAKEN = "select count(*) from public.sms_messages where direction = 'in'"
_NO_PAIR = """
select not exists (
  select from public.sms_outbound_jobs where status in ('pending', 'sending') group by in_reply_to having count(*) > 1
)
"""
_LEASES_LAPSE = "update public.sms_outbound_jobs set lease_until = clock_timestamp() where status = 'sending'"


@dataclass(frozen=True, slots=True)
class Evening:
    """All transcripts, played on one stack."""

    stage: Stage
    performances: dict[str, Performance]

    @property
    def sent(self) -> list[Delivery]:
        """Every text that anybody sent."""
        return [text for performance in self.performances.values() for text in performance.sent]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Evening]:
    """An evening without trouble."""
    with staged(tmp_path_factory.mktemp("plain")) as stage:
        squat(stage, _SQUATTED)
        yield Evening(stage, perform(stage, _STORIES))


@pytest.fixture(scope="module")
def hurt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Evening]:
    """An evening on which everything arrives twice, late and in disorder, two clocks sweep, the worker dies twice."""
    with staged(tmp_path_factory.mktemp("hurt")) as stage, two_clocks(stage):
        squat(stage, _SQUATTED)
        stage.knobs(step_seconds=_LATE_SECONDS)
        stage.fault("callback_shuffle", _EVERY)
        stage.fault("callback_duplicate", _EVERY)
        yield Evening(stage, perform(stage, _STORIES, copies=2, beside=lambda: _kill_workers(stage)))


def _kill_workers(stage: Stage) -> None:
    """Kill it at moments nobody chose; the minute its leases would take to lapse is not waited for.

    Not between the two texts of one answer, though: what is in doubt lets the next text pass (docs/guarantees.md), and
    a transcript knows one order only.
    """
    for first, last in _KILLED_BETWEEN:
        _await_texts(stage, random.SystemRandom().randint(first, last))
        stage.until(lambda: stage.rows(_NO_PAIR) == [(True,)], "no answer of two texts is under way", _LONGEST_SECONDS)
        stage.kill("worker")
        stage.change(_LEASES_LAPSE)
        stage.until_running("worker")


def _await_texts(stage: Stage, count: int) -> None:
    stage.until(lambda: stage.rows(_TAKEN)[0][0] >= count, f"{count} texts are in", _LONGEST_SECONDS)


@pytest.mark.parametrize("name", _STORIES)
def test_a_conversation_goes_as_written(plain: Evening, name: str) -> None:
    """Each text of ours comes once, in its order, and each person ends as what they are to us."""
    _check(plain.performances[name])


@pytest.mark.parametrize("name", _STORIES)
def test_it_goes_the_same_way_when_everything_goes_wrong(hurt: Evening, name: str) -> None:
    """Copies, late and disordered callbacks and a dying worker change nothing anybody sees."""
    _check(hurt.performances[name])


def _check(performance: Performance) -> None:
    if performance.failure is not None:
        pytest.fail(performance.failure, pytrace=False)


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
