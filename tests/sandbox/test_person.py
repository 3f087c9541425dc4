"""Who texts from a phone, read from the engine's own rows."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Any

import psycopg
import pytest
import requests

from crypto.hashes import PhoneHasher
from engine.domain.interview.steps import Step
from engine.ids import new_id
from tests.sandbox.person_rows import known, taught
from tests.sandbox.person_world import add_join, add_member, add_phone, add_send
from tests.sandbox.stage import ANN, BEN, facts_for, running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.databases import Database
    from tests.sandbox.stage import Listener, Running

HASHER = PhoneHasher.parse(f"1:{b64encode(b'k' * 32).decode()}")


@pytest.fixture
def engine(tmp_path: Path, listener: Listener, database: Database) -> Iterator[Running]:
    """A sandbox that sees an engine's database."""
    facts = facts_for(tmp_path, listener, database_url=database.url, phone_hash_keys=HASHER)
    with running(facts) as sandbox:
        yield sandbox


@pytest.fixture
def rows(database: Database) -> Iterator[psycopg.Connection]:
    """The engine's rows, to be written by hand."""
    with psycopg.connect(database.owner_url, autocommit=True) as conn:
        yield conn


def person(engine: Running, phone: str = ANN) -> Any:  # noqa: ANN401 -- JSON of any shape
    """What the page is told."""
    return engine.get(f"phones/{phone}/person")


def test_a_number_nobody_texted_from_is_nobody(engine: Running) -> None:
    """There is nothing to know, and that is an answer."""
    told = person(engine)
    assert (told["phone"], told["standing"]["code"]) == (ANN, "unknown")
    assert (told["profile"], told["region"], told["way"], told["waiting"]) == (None, None, None, False)


def test_somebody_who_joins_is_told_by_step_alone(engine: Running, rows: psycopg.Connection) -> None:
    """What they said so far stays sealed: the step's name is read and nothing is opened."""
    add_join(rows, add_phone(rows, HASHER, ANN), "birthday")
    told = person(engine)
    assert told["standing"]["sentence"] == "Joining: asked for the birthday"
    assert (told["way"]["done"], told["way"]["of"], told["first_name"]) == (1, 4, None)


def test_a_join_that_expired_is_forgotten(engine: Running, rows: psycopg.Connection) -> None:
    """Seven days later they are a stranger like any other."""
    add_join(rows, add_phone(rows, HASHER, ANN), "zip")
    rows.execute(
        "update public.pending_joins set started_at = now() - interval '9 days', expires_at = now() - '1 day'::interval"
    )
    assert person(engine)["standing"]["code"] == "stranger"


def test_a_member_in_the_interview(engine: Running, rows: psycopg.Connection) -> None:
    """Name, region, question and what is known by now, of this number only."""
    add_member(rows, HASHER, ANN, taught(until=Step.MOTIVE_01), state="interviewing")
    told = person(engine)
    assert (told["first_name"], told["region"]["name"]) == ("Ann", "Fairville")
    assert told["region"]["words"] == "not open yet, on the waitlist"
    assert told["standing"]["sentence"] == "In the interview: how it should feel"
    assert (told["way"]["done"], told["way"]["of"]) == (3, 12)
    assert person(engine, BEN)["standing"]["code"] == "unknown"


def test_a_member_who_is_known(engine: Running, rows: psycopg.Connection) -> None:
    """The whole picture comes back from the rows as it was learned, and of the person only the first name."""
    add_member(rows, HASHER, ANN, known(), state="active")
    told = person(engine)
    assert told["standing"]["code"] == "active"
    assert told["profile"]["state"] == "complete_mvp"
    assert [one["label"] for one in told["profile"]["activities"]] == ["chess", "hiking", "coffee"]
    assert not any(word in str(told) for word in ("Secretname", "1994", "94612"))


def test_held_and_kept_out(engine: Running, rows: psycopg.Connection) -> None:
    """A hold is told while it is open, a ban before anything else; both end."""
    phone_id = add_member(rows, HASHER, ANN, known(), state="active")
    rows.execute(
        "insert into public.safety_holds (phone_id, state, reason, applied_at)"
        " values (%s, 'hard_hold', 'threat', now())",
        [phone_id],
    )
    assert person(engine)["standing"]["code"] == "held"
    rows.execute(
        "insert into public.phone_bans (phone_id, reason, banned_at) values (%s, 'operator', now())", [phone_id]
    )
    assert person(engine)["standing"]["code"] == "banned"
    rows.execute("update public.safety_holds set cleared_at = now()")
    rows.execute("update public.phone_bans set lifted_at = now()")
    assert person(engine)["standing"]["code"] == "active"


def test_an_opt_out_is_noted(engine: Running, rows: psycopg.Connection) -> None:
    """Whoever it is: we may not text them."""
    rows.execute(
        "insert into public.sms_opt_outs (phone_id, scope, via, opted_out_at)"
        " values (%s, 'all_texts', 'keyword', now())",
        [add_phone(rows, HASHER, ANN)],
    )
    assert [note["words"] for note in person(engine)["notes"]] == ["Opted out: gets no texts from us"]


@pytest.mark.parametrize(
    ("status", "last_error", "note", "waiting"),
    [
        ("unknown", "ambiguous", "The carrier gave no clear answer to a text of ours", True),
        ("failed", "proven_absent", "Nobody knows whether a text of ours arrived", False),
        ("failed", "refused", None, False),
    ],
)
def test_a_text_whose_fate_is_unknown_is_noted(
    engine: Running, rows: psycopg.Connection, status: str, last_error: str, note: str | None, *, waiting: bool
) -> None:
    """While it is being found out, and as long as `engine uncertain` shows it; the page looks again at the former."""
    add_send(rows, add_phone(rows, HASHER, ANN), status=status, last_error=last_error)
    told = person(engine)
    assert [said["words"].startswith(note or "") for said in told["notes"]] == [True] * (note is not None)
    assert told["waiting"] is waiting
    rows.execute("update public.sms_outbound_jobs set created_at = now() - interval '8 days' where status = 'failed'")
    assert bool(person(engine)["notes"]) is waiting


def test_an_unproved_registration_claims_nothing(engine: Running, rows: psycopg.Connection) -> None:
    """The number's owner is a stranger until they text JOIN themselves."""
    add_member(rows, HASHER, ANN, taught(until=Step.INTRO_01), state="unverified")
    told = person(engine)
    assert (told["standing"]["code"], told["first_name"], told["profile"]) == ("stranger", None, None)


def test_what_waits_to_be_decided_is_said(engine: Running, rows: psycopg.Connection) -> None:
    """The page looks again while something of this number is due."""
    rows.execute(
        "insert into public.inbox_events (phone_id, kind, due_at, idempotency_key, correlation_id) values"
        " (%s, 'texts_folded', now(), 'fold:1', %s)",
        [add_phone(rows, HASHER, ANN), new_id()],
    )
    assert person(engine)["waiting"] is True


def test_a_carrier_without_an_engine_says_so(sandbox: Running) -> None:
    """The page is told that nobody can be looked up, and why."""
    answer = requests.get(f"{sandbox.url}/sandbox/phones/{ANN}/person", timeout=10)
    assert (answer.status_code, answer.json()) == (503, {"error": "this carrier runs without an engine"})


def test_a_phone_that_is_none_is_refused(engine: Running) -> None:
    """What is no number, short code or sender cannot be asked about."""
    assert requests.get(f"{engine.url}/sandbox/phones/+1/person", timeout=10).status_code == 400
