"""Unknown sends, a real database, and the fake carrier with Twilio's real paths."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from crypto.keyring import Keyring
from crypto.sealed import Sealed
from engine import clock
from engine.messaging.rings import Lane
from engine.store import outbox, sends
from engine.store.sends import EndedSend
from engine.sweeps import delivery_status
from engine.sweeps.delivery_status import SETTLING
from engine.sweeps.settling import Settlement, settle_recipient
from engine.sweeps.sweep import Means, Tally, run_sweep
from tests.sandbox.stage import ACCOUNT, TOKEN, Listener, Running, facts_for, running
from tests.sweeps.stage import ANN, BEN, NOW, WORDS, Bell, World

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path
    from typing import Any
    from uuid import UUID

    from engine.settings import Settings

JOBS = "sms_outbound_jobs"
LATER = SETTLING + timedelta(seconds=1)


@pytest.fixture
def carrier(tmp_path: Path) -> Iterator[Running]:
    """Twilio, faked: what it has is what was sent to it."""
    (tmp_path / "carrier").mkdir()
    with running(facts_for(tmp_path / "carrier", Listener())) as carrier:
        yield carrier


@pytest.fixture
def asking(means: Means, carrier: Running) -> Means:
    """What the sweep works with, its carrier the fake one."""
    changes = {
        "twilio_api_base_url": carrier.url,
        "twilio_account_sid": ACCOUNT,
        "twilio_auth_tokens": (TOKEN,),
    }
    return Means(means.settings.model_copy(update=changes), means.pool, means.doorbell)


def _attempt(world: World, job: UUID) -> Any:  # noqa: ANN401 -- a row
    return world.conn.execute(
        "select outcome, twilio_message_sid from public.sms_send_attempts where job_id = %s", [job]
    ).fetchone()


def _alerts(world: World) -> list[tuple[str]]:
    return world.conn.execute("select kind from public.operator_alerts").fetchall()


def test_a_listed_text_settles_its_send(world: World, asking: Means, bell: Bell, carrier: Running) -> None:
    """Found in the carrier's list: sent, under that SID, with a message whose words can be opened."""
    at = clock.now()
    job = world.job("unknown", at=at)
    sid = carrier.send(ANN, WORDS).sid
    report = run_sweep(delivery_status.SWEEP, asking, at + LATER)
    assert (report.due, report.done, report.failed, report.oldest_overdue_seconds) == (1, 1, 0, 1)
    row = world.row(JOBS, job)
    assert (row["status"], row["twilio_message_sid"]) == ("sent", sid)
    assert _attempt(world, job) == ("settled_by_listing", sid)
    found = world.conn.execute("select id from public.sms_messages where outbound_job_id = %s", [job]).fetchone()
    assert found is not None
    message = world.row("sms_messages", found[0])
    sealed = Sealed(message["body_ciphertext"], message["body_iv"], message["body_tag"], message["key_version"])
    assert world.settings.sms_body_keys.open(sealed, table="sms_messages", row_id=message["id"], column="body") == WORDS
    assert bell.rung == [Lane.CALLBACKS, Lane.OUTBOUND]


def test_nothing_is_asked_before_it_has_settled(world: World, means: Means) -> None:
    """Within two minutes of the call the carrier is not asked: its list may lag behind."""
    job = world.job("unknown", at=NOW)
    assert delivery_status.run(means, NOW + SETTLING - timedelta(seconds=1)) == Tally()
    assert world.row(JOBS, job)["status"] == "unknown"


def test_missing_once_proves_nothing(world: World, asking: Means) -> None:
    """One empty list is only remembered; a second look comes two minutes later and no sooner."""
    job = world.job("unknown", at=NOW)
    first = NOW + LATER
    assert delivery_status.run(asking, first).done == 1
    assert delivery_status.run(asking, first + SETTLING - timedelta(seconds=1)) == Tally()
    row = world.row(JOBS, job)
    assert (row["status"], row["absent_since"]) == ("unknown", first)


def test_missing_twice_repeats_what_may_be_repeated(world: World, asking: Means, bell: Bell) -> None:
    """Absent from two lists, harmless to repeat and in time: pending again, and rung for."""
    job = world.job("unknown", at=NOW)
    for look in (1, 2):
        delivery_status.run(asking, NOW + look * LATER)
    row = world.row(JOBS, job)
    assert (row["status"], row["run_at"], row["absent_since"]) == ("pending", NOW + 2 * LATER, None)
    assert _attempt(world, job) == ("proven_absent", None)
    assert bell.rung == [Lane.OUTBOUND]
    assert _alerts(world) == []


@pytest.mark.parametrize(
    ("may_repeat", "not_after"),
    [(False, None), (True, NOW + 2 * LATER), (False, NOW + timedelta(days=1))],
    ids=["a second copy would do harm", "its time is over", "harm, though in time"],
)
def test_missing_twice_ends_what_may_not(
    world: World, asking: Means, *, may_repeat: bool, not_after: datetime | None
) -> None:
    """What must not be repeated is closed as uncertain, and an operator hears of it once."""
    job = world.job("unknown", at=NOW, may_repeat=may_repeat, not_after=not_after)
    for look in (1, 2, 3):
        delivery_status.run(asking, NOW + look * LATER)
    assert world.row(JOBS, job)["status"] == "failed"
    assert _alerts(world) == [("send_uncertain",)]


def test_a_text_found_at_the_second_look_is_not_repeated(world: World, asking: Means, carrier: Running) -> None:
    """A list that lagged behind: the second look finds the text, and nobody gets it twice."""
    at = clock.now()
    job = world.job("unknown", at=at)
    delivery_status.run(asking, at + LATER)
    carrier.send(ANN, WORDS)
    delivery_status.run(asking, at + 2 * LATER)
    assert world.row(JOBS, job)["status"] == "sent"


def test_a_bound_text_settles_nobody_else(world: World, asking: Means, carrier: Running) -> None:
    """The same words to the same person: a text that already has its message is not another send's proof."""
    at = clock.now()
    sid = carrier.send(ANN, WORDS).sid
    world.accept(world.job("unknown", at=at), None, at=at, sid=sid)
    lost = world.job("unknown", at=at)
    delivery_status.run(asking, at + LATER)
    assert world.row(JOBS, lost)["absent_since"] is not None


def test_one_text_settles_one_of_two_alike(world: World, asking: Means, carrier: Running) -> None:
    """Two unknown sends of the same words and one listed text: one is sent, the other is still looked for."""
    at = clock.now()
    jobs = [world.job("unknown", at=at) for _ in range(2)]
    carrier.send(ANN, WORDS)
    delivery_status.run(asking, at + LATER)
    assert sorted(world.row(JOBS, job)["status"] for job in jobs) == ["sent", "unknown"]


def test_a_text_a_callback_gave_to_another_job_is_left_to_it(world: World, asking: Means, carrier: Running) -> None:
    """A stored callback names the job of a SID: the listing never gives that text to a different one."""
    at = clock.now()
    lost = world.job("unknown", at=at)
    world.callback(carrier.send(ANN, WORDS).sid, at=at, job_id=uuid4())
    delivery_status.run(asking, at + LATER)
    assert world.row(JOBS, lost)["absent_since"] is not None


def test_a_send_on_its_way_keeps_its_text(world: World, asking: Means, carrier: Running) -> None:
    """The text of a send under way at this moment does not settle an older one of the same words."""
    at = clock.now()
    lost = world.job("unknown", at=at - timedelta(minutes=10))
    world.job("sending", at=at)
    carrier.send(ANN, WORDS)
    delivery_status.run(asking, at)
    assert world.row(JOBS, lost)["absent_since"] == at


def test_a_send_tried_again_meanwhile_is_left_alone(world: World, settings: Settings) -> None:
    """Two sweeps asked; the first repeated the send, and it is unknown once more: the second's list is stale."""
    job = world.job("unknown", at=NOW)
    sends.note_absent(world.conn, [job], now=NOW)
    asked = sends.read_unknown(world.conn, now=NOW + LATER, settling=SETTLING, batch=10)
    sends.settle_absent(world.conn, [(job, "pending")], now=NOW + LATER)
    token = uuid4()
    outbox.mark_sending(world.conn, [(job, token)], lease=timedelta(minutes=1), now=NOW + LATER)
    sends.record_ended(world.conn, [EndedSend(job, token, "unknown", "ambiguous")], now=NOW + LATER)
    settlement = Settlement()
    settle_recipient(world.conn, settlement, asked, [], keyring=settings.sms_body_keys, now=NOW + LATER)
    assert settlement.done == 0
    row = world.row(JOBS, job)
    assert (row["status"], row["absent_since"]) == ("unknown", None)


def test_a_carrier_that_does_not_answer_proves_nothing(world: World, means: Means) -> None:
    """The list cannot be had: every send asked about counts as failed and stays as it was."""
    jobs = [world.job("unknown", at=NOW, to=to) for to in (ANN, ANN, BEN)]
    report = run_sweep(delivery_status.SWEEP, means, NOW + LATER)
    assert (report.due, report.done, report.failed) == (3, 0, 3)
    assert {(world.row(JOBS, job)["status"], world.row(JOBS, job)["absent_since"]) for job in jobs} == {
        ("unknown", None)
    }


def test_a_body_that_cannot_be_opened_is_not_judged(world: World, asking: Means) -> None:
    """Without its key the words cannot be compared, so the send stays unknown, however often it is looked for."""
    job = world.job("unknown", at=NOW)
    other_key = Keyring.parse(f"9:{'A' * 43}=")
    blind = Means(asking.settings.model_copy(update={"sms_body_keys": other_key}), asking.pool, asking.doorbell)
    for look in (1, 2, 3):
        assert delivery_status.run(blind, NOW + look * LATER) == Tally(done=0, failed=1)
    assert world.row(JOBS, job)["status"] == "unknown"
