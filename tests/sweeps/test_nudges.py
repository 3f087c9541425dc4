from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from engine import clock
from engine.messaging.rings import Lane
from engine.store import questions
from engine.sweeps import nudges
from engine.sweeps.sweep import run_sweep
from router.turn import TurnLane
from tests.sweeps.members import add_member, ask, events, hold, opt_out
from tests.sweeps.stage import ANN, BEN, NOW

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from engine.sweeps.sweep import Means
    from tests.sweeps.members import Member
    from tests.sweeps.stage import Bell, World

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SOON = timedelta(seconds=1)


def _nudged(world: World) -> list[object]:
    return [event["payload"] for event in events(world, nudges.INTERVIEW_UNANSWERED)]


def _count(world: World, member: Member) -> None:
    """What the interview does when it takes the event."""
    questions.count_nudges(world.conn, [(member.phone_id, "interview")])


def test_once_after_two_hours_once_after_a_day_and_never_again(world: World, means: Means, bell: Bell) -> None:
    """Each nudge comes at its hour and not a second earlier; both count from the question; there is no third."""
    ann = add_member(world)
    ask(world, ann, at=NOW)
    assert nudges.run(means, NOW + 2 * HOUR - SOON).done == 0
    assert bell.rung == []
    assert nudges.run(means, NOW + 2 * HOUR).done == 1
    assert bell.rung == [Lane.TURNS]
    _count(world, ann)
    assert nudges.run(means, NOW + DAY - SOON).done == 0
    assert nudges.run(means, NOW + DAY).done == 1
    _count(world, ann)
    assert sum(nudges.run(means, NOW + days * DAY).done for days in range(2, 12)) == 0
    assert _nudged(world) == [{"nudge": 1}, {"nudge": 2}]


def test_a_nudge_is_moot_once_the_turn_moved_on(world: World, means: Means) -> None:
    """The event names the turn it was made for: a text that is read before it outdates it."""
    ann = add_member(world)
    world.conn.execute("update phones set turn_no = 7 where id = %s", [ann.phone_id])
    ask(world, ann, at=NOW)
    nudges.run(means, NOW + 3 * HOUR)
    assert events(world, nudges.INTERVIEW_UNANSWERED) == [
        {"phone_id": ann.phone_id, "payload": {"nudge": 1}, "due_at": NOW + 3 * HOUR, "expected_turn": 7}
    ]


def test_two_nudges_are_for_the_whole_interview(world: World, means: Means) -> None:
    """A nudge spent on an earlier question is spent: the next one waits a day, the one after it is left alone."""
    ann = add_member(world)
    ask(world, ann, at=NOW)
    nudges.run(means, NOW + 2 * HOUR)
    _count(world, ann)
    ask(world, ann, at=NOW + 3 * HOUR)
    assert nudges.run(means, NOW + 6 * HOUR).done == 0
    assert nudges.run(means, NOW + 3 * HOUR + DAY).done == 1
    _count(world, ann)
    ask(world, ann, at=NOW + 2 * DAY)
    assert nudges.run(means, NOW + 4 * DAY).done == 0
    assert _nudged(world) == [{"nudge": 1}, {"nudge": 2}]


def test_the_second_keeps_its_distance_from_a_late_first(world: World, means: Means) -> None:
    """After an outage, or days spent with STOP, nobody is asked twice within a minute."""
    ask(world, (ann := add_member(world)), at=NOW)
    assert nudges.run(means, NOW + 3 * DAY).done == 1
    _count(world, ann)
    assert nudges.run(means, NOW + 3 * DAY + 22 * HOUR - SOON).done == 0
    assert nudges.run(means, NOW + 3 * DAY + 22 * HOUR).done == 1


def test_the_time_runs_from_when_the_carrier_took_the_question(world: World, means: Means) -> None:
    """A question held up on its way gives its reader the whole two hours, as the interview itself counts them."""
    ask(world, add_member(world), at=NOW, taken=NOW + HOUR)
    assert nudges.run(means, NOW + 3 * HOUR - SOON).done == 0
    assert nudges.run(means, NOW + 3 * HOUR).done == 1


def _answered(world: World, ann: Member) -> None:
    questions.close_questions(world.conn, [(ann.phone_id, "interview", "answered")], now=NOW)


def _finished(world: World, ann: Member) -> None:
    world.conn.execute("update conversation_sessions set mode = 'idle' where user_id = %s", [ann.user_id])


def _suspended(world: World, ann: Member) -> None:
    world.conn.execute("update users set state = 'suspended', suspended_at = now() where id = %s", [ann.user_id])


def _gone(world: World, ann: Member) -> None:
    world.conn.execute("update users set state = 'deleted', deleted_at = now() where id = %s", [ann.user_id])


@pytest.mark.parametrize(
    "change",
    [_answered, _finished, _suspended, _gone, opt_out, hold],
    ids=["answered", "out of the interview", "suspended", "gone", "opted out", "held"],
)
def test_who_is_not_waited_for_is_not_asked(
    world: World, means: Means, change: Callable[[World, Member], None]
) -> None:
    """No nudge for whoever answered, left, opted out or may not take part; others are asked all the same."""
    ann, ben = add_member(world), add_member(world, BEN)
    for member in (ann, ben):
        ask(world, member, at=NOW)
    change(world, ann)
    nudges.run(means, NOW + 3 * HOUR)
    assert [event["phone_id"] for event in events(world, nudges.INTERVIEW_UNANSWERED)] == [ben.phone_id]


@pytest.mark.parametrize(
    ("asked", "status", "nudged"),
    [
        (NOW - timedelta(days=6, hours=23), "sent", 1),
        (NOW - timedelta(days=7, seconds=1), "sent", 0),
        (NOW - DAY, "unknown", 1),
        (NOW - DAY, "pending", 0),
        (NOW - DAY, "failed", 0),
        (NOW - DAY, "expired", 0),
    ],
)
def test_only_what_was_received_and_not_long_ago(
    world: World, means: Means, asked: datetime, status: str, nudged: int
) -> None:
    """Nobody is reminded of a text they never got, nor of one older than a week."""
    ask(world, add_member(world), at=asked, status=status)
    assert nudges.run(means, NOW).done == nudged


def test_a_nudge_is_inserted_once(world: World, means: Means) -> None:
    """Run again before its turn came, or four at once, a sweep inserts one event a person."""
    for number in (ANN, BEN):
        ask(world, add_member(world, number), at=NOW)
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: nudges.run(means, NOW + 3 * HOUR), range(4)))
    assert nudges.run(means, NOW + 4 * HOUR).done == 0
    assert _nudged(world) == [{"nudge": 1}] * 2


def test_a_run_says_what_was_due(world: World, means: Means) -> None:
    """The record counts the nudges due and for how long the oldest has been."""
    for number, hours in ((ANN, 5), (BEN, 3)):
        ask(world, add_member(world, number), at=NOW - hours * HOUR)
    report = run_sweep(nudges.SWEEP, means, NOW)
    assert (report.due, report.done, report.oldest_overdue_seconds) == (2, 2, 3 * 3600)


def test_what_the_sweep_finds_the_interview_says(world: World, means: Means, monkeypatch: pytest.MonkeyPatch) -> None:
    """Swept to the very second, both nudges become texts: sweep and handler count from the same moment."""
    ann = add_member(world)
    asked = NOW + timedelta(milliseconds=700)
    ask(world, ann, at=NOW, taken=asked)
    lane = TurnLane(means.settings, means.pool, means.doorbell)
    for waited in (2 * HOUR - SOON, 2 * HOUR, DAY - SOON, DAY):
        monkeypatch.setattr(clock, "now", lambda at=asked + waited: at)
        nudges.run(means, clock.now())
        while lane.step():
            pass
    said = "select created_at - %s from sms_outbound_jobs where purpose = 'nudge' group by 1 order by 1"
    assert world.conn.execute(said, [asked]).fetchall() == [(2 * HOUR,), (DAY,)]
    assert world.conn.execute("select nudges from open_questions").fetchall() == [(2,)]
