"""The turns lane on a real database: order, exclusivity, few round trips, and whole-hearted commits."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from engine import clock
from engine.messaging.rings import Lane
from engine.store.connections import open_pool
from router import apply
from router.turn import TurnLane
from tests.messaging.flights import FlightCounter
from tests.messaging.stage import ANN, BEN, CAT, Bell, bodies, number

if TYPE_CHECKING:
    from pathlib import Path

    from tests.messaging.stage import Stage

_TEN = (*(f"text number {place}" for place in range(8)), "is this a bot?", "how much is it?")
"""Strangers are introduced to us and pointed to JOIN once; of the rest only questions about us are answered."""
_EIGHT = ["answered"] * 2 + ["already_pointed"] * 6


def test_each_text_has_its_turn_in_order(stage: Stage) -> None:
    """One turn per text and number, in order of arrival; the turn number counts them."""
    texts = [stage.new_text(f"{who} says {word}", sender=who) for word in ("one", "two", "three") for who in (ANN, BEN)]
    stage.store(*texts)
    stage.take_turns()
    for who in (ANN, BEN):
        rows = stage.rows(
            "select turn_no, outcome from sms_messages where from_e164 = %(who)s order by arrival_seq", who=who
        )
        assert [row["turn_no"] for row in rows] == [1, 2, 3]
        assert [row["outcome"] for row in rows] == _EIGHT[:3]
    assert {row["turn_no"] for row in stage.rows("select turn_no from phones")} == {3}
    assert Lane.OUTBOUND in stage.bell.rings


def test_a_batch_holds_one_turn_of_a_number(stage: Stage) -> None:
    """Two texts of one number never share a batch; texts of two numbers do."""
    stage.store(*(stage.new_text(f"text {place}", sender=who) for place in range(2) for who in (ANN, BEN)))
    lane = stage.lane()
    lane.step()
    assert Counter(row["turn_no"] for row in stage.rows("select turn_no from phones")) == {1: 2}
    lane.step()
    assert Counter(row["turn_no"] for row in stage.rows("select turn_no from phones")) == {2: 2}


def test_everything_of_a_turn_is_there(stage: Stage) -> None:
    """Reply, outcome and the account of the turn are written together, under one correlation id."""
    text = stage.new_text("what is this", sender=ANN)
    stage.store(text)
    stage.take_turns()
    (job,) = stage.jobs()
    (event,) = stage.rows("select * from message_events")
    assert job["to_e164"] == ANN
    assert job["in_reply_to"] == text.id
    assert job["status"] == "pending"
    assert {job["correlation_id"], event["correlation_id"]} == {text.correlation_id}
    assert bodies(stage, "sms_outbound_jobs", [job])[0].startswith("Hi, this is JOSH")
    assert event["payload"]["rule"] == "mode"
    assert event["payload"]["jobs"] == [str(job["id"])]


def test_a_stop_records_and_cancels(stage: Stage) -> None:
    """STOP writes ledger and projection, cancels the queued reply with its reason, and START lifts it again."""
    stage.text("what is this")
    stage.take_turns()
    stage.text("please stop texting me")
    stage.take_turns()
    assert [(job["purpose"], job["status"], job["canceled_reason"]) for job in stage.jobs()] == [
        ("welcome", "canceled", "opted_out"),
        ("opt_out_confirmation", "pending", None),
    ]
    stage.text("hello?")
    stage.text("UNSTOP")
    stage.take_turns()
    assert stage.outcomes() == ["answered", "answered", "opted_out", "carrier_answers"]
    (state,) = stage.rows("select lifted_at is not null as lifted from sms_opt_outs")
    assert state["lifted"]
    kinds = stage.rows("select event_type from consent_events order by created_at, id")
    assert [row["event_type"] for row in kinds] == ["opted_out", "opted_in"]


def test_ten_texts_at_once_are_eight_and_a_fold(stage: Stage, tmp_path: Path) -> None:
    """The ninth and tenth are set aside, answered together a minute later, and each text ends in one outcome."""
    clock_file = tmp_path / "clock"
    clock.write_offset(clock_file, timedelta())
    clock.use_file(clock_file)
    try:
        stage.store(*map(stage.new_text, _TEN))
        stage.take_turns()
        assert stage.outcomes() == [*_EIGHT, "folded", "folded"]
        clock.write_offset(clock_file, timedelta(seconds=61))
        stage.take_turns()
        assert stage.outcomes() == [*_EIGHT, "answered", "answered"]
        assert len(stage.jobs()) == 3
        (event,) = stage.rows("select outcome, processed_at from inbox_events")
        assert event["outcome"] == "answered"
    finally:
        clock.use_file(None)


def test_a_backlog_is_judged_by_arrival(stage: Stage) -> None:
    """Ten texts that arrived together half an hour ago, and were not handled since, meet the same limit."""
    at = clock.now() - timedelta(minutes=30)
    stage.store(*(stage.new_text(body, at=at + place * timedelta(seconds=1)) for place, body in enumerate(_TEN)))
    stage.take_turns()
    assert len(stage.jobs()) == 3
    assert stage.outcomes() == [*_EIGHT, "answered", "answered"]


def test_photos_set_aside_are_still_photos(stage: Stage) -> None:
    """What the fold reads as one text keeps its photos."""
    at = clock.now() - timedelta(minutes=5)
    stage.store(*(stage.new_text("", media=1, at=at) for _ in range(10)))
    stage.take_turns()
    assert [job["purpose"] for job in stage.jobs()] == ["media_notice"]
    assert stage.outcomes()[-1] == "media_already_explained"


@pytest.mark.parametrize("lanes", [2, 4])
def test_two_lanes_never_double_a_turn(stage: Stage, lanes: int) -> None:
    """Several workers on one backlog: every text one turn, in order per number, nothing twice."""
    people = [number(place) for place in range(12)]
    stage.store(*(stage.new_text(f"{word} from {who}", sender=who) for word in range(5) for who in people))
    start = threading.Barrier(lanes)
    faults: list[BaseException] = []

    def work() -> None:
        try:
            lane = stage.lane(batch=5)
            start.wait()
            # A worker that finds everything locked by the others comes back, as the poller does.
            while stage.rows("select 1 as one from sms_messages where processed_at is null limit 1"):
                lane.step()
        except BaseException as fault:  # noqa: BLE001 -- shown by the test
            faults.append(fault)

    threads = [threading.Thread(target=work) for _ in range(lanes)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    for who in people:
        rows = stage.rows("select turn_no from sms_messages where from_e164 = %(who)s order by arrival_seq", who=who)
        assert [row["turn_no"] for row in rows] == [1, 2, 3, 4, 5]
    told = stage.rows("select payload ->> 'cause_id' as cause from message_events where event_type = 'turn_taken'")
    assert len(told) == len({row["cause"] for row in told}) == 60
    assert len(stage.jobs()) == 24  # an introduction and a pointer each


def test_a_number_somebody_else_holds_is_passed_over(stage: Stage) -> None:
    """A locked number waits for its holder; the others have their turns meanwhile."""
    stage.store(*(stage.new_text("hello", sender=who) for who in (ANN, BEN)))
    with stage.pool.connection() as holder, holder.transaction():
        hashed = stage.settings.phone_hash_keys.write(ANN).value
        holder.execute("select 1 from phones where phone_hash = %s for no key update", [hashed])
        stage.take_turns()
        assert (stage.outcomes(ANN), stage.outcomes(BEN)) == ([None], ["answered"])
    stage.take_turns()
    assert stage.outcomes(ANN) == ["answered"]


@pytest.mark.parametrize(("batch", "rings"), [(2, 1), (3, 0)])
def test_a_full_batch_calls_for_help(stage: Stage, batch: int, rings: int) -> None:
    """Where as much was found as one can take, more may wait: another worker is rung for, and only then."""
    for sender in (ANN, BEN):
        stage.text("hello", sender=sender)
    before = stage.bell.rings.count(Lane.TURNS)
    stage.lane(batch=batch).step()
    assert stage.bell.rings.count(Lane.TURNS) - before == rings


def test_a_stale_turn_cannot_win(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """A turn decided on an outdated number fails whole: the fence is in the database."""
    stage.text("hello")

    def outdated(decided: list[tuple[object, object]], **more: object) -> object:
        aged = [(replace(one, phone=replace(one.phone, turn_no=7)), other) for one, other in decided]  # type: ignore[type-var,attr-defined]  # LoadedTurn
        return apply.gather(aged, **more)  # type: ignore[arg-type]  # as the lane calls it

    monkeypatch.setattr("router.turn.gather", outdated)
    with pytest.raises(Exception, match="1 of 1 turns were stale"):
        stage.lane().step()
    assert stage.outcomes() == [None]
    assert stage.jobs() == []


def test_events_and_texts_share_one_order(stage: Stage) -> None:
    """A due event that was there before a text has its turn before it."""
    text = stage.new_text("hello", sender=CAT)
    stage.store(text)
    stage.take_turns()
    stage.execute(
        "insert into inbox_events (phone_id, kind, due_at, idempotency_key, correlation_id)"
        " select id, 'something_happened', now() - interval '1 s', 'k', gen_random_uuid() from phones"
    )
    stage.text("hello again", sender=CAT)
    stage.take_turns()
    told = stage.rows("select payload ->> 'cause' as cause from message_events order by (payload ->> 'turn_no')::int")
    assert [row["cause"] for row in told] == ["text", "something_happened", "text"]


@pytest.mark.parametrize("turns", [1, 100])
def test_a_batch_takes_few_round_trips(stage: Stage, turns: int) -> None:
    """Claim, load, write and commit of a batch fit in eight flights, however many turns it holds."""
    with FlightCounter(stage.settings) as counter:
        pool = open_pool(counter.settings, application="test", size=1)
        lane = TurnLane(counter.settings, pool, Bell())
        for _ in range(3):  # the first ones also prepare statements
            stage.store(*(stage.new_text("what is this", sender=number(place)) for place in range(turns)))
            before = counter.flights
            assert lane.step()
            flights = counter.flights - before
        pool.close()
    assert len(stage.rows("select 1 as one from sms_messages where processed_at is not null")) == 3 * turns
    assert 2 <= flights <= 8  # fewer could only mean a blind counter
