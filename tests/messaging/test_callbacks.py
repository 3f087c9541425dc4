"""What the carrier says about our texts: in any order, any number of times, before and after its own answer."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest

from engine import clock
from engine.ids import new_id
from engine.messaging.callbacks import GIVE_UP, CallbacksLane
from engine.messaging.carrier_answers import Accepted, Ambiguous
from engine.messaging.receiving import CallbackReceiver
from engine.messaging.rings import Lane
from engine.store import callbacks as store
from engine.store.callbacks import NewCallback
from tests.messaging.stage import ANN, new_sid, number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from tests.messaging.stage import Stage

_ROAD = ("queued", "sending", "sent", "delivered")


def _heard(sid: str, status: str, *, code: int = 0, job: UUID | None = None) -> NewCallback:
    return NewCallback(new_id(), sid, status, code, job, clock.now())


def _apply(stage: Stage, *heard: NewCallback) -> None:
    """Store callbacks in one flush and work the lane."""
    if heard:
        with stage.pool.connection() as conn:
            store.store(conn, heard)
    lane = CallbacksLane(stage.settings, stage.pool, stage.bell)
    while lane.step():
        pass


def _look_again(stage: Stage) -> None:
    """The next look at parked callbacks is due."""
    stage.execute("update sms_status_callbacks set parked_until = clock_timestamp() where applied_at is null")
    _apply(stage)


def _sent(stage: Stage, to: str = ANN) -> tuple[UUID, str]:
    """A text the carrier accepted: job and SID."""
    job_id, sid = stage.queue(to=to), new_sid()
    stage.record((stage.claim().outgoing[0], Accepted(sid, "queued", 1, None)))
    return job_id, sid


def _message(stage: Stage, sid: str) -> dict[str, Any]:
    (message,) = stage.rows("select * from sms_messages where twilio_message_sid = %(sid)s", sid=sid)
    return message


def _waiting(stage: Stage) -> int:
    return len(stage.rows("select 1 as one from sms_status_callbacks where applied_at is null"))


def _results(stage: Stage) -> list[str]:
    return [row["result"] for row in stage.rows("select result from sms_status_callbacks order by received_at, id")]


_ENDINGS: tuple[tuple[tuple[tuple[str, int], ...], str], ...] = (
    ((("sending", 0), ("sent", 0), ("delivered", 0)), "delivered"),
    ((("sent", 0), ("undelivered", 30003), ("delivered", 0)), "delivered"),
    ((("sent", 0), ("failed", 30008), ("undelivered", 30003)), "undelivered"),
    ((("sending", 0), ("newly_invented", 0), ("sent", 0)), "sent"),
)


@pytest.mark.parametrize("one_by_one", [False, True], ids=["in one batch", "one by one"])
@pytest.mark.parametrize(("road", "end"), _ENDINGS, ids=[end for _, end in _ENDINGS])
def test_any_order_ends_alike(stage: Stage, road: Sequence[tuple[str, int]], end: str, *, one_by_one: bool) -> None:
    """Every permutation, with every callback told twice, leaves the same status, code and consequences."""
    endings = set()
    for place, order in enumerate(permutations(road)):
        _, sid = _sent(stage, to=number(place))
        heard = [_heard(sid, status, code=code) for status, code in (*order, *order)]
        for part in [[one] for one in heard] if one_by_one else [heard]:
            _apply(stage, *part)
        message = _message(stage, sid)
        endings.add((message["status"], message["error_code"]))
    assert _waiting(stage) == 0
    assert endings == {(end, dict(road)[end] or None)}


@pytest.mark.parametrize(
    "road", list(permutations([("undelivered", 30006), ("delivered", 0)])), ids=["bad first", "good first"]
)
def test_what_an_error_says_about_the_number_holds_in_any_order(stage: Stage, road: Sequence[tuple[str, int]]) -> None:
    """A verdict about the number is taken whether its callback was outranked or not."""
    _, sid = _sent(stage)
    for status, code in road:
        _apply(stage, _heard(sid, status, code=code))
    (phone,) = stage.rows("select unreachable_code from phones")
    assert phone["unreachable_code"] == 30006
    assert _message(stage, sid)["status"] == "delivered"


def test_an_opt_out_told_by_callback_is_one(stage: Stage) -> None:
    """21610 on the way to the handset: ledger, projection, and the queue of that person is canceled."""
    _, sid = _sent(stage)
    stage.queue("second")
    _apply(stage, _heard(sid, "failed", code=21610))
    assert [job["status"] for job in stage.jobs()] == ["sent", "canceled"]
    (event,) = stage.rows("select via from consent_events")
    assert event["via"] == "error_21610"


def test_a_filtered_text_alerts_once_an_hour(stage: Stage) -> None:
    """Spam filtering is an operator's business, but one message is enough."""
    _, sid = _sent(stage)
    _apply(stage, _heard(sid, "undelivered", code=30007))
    assert stage.alerts() == ["delivery_failed"]


@pytest.mark.parametrize("late", [False, True], ids=["sending", "unknown"])
def test_a_callback_that_names_the_job_settles_it(stage: Stage, *, late: bool) -> None:
    """The carrier's word proves acceptance: the lost answer is not needed, and the text is not sent again."""
    job_id, sid = stage.queue(), new_sid()
    (outgoing,) = stage.claim().outgoing
    if late:
        stage.record((outgoing, Ambiguous("TimeoutError")))
    _apply(stage, *(_heard(sid, status, job=job_id) for status in _ROAD))
    if not late:  # its sender is most likely about to record the answer: first it gets a moment
        assert [job["status"] for job in stage.jobs()] == ["sending"]
        _look_again(stage)
    (job,) = stage.jobs()
    assert (job["status"], job["twilio_message_sid"]) == ("sent", sid)
    assert (_message(stage, sid)["status"], _message(stage, sid)["twilio_message_sid"]) == ("delivered", sid)
    assert _waiting(stage) == 0
    assert Lane.OUTBOUND in stage.bell.rings
    assert stage.alerts() == []


def test_callbacks_before_the_answer_wait_for_it(stage: Stage) -> None:
    """Callbacks that overtake the answer are parked, and due the moment the answer is recorded."""
    job_id, sid = stage.queue(), new_sid()
    (outgoing,) = stage.claim().outgoing
    _apply(stage, *(_heard(sid, status, job=job_id) for status in _ROAD))
    assert _waiting(stage) == 4
    assert stage.record((outgoing, Accepted(sid, "queued", 1, None))) is True
    _apply(stage)
    assert _message(stage, sid)["status"] == "delivered"
    assert stage.alerts() == []


def test_an_answer_recorded_between_two_reads_is_no_duplicate(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sender may record while the lane is at work: the same SID on the job is that same text."""
    job_id, sid = stage.queue(), new_sid()
    (outgoing,) = stage.claim().outgoing
    lock = store.lock_messages

    def recorded_just_after(conn: Any, sids: Sequence[str]) -> Any:  # noqa: ANN401 -- passed on
        found = lock(conn, sids)
        if not found:
            stage.record((outgoing, Accepted(sid, "queued", 1, None)))
        return found

    monkeypatch.setattr(store, "lock_messages", recorded_just_after)
    _apply(stage, _heard(sid, "delivered", job=job_id))
    monkeypatch.undo()
    _look_again(stage)
    assert stage.alerts() == []
    assert _message(stage, sid)["status"] == "delivered"


def test_a_second_sid_for_one_job_is_an_alarm(stage: Stage) -> None:
    """One job, two texts at the carrier: what must never be is loud, and closed."""
    job_id, _ = _sent(stage)
    _apply(stage, _heard(new_sid(), "delivered", job=job_id))
    assert stage.alerts() == ["duplicate_send"]
    assert _results(stage) == ["duplicate_alarm"]


def test_a_sid_that_belongs_to_another_job_is_an_alarm(stage: Stage) -> None:
    """A callback that names one job with the SID of another is not applied to either."""
    _, sid = _sent(stage)
    _apply(stage, _heard(sid, "delivered", job=new_id()))
    assert stage.alerts() == ["duplicate_send"]
    assert _message(stage, sid)["status"] == "queued"


def test_a_callback_for_a_text_not_sent_yet_is_an_alarm(stage: Stage) -> None:
    """A job that is still waiting cannot be at the carrier."""
    job_id = stage.queue()
    _apply(stage, _heard(new_sid(), "sent", job=job_id))
    assert stage.alerts() == ["duplicate_send"]


@pytest.mark.parametrize("job", [None, new_id()], ids=["no job", "unknown job"])
def test_an_unknown_sid_is_parked_and_given_up_after_a_day(stage: Stage, job: UUID | None) -> None:
    """It may be about a text being recorded, or about none of ours: looked at again, and closed in the end."""
    _apply(stage, _heard(new_sid(), "sent", job=job))
    assert _waiting(stage) == 1
    _look_again(stage)
    assert _waiting(stage) == 1
    stage.execute("update sms_status_callbacks set received_at = received_at - %(long)s", long=2 * GIVE_UP)
    _look_again(stage)
    assert _results(stage) == ["unknown_sid"]
    assert stage.alerts() == []


def test_repeated_callbacks_are_one_row(stage: Stage) -> None:
    """The same word of the carrier is kept once; only news rings the lane."""
    receiver = CallbackReceiver(stage.pool, stage.bell)
    sid = new_sid()
    assert receiver._flush([_heard(sid, "sent"), _heard(sid, "sent"), _heard(sid, "delivered")]) == [None] * 3
    assert stage.bell.rings == [Lane.CALLBACKS]
    receiver._flush([_heard(sid, "sent")])
    assert stage.bell.rings == [Lane.CALLBACKS]
    assert _waiting(stage) == 2
    receiver._batcher.close()
