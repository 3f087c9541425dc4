"""More to send than may be sent: who goes first, how all processes share what the carrier and a sender take."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from engine import clock
from engine.domain import pressure
from engine.domain.purposes import PURPOSE_RULES, Purpose
from engine.ids import new_id
from engine.messaging.carrier_answers import Accepted, Refused
from engine.messaging.claiming import NO_LIMITS, Limits, claim_texts
from engine.messaging.sender import OutboundLane
from engine.store import outbox
from engine.store.outbox import NewJob
from tests.messaging.stage import new_sid, number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from engine.messaging.claiming import Claim
    from tests.messaging.stage import Stage

OF_EACH = 40
BY_URGENCY = datetime(2026, 11, 21, 18, 0, 1, tzinfo=UTC)
"""A second that belongs to no class."""

INVITES_TURN = datetime(2026, 11, 21, 18, 0, 16, tzinfo=UTC)
"""The second of the invites."""

SLOW = Limits(("+14155550100",), 0.01)
"""A segment in a hundred seconds: so long that no test lasts."""

TOO_MANY = Refused(429, 20429)


def _queue(
    stage: Stage, people: Sequence[int], *, priority: int, cause: UUID | None = None, waited: timedelta = timedelta()
) -> list[UUID]:
    """Store texts to so many people as one decision; gives the jobs."""
    rule, now, cause = PURPOSE_RULES[Purpose.REPLY], clock.now(), cause or new_id()
    keyring, jobs = stage.settings.sms_body_keys, []
    for place in people:
        job_id = new_id()
        jobs.append(
            NewJob(
                id=job_id,
                user_id=None,
                phone_id=stage.phone(number(place)),
                to_e164=number(place),
                body=keyring.seal("words", table="sms_outbound_jobs", row_id=job_id, column="body"),
                purpose=Purpose.REPLY.value,
                lane=rule.stream.value,
                priority=priority,
                run_at=now - waited,
                not_after=now + rule.lifetime,
                zone_rule=rule.hours.value,
                may_repeat=True,
                in_reply_to=None,
                template_version="test@0",
                correlation_id=cause,
                key=f"test:{job_id}",
            )
        )
    with stage.pool.connection() as conn:
        outbox.enqueue(conn, jobs, now=now)
    return [job.id for job in jobs]


def _claim(stage: Stage, *, batch: int = 64, limits: Limits = NO_LIMITS, real_now: datetime = BY_URGENCY) -> Claim:
    with stage.pool.connection() as conn:
        conn.autocommit = True
        keyring = stage.settings.sms_body_keys
        return claim_texts(conn, keyring=keyring, now=clock.now(), batch=batch, limits=limits, real_now=real_now)


def _ids(claim: Claim) -> list[UUID]:
    return [outgoing.job.id for outgoing in claim.outgoing]


def _accept(stage: Stage, claim: Claim) -> None:
    stage.record(*((outgoing, Accepted(new_sid(), "queued", 1, None)) for outgoing in claim.outgoing))


def _backlogs(stage: Stage, *, waited: timedelta = timedelta()) -> dict[int, list[UUID]]:
    """A deep queue of every class but the first, the least urgent decided first."""
    return {
        priority: [
            *_queue(stage, range(priority * 1000, priority * 1000 + OF_EACH), priority=priority, waited=waited),
            *(
                job
                for place in range(OF_EACH, 2 * OF_EACH)
                for job in _queue(stage, [priority * 1000 + place], priority=priority, waited=waited)
            ),
        ]
        for priority in (3, 2, 1)
    }


def test_replies_before_reminders_before_invites(stage: Stage) -> None:
    """With a backlog of each, the least urgent decided first: all replies, then all reminders, then all invites."""
    queued = _backlogs(stage)
    went: list[UUID] = []
    while claim := _ids(_claim(stage, batch=25)):
        went += claim
    depth = 2 * OF_EACH
    for start, priority in ((0, 1), (depth, 2), (2 * depth, 3)):
        assert set(went[start : start + depth]) == set(queued[priority])


def test_a_safety_text_passes_all_of_them(stage: Stage) -> None:
    """A deep queue of every class does not delay what is most urgent."""
    _backlogs(stage)
    (urgent,) = _queue(stage, [9], priority=0)
    assert _ids(_claim(stage, batch=1)) == [urgent]


def test_no_class_starves(stage: Stage) -> None:
    """Under a flood of replies, invites that have waited for ten minutes go first in their second, and no others do."""
    waited = _queue(stage, range(3000, 3012), priority=3, waited=pressure.PATIENCE + timedelta(seconds=5))
    fresh = _queue(stage, range(3100, 3105), priority=3)
    replies = _queue(stage, range(1000, 1006), priority=1)
    assert set(_ids(_claim(stage, batch=2))) <= set(replies)
    assert set(_ids(_claim(stage, batch=8, real_now=INVITES_TURN))) <= set(waited)
    rest = _ids(_claim(stage, batch=100, real_now=INVITES_TURN))
    assert set(rest[:4]) <= set(waited)
    assert set(rest[4:8]) <= set(replies)
    assert set(rest[8:]) == set(fresh)


def test_a_burst_of_one_linkup_does_not_keep_others_waiting(stage: Stage) -> None:
    """Two hundred texts of one LinkUp were decided first: the single ones of others go after its first eight."""
    burst = _queue(stage, range(200), priority=3)
    others = [job for place in range(500, 520) for job in _queue(stage, [place], priority=3)]
    assert set(_ids(_claim(stage, batch=28))) == {*burst[:8], *others}
    (later,) = _queue(stage, [600], priority=3)
    assert _ids(_claim(stage, batch=3)) == [later, *burst[8:10]]


def test_two_bursts_share(stage: Stage) -> None:
    """The smaller of two bursts is not behind all of the bigger one, and each keeps its own order."""
    big, small = _queue(stage, range(200), priority=2), _queue(stage, range(300, 320), priority=2)
    went = _ids(_claim(stage, batch=100))
    assert set(small) <= set(went)
    assert [job for job in went if job in set(big)] == big[:80]


def test_a_sender_has_a_rate(stage: Stage) -> None:
    """One text, then none until the time of its segment has passed, then one more; nothing is lost."""
    jobs = _queue(stage, range(5), priority=1)
    claim = _claim(stage, limits=SLOW)
    assert _ids(claim) == jobs[:1]
    assert claim.again_in is not None
    assert 90 < claim.again_in <= 100
    held = _claim(stage, limits=SLOW)
    assert (held.outgoing, held.due) == ((), 0)  # and so the lane rests instead of asking over and over
    stage.execute("update sender_budgets set counted_at = counted_at - interval '100 s'")
    assert _ids(_claim(stage, limits=SLOW)) == jobs[1:2]
    assert [job["status"] for job in stage.jobs()] == ["sending"] * 2 + ["pending"] * 3


def test_the_rate_counts_segments(stage: Stage) -> None:
    """A text of three segments is paid back for the time of three."""
    stage.queue("x" * 400)
    (after,) = _queue(stage, [2], priority=1)
    assert len(_claim(stage, limits=SLOW).outgoing) == 1
    for _ in range(2):
        stage.execute("update sender_budgets set counted_at = counted_at - interval '95 s'")
        assert _claim(stage, limits=SLOW).outgoing == ()
    stage.execute("update sender_budgets set counted_at = counted_at - interval '120 s'")
    assert _ids(_claim(stage, limits=SLOW)) == [after]


def test_processes_share_the_rate(stage: Stage) -> None:
    """Four processes that claim at once send together what one may."""
    _queue(stage, range(40), priority=1)
    claims: list[Claim] = []
    start = threading.Barrier(4)

    def claim() -> None:
        start.wait()
        claims.append(_claim(stage, limits=SLOW))

    threads = [threading.Thread(target=claim) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(claims) == len(threads)
    assert sum(len(claim.outgoing) for claim in claims) == 1


def test_the_lane_rests_while_nothing_may_go_out(stage: Stage) -> None:
    """It makes the one call it may, says that nothing is left to do, and looks again when there will be."""
    jobs = _queue(stage, range(5), priority=1)
    settings = stage.settings.model_copy(update={"sender_segments_per_second": SLOW.rate})
    lane = OutboundLane(settings, stage.pool, stage.bell)
    try:
        while lane.step():
            pass
        assert lane._look is not None
    finally:
        lane.close()
    assert [row["job_id"] for row in stage.rows("select job_id from sms_send_attempts")] == jobs[:1]


def test_no_rate_keeps_no_books(stage: Stage) -> None:
    """Without a limit there is no row to wait for."""
    _queue(stage, range(5), priority=1)
    assert len(_claim(stage).outgoing) == 5
    assert stage.rows("select 1 as one from sender_budgets") == []


@pytest.fixture
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """However long a test takes, no limit grows by itself and a burst is not over."""
    monkeypatch.setattr(pressure, "DOUBLES_EVERY", timedelta(days=1))
    monkeypatch.setattr(pressure, "ONE_BURST", timedelta(seconds=4))


@pytest.mark.usefixtures("still")
def test_too_many_requests_slow_all_processes_down(stage: Stage) -> None:
    """After a 429 nobody calls for a while; then all together have half as many calls under way, and more later."""
    _queue(stage, range(100), priority=1)
    first = _claim(stage, batch=32)
    stage.record(*((outgoing, TOO_MANY) for outgoing in first.outgoing))
    (row,) = stage.rows("select * from carrier_slowdowns")
    assert (row["calls_at_once"], row["rounds"]) == (16, 1)
    stage.execute("update carrier_slowdowns set resume_at = clock_timestamp() + interval '30 s'")
    resting = _claim(stage)
    assert (resting.outgoing, resting.due) == ((), 0)
    assert resting.again_in is not None
    assert 29 < resting.again_in <= 30
    stage.execute(
        "update carrier_slowdowns set resume_at = clock_timestamp(), slowed_at = clock_timestamp() - interval '9 s'"
    )
    one, other = _claim(stage, batch=10), _claim(stage, batch=10)
    assert (len(one.outgoing), len(other.outgoing)) == (10, 6)
    assert _claim(stage).outgoing == ()
    _accept(stage, one)
    assert len(_claim(stage).outgoing) == 10  # those under way count, not those that ended
    stage.execute("update carrier_slowdowns set resume_at = clock_timestamp() - interval '101 s'")
    assert len(_claim(stage, batch=100).outgoing) > 16


@pytest.mark.usefixtures("still")
def test_the_second_refusal_in_a_row_halves_again(stage: Stage) -> None:
    """Refused as soon as we came back: the round is counted, and the calls are halved; no attempt is charged."""
    jobs = _queue(stage, range(40), priority=1)
    stage.record(*((outgoing, TOO_MANY) for outgoing in _claim(stage, batch=20).outgoing))
    stage.execute("update carrier_slowdowns set slowed_at = clock_timestamp() - interval '5 s',"
                  " resume_at = clock_timestamp() - interval '1 ms'")  # fmt: skip
    again = _claim(stage, batch=20)
    assert len(again.outgoing) == 10
    stage.record(*((outgoing, TOO_MANY) for outgoing in again.outgoing))
    (row,) = stage.rows("select * from carrier_slowdowns")
    assert (row["calls_at_once"], row["rounds"]) == (5, 2)
    assert {(job["status"], job["attempts"]) for job in stage.jobs()} == {("pending", 0)}
    assert len(jobs) == len(stage.jobs())


def test_one_burst_of_refusals_is_one_sign(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Calls that were under way together are refused in several batches, by several processes: halved once."""
    monkeypatch.setattr(pressure, "ONE_BURST", timedelta(minutes=5))
    _queue(stage, range(40), priority=1)
    burst = _claim(stage, batch=40).outgoing
    for at in range(0, 40, 10):
        stage.record(*((outgoing, TOO_MANY) for outgoing in burst[at : at + 10]))
    (row,) = stage.rows("select calls_at_once, rounds from carrier_slowdowns")
    assert row == {"calls_at_once": 20, "rounds": 1}


@pytest.mark.parametrize("limits", [NO_LIMITS, SLOW])
def test_what_is_held_may_still_end(stage: Stage, limits: Limits) -> None:
    """A text that expires or is canceled is closed even while nothing may go out."""
    _queue(stage, [1, 2], priority=1)
    stage.record((_claim(stage, batch=1, limits=limits).outgoing[0], TOO_MANY))
    stage.execute("update carrier_slowdowns set resume_at = clock_timestamp() + interval '30 s'")
    late = stage.queue(to=number(7), not_after=clock.now())
    assert _claim(stage, limits=limits).outgoing == ()
    assert [job["status"] for job in stage.jobs() if job["id"] == late] == ["expired"]
