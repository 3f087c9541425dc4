"""The real stack as the story sees it: the sandbox's HTTP contract, the outcomes in the database, and kill -9."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from http.client import HTTPConnection
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo

import psycopg

from engine.demo.roles import Author, PhoneText
from engine.errors import EngineError
from engine.settings import variables

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import time

    from engine.demo.roles import Delivery
    from engine.launcher.stack import Stack

_ANSWER_SECONDS = 40

PHONES = ZoneInfo("America/Los_Angeles")
"""Where the demo's people live."""

HANG_SECONDS = 3.0
"""How long the carrier's time-out faults hold a call: longer than a killed worker needs to die, shorter than a yawn."""


class StageError(EngineError):
    """The stack answered what it must not; the message says which question and how it was answered."""


class RunningStack:
    """The `Stage` of a real performance."""

    def __init__(self, stack: Stack) -> None:
        """Play on a stack that runs."""
        self._stack = stack

    def text(self, deliveries: Sequence[Delivery]) -> list[str]:
        """Send texts at the same moment; back once our webhook has answered each. Gives their SIDs, in order."""
        with ThreadPoolExecutor(len(deliveries)) as threads:
            return list(threads.map(self._text, deliveries))

    def texts(self, phone: str) -> list[PhoneText]:
        """What a phone shows, in order."""
        shown = self._ask("GET", f"/sandbox/phones/{quote(phone, safe='+')}/texts")
        ours = {entry["sid"] for entry in self._ask("GET", "/sandbox/ledger")}
        return [
            PhoneText(text["sid"], text["body"], _author(text, ours), datetime.fromisoformat(text["at"]))
            for text in shown
        ]

    def taken(self) -> list[tuple[str, str]]:
        """Everything the carrier accepted from us: recipient and job id, in order."""
        return [(entry["to"], entry["job_id"]) for entry in self._ask("GET", "/sandbox/ledger")]

    def arm_fault(self, kind: str, count: int) -> None:
        """Have the carrier misbehave for the next `count` sends."""
        self._ask("POST", "/sandbox/faults", {"kind": kind, "count": count})

    def turn_knobs(self, values: Mapping[str, float]) -> None:
        """Change how slow the carrier is."""
        self._ask("POST", "/sandbox/knobs", dict(values))

    def advance(self, seconds: int) -> None:
        """Move business time, stepwise."""
        self._ask("POST", "/sandbox/clock", {"advance_seconds": seconds})

    def advance_until(self, hour: time, weekday: int | None = None) -> None:
        """Move business time to the next time it is this hour, and weekday (Monday is 0), where the phones are."""
        now = datetime.fromisoformat(self._ask("GET", "/sandbox/info")["now"])
        self.advance(int((next_time(now, hour, weekday) - now).total_seconds()) + 1)

    def add_person(self, phone: str, first_name: str, activities: Sequence[str], zip_code: str | None) -> None:
        """Make this phone's owner a member who lives there and likes these things."""
        content = {"phone": phone, "first_name": first_name, "activities": list(activities), "zip": zip_code}
        self._ask("POST", "/sandbox/people", content)

    def settle(self) -> None:
        """Come back when nothing is left to do. Raises `StageError` with what is left, by kind, after 25 seconds."""
        self._ask("POST", "/sandbox/settle", {"timeout_seconds": 25})

    def outcomes(self, sids: Sequence[str]) -> list[str | None]:
        """The outcome recorded for each text, in order; None while it waits for its turn."""
        with psycopg.connect(self._stack.environment["DATABASE_URL"]) as conn:
            rows = conn.execute(
                "select twilio_message_sid, outcome from public.sms_messages where twilio_message_sid = any (%s)",
                (list(sids),),
            ).fetchall()
        found: dict[str, str | None] = dict(rows)
        return [found.get(sid) for sid in sids]

    def rows_and_turns(self, sids: Sequence[str]) -> tuple[int, int]:
        """How many rows and turns the number that sent these texts has altogether."""
        with psycopg.connect(self._stack.environment["DATABASE_URL"]) as conn:
            row = conn.execute(
                "select count(m.id), coalesce(max(p.turn_no), 0) from public.phones p"
                " join public.sms_messages m on m.phone_id = p.id and m.direction = 'in'"
                " where p.id = (select phone_id from public.sms_messages where twilio_message_sid = any (%s) limit 1)",
                (list(sids),),
            ).fetchone()
        return (0, 0) if row is None else (int(row[0]), int(row[1]))

    def standing(self, sids: Sequence[str]) -> str:
        """What the sender of these texts is to us: `state, profile state` of a member, or `nobody`."""
        with psycopg.connect(self._stack.environment["DATABASE_URL"]) as conn:
            row = conn.execute(
                "select u.state || ', ' || f.state from public.users u join public.profiles f on f.user_id = u.id"
                " where u.deleted_at is null and u.phone_id ="
                " (select phone_id from public.sms_messages where twilio_message_sid = any (%s) limit 1)",
                (list(sids),),
            ).fetchone()
        return "nobody" if row is None else str(row[0])

    def operate(self, arguments: Sequence[str]) -> str:
        """Run `engine` with these arguments, as an operator would; gives what it said. Raises `StageError`."""
        outside = {name: value for name, value in os.environ.items() if name not in variables()}
        done = subprocess.run(
            [sys.executable, "-m", "engine.cli.main", *arguments],
            env=outside | self._stack.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise StageError(f"engine {' '.join(arguments)} exited with {done.returncode}: {done.stderr.strip()}")
        return done.stdout.strip()

    def open_jobs(self) -> int:
        """How many jobs are pending, sending or unknown."""
        with psycopg.connect(self._stack.environment["DATABASE_URL"]) as conn:
            row = conn.execute(
                "select count(*) from public.sms_outbound_jobs where status in ('pending', 'sending', 'unknown')"
            ).fetchone()
        return 0 if row is None else int(row[0])

    def kill(self, process: str) -> None:
        """End one of our processes and all it started, at once. Raises KeyError when it does not run."""
        os.killpg(self._stack.processes[process], signal.SIGKILL)

    def _text(self, delivery: Delivery) -> str:
        content: dict[str, object] = {"body": delivery.body, "media_count": delivery.media}
        if delivery.sid is not None:
            content["sid"] = delivery.sid
        path = f"/sandbox/phones/{quote(delivery.phone, safe='+')}/texts"
        deadline = monotonic() + _ANSWER_SECONDS
        while True:
            status, said = self._call("POST", path, content)
            if status != HTTPStatus.CONFLICT or monotonic() > deadline:
                break
            sleep(0.005)  # another copy is making this text known to the carrier at this very moment
        sid: str = _checked("POST /sandbox/phones/…/texts", status, said)["sid"]
        return sid

    def _ask(self, method: str, path: str, content: Mapping[str, object] | None = None) -> Any:  # noqa: ANN401 -- JSON
        status, said = self._call(method, path, content)
        return _checked(f"{method} {path.partition('/+')[0]}", status, said)

    def _call(self, method: str, path: str, content: Mapping[str, object] | None) -> tuple[int, bytes]:
        # http.client, because urllib would ask a proxy from the surrounding shell.
        base = urlsplit(self._stack.base_url)
        connection = HTTPConnection(base.hostname or "", base.port, timeout=_ANSWER_SECONDS)
        try:
            body = None if content is None else json.dumps(content)
            connection.request(method, path, body, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()


def next_time(now: datetime, hour: time, weekday: int | None = None) -> datetime:
    """The next instant after ``now`` at which it is this hour, and weekday (Monday is 0), where the phones are."""
    there = now.astimezone(PHONES)
    days = (there.date() + timedelta(days=ahead) for ahead in range(8))
    instants = (datetime.combine(day, hour, tzinfo=PHONES) for day in days if weekday in {None, day.weekday()})
    return next(instant for instant in instants if instant > there).astimezone(UTC)


def _author(text: Mapping[str, str], ours: Collection[str]) -> Author:
    """The carrier's own confirmations come from our number too, but are not in its ledger of what we sent."""
    if text["direction"] == "in":
        return Author.PERSON
    return Author.JOSH if text["sid"] in ours else Author.CARRIER


def _checked(what: str, status: int, said: bytes) -> Any:  # noqa: ANN401 -- JSON
    if status != HTTPStatus.OK:
        raise StageError(f"{what} answered {status}: {said[:300].decode(errors='replace')}")
    return json.loads(said)
