"""What the carrier's answer means: for the job, the number, the lane, the person and the operator."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from engine import clock
from engine.messaging.carrier_answers import Accepted, Ambiguous, NotSent, Refused
from engine.messaging.results import LATER, NEXT_WINDOW
from tests.messaging.stage import bodies, new_sid

if TYPE_CHECKING:
    from engine.messaging.carrier_answers import SendResult
    from tests.messaging.stage import Stage


def _send(stage: Stage, result: SendResult) -> dict[str, Any]:
    """Queue, claim and record one text; gives its job."""
    stage.queue("see you at seven")
    stage.record((stage.claim().outgoing[0], result))
    return stage.jobs()[0]


def _facts(stage: Stage) -> dict[str, Any]:
    """Everything beside the job that a result may change."""
    (phone,) = stage.rows("select unreachable_code from phones")
    return {
        "alerts": stage.alerts(),
        "opted_out": bool(stage.rows("select 1 as one from sms_opt_outs where lifted_at is null")),
        "unreachable": phone["unreachable_code"],
        "paused": [row["reason"] for row in stage.rows("select reason from lane_pauses")],
    }


_NOTHING: dict[str, Any] = {"alerts": [], "opted_out": False, "unreachable": None, "paused": []}


@pytest.mark.parametrize(
    ("result", "status", "outcome", "attempts", "more"),
    [
        # Certainly not processed: again, and not counted against the text.
        (NotSent("ClientConnectorError"), "pending", "not_sent", 0, {}),
        (Refused(429, 20429), "pending", "refused", 0, {}),
        (Refused(429, None), "pending", "refused", 0, {}),
        # Nobody knows: never again without proof.
        (Ambiguous("TimeoutError"), "unknown", "ambiguous", 1, {}),
        (Ambiguous("carrier_fault", 500, 20500), "unknown", "ambiguous", 1, {}),
        (Refused(400, 20503), "unknown", "refused", 1, {}),
        # The number.
        (Refused(400, 21211), "failed", "refused", 1, {"unreachable": 21211}),
        (Refused(400, 21614), "failed", "refused", 1, {"unreachable": 21614}),
        (Refused(400, 30006), "failed", "refused", 1, {"unreachable": 30006}),
        (Refused(400, 30003), "pending", "refused", 1, {}),
        (Refused(400, 30005), "failed", "refused", 1, {}),
        # The person.
        (Refused(400, 21610), "canceled", "refused", 1, {"opted_out": True}),
        # The text.
        (Refused(400, 21617), "failed", "refused", 1, {"alerts": ["send_refused"]}),
        (Refused(400, 30036), "failed", "refused", 1, {}),
        (Refused(400, 30007), "failed", "refused", 1, {"alerts": ["send_refused"]}),
        (Refused(400, 30610), "pending", "refused", 0, {}),
        # The lane, for a while or until an operator has looked.
        (Refused(400, 30001), "pending", "refused", 0, {"alerts": ["send_refused"], "paused": ["carrier_30001"]}),
        (Refused(400, 30022), "pending", "refused", 0, {"alerts": ["send_refused"], "paused": ["carrier_30022"]}),
        (Refused(401, 20003), "pending", "refused", 0, {"alerts": ["send_refused"], "paused": ["carrier_20003"]}),
        (Refused(403, None), "pending", "refused", 0, {"alerts": ["send_refused"], "paused": ["carrier_http_403"]}),
        (Refused(400, 30034), "pending", "refused", 0, {"alerts": ["send_refused"], "paused": ["carrier_30034"]}),
        # Never heard of: a definite refusal, and an operator looks.
        (Refused(400, 29999), "failed", "refused", 1, {"alerts": ["send_refused"]}),
        (Refused(418, None), "failed", "refused", 1, {"alerts": ["send_refused"]}),
    ],
    ids=str,
)
def test_every_answer_has_its_consequence(
    stage: Stage, result: SendResult, *, status: str, outcome: str, attempts: int, more: dict[str, Any]
) -> None:
    """A row of the table of errors: the job's state, whether the call counted, and what else follows."""
    job = _send(stage, result)
    (attempt,) = stage.rows("select * from sms_send_attempts")
    assert (job["status"], job["attempts"], job["lease_token"]) == (status, attempts, None)
    assert (attempt["outcome"], attempt["ended_at"] is not None) == (outcome, True)
    assert _facts(stage) == _NOTHING | more


def test_an_accepted_text_is_a_message(stage: Stage) -> None:
    """Job, attempt and message are written together; the body is sealed anew for its new row."""
    sid = new_sid()
    job = _send(stage, Accepted(sid, "queued", 2, "+14155550100"))
    (message,) = stage.rows("select * from sms_messages")
    assert (job["status"], job["twilio_message_sid"]) == ("sent", sid)
    assert (message["twilio_message_sid"], message["outbound_job_id"]) == (sid, job["id"])
    assert (message["status"], message["num_segments"], message["direction"]) == ("queued", 2, "out")
    assert message["body_ciphertext"] != job["body_ciphertext"]
    assert bodies(stage, "sms_messages", [message]) == ["see you at seven"]


def test_a_result_counts_only_under_its_lease(stage: Stage) -> None:
    """A sender whose lease lapsed, and whose text another one holds, changes nothing."""
    stage.queue()
    (old,) = stage.claim().outgoing
    stage.execute("update sms_outbound_jobs set status = 'pending', lease_token = null, lease_until = null,"
                  " last_attempt_at = null")  # fmt: skip
    (new,) = stage.claim().outgoing
    stage.record((old, Refused(400, 21211)))
    stage.record((old, Accepted(new_sid(), "queued", 1, None)))
    assert [job["status"] for job in stage.jobs()] == ["sending"]
    assert stage.rows("select 1 as one from sms_messages") == []
    stage.record((new, Accepted(new_sid(), "queued", 1, None)))
    assert [job["status"] for job in stage.jobs()] == ["sent"]


def test_acceptance_settles_an_unknown_send(stage: Stage) -> None:
    """The answer that comes after the job was called unknown still binds the SID."""
    stage.queue()
    (outgoing,) = stage.claim().outgoing
    stage.record((outgoing, Ambiguous("TimeoutError")))
    stage.record((outgoing, Accepted(new_sid(), "queued", 1, None)))
    assert [job["status"] for job in stage.jobs()] == ["sent"]


def test_once_later_is_once(stage: Stage) -> None:
    """A handset that was away is tried a second time, a quarter of an hour later, and then no more."""
    stage.queue()
    now = clock.now()
    stage.record((stage.claim(now=now).outgoing[0], Refused(400, 30003)), now=now)
    (job,) = stage.jobs()
    assert job["run_at"] == now + LATER
    assert stage.claim(now=now + LATER / 2).due == 0
    again = now + LATER
    stage.record((stage.claim(now=again).outgoing[0], Refused(400, 30003)), now=again)
    assert [job["status"] for job in stage.jobs()] == ["failed"]


def test_a_storm_of_429_backs_off_and_ends_in_one_text(stage: Stage) -> None:
    """However often the carrier says "too many", the text stays in line, uncounted, and goes out once."""
    stage.queue()
    now = clock.now()
    for _ in range(5):
        (outgoing,) = stage.claim(now=now).outgoing
        stage.record((outgoing, Refused(429, 20429)), now=now)
        assert stage.claim(now=now).due == 0  # backing off, in real time
        stage.execute("update sms_outbound_jobs set backoff_until = clock_timestamp()")
        stage.execute("update carrier_slowdowns set resume_at = clock_timestamp()")
        now += timedelta(seconds=1)
    stage.record((stage.claim(now=now).outgoing[0], Accepted(new_sid(), "queued", 1, None)), now=now)
    (job,) = stage.jobs()
    assert (job["status"], job["attempts"]) == ("sent", 1)


def test_a_pause_ends_by_itself_or_waits_for_an_operator(stage: Stage) -> None:
    """A full queue rests the lane for minutes; a fault of our account until somebody has looked."""
    stage.queue()
    stage.record((stage.claim().outgoing[0], Refused(400, 30001)))
    (pause,) = stage.rows("select resume_at - clock_timestamp() as rest from lane_pauses")
    assert timedelta(0) < pause["rest"] <= NEXT_WINDOW
    stage.execute("update lane_pauses set resume_at = clock_timestamp()")
    now = clock.now() + timedelta(seconds=2)
    stage.record((stage.claim(now=now).outgoing[0], Refused(401, 20003)))
    (pause,) = stage.rows("select reason, resume_at from lane_pauses")
    assert pause == {"reason": "carrier_20003", "resume_at": None}


def test_a_carrier_opt_out_cancels_what_is_queued(stage: Stage) -> None:
    """21610 is an opt-out like any other: ledger, projection, and nothing more of what was waiting."""
    stage.queue("first")
    stage.queue("second")
    stage.record((stage.claim().outgoing[0], Refused(400, 21610)))
    assert [(job["status"], job["canceled_reason"]) for job in stage.jobs()] == [("canceled", "opted_out")] * 2
    (event,) = stage.rows("select event_type, channel, via from consent_events")
    assert event == {"event_type": "opted_out", "channel": "carrier", "via": "error_21610"}


def test_an_alert_is_raised_once_an_hour(stage: Stage) -> None:
    """A hundred texts refused for one reason wake an operator once."""
    for _ in range(3):
        stage.queue()
        now = clock.now() + timedelta(seconds=2)
        stage.execute("update sms_outbound_jobs set last_attempt_at = null")
        stage.record((stage.claim(now=now).outgoing[0], Refused(400, 30007)), now=now.replace(minute=0))
    assert stage.alerts() == ["send_refused"]
