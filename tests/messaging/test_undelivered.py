"""Texts the carrier took and no handset did: once more, later, and never to somebody it no longer fits."""

from __future__ import annotations

from datetime import timedelta
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest

from crypto.keyring import Keyring
from engine import clock
from engine.domain.again import LATER, MOST_TIMES, NEXT_WINDOW
from engine.domain.purposes import Purpose
from engine.ids import new_id
from engine.messaging.callbacks import CallbacksLane
from engine.messaging.carrier_answers import Accepted, Ambiguous
from engine.store import callbacks as store
from engine.store import ledgers, sends
from engine.store.callbacks import NewCallback
from tests.messaging.stage import ANN, bodies, new_sid

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from uuid import UUID

    from tests.messaging.stage import Stage

_LATE = LATER + timedelta(seconds=1)


def _heard(sid: str, status: str, code: int = 0, job: UUID | None = None) -> NewCallback:
    return NewCallback(new_id(), sid, status, code, job, clock.now())


def _apply(stage: Stage, *heard: NewCallback, keys: Keyring | None = None) -> None:
    with stage.pool.connection() as conn:
        store.store(conn, heard)
    stage.execute("update sms_status_callbacks set parked_until = clock_timestamp() where applied_at is null")
    settings = stage.settings if keys is None else stage.settings.model_copy(update={"sms_body_keys": keys})
    lane = CallbacksLane(settings, stage.pool, stage.bell)
    while lane.step():
        pass


def _send(stage: Stage, *, now: datetime | None = None) -> tuple[UUID, str]:
    """The next due text is accepted: its job and its SID."""
    (outgoing,), sid = stage.claim(now=now).outgoing, new_sid()
    stage.record((outgoing, Accepted(sid, "queued", 1, None)), now=now)
    return outgoing.job.id, sid


def _again(stage: Stage) -> list[dict[str, Any]]:
    return [job for job in stage.jobs() if job["again"]]


@pytest.mark.parametrize("code", [30003, 30008, 30410])
def test_an_undelivered_text_goes_once_more(stage: Stage, code: int) -> None:
    """A quarter of an hour later the same words go as a job of their own; the third time they are let go."""
    first = stage.queue("see you at ten", purpose=Purpose.QUESTION)
    _, sid = _send(stage)
    _apply(stage, _heard(sid, "undelivered", code, first), _heard(sid, "sent", 0, first))
    (again,) = _again(stage)
    assert (again["status"], again["again_of"], again["idempotency_key"]) == ("pending", first, f"test:{first}:again:1")
    assert LATER - timedelta(minutes=1) < again["run_at"] - clock.now() <= LATER
    assert bodies(stage, "sms_outbound_jobs", [again]) == ["see you at ten"]
    assert stage.claim().outgoing == ()
    second, other = _send(stage, now=clock.now() + _LATE)
    assert second == again["id"]
    _apply(stage, _heard(other, "undelivered", code, second))
    assert len(_again(stage)) == 1
    assert stage.alerts() == []
    rows = stage.rows("select status, outbound_job_id from sms_messages order by arrival_seq")
    assert [(row["status"], row["outbound_job_id"]) for row in rows] == [
        ("undelivered", first),
        ("undelivered", second),
    ]


_ROAD = (("sent", 0), ("undelivered", 30003), ("delivered", 0))


@pytest.mark.parametrize("one_by_one", [False, True], ids=["in one batch", "one by one"])
@pytest.mark.parametrize("order", list(permutations(_ROAD)), ids=lambda road: "-".join(status for status, _ in road))
def test_what_was_delivered_after_all_does_not_go_again(
    stage: Stage, order: Sequence[tuple[str, int]], *, one_by_one: bool
) -> None:
    """Carriers correct themselves: in whatever order they do, and however often, nobody gets the text twice."""
    job, sid = stage.queue(purpose=Purpose.QUESTION), ""
    _, sid = _send(stage)
    heard = [_heard(sid, status, code, job) for status, code in (*order, *order)]
    for part in [[one] for one in heard] if one_by_one else [heard]:
        _apply(stage, *part)
    assert [again["canceled_reason"] for again in _again(stage) if again["status"] != "canceled"] == []
    assert stage.claim(now=clock.now() + _LATE).outgoing == ()


@pytest.mark.parametrize("code", [30004, 30005, 30006, 30007, 21610, 21614, 99999, 0])
def test_what_was_refused_for_good_does_not_go_again(stage: Stage, code: int) -> None:
    """Filtered, blocked, opted out, a landline, a code nobody knows, or none at all: never again."""
    job = stage.queue(purpose=Purpose.QUESTION)
    _, sid = _send(stage)
    _apply(stage, _heard(sid, "undelivered", code, job))
    assert _again(stage) == []


def test_nothing_goes_again_past_its_time(stage: Stage) -> None:
    """A text that is worth nothing in a quarter of an hour is not sent then."""
    job = stage.queue(not_after=clock.now() + LATER - timedelta(seconds=1))
    _, sid = _send(stage)
    _apply(stage, _heard(sid, "undelivered", 30003, job))
    assert _again(stage) == []


@pytest.mark.parametrize(
    ("purpose", "status", "reason"),
    [
        (Purpose.REPLY, "canceled", "spoke_meanwhile"),
        (Purpose.QUESTION, "canceled", "spoke_meanwhile"),
        (Purpose.SAFETY, "sending", None),
    ],
)
def test_a_conversation_that_went_on_is_not_gone_back_to(
    stage: Stage, purpose: Purpose, status: str, reason: str | None
) -> None:
    """Whoever wrote meanwhile got another answer; what must be known whatever they write goes all the same."""
    job = stage.queue(purpose=purpose)
    _, sid = _send(stage)
    _apply(stage, _heard(sid, "undelivered", 30003, job))
    text = stage.text("are you there", at=clock.now() + timedelta(seconds=1))
    stage.execute("update sms_messages set processed_at = now(), outcome = 'answered' where id = %(id)s", id=text)
    stage.claim(now=clock.now() + _LATE)
    (again,) = _again(stage)
    assert (again["status"], again["canceled_reason"]) == (status, reason)


def test_a_stop_takes_it_back(stage: Stage) -> None:
    """Once somebody has opted out nothing goes again."""
    stage.queue(purpose=Purpose.QUESTION)
    job, sid = _send(stage)
    _apply(stage, _heard(sid, "undelivered", 30003, job))
    stage.text("STOP")
    stage.take_turns()
    (again,) = _again(stage)
    assert (again["status"], again["canceled_reason"]) == ("canceled", "opted_out")


@pytest.mark.parametrize(("code", "resumes"), [(30001, True), (30022, True), (30034, False)])
def test_a_full_queue_told_late_rests_the_lane(stage: Stage, code: int, *, resumes: bool) -> None:
    """With a Messaging Service caps and bad senders come by callback: the lane rests, and the text goes afterwards."""
    stage.queue(purpose=Purpose.QUESTION)
    job, sid = _send(stage)
    _apply(stage, _heard(sid, "failed", code, job))
    with stage.pool.connection() as conn:
        (pause,) = ledgers.lane_pauses(conn)
    assert (pause.reason, pause.resume_at is not None) == (f"carrier_{code}", resumes)
    late = clock.now() + NEXT_WINDOW + timedelta(seconds=1)
    assert stage.claim(now=late).outgoing == ()
    stage.execute("delete from lane_pauses")
    assert _send(stage, now=late)[0] == _again(stage)[0]["id"]


def test_a_text_that_never_left_is_tried_a_few_times(stage: Stage) -> None:
    """What the carrier had no room for reached nobody, so it is tried again, but not for ever."""
    stage.queue(purpose=Purpose.QUESTION)
    now = clock.now()
    for _ in range(MOST_TIMES + 1):
        job, sid = _send(stage, now=now)
        _apply(stage, _heard(sid, "failed", 30036, job))
        now += timedelta(minutes=1)
    assert [again["again"] for again in _again(stage)] == list(range(1, MOST_TIMES + 1))
    assert len({again["again_of"] for again in _again(stage)}) == 1


def test_a_body_nobody_can_open_keeps_no_callback_waiting(stage: Stage) -> None:
    """Without its key the text cannot go again; what the carrier said is applied all the same."""
    stage.queue(purpose=Purpose.QUESTION)
    job, sid = _send(stage)
    _apply(stage, _heard(sid, "undelivered", 30003, job), keys=Keyring.parse(f"9:{'A' * 43}="))
    assert _again(stage) == []
    assert stage.rows("select 1 from sms_status_callbacks where applied_at is null") == []


@pytest.mark.parametrize("becomes", ["pending", "failed", "canceled"])
def test_a_late_callback_settles_what_two_listings_did_not_show(stage: Stage, becomes: str) -> None:
    """Waiting to be repeated, closed as uncertain, or taken back since: the text was sent, once, and no alarm rings."""
    job = stage.queue(purpose=Purpose.QUESTION)
    (outgoing,) = stage.claim().outgoing
    stage.record((outgoing, Ambiguous("TimeoutError")))
    with stage.pool.connection() as conn:
        sends.settle_absent(conn, [(job, "failed" if becomes == "failed" else "pending")], now=clock.now())
    if becomes == "canceled":
        stage.text("STOP")
        stage.take_turns()
    sid = new_sid()
    _apply(stage, _heard(sid, "delivered", 0, job))
    _apply(stage)
    row = next(row for row in stage.jobs() if row["id"] == job)
    assert (row["status"], row["twilio_message_sid"], row["canceled_reason"]) == ("sent", sid, None)
    (attempt,) = stage.rows("select outcome, twilio_message_sid from sms_send_attempts where job_id = %(id)s", id=job)
    assert (attempt["outcome"], attempt["twilio_message_sid"]) == ("settled_by_callback", sid)
    (message,) = stage.rows("select status from sms_messages where twilio_message_sid = %(sid)s", sid=sid)
    assert message["status"] == "delivered"
    assert stage.alerts() == []
    assert [
        outgoing.job.id for outgoing in stage.claim(now=clock.now() + _LATE).outgoing if outgoing.job.id == job
    ] == []
    assert ANN not in str(stage.alerts())
