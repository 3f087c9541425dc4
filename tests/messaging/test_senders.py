"""Several numbers of ours: people stay with theirs, and move once when the carrier refuses it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from engine import clock
from engine.domain.our_numbers import number_for
from engine.domain.purposes import Purpose
from engine.ids import new_id
from engine.messaging.callbacks import CallbacksLane
from engine.messaging.carrier_answers import Accepted, Refused
from engine.messaging.claiming import Limits, claim_texts
from engine.messaging.receiving import CallbackReceiver
from engine.store import pressure
from engine.store.callbacks import NewCallback
from tests.messaging.stage import ANN, BEN, JOSH, new_sid, number

if TYPE_CHECKING:
    from engine.messaging.claiming import Claim
    from tests.messaging.stage import Stage

OTHER = "+14155550198"
BOTH = (JOSH, OTHER)


def _claim(stage: Stage, *numbers: str, rate: float = 0.0) -> Claim:
    with stage.pool.connection() as conn:
        conn.autocommit = True
        limits = Limits(numbers or BOTH, rate)
        return claim_texts(conn, keyring=stage.settings.sms_body_keys, now=clock.now(), batch=64, limits=limits)


def _senders(claim: Claim) -> dict[str, str | None]:
    return {outgoing.job.to_e164: outgoing.sender for outgoing in claim.outgoing}


def _talks_to(stage: Stage, our_number: str) -> None:
    stage.text("hello")
    stage.execute(
        "update sms_messages set to_e164 = %(ours)s, processed_at = now(), outcome = 'answered'", ours=our_number
    )


def _again(stage: Stage) -> None:
    """Have the last second over."""
    stage.execute("update sms_outbound_jobs set last_attempt_at = null")


@pytest.mark.parametrize("ours", BOTH)
def test_a_person_is_texted_from_the_number_they_wrote_to(stage: Stage, ours: str) -> None:
    """Whichever of ours it was; and later texts to another of ours change nothing."""
    _talks_to(stage, ours)
    stage.text("and again")  # to the first of ours
    stage.execute("update sms_messages set processed_at = now(), outcome = 'answered' where outcome is null")
    stage.queue()
    assert _senders(_claim(stage)) == {ANN: ours}


def test_whoever_wrote_to_none_has_one_number(stage: Stage) -> None:
    """The number is made of who they are, the same in every process."""
    for place in range(20):
        stage.queue(to=number(place))
    expected = {
        number(place): number_for(stage.phone(number(place)), first_texted=None, numbers=BOTH) for place in range(20)
    }
    assert _senders(_claim(stage)) == expected
    assert set(expected.values()) == set(BOTH)


def test_a_single_number_is_not_chosen(stage: Stage) -> None:
    """With one number it is that one, whatever people wrote to."""
    _talks_to(stage, OTHER)
    stage.queue()
    assert _senders(_claim(stage, JOSH)) == {ANN: JOSH}


@pytest.mark.parametrize("code", [21212, 21603, 21606, 30032, 30034, 30035])
def test_a_refused_number_gives_its_people_to_another(stage: Stage, code: int) -> None:
    """The text goes out from the other number, uncharged; the lane goes on; an operator hears which number it is."""
    _talks_to(stage, OTHER)
    job_id = stage.queue()
    stage.record((_claim(stage).outgoing[0], Refused(400, code)))
    assert stage.rows("select sender, error_code from refused_senders") == [{"sender": OTHER, "error_code": code}]
    assert stage.rows("select 1 as one from lane_pauses") == []
    assert "sender_refused" in stage.alerts()
    _again(stage)
    again = _claim(stage)
    assert ([outgoing.job.id for outgoing in again.outgoing], _senders(again)) == ([job_id], {ANN: JOSH})
    stage.record((again.outgoing[0], Accepted(new_sid(), "queued", 1, JOSH)))
    (job,) = stage.jobs()
    assert (job["status"], job["attempts"]) == ("sent", 1)


def test_the_last_number_refused_stops_the_lane(stage: Stage) -> None:
    """When no other could take over, nothing more goes out until an operator resumes, and then all are tried again."""
    _talks_to(stage, OTHER)
    stage.queue()
    for _ in BOTH:
        (outgoing,) = _claim(stage).outgoing
        stage.record((outgoing, Refused(400, 21606)))
        _again(stage)
    assert _claim(stage).due == 0
    assert [row["reason"] for row in stage.rows("select reason from lane_pauses")] == ["carrier_21606"]
    stage.execute("delete from lane_pauses")
    with stage.pool.connection() as conn:
        assert pressure.lift_refusals(conn) == 1
    assert _senders(_claim(stage)) == {ANN: OTHER}


@pytest.mark.parametrize("several", [True, False])
def test_a_refusal_that_is_told_late(stage: Stage, *, several: bool) -> None:
    """By callback it means the same: with another number its people move, without one the lane stops."""
    _talks_to(stage, OTHER)
    stage.queue()
    sid = new_sid()
    (outgoing,) = _claim(stage).outgoing
    stage.record((outgoing, Accepted(sid, "queued", 1, OTHER)))
    heard = CallbackReceiver(stage.pool, stage.bell)
    heard._flush([NewCallback(new_id(), sid, "undelivered", 30034, outgoing.job.id, clock.now())])
    ours = ",".join(BOTH) if several else OTHER
    settings = stage.settings.model_copy(update={"twilio_from_number": ours})
    CallbacksLane(settings, stage.pool, stage.bell).step()
    heard._batcher.close()
    assert [row["sender"] for row in stage.rows("select sender from refused_senders")] == ([OTHER] if several else [])
    paused = [row["reason"] for row in stage.rows("select reason from lane_pauses")]
    assert paused == ([] if several else ["carrier_30034"])
    assert ("sender_refused" in stage.alerts()) is several


def test_an_opt_out_holds_for_all_our_numbers(stage: Stage) -> None:
    """A STOP to one of ours ends the texts of every other: consent is a person's, not a number's."""
    _talks_to(stage, OTHER)
    stage.text("stop")  # to the first of ours
    stage.take_turns()
    stage.queue()
    assert [outgoing.job.purpose for outgoing in _claim(stage).outgoing] in ([], [Purpose.OPT_OUT_CONFIRMATION])
    assert "canceled" in {job["status"] for job in stage.jobs()}


def test_each_number_has_its_own_rate(stage: Stage) -> None:
    """A number that has sent its segment holds up nobody of the other."""
    _talks_to(stage, JOSH)
    stage.text("hello", sender=BEN)
    stage.execute("update sms_messages set to_e164 = %(ours)s, processed_at = now(), outcome = 'answered'"
                  " where from_e164 = %(ben)s", ours=OTHER, ben=BEN)  # fmt: skip
    stage.queue()
    stage.queue(to=BEN)
    assert _senders(_claim(stage, rate=0.01)) == {ANN: JOSH, BEN: OTHER}
    _again(stage)
    stage.queue(to=number(1))
    stage.queue(to=number(2))
    assert _claim(stage, rate=0.01).outgoing == ()
