"""Texts that never arrived, a real database, and the fake carrier with Twilio's real list."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from crypto.sealed import Sealed
from engine import clock
from engine.ids import new_id
from engine.messaging import twilio_client
from engine.messaging.arrivals import ArrivingText, sealed
from engine.messaging.rings import Lane
from engine.settings import Settings
from engine.store import inbound_looks, inbound_texts, people
from engine.store.inbound_looks import Look
from engine.store.people import ConsentStatement
from engine.sweeps import reconcile_inbound, retention
from engine.sweeps.reconcile_inbound import GRACE, LONGEST_PAUSE, LOOK_BACK, LOOK_EVERY, OVERLAP, since
from engine.sweeps.sweep import Means, Tally, run_sweep
from router.turn import TurnLane
from tests.sandbox.stage import ACCOUNT, NUMBER, SERVICE, TOKEN, Running, facts_for, listening, running
from tests.sweeps.stage import ANN, BEN, NOW, US, Bell, World

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from tests.databases import Database
    from tests.sandbox.stage import Listener

SOON = GRACE + timedelta(seconds=2)


@pytest.fixture
def listener() -> Iterator[Listener]:
    """Our webhooks, as far as the carrier knows."""
    with listening() as listener:
        yield listener


@pytest.fixture
def carrier(tmp_path: Path, listener: Listener) -> Iterator[Running]:
    """A carrier that keeps every text people write to us."""
    with running(facts_for(tmp_path / "carrier", listener)) as sandbox:
        yield sandbox


@pytest.fixture
def asking(means: Means, carrier: Running) -> Means:
    """What the sweep works with, its carrier the fake one."""
    there = {"twilio_api_base_url": carrier.url, "twilio_account_sid": ACCOUNT, "twilio_auth_tokens": (TOKEN,)}
    return Means(means.settings.model_copy(update=there), means.pool, means.doorbell)


def _lose(carrier: Running, body: str, sender: str = ANN) -> str:
    """A phone texts us and our webhook never hears of it; gives the SID."""
    carrier.post("faults", kind="inbound_drop", count=1)
    sid: str = carrier.post(f"phones/{sender}/texts", status=502, body=body)["sid"]
    return sid


def _texts(world: World) -> list[tuple[str, ...]]:
    return world.conn.execute(
        "select twilio_message_sid, from_e164, to_e164 from sms_messages where direction = 'in' order by arrival_seq"
    ).fetchall()


def _words(world: World, sid: str) -> str:
    (row_id,) = world.conn.execute("select id from sms_messages where twilio_message_sid = %s", [sid]).fetchone() or ()
    row = world.row("sms_messages", row_id)
    body = Sealed(row["body_ciphertext"], row["body_iv"], row["body_tag"], row["key_version"])
    return world.settings.sms_body_keys.open(body, table="sms_messages", row_id=row_id, column="body")


def _look(world: World) -> dict[str, Any]:
    cursor = world.conn.execute("select * from inbound_looks where our_number = %s", [NUMBER])
    found = cursor.fetchone()
    assert found is not None
    assert cursor.description is not None
    return dict(zip([column.name for column in cursor.description], found, strict=True))


def _webhook(settings: Settings, sid: str, body: str, *, at: datetime, sender: str = ANN) -> inbound_texts.NewText:
    """The row our webhook makes when it hears of a text after all."""
    form = {"MessageSid": sid, "From": sender, "To": US, "Body": body, "NumMedia": "0", "NumSegments": "1"}
    return sealed(ArrivingText.model_validate(form), settings, at=at)


@pytest.mark.parametrize("how", ["lost", "500", "cut"])
def test_a_text_that_never_arrived_is_found(
    world: World, asking: Means, bell: Bell, carrier: Running, listener: Listener, *, how: str
) -> None:
    """Lost, answered with an error, or hung up on: the text is stored once, sealed, under its number, and rung for."""
    if how == "lost":
        sid = _lose(carrier, "coffee on saturday?")
    else:
        listener.answers = [500] if how == "500" else [None, None]
        sid = carrier.post(f"phones/{ANN}/texts", status=502, body="coffee on saturday?")["sid"]
    now = clock.now() + SOON
    report = run_sweep(reconcile_inbound.SWEEP, asking, now)
    assert (report.due, report.done, report.failed) == (1, 1, 0)
    assert _texts(world) == [(sid, ANN, NUMBER)]
    assert _words(world, sid) == "coffee on saturday?"
    assert bell.rung == [Lane.TURNS]
    assert (_look(world)["recovered"], _look(world)["seen_until"]) == (1, now - GRACE)
    assert world.conn.execute("select kind, payload->'texts' from operator_alerts").fetchall() == [
        ("inbound_recovered", 1)
    ]
    for later in (LOOK_EVERY, OVERLAP, timedelta(hours=1)):
        reconcile_inbound.run(asking, now + later)
    assert len(_texts(world)) == 1
    assert _look(world)["recovered"] == 1


def test_nothing_is_done_about_what_arrived(world: World, asking: Means, bell: Bell, carrier: Running) -> None:
    """A text that is here, one too young to be late, and texts of ours are nobody's loss."""
    carrier.post(f"phones/{ANN}/texts", body="here")
    ((sid,),) = [(entry["sid"],) for entry in carrier.get(f"phones/{ANN}/texts")]
    at = clock.now()
    inbound_texts.store_texts(world.conn, [_webhook(world.settings, sid, "here", at=at)])
    carrier.send(to=NUMBER, body="to ourselves")
    _lose(carrier, "just now", BEN)
    assert reconcile_inbound.run(asking, at).done == 1
    assert [row[0] for row in _texts(world)] == [sid]
    assert bell.rung == []


def test_two_clocks_and_the_late_webhook_at_once(world: World, asking: Means, carrier: Running) -> None:
    """The webhook comes after all while two clocks look: one row, one turn, one reply, counted once at most."""
    sid = _lose(carrier, "what is this")
    now = clock.now() + SOON
    inbound_looks.note_numbers(world.conn, [NUMBER], now=now)
    together = threading.Barrier(3)

    def looks(number: int) -> None:
        together.wait()
        reconcile_inbound.run(asking, now + number * LOOK_EVERY)

    def hears() -> None:
        text = _webhook(world.settings, sid, "what is this", at=clock.now())
        together.wait()
        with asking.pool.connection() as conn:
            inbound_texts.store_texts(conn, [text])

    with ThreadPoolExecutor(3) as threads:
        for done in [threads.submit(looks, 0), threads.submit(looks, 1), threads.submit(hears)]:
            done.result()
    assert [row[0] for row in _texts(world)] == [sid]
    assert _look(world)["recovered"] <= 1
    lane = TurnLane(asking.settings, asking.pool, asking.doorbell, batch=8)
    while lane.step():
        pass
    assert world.conn.execute("select turn_no from phones").fetchall() == [(1,)]
    assert world.conn.execute("select count(*) from sms_outbound_jobs").fetchone() == (1,)


def test_two_clocks_ask_once(asking: Means) -> None:
    """A number's next look is moved on before the carrier is asked: a second clock finds nothing due."""
    now = clock.now() + SOON
    assert reconcile_inbound.run(asking, now) == Tally(1)
    assert reconcile_inbound.run(asking, now) == Tally()
    assert reconcile_inbound.run(asking, now + LOOK_EVERY) == Tally(1)


def test_many_are_found_in_the_order_they_were_written(
    world: World, asking: Means, carrier: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over several pages, newest first, and within one second: they get their turns in the order of writing."""
    monkeypatch.setattr(twilio_client, "LIST_PAGE", 2)
    monkeypatch.setattr(reconcile_inbound, "LIST_PAGE", 2)
    sids = [_lose(carrier, f"text {place}", (ANN, BEN)[place % 2]) for place in range(7)]
    reconcile_inbound.run(asking, clock.now() + SOON)
    assert [row[0] for row in _texts(world)] == sids


def test_it_arrived_when_the_carrier_took_it(world: World, asking: Means, carrier: Running) -> None:
    """A text found an hour later counts as written an hour ago: it answers what its writer had read by then."""
    before = clock.now().replace(microsecond=0)
    _lose(carrier, "A")
    reconcile_inbound.run(asking, clock.now() + timedelta(hours=1))
    ((arrived,),) = world.conn.execute("select created_at from sms_messages").fetchall()
    assert before <= arrived <= clock.now()


def _look_at(**ago: timedelta) -> Look:
    return Look(NUMBER, NOW - ago["began"], NOW - ago["seen"], 0)


@pytest.mark.parametrize(
    ("began", "seen", "reach"),
    [
        (timedelta(days=90), timedelta(minutes=1), timedelta(minutes=1) + OVERLAP),
        (timedelta(days=90), timedelta(hours=5), timedelta(hours=5) + OVERLAP),
        (timedelta(days=90), timedelta(days=40), LOOK_BACK),
        (timedelta(minutes=3), timedelta(minutes=3), timedelta(minutes=3)),
    ],
    ids=["as ever", "after an outage", "after a month away", "in the first minutes of a database"],
)
def test_how_far_a_look_goes_back(began: timedelta, seen: timedelta, reach: timedelta) -> None:
    """To the end of the last look and some minutes more, never further than three days, never before the beginning."""
    assert since(_look_at(began=began, seen=seen), NOW) == NOW - reach


def test_a_look_ends_far_within_retention() -> None:
    """Whatever RETENTION_DAYS may be set to, a row is far older than any look when its body goes."""
    (shortest,) = [bound.ge for bound in Settings.model_fields["retention_days"].metadata if hasattr(bound, "ge")]
    assert timedelta(days=shortest) / 5 > LOOK_BACK + OVERLAP


def test_what_retention_emptied_does_not_come_back(world: World, asking: Means, carrier: Running) -> None:
    """The row of a text outlives its body, so its SID is known for good, even after a month without a look."""
    sid = _lose(carrier, "long ago")
    at = clock.now()
    reconcile_inbound.run(asking, at + SOON)
    world.conn.execute("update sms_messages set processed_at = created_at, outcome = 'answered'")
    month = at + timedelta(days=31)
    retention.run(asking, month)
    world.conn.execute("update inbound_looks set seen_until = began_at")
    assert reconcile_inbound.run(asking, at + LOOK_EVERY * 2) == Tally(1)
    assert reconcile_inbound.run(asking, month) == Tally(1)
    assert [row[0] for row in _texts(world)] == [sid]
    (row_id,) = world.conn.execute("select id from sms_messages").fetchone() or ()
    assert not world.has_body("sms_messages", row_id)


def test_what_the_carrier_must_forget_does_not_come_back(
    world: World, asking: Means, carrier: Running, database: Database
) -> None:
    """Even with its row gone, a text that had to be erased is known by its SID and never let in again."""
    sid = _lose(carrier, "i am 15")
    at = clock.now()
    reconcile_inbound.run(asking, at + SOON)
    world.conn.execute(
        "insert into carrier_erasures (phone_id, twilio_message_sid, requested_at, next_attempt_at)"
        " select phone_id, twilio_message_sid, %(at)s, %(at)s from sms_messages",
        {"at": at},
    )
    with psycopg.connect(database.owner_url, autocommit=True) as owner:
        owner.execute("delete from sms_messages where twilio_message_sid = %s", [sid])
    world.conn.execute("update inbound_looks set seen_until = began_at")
    reconcile_inbound.run(asking, at + LOOK_EVERY * 2)
    assert _texts(world) == []


def test_a_carrier_that_cannot_be_asked_is_asked_later_and_later(world: World, means: Means, carrier: Running) -> None:
    """Nothing is taken as seen; the next looks come after one, two, four minutes; then all of it is made up for."""
    now = clock.now() + SOON
    pauses = []
    for _ in range(7):
        assert reconcile_inbound.run(means, now) == Tally(0, 1)
        look = _look(world)
        pauses.append(look["next_look_at"] - now)
        assert look["last_error"] == "ClientConnectorError"
        now = look["next_look_at"]
    assert pauses[:3] == [LOOK_EVERY, 2 * LOOK_EVERY, 4 * LOOK_EVERY]
    assert pauses[-1] == LONGEST_PAUSE
    assert _look(world)["seen_until"] == _look(world)["began_at"]
    sid = _lose(carrier, "hello")
    there = {"twilio_api_base_url": carrier.url, "twilio_account_sid": ACCOUNT, "twilio_auth_tokens": (TOKEN,)}
    again = Means(means.settings.model_copy(update=there), means.pool, means.doorbell)
    assert reconcile_inbound.run(again, now + SOON) == Tally(1)
    assert [row[0] for row in _texts(world)] == [sid]
    assert (_look(world)["failures"], _look(world)["last_error"]) == (0, None)


def test_one_bad_row_keeps_nobody_out(world: World, asking: Means, carrier: Running, database: Database) -> None:
    """What the database refuses, and what our webhook would have refused, is left out; its neighbours are stored."""
    sids = [_lose(carrier, "hi", sender) for sender in (ANN, BEN)]
    with psycopg.connect(database.owner_url, autocommit=True) as owner:
        owner.execute(f"alter table sms_messages add check (twilio_message_sid <> '{sids[0]}')".encode())
    assert reconcile_inbound.run(asking, clock.now() + SOON) == Tally(1)
    assert [row[0] for row in _texts(world)] == sids[1:]
    assert _look(world)["recovered"] == 1


@pytest.mark.parametrize(
    ("word", "since_then", "outcome"),
    [
        ("START", "opted_out", "outdated"),
        ("please stop texting me", "opted_in", "outdated"),
        ("STOP", None, None),
        ("is it raining?", "opted_out", None),
    ],
)
def test_a_word_on_consent_that_was_overtaken_changes_nothing(
    world: World, asking: Means, carrier: Running, *, word: str, since_then: str | None, outcome: str | None
) -> None:
    """A START from before the STOP we heard does not let them back in; everything else has its turn."""
    phone_id = world.phone()
    sid = _lose(carrier, word)
    if since_then is not None:
        statement = ConsentStatement(new_id(), phone_id, since_then, "sms", "stop", None, f"t:{sid}", new_id())
        people.record_consents(world.conn, [statement], now=clock.now() + timedelta(seconds=5))
    reconcile_inbound.run(asking, clock.now() + timedelta(minutes=1))
    row = world.conn.execute("select outcome from sms_messages where twilio_message_sid = %s", [sid]).fetchone()
    assert row == (outcome,)


def test_a_messaging_service_is_searched_by_the_numbers_people_wrote_to(
    world: World, asking: Means, carrier: Running
) -> None:
    """The settings name no number then: one that people wrote to is looked at from there on."""
    service = asking.settings.model_copy(update={"twilio_from_number": None, "twilio_messaging_service_sid": SERVICE})
    means = Means(service, asking.pool, asking.doorbell)
    now = clock.now() + SOON
    assert reconcile_inbound.run(means, now) == Tally()
    world.text(at=clock.now(), sender=BEN)
    sid = _lose(carrier, "hello")
    assert reconcile_inbound.run(means, now) == Tally(1)
    assert sid in [row[0] for row in _texts(world)]
