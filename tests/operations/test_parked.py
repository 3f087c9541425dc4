"""`engine parked`: what failed three times is listed, given back or ended, and the ledger knows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from engine import clock
from engine.store import inbox
from tests.operations.stage import event_for, park_event, park_text, phone_of, text_from

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    import psycopg

    from engine.settings import Settings
    from tests.operations.stage import Outcome


@pytest.fixture
def pair(db: psycopg.Connection, settings: Settings) -> tuple[UUID, UUID]:
    """A parked text and a parked event."""
    text_id = text_from(db, settings)
    event_id = event_for(db, phone_of(db, text_id))
    park_text(db, text_id)
    park_event(db, event_id)
    return text_id, event_id


def _told(db: psycopg.Connection) -> list[tuple[str, dict[str, str]]]:
    return db.execute("select event_type, payload from message_events order by id").fetchall()


def test_nothing_parked_is_said_plainly(engine: Callable[..., Outcome]) -> None:
    """An empty list is one line and exit code 0."""
    assert engine("parked").out == "Nothing is parked.\n"


def test_what_is_parked_is_listed(pair: tuple[UUID, UUID], engine: Callable[..., Outcome]) -> None:
    """Both kinds are listed with id, error and tries, on one line each in eighty columns."""
    text_id, event_id = pair
    listed = json.loads(engine("parked", "--json").out)
    assert (listed["texts"], listed["events"]) == (1, 1)
    assert [(row["kind"], row["id"], row["error"], row["tries"]) for row in listed["parked"]] == [
        ("text", str(text_id), "ZeroDivisionError", 3),
        ("event", str(event_id), "22P02", 3),
    ]
    shown = engine("parked").out.splitlines()
    assert max(len(line) for line in shown) <= 80
    assert shown[1].split()[:4] == [str(text_id), "text", "ZeroDivisionError", "3"]


def test_released_work_waits_again_with_new_tries(
    db: psycopg.Connection, pair: tuple[UUID, UUID], engine: Callable[..., Outcome]
) -> None:
    """A released text is claimed again as if it had never failed; the rest stays parked."""
    text_id, event_id = pair
    outcome = engine("parked", "release", str(text_id))
    assert (outcome.exit_code, outcome.out) == (0, "1 row released.\n")
    rows = db.execute("select attempts, parked_at, processing_error from sms_messages").fetchall()
    assert rows == [(0, None, None)]
    with db.transaction():
        assert len(inbox.claim_phones(db, now=clock.now(), batch=9).fetchall()) == 1
    assert [row["id"] for row in json.loads(engine("parked", "--json").out)["parked"]] == [str(event_id)]
    assert _told(db) == [("parked_released", {"cause": "text", "cause_id": str(text_id), "by": "operator"})]


def test_everything_is_released_at_once(pair: tuple[UUID, UUID], engine: Callable[..., Outcome]) -> None:
    """`--all` takes texts and events alike."""
    assert len(pair) == 2
    assert engine("parked", "release", "--all").out == "2 rows released.\n"
    assert engine("parked").out == "Nothing is parked.\n"


def test_closed_work_has_its_one_outcome(
    db: psycopg.Connection, pair: tuple[UUID, UUID], engine: Callable[..., Outcome]
) -> None:
    """Closing gives the outcome `parked`, keeps the reason in the ledger, and happens once."""
    text_id, event_id = pair
    close = ("parked", "close", str(text_id), str(event_id), "--reason", "answered_by_phone")
    assert engine(*close).out == "2 rows closed.\n"
    rows = db.execute(
        "select outcome, processed_at is not null from sms_messages"
        " union all select outcome, processed_at is not null from inbox_events"
    ).fetchall()
    assert rows == [("parked", True), ("parked", True)]
    assert [(what, told["cause"], told["reason"]) for what, told in _told(db)] == [
        ("parked_closed", "text", "answered_by_phone"),
        ("parked_closed", "event", "answered_by_phone"),
    ]
    again = engine(*close)
    assert (again.exit_code, again.out) == (1, "0 rows closed.\n")
    assert again.err.splitlines() == [f"not parked: {text_id}", f"not parked: {event_id}"]


def test_work_that_is_not_parked_is_left_alone(
    db: psycopg.Connection, settings: Settings, engine: Callable[..., Outcome]
) -> None:
    """An id that merely waits, or that nobody knows, is named with exit code 1 and not touched."""
    waiting, unknown = text_from(db, settings), uuid4()
    outcome = engine("parked", "close", str(waiting), str(unknown), "--reason", "test_text")
    assert outcome.exit_code == 1
    assert sorted(outcome.err.splitlines()) == sorted([f"not parked: {waiting}", f"not parked: {unknown}"])
    assert db.execute("select processed_at from sms_messages").fetchall() == [(None,)]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("release",), "give either ids or --all"),
        (("release", "nonsense"), "UUID"),
        (("close", str(uuid4())), "--reason"),
        (("close", str(uuid4()), "--reason", "Ann said so"), "a code of small letters"),
    ],
)
def test_a_wrong_call_is_refused(engine: Callable[..., Outcome], arguments: tuple[str, ...], says: str) -> None:
    """What cannot be done is exit code 2 with the way it can."""
    outcome = engine("parked", *arguments)
    assert outcome.exit_code == 2
    assert says in " ".join(outcome.err.replace("│", " ").split())
