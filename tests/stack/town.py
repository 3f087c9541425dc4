"""A whole stack with real processes, and what tests do to it: text, break, wait until settled, audit."""

from __future__ import annotations

import json
import os
import signal
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit
from uuid import uuid4

import psycopg
from psycopg.rows import dict_row

from engine.launcher.processes import wait_until
from engine.launcher.stack import Stack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ANN = "+14155550101"
SETTLE_SECONDS = 60
_ANSWER_SECONDS = 60


def number(place: int) -> str:
    """One of ten thousand numbers of nobody."""
    return f"+1415557{place:04d}"


def new_sid() -> str:
    """A SID as Twilio makes them."""
    return f"SM{uuid4().hex}"


class Town:
    """One running stack. Talks to the sandbox directly, so that a dead web process does not silence it."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack

    def text(self, phone: str, body: str, *, sid: str | None = None, media: int = 0) -> int:
        """Have a phone text us through a really signed webhook; gives the HTTP status of its delivery."""
        content: dict[str, Any] = {"body": body, "media_count": media} | ({} if sid is None else {"sid": sid})
        return self.ask("POST", f"/sandbox/phones/{quote(phone)}/texts", content)[0]

    def texts(self, phone: str) -> list[dict[str, Any]]:
        """Both ways in order, as the phone saw them."""
        found: list[dict[str, Any]] = self.ask("GET", f"/sandbox/phones/{quote(phone)}/texts")[1]
        return found

    def ledger(self) -> list[dict[str, Any]]:
        """Every text of ours the carrier accepted."""
        found: list[dict[str, Any]] = self.ask("GET", "/sandbox/ledger")[1]
        return found

    def arm(self, kind: str, count: int = 1) -> None:
        """Arm a fault of the carrier."""
        assert self.ask("POST", "/sandbox/faults", {"kind": kind, "count": count})[0] == 200

    def turn(self, **knobs: float | str) -> None:
        """Turn knobs of the carrier."""
        assert self.ask("POST", "/sandbox/knobs", dict(knobs))[0] == 200

    def settle(self) -> None:
        """Wait until nothing is left to do."""
        status, left = self.ask("POST", "/sandbox/settle", {"timeout_seconds": SETTLE_SECONDS})
        assert status == 200, left

    def advance(self, seconds: float) -> None:
        """Move business time, stepwise."""
        status, left = self.ask("POST", "/sandbox/clock", {"advance_seconds": seconds})
        assert status == 200, left

    def ask(self, method: str, path: str, content: Any = None, *, web: bool = False) -> tuple[int, Any]:  # noqa: ANN401 -- JSON
        """Ask the sandbox, or the web process; 0 when nobody answered."""
        port = urlsplit(self.stack.environment["PUBLIC_BASE_URL" if web else "SANDBOX_URL"]).port
        connection = HTTPConnection("127.0.0.1", port or 80, timeout=_ANSWER_SECONDS)
        try:
            body = None if content is None else json.dumps(content)
            connection.request(method, path, body, {"content-type": "application/json"} if body else {})
            answer = connection.getresponse()
            said = answer.read()
        except (OSError, HTTPException):
            return 0, None
        finally:
            connection.close()
        is_json = answer.getheader("content-type", "").startswith("application/json")
        return answer.status, json.loads(said) if is_json else said.decode()

    def rows(self, query: str, **parameters: Any) -> list[dict[str, Any]]:  # noqa: ANN401 -- values of any column
        """Look at the database as the engine does."""
        with self.connect() as conn:
            return conn.cursor(row_factory=dict_row).execute(query.encode(), parameters).fetchall()

    def connect(self) -> psycopg.Connection:
        """A connection as the engine has it."""
        return psycopg.connect(self.stack.environment["DATABASE_URL"], autocommit=True)

    @contextmanager
    def locked(self, table: str) -> Iterator[Callable[[], bool]]:
        """Hold a table so that whoever writes to it stands still; yields a question: does somebody wait for it?"""
        with psycopg.connect(self.stack.environment["MIGRATE_DATABASE_URL"]) as holder:
            holder.execute(f"lock table {table} in exclusive mode".encode())

            def somebody_waits() -> bool:
                return bool(self.rows("select 1 as one from pg_locks where not granted limit 1"))

            yield somebody_waits
            holder.rollback()

    def kill(self, name: str) -> None:
        """Kill -9 a process of ours with everything it started, in one blow; the supervisor starts it again."""
        os.killpg(self.stack.processes[name], signal.SIGKILL)

    def wait_ready(self) -> None:
        """Wait until a text would be taken again."""
        self.until(self.stack.is_ready)

    def until(self, condition: Callable[[], bool], seconds: float = 30) -> None:
        """Wait for what must come."""
        assert wait_until(condition, seconds, every=0.05)

    def at_once(self, *work: Callable[[], int]) -> list[int]:
        """Do things at the same time."""
        with ThreadPoolExecutor(len(work)) as threads:
            return list(threads.map(lambda one: one(), work))

    def outcomes(self, phone: str) -> list[str | None]:
        """What came of each text of a phone, in order of arrival."""
        found = self.rows(
            "select outcome from sms_messages where from_e164 = %(phone)s and direction = 'in' order by arrival_seq",
            phone=phone,
        )
        return [row["outcome"] for row in found]

    def audit(self) -> None:
        """Nothing was lost and nothing doubled: the carrier's memory against ours. Call when settled."""
        texts = self.rows("select * from sms_messages where direction = 'in' order by arrival_seq")
        jobs = self.rows("select * from sms_outbound_jobs")
        sent = self.rows("select outbound_job_id, twilio_message_sid from sms_messages where direction = 'out'")
        ledger = self.ledger()
        delivered = [one for phone in self._phones() for one in self.texts(phone) if one["direction"] == "in"]
        assert Counter(text["twilio_message_sid"] for text in texts) == Counter(one["sid"] for one in delivered)
        assert [text for text in texts if text["outcome"] is None and text["parked_at"] is None] == []
        for phone in self._phones():
            self._audit_order(phone)
        accepted = Counter(entry["job_id"] for entry in ledger)
        assert set(accepted.values()) <= {1}, "one job, two texts at the carrier"
        assert accepted.keys() == {str(job["id"]) for job in jobs if job["status"] == "sent"}
        assert {str(row["outbound_job_id"]): row["twilio_message_sid"] for row in sent} == {
            entry["job_id"]: entry["sid"] for entry in ledger
        }
        answers = Counter(job["in_reply_to"] for job in jobs)
        assert set(answers.values()) <= {1}, "one text, two answers"

    def _audit_order(self, phone: str) -> None:
        found = self.rows(
            "select twilio_message_sid as sid, turn_no from sms_messages"
            " where from_e164 = %(phone)s and direction = 'in' and turn_no is not null order by arrival_seq",
            phone=phone,
        )
        turns = [row["turn_no"] for row in found]
        assert turns == sorted(turns)

    def _phones(self) -> list[str]:
        return [entry["phone"] for entry in self.ask("GET", "/sandbox/phones")[1]]

    def sent_in_order(self, phone: str, sids: list[str]) -> None:
        """Texts a phone sent one after the other stand in that order."""
        found = self.rows(
            "select twilio_message_sid as sid from sms_messages"
            " where from_e164 = %(phone)s and direction = 'in' order by arrival_seq",
            phone=phone,
        )
        places = {row["sid"]: place for place, row in enumerate(found)}
        assert [places[sid] for sid in sids] == sorted(places[sid] for sid in sids)


def open_town(folder: Path) -> Iterator[Town]:
    """A town in a folder of its own, gone afterwards."""
    stack = Stack(folder, fsync=False)
    try:
        with stack:
            town = Town(stack)
            town.turn(step_seconds=0.01, retry_pause_seconds=0.5)
            yield town
    finally:
        for server in (stack.postgres, stack.redis):
            assert server is not None
            server.remove()


def by_phone(sent: list[tuple[str, str]]) -> dict[str, list[str]]:
    """(phone, SID) pairs in the order sent, as a list of SIDs for each phone."""
    found: dict[str, list[str]] = defaultdict(list)
    for phone, sid in sent:
        found[phone].append(sid)
    return found
