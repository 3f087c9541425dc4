from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from engine.ids import new_id
from engine.store import members
from engine.store.members import Ban
from engine.sweeps import erasure
from engine.sweeps.sweep import Means, run_sweep
from tests.sandbox.stage import ACCOUNT, TOKEN, facts_for, listening, running
from tests.sweeps.stage import ANN, BEN, NOW, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from uuid import UUID

    from tests.sandbox.stage import Running
    from tests.sweeps.stage import World

MINUTE, YEAR = timedelta(minutes=1), timedelta(days=365)


@pytest.fixture
def carrier(tmp_path: Path) -> Iterator[Running]:
    """A carrier that has taken nothing yet."""
    with listening() as listener, running(facts_for(tmp_path / "carrier", listener)) as sandbox:
        yield sandbox


@pytest.fixture
def reaching(means: Means, carrier: Running) -> Means:
    """Means whose carrier answers; that of `means` does not."""
    there = {"twilio_api_base_url": carrier.url, "twilio_account_sid": ACCOUNT, "twilio_auth_tokens": (TOKEN,)}
    return Means(means.settings.model_copy(update=there), means.pool, means.doorbell)


def _ban(
    world: World, number: str = ANN, *, reason: str = "under_18", expires_at: datetime | None = NOW + YEAR
) -> UUID:
    phone_id = world.phone(number)
    ban = Ban(new_id(), phone_id, reason, expires_at, new_id(), None, new_id())
    members.refuse(world.conn, [ban], now=NOW)
    return phone_id


def _erased(world: World, phone_id: UUID) -> None:
    members.erase_texts(world.conn, [phone_id], now=NOW)


def _erasures(world: World) -> list[tuple[datetime | None, int, str | None]]:
    return world.conn.execute(
        "select done_at, attempts, last_error from carrier_erasures order by twilio_message_sid"
    ).fetchall()


def test_the_carrier_forgets_what_was_said(world: World, carrier: Running, reaching: Means) -> None:
    """Both a text that still lies there and one the carrier has no more end as done; nobody else's is touched."""
    theirs, others = carrier.send(body=WORDS), carrier.send(to=BEN, body=WORDS)
    carrier.settle()
    for message, number in ((theirs, ANN), (others, BEN)):
        world.accept(world.job("unknown", to=number), None, at=NOW, sid=message.sid)
    unknown_there = world.text(outcome="answered")
    _erased(world, _ban(world))

    report = run_sweep(erasure.SWEEP, reaching, NOW + MINUTE)

    sids = world.row("sms_messages", unknown_there)["twilio_message_sid"], theirs.sid
    assert (report.due, report.done, report.failed) == (3, 3, 0)  # with the text their number is known by
    assert set(sids) < {row[0] for row in world.conn.execute("select twilio_message_sid from carrier_erasures")}
    assert _erasures(world) == [(NOW + MINUTE, 1, None)] * 3
    assert [carrier.client.messages(message.sid).fetch().body for message in (theirs, others)] == ["", WORDS]
    assert run_sweep(erasure.SWEEP, reaching, NOW + YEAR).due == 0


def test_a_text_still_on_its_way_is_tried_again(world: World, carrier: Running, reaching: Means) -> None:
    """The carrier refuses to redact what it is still sending; it is asked again a minute later."""
    carrier.post("knobs", step_seconds=3600)
    sent = carrier.send(body=WORDS)
    world.text(outcome="answered")
    world.accept(world.job("unknown"), None, at=NOW, sid=sent.sid)
    _erased(world, _ban(world))
    tally = erasure.run(reaching, NOW)
    assert (tally.done, tally.failed) == (1, 1)
    assert set(_erasures(world)) == {(NOW, 1, None), (None, 1, "TwilioRestException")}
    assert erasure.run(reaching, NOW + MINUTE).failed == 1


def test_a_carrier_that_cannot_be_asked_is_asked_later_and_later(world: World, means: Means) -> None:
    """Each failure doubles the wait, from a minute to a day at most; the words here are gone from the first instant."""
    text = world.text(outcome="answered")
    _erased(world, _ban(world))
    assert not world.has_body("sms_messages", text)
    at, waits = NOW, []
    for _ in range(14):
        tally = erasure.run(means, at)
        assert (tally.done, tally.failed) == (0, 1)
        ((later,),) = world.conn.execute("select next_attempt_at from carrier_erasures").fetchall()
        waits.append(later - at)
        assert erasure.run(means, later - timedelta(seconds=1)).failed == 0
        at = later
    assert waits == [min(MINUTE * 2**n, timedelta(days=1)) for n in range(14)]
    assert [(done_at, attempts) for done_at, attempts, _ in _erasures(world)] == [(None, 14)]


def test_words_that_come_late_are_emptied_too(world: World, means: Means) -> None:
    """What they write, and what we said and could not send, goes with the next run; what waits for its turn stays."""
    _erased(world, _ban(world))
    late = world.text(outcome="answered")
    waiting = world.text()
    sent, failed, pending = world.job("sent"), world.job("failed"), world.job()
    others = world.text(sender=BEN, outcome="answered")

    erasure.run(means, NOW + MINUTE)

    bodies = [world.has_body("sms_messages", text) for text in (late, waiting, others)]
    jobs = [world.has_body("sms_outbound_jobs", job) for job in (sent, failed, pending)]
    assert (bodies, jobs) == ([False, True, True], [False, False, True])
    message = world.conn.execute(
        "select body_ciphertext from sms_messages where outbound_job_id = %s", [sent]
    ).fetchone()
    assert message == (None,)
    assert len(_erasures(world)) == 3


@pytest.mark.parametrize(
    ("reason", "expires_at"),
    [("under_18", NOW), ("operator", None)],
    ids=["old enough by now", "banned for something else"],
)
def test_other_peoples_words_stay(world: World, means: Means, reason: str, expires_at: datetime | None) -> None:
    """Only the texts of somebody who is too young now are emptied."""
    world.conn.execute(
        "insert into phone_bans (id, phone_id, reason, banned_at, expires_at) values (%s, %s, %s, %s, %s)",
        [new_id(), world.phone(), reason, NOW - YEAR, expires_at],
    )
    text = world.text(outcome="answered")
    erasure.run(means, NOW + MINUTE)
    assert world.has_body("sms_messages", text)
