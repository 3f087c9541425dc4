"""A log line says what happened and to which ids; whatever else is put into it stays out."""

from __future__ import annotations

import asyncio
import base64
import gc
import io
import json
import logging
import subprocess
import sys
import threading
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

import psycopg
import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st
from psycopg.pq import DiagnosticField

from crypto.keyring import Keyring, SealBroken
from engine.errors import EngineError, describe_error
from engine.logs import configure_logs, mask

if TYPE_CHECKING:
    from collections.abc import Iterator

ANN = "+14155550101"
WORDS = "meet me at the old pier"
ROW = UUID("01a1fdb8-8a75-7394-8942-4618fc5fddca")
KEY = base64.b64encode(b"body-key-body-key-body-key-body-").decode()
SEALED = Keyring.parse(f"1:{KEY}").seal(WORDS, table="sms_messages", row_id=ROW, column="body")


@dataclass
class Said:
    """A value whose repr gives a text away."""

    text: str


class Lines:
    """What was logged, as text and as objects."""

    def __init__(self) -> None:
        self.stream = io.StringIO()

    @property
    def text(self) -> str:
        """Give all of it as written."""
        return self.stream.getvalue()

    def one(self) -> dict[str, Any]:
        """Give the only line there is."""
        (line,) = self.text.splitlines()
        return dict(json.loads(line))


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[Lines]:
    """Configure logging into memory, and put everything back afterwards."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    root = logging.getLogger()
    before = (root.handlers[:], root.level)
    logged = Lines()
    configure_logs("INFO", stream=logged.stream)
    yield logged
    root.handlers[:], root.level = before
    structlog.reset_defaults()


def log() -> Any:  # noqa: ANN401 -- structlog's own type for a logger
    """Give a logger as the engine gets it."""
    return structlog.get_logger()


def test_a_line_is_one_json_object(lines: Lines) -> None:
    """Time, level and event come first, then ids and counts as they were given."""
    log().info("turn_applied", phone_id=ROW, effects=3, took_ms=1.5, replied=True, lane=None)
    line = lines.one()
    assert list(line)[:3] == ["timestamp", "level", "event"]
    assert datetime.fromisoformat(line.pop("timestamp")).utcoffset() == timedelta()
    assert line == {
        "level": "info",
        "event": "turn_applied",
        "phone_id": str(ROW),
        "effects": 3,
        "took_ms": 1.5,
        "replied": True,
        "lane": None,
    }


def test_ids_of_the_context_are_on_every_line(lines: Lines) -> None:
    """What is bound around a piece of work is on its lines, and guarded like the rest."""
    with structlog.contextvars.bound_contextvars(batch_id=7, body=WORDS):
        log().info("claimed")
    line = lines.one()
    assert (line["batch_id"], line["withheld"]) == (7, ["body"])


def test_the_level_is_a_threshold(lines: Lines) -> None:
    """Lines below the configured level are not written, whether ours or a library's."""
    log().debug("quiet")
    logging.getLogger("dramatiq.worker").debug("quiet too")
    assert not lines.text


PRIVATE = [
    *("body", "Body", "BODY", "text", "from", "from_", "to", "to_", "From", "number", "phone", "name", "code", "token"),
    *("first_name", "auth_token", "from_number", "phone_e164", "otp_code", "cron_secret", "sms_body", "password"),
    *("query_string", "plaintext", "payload", "bodies", "birthday", "email"),
]


@pytest.mark.parametrize("key", PRIVATE)
def test_private_keys_are_dropped(lines: Lines, key: str) -> None:
    """A value under a private key is gone at any depth, and the line says which key it was."""
    log().info("leak", **{key: WORDS}, inner={"deeper": [{key: WORDS}]})
    assert WORDS not in lines.text
    assert lines.one()["withheld"] == [key]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(("phone_id", 4), ("texts", 3), ("phones", 12), ("error_code", 30003), ("status_code", 503), ("exit_code", 2)),
        *(("body_bytes", 120), ("sweep", "retention"), ("from_state", "idle"), ("url", "https://api.twilio.com/x")),
    ],
)
def test_ids_counts_and_codes_are_kept(lines: Lines, key: str, value: object) -> None:
    """Keys that only resemble private ones keep their values."""
    log().info("fine", **{key: value})
    assert lines.one()[key] == value


@pytest.mark.parametrize(
    "shape",
    [
        *(ANN, "+1 415 555 0101", "+1 (415) 555-0101", "(415) 555-0101", "415-555-0101", "415.555.0101", "4155550101"),
        *("14155550101", "%2B14155550101", "%2b14155550101", "+447700900123", "tel:+14155550101", "+1-415-555-0101"),
    ],
)
def test_numbers_are_masked_wherever_they_are(lines: Lines, shape: str) -> None:
    """A phone number in an event, a value, a list, a nested key or a path does not get through."""
    log().info(f"reply {shape} sent", note=f"for {shape}.", inner={shape: [shape]}, where=Path("/spool") / shape)
    assert shape not in lines.text
    assert lines.text.count("[number]") == 5


@given(made=st.uuids(), at=st.datetimes(timezones=st.just(UTC)), sid=st.from_regex(r"\A(SM|AC)[0-9a-f]{32}\Z"))
def test_ids_and_times_are_not_taken_for_numbers(made: UUID, at: datetime, sid: str) -> None:
    """UUIDs, instants, Twilio's ids, versions and addresses come through whole."""
    for text in (
        str(made),
        at.isoformat(),
        str(at),
        sid,
        "10.245.678.9012",
        "PostgreSQL 15.4",
        "2026-11-21",
        "int8:1763721600",
    ):
        assert mask(text) == text


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://josh:s3cret@db.example/josh", "postgresql://[withheld]@db.example/josh"),
        ("redis://:s3cret@queue.example:6379/0", "redis://[withheld]@queue.example:6379/0"),
        ("https://josh.example/me?t=s3cret", "https://josh.example/me?[withheld]"),
        ("see https://josh.example/me#s3cret now", "see https://josh.example/me#[withheld] now"),
    ],
)
def test_urls_lose_their_credentials(lines: Lines, url: str, shown: str) -> None:
    """User, password, query and fragment are taken out of a URL; host and path stay."""
    log().info("connecting", url=url)
    assert lines.one()["url"] == shown


class Colour(Enum):
    """A code with a value."""

    RED = "red"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (SEALED, "[Sealed]"),
        ([SEALED], ["[Sealed]"]),
        (WORDS.encode(), "[bytes]"),
        (Said(WORDS), "[Said]"),
        ({"a": Said(WORDS)}, {"a": "[Said]"}),
        (ValueError(WORDS), {"error": "ValueError"}),
        (Colour.RED, "red"),
        (float("nan"), "nan"),
        (timedelta(seconds=90), "0:01:30"),
        ("half \ud83d", "half \ud83d"),
        ([[[[[WORDS]]]]], [[[["[list]"]]]]),
        ("x" * 600, "x" * 500),
        ("x" * 495 + ANN, "x" * 495 + "[numb"),
    ],
)
def test_other_values_are_named_not_shown(lines: Lines, value: object, shown: object) -> None:
    """What is neither an id, a count nor a code is replaced by the name of its type, never by its repr."""
    log().info("odd", value=value)
    assert lines.one()["value"] == shown
    assert WORDS not in lines.text
    assert SEALED.ciphertext.hex() not in lines.text


class RefusedError(EngineError):
    """An error of ours."""


DETAIL = f"duplicate key\nDETAIL: Key (body, phone)=({WORDS}, {ANN}) already exists."
DESCRIBED = {
    "unknown": (KeyError(WORDS), {"error": "KeyError"}),
    "ours": (RefusedError("job 7 is closed"), {"error": "RefusedError", "message": "job 7 is closed"}),
    "seal": (SealBroken("t.c of row 1"), {"error": "SealBroken", "message": "t.c of row 1"}),
    "constraint": (
        psycopg.errors.UniqueViolation(DETAIL, info={DiagnosticField.CONSTRAINT_NAME: b"phones_phone_hash_uniq"}),
        {"error": "UniqueViolation", "sqlstate": "23505", "constraint": "phones_phone_hash_uniq"},
    ),
    "deadlock": (psycopg.errors.DeadlockDetected(DETAIL), {"error": "DeadlockDetected", "sqlstate": "40P01"}),
    "connection": (psycopg.OperationalError(DETAIL), {"error": "OperationalError"}),
    "system": (ConnectionRefusedError(111, WORDS), {"error": "ConnectionRefusedError", "errno": "ECONNREFUSED"}),
    "exit": (SystemExit(WORDS), {"error": "SystemExit"}),
}


@pytest.mark.parametrize(("error", "described"), DESCRIBED.values(), ids=DESCRIBED)
def test_errors_are_described_by_codes(lines: Lines, error: BaseException, described: dict[str, str]) -> None:
    """Type, SQLSTATE, constraint and errno are told; a message only when it is one of ours."""
    assert describe_error(error) == described
    log().warning("failed", error=error)
    assert lines.one()["error"] == described


def fail_with_words(words: str) -> None:
    """Raise an error that has the words in its message, its cause and its locals."""
    try:
        raise psycopg.errors.CheckViolation(DETAIL)
    except psycopg.Error as error:
        raise RuntimeError(f"cannot apply {words}") from error


def test_a_traceback_has_places_and_no_values(lines: Lines) -> None:
    """An exception is shown with its frames and its causes; neither messages nor locals appear."""
    try:
        fail_with_words(WORDS)
    except RuntimeError:
        log().exception("turn_failed", turn=7)
    shown = lines.one()["exception"]
    assert shown["error"] == "RuntimeError"
    assert shown["frames"][-1].startswith("tests/engine/test_logs.py:")
    assert shown["frames"][-1].endswith(":fail_with_words")
    assert (shown["cause"]["error"], shown["cause"]["sqlstate"]) == ("CheckViolation", "23514")
    assert not any(secret in lines.text for secret in (WORDS, ANN, "DETAIL"))


def test_the_errors_of_a_group_are_each_described(lines: Lines) -> None:
    """A group of errors, as task groups raise them, lists what each one was."""
    log().error("batch_failed", exc_info=ExceptionGroup(WORDS, [ValueError(WORDS), TimeoutError()]))
    assert lines.one()["exception"]["errors"] == [{"error": "ValueError"}, {"error": "TimeoutError"}]
    assert WORDS not in lines.text


@pytest.mark.parametrize("name", ["twilio.http_client", "aiohttp.access", "uvicorn.access"])
def test_talkative_loggers_are_silent(lines: Lines, name: str) -> None:
    """Loggers that print bodies, numbers and URLs say nothing, even after a server sets them up again."""
    silenced = logging.getLogger(name)
    heard = logging.StreamHandler(lines.stream)
    silenced.addHandler(heard)
    level = silenced.level
    silenced.setLevel(logging.DEBUG)
    silenced.critical("POST Body=%s", WORDS)
    silenced.removeHandler(heard)
    silenced.setLevel(level)
    assert not lines.text


def test_a_library_logs_its_template_only(lines: Lines) -> None:
    """A library's line is kept with its logger and level, but what it would fill in is not."""
    logging.getLogger("some.library").warning("could not parse %s\n%s", WORDS, WORDS)
    line = lines.one()
    assert (line["event"], line["logger"], line["level"]) == ("could not parse %s", "some.library", "warning")


def test_servers_and_the_queue_fill_theirs_in(lines: Lines) -> None:
    """Dramatiq and uvicorn log ports, process ids and actor names, which are wanted; numbers are masked even there."""
    logging.getLogger("uvicorn.error").info("Listening on port %d for %s", 8000, ANN)
    assert lines.one()["event"] == "Listening on port 8000 for [number]"


def test_a_level_of_a_librarys_own_is_rounded(lines: Lines) -> None:
    """A line between two levels, which some libraries invent, is written at the lower one."""
    logging.getLogger("dramatiq").log(35, "odd")
    assert lines.one()["level"] == "warning"


def test_a_lost_task_of_asyncio_tells_no_message(lines: Lines) -> None:
    """A failed task nobody awaited is reported by asyncio with the repr of its error; only the first line is kept."""

    async def lose_a_task() -> None:
        task = asyncio.ensure_future(failing())
        await asyncio.wait([task])

    async def failing() -> None:
        raise psycopg.errors.UniqueViolation(DETAIL)

    asyncio.run(lose_a_task())
    gc.collect()
    line = lines.one()
    assert (line["event"], line["exception"]["sqlstate"]) == ("Task exception was never retrieved", "23505")
    assert not any(secret in lines.text for secret in (WORDS, ANN, "DETAIL"))


CRASHES = f"""
import sys, threading
from engine.logs import configure_logs
configure_logs()
def crash():
    raise ValueError({WORDS!r})
worker = threading.Thread(target=crash)
worker.start()
worker.join()
crash()
"""


def test_a_crash_tells_no_message() -> None:
    """An error nobody caught, in a thread or in the process, is one guarded line each on standard output."""
    ended = subprocess.run([sys.executable, "-c", CRASHES], check=False, capture_output=True, text=True)
    events = [json.loads(line) for line in ended.stdout.splitlines()]
    assert [(event["event"], event["level"]) for event in events] == [
        ("thread_crashed", "critical"),
        ("process_crashed", "critical"),
    ]
    assert all(event["exception"]["error"] == "ValueError" for event in events)
    assert WORDS not in ended.stdout + ended.stderr
    assert ended.returncode == 1
