"""The send claim: who may be texted now, in which order, once each, and never over an opt-out."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from crypto.keyring import Keyring, UnknownKeyVersion
from engine import clock
from engine.domain.purposes import Purpose
from engine.messaging import claiming
from engine.messaging.carrier_answers import Accepted
from engine.messaging.results import Suppressed
from engine.store import people, sends
from engine.store.connections import lend, open_pool
from tests.messaging.flights import FlightCounter
from tests.messaging.stage import ANN, BEN, CAT, new_sid, number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    import psycopg

    from engine.messaging.claiming import Claim
    from tests.messaging.stage import Stage

_SECOND = timedelta(seconds=1)


def _ids(claim: Claim) -> list[UUID]:
    return [outgoing.job.id for outgoing in claim.outgoing]


def _opt_out(stage: Stage, phone_id: UUID) -> None:
    stage.execute(
        "insert into sms_opt_outs (phone_id, scope, via, opted_out_at) values (%(id)s, 'all_texts', 'word', now())",
        id=phone_id,
    )


def test_a_due_text_is_leased_with_its_attempt(stage: Stage) -> None:
    """The claim commits job, lease and one open attempt together, before any call."""
    job_id = stage.queue("see you at seven")
    (outgoing,) = stage.claim().outgoing
    (job,) = stage.jobs()
    (attempt,) = stage.rows("select * from sms_send_attempts")
    assert (outgoing.job.id, outgoing.body) == (job_id, "see you at seven")
    assert (job["status"], job["attempts"], job["lease_token"]) == ("sending", 1, outgoing.lease_token)
    assert (attempt["job_id"], attempt["lease_token"], attempt["ended_at"]) == (job_id, outgoing.lease_token, None)
    assert stage.claim().outgoing == ()


def test_one_text_per_recipient_in_the_order_decided(stage: Stage) -> None:
    """Several texts of one person go one after the other; other people do not wait for them."""
    first, second = stage.queue("first"), stage.queue("second")
    other = stage.queue(to=BEN)
    claim = stage.claim()
    assert _ids(claim) == [first, other]
    assert stage.claim(now=clock.now() + 5 * _SECOND).due == 0  # not even looked at while the first is on its way
    stage.record((claim.outgoing[0], Accepted(new_sid(), "queued", 1, None)))
    assert _ids(stage.claim(now=clock.now() + _SECOND)) == [second]


def test_even_an_urgent_text_waits_for_one_on_its_way(stage: Stage) -> None:
    """Two calls for one person are never under way at once, whatever their priorities."""
    stage.queue("invite", priority=3)
    assert len(stage.claim().outgoing) == 1
    stage.queue("help", purpose=Purpose.HELP)
    assert stage.claim(now=clock.now() + 5 * _SECOND).due == 0


def test_urgent_texts_pass_waiting_ones(stage: Stage) -> None:
    """A higher priority goes first, across recipients and for one; a full batch leaves the rest for the next."""
    invite = stage.queue("invite", priority=3)
    logistics = stage.queue("where", to=BEN, priority=2)
    help_ = stage.queue("help", purpose=Purpose.HELP)
    assert _ids(stage.claim(batch=1)) == [help_]
    assert _ids(stage.claim(batch=5)) == [logistics]
    stage.execute("update sms_outbound_jobs set status = 'sent', lease_token = null, lease_until = null"
                  " where status = 'sending'")  # fmt: skip
    assert _ids(stage.claim(now=clock.now() + _SECOND)) == [invite]


def test_a_later_text_does_not_pass_an_earlier_one_that_backs_off(stage: Stage) -> None:
    """While the first waits out a back-off, the second of the same person waits behind it."""
    stage.queue("first")
    stage.queue("second")
    stage.execute("update sms_outbound_jobs set backoff_until = clock_timestamp() + interval '1 h'"
                  " where enqueue_seq = (select min(enqueue_seq) from sms_outbound_jobs)")  # fmt: skip
    assert stage.claim().due == 0


def test_a_text_that_is_not_due_holds_nobody_up(stage: Stage) -> None:
    """A reminder for tomorrow does not stand before today's reply."""
    stage.queue("tomorrow", run_at=clock.now() + timedelta(days=1), not_after=clock.now() + timedelta(days=2))
    today = stage.queue("today")
    assert _ids(stage.claim()) == [today]


def test_nobody_is_texted_over_their_unread_text(stage: Stage) -> None:
    """A text that just came in may change everything: the queued one waits until it had its turn."""
    job_id = stage.queue("shall we?")
    stage.text("hello?")
    assert stage.claim().due == 0
    stage.take_turns()
    assert job_id in _ids(stage.claim())


def test_a_parked_text_holds_nothing_up(stage: Stage) -> None:
    """What was set aside for an operator does not keep the apology from going out."""
    stage.text("poison")
    stage.execute("update sms_messages set parked_at = now()")
    job_id = stage.queue("sorry", purpose=Purpose.APOLOGY)
    assert _ids(stage.claim()) == [job_id]


def test_one_text_a_second(stage: Stage) -> None:
    """The next text of a person is put off to a second after the last one, and goes then."""
    stage.queue("first")
    now = clock.now()
    claim = stage.claim(now=now)
    stage.record((claim.outgoing[0], Accepted(new_sid(), "queued", 1, None)), now=now)
    second = stage.queue("second", run_at=now)
    assert stage.claim(now=now + timedelta(milliseconds=300)).outgoing == ()
    (run_at,) = [job["run_at"] for job in stage.jobs() if job["id"] == second]
    assert run_at == now + _SECOND
    assert _ids(stage.claim(now=now + _SECOND)) == [second]


@pytest.mark.parametrize(
    ("purpose", "status", "reason"),
    [
        (Purpose.REPLY, "canceled", "opted_out"),
        (Purpose.OPT_IN_CONFIRMATION, "canceled", "opted_out"),
        (Purpose.HELP, "sending", None),
        (Purpose.OPT_OUT_CONFIRMATION, "sending", None),
    ],
)
def test_an_opted_out_number_gets_what_it_may_get(
    stage: Stage, purpose: Purpose, status: str, reason: str | None
) -> None:
    """A queued text of an opted-out number is canceled with its reason; the confirmation and HELP go out."""
    stage.queue(purpose=purpose)
    _opt_out(stage, stage.phone())
    stage.claim()
    assert [(job["status"], job["canceled_reason"]) for job in stage.jobs()] == [(status, reason)]


def test_a_stop_between_claim_and_call_still_wins(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last look comes after the claim's commit: a STOP committed in between suppresses the text."""
    stage.queue("reply")
    stage.queue("confirmation", to=BEN, purpose=Purpose.OPT_OUT_CONFIRMATION)
    look = people.opted_out_now

    def stop_first(conn: psycopg.Connection, phone_ids: Sequence[UUID]) -> frozenset[UUID]:
        _opt_out(stage, stage.phone(ANN))
        _opt_out(stage, stage.phone(BEN))
        return look(conn, phone_ids)

    monkeypatch.setattr(people, "opted_out_now", stop_first)
    claim = stage.claim()
    assert [outgoing.body for outgoing in claim.outgoing] == ["confirmation"]
    assert [outgoing.body for outgoing in claim.suppressed] == ["reply"]
    stage.record((claim.suppressed[0], Suppressed()))
    (job,) = [job for job in stage.jobs() if job["to_e164"] == ANN]
    assert (job["status"], job["canceled_reason"], job["attempts"]) == ("canceled", "opted_out", 0)


def test_what_is_too_late_expires(stage: Stage) -> None:
    """A text past its deadline is closed, never sent."""
    stage.queue(not_after=clock.now() + _SECOND)
    assert stage.claim(now=clock.now() + 2 * _SECOND).outgoing == ()
    assert [job["status"] for job in stage.jobs()] == ["expired"]


def test_an_unreachable_number_is_not_tried_until_it_texts(stage: Stage) -> None:
    """After the carrier's verdict texts are canceled; a text from the number lifts the verdict."""
    stage.execute(
        "update phones set unreachable_since = now(), unreachable_code = 30006 where id = %(id)s", id=stage.phone()
    )
    stage.queue()
    stage.claim()
    assert [(job["status"], job["canceled_reason"]) for job in stage.jobs()] == [("canceled", "unreachable")]
    stage.text("hello")
    stage.take_turns()
    assert len(stage.claim(now=clock.now() + _SECOND).outgoing) == 1


def test_a_paused_lane_claims_nothing(stage: Stage) -> None:
    """A pause holds everywhere, until its end or an operator."""
    stage.queue()
    stage.execute("insert into lane_pauses (lane, reason, paused_at) values ('outbound', 'carrier_30001', now())")
    assert stage.claim().due == 0
    stage.execute("update lane_pauses set resume_at = clock_timestamp() - interval '1 s'")
    assert stage.claim().due == 1


def test_two_senders_never_take_the_same_text(stage: Stage) -> None:
    """Concurrent claims on one backlog: every text leased once, one per recipient."""
    people = [number(place) for place in range(30)]
    queued = [stage.queue(f"{place}", to=who) for place in range(2) for who in people]
    claims: list[Claim] = []
    start = threading.Barrier(4)

    def claim() -> None:
        start.wait()
        claims.extend(stage.claim(batch=7) for _ in range(8))

    threads = [threading.Thread(target=claim) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    claims.append(stage.claim())
    taken = [job_id for claim in claims for job_id in _ids(claim)]
    assert sorted(taken) == sorted(queued[:30])


def test_a_dead_senders_text_is_unknown_never_pending(stage: Stage) -> None:
    """A lapsed lease means that the carrier may have the text: it is not sent again, and its attempt is closed."""
    stage.queue()
    stage.claim()
    with stage.pool.connection() as conn:
        assert sends.lapse_leases(conn, now=clock.now(), batch=10) == 0
    stage.execute("update sms_outbound_jobs set lease_until = clock_timestamp() - interval '1 s'")
    with stage.pool.connection() as conn:
        assert sends.lapse_leases(conn, now=clock.now(), batch=10) == 1
    assert [(job["status"], job["lease_token"]) for job in stage.jobs()] == [("unknown", None)]
    assert [row["outcome"] for row in stage.rows("select outcome from sms_send_attempts")] == ["lapsed"]
    assert stage.claim().outgoing == ()


def test_a_body_under_an_unknown_key_leases_nothing(stage: Stage) -> None:
    """A sender without the key writes nothing at all, so another one can send the text."""
    stage.queue()
    keys = Keyring.parse("9:" + "QUJD" * 10 + "QUI=")
    with stage.pool.connection() as conn, pytest.raises(UnknownKeyVersion):
        claiming.claim_texts(conn, keyring=keys, now=clock.now(), batch=5)
    assert [job["status"] for job in stage.jobs()] == ["pending"]
    assert len(stage.claim().outgoing) == 1


@pytest.mark.parametrize("texts", [1, 60])
def test_a_claim_takes_few_round_trips(stage: Stage, texts: int) -> None:
    """Claim, write back and last look fit in eight flights, however many texts they take."""
    with FlightCounter(stage.settings) as counter:
        pool = open_pool(counter.settings, application="test", size=1)
        for place in range(3):
            for who in range(texts):
                stage.queue(to=number(100 * place + who))
            before = counter.flights
            with lend(pool) as conn:
                claim = claiming.claim_texts(conn, keyring=stage.settings.sms_body_keys, now=clock.now(), batch=texts)
            flights = counter.flights - before
            assert len(claim.outgoing) == texts
        pool.close()
    assert 3 <= flights <= 8  # fewer could only mean a blind counter


def test_each_text_of_a_crowd_is_claimed_in_its_turn(stage: Stage) -> None:
    """Nobody's backlog of texts keeps the others waiting."""
    for place in range(50):
        stage.queue(f"{place}", to=CAT)
    last = stage.queue("only one", to=BEN)
    assert last in _ids(stage.claim(batch=8))
