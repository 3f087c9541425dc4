"""A whole stack as the stack tests use it: texting, looking, breaking things, and waiting for conditions.

Texting goes to the sandbox directly, not through the web port, so that the phones go on when the web process dies.
Waiting is always for a condition, and ends with a deadline that says what was waited for.
"""

from __future__ import annotations

import os
import signal
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING, Any

import psycopg
import requests

from engine.launcher.processes import identify, wait_until
from engine.launcher.stack import Stack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from engine.launcher.postgres import PostgresCluster
    from engine.launcher.redis import RedisServer

SECONDS = 45.0
"""How long any one thing may take on a machine that is busy with other tests."""

SETTLING = 300
"""Business seconds after which a send is not in doubt any more: two looks, two minutes apart, after two minutes."""

_DOUBTS_AT_MOST = 3

# 555-0100 to 555-0199 are fictional in every area code; 415-555-0100 is the sandbox's own.
_AREAS = ("415", "510", "650", "408", "925", "707", "831")
_NUMBERS = [f"+1{area}55501{tail:02}" for area, tail in product(_AREAS, range(1, 100))]


@dataclass(slots=True)
class Stage:
    """A running stack. Usable from several threads."""

    stack: Stack
    folder: Path
    _numbers: Iterator[str] = field(default_factory=lambda: iter(_NUMBERS))
    _local: threading.local = field(default_factory=threading.local)

    def phones(self, count: int) -> list[str]:
        """Numbers nobody has texted from yet."""
        return [next(self._numbers) for _ in range(count)]

    def text(self, phone: str, body: str, sid: str | None = None) -> str:
        """That phone texts us and we acknowledge it; gives the SID."""
        answer = self.try_text(phone, body, sid)
        assert answer.status_code == 200, answer.text
        sid_of_it: str = answer.json()["sid"]
        return sid_of_it

    def try_text(self, phone: str, body: str, sid: str | None = None) -> requests.Response:
        """That phone texts us; 502 when our webhook did not acknowledge it."""
        content = {"body": body} | ({"sid": sid} if sid else {})
        return self._ask("POST", f"phones/{phone}/texts", content)

    def texts(self, phone: str) -> list[dict[str, Any]]:
        """Both ways, in order, as that phone shows them."""
        texts: list[dict[str, Any]] = self._get(f"phones/{phone}/texts")
        return texts

    def replies(self, phone: str) -> list[str]:
        """What that phone got from us."""
        return [text["body"] for text in self.texts(phone) if text["direction"] == "out"]

    def ledger(self) -> list[dict[str, Any]]:
        """Everything the carrier accepted from us, in order."""
        accepted: list[dict[str, Any]] = self._get("ledger")
        return accepted

    def settle(self, seconds: float = SECONDS) -> None:
        """Nothing is left to do."""
        answer = self._ask("POST", "settle", {"timeout_seconds": seconds})
        assert answer.status_code == 200, answer.text

    def advance(self, seconds: float) -> None:
        """Business time moves; nothing may be left at the end."""
        answer = self._ask("POST", "clock", {"advance_seconds": seconds})
        assert (answer.status_code, answer.json().get("left")) == (200, {}), answer.text

    def settle_doubts(self) -> None:
        """Settle, and move the clock until no send is in doubt: a repeated one may have ended in doubt again."""
        self.settle()
        open_jobs = "select count(*) from public.sms_outbound_jobs where status in ('pending', 'sending', 'unknown')"
        for _ in range(_DOUBTS_AT_MOST):
            self.advance(SETTLING)
            if self.rows(open_jobs) == [(0,)]:
                return

    def fault(self, kind: str, count: int = 1) -> None:
        """The carrier misbehaves for its next `count` messages."""
        assert self._ask("POST", "faults", {"kind": kind, "count": count}).ok

    def faults(self) -> list[dict[str, Any]]:
        """The faults that have not struck yet."""
        armed: list[dict[str, Any]] = self._get("faults")
        return armed

    def knobs(self, **values: float | str) -> None:
        """Turn the carrier's knobs."""
        assert self._ask("POST", "knobs", values).ok

    @contextmanager
    def connection(self, *, owner: bool = False) -> Iterator[psycopg.Connection]:
        """A connection as the engine's role, or as the schema's owner; committed at the end."""
        url = self.stack.environment["MIGRATE_DATABASE_URL" if owner else "DATABASE_URL"]
        with psycopg.connect(url, connect_timeout=5) as conn:
            yield conn

    def rows(self, query: str, parameters: Mapping[str, Any] | None = None) -> list[Any]:
        """Look into the database."""
        with self.connection() as conn:
            return conn.execute(query.encode(), parameters).fetchall()

    def change(self, statement: str, parameters: Mapping[str, Any] | None = None) -> None:
        """Reach into the database."""
        with self.connection() as conn:
            conn.execute(statement.encode(), parameters)

    def pause_turns(self) -> None:
        """Texts are received and wait."""
        self.change("insert into public.lane_pauses (lane, reason, paused_at) values ('turns', 'test', now())")

    def resume_turns(self) -> None:
        """Texts are taken again."""
        self.change("delete from public.lane_pauses where lane = 'turns'")

    def readiness(self) -> int:
        """The status of /readyz; 0 while nobody answers."""
        with suppress(requests.RequestException):
            return self._session().get(f"{self.stack.base_url}/readyz", timeout=20).status_code
        return 0

    def kill(self, name: str) -> None:
        """SIGKILL to a process of ours and all it started, in one instant; gone when this returns."""
        pid = self.stack.processes[name]
        os.killpg(pid, signal.SIGKILL)
        self.until(lambda: identify(pid) is None, f"{name} is dead")

    def until_running(self, name: str) -> None:
        """The supervisor has started it again."""
        self.until(lambda: name in self.stack.processes, f"{name} runs again")

    @staticmethod
    def until(condition: Callable[[], bool], what: str, seconds: float = SECONDS) -> None:
        """Wait for a condition; fails, saying `what` was waited for, when it does not come to hold."""
        assert wait_until(condition, seconds), f"not within {seconds:g} s: {what}"

    @property
    def postgres(self) -> PostgresCluster:
        """The stack's PostgreSQL."""
        assert self.stack.postgres is not None
        return self.stack.postgres

    @property
    def redis(self) -> RedisServer:
        """The stack's Redis."""
        assert self.stack.redis is not None
        return self.stack.redis

    def _session(self) -> requests.Session:
        if not hasattr(self._local, "session"):  # requests promises nothing about sharing one between threads
            self._local.session = requests.Session()
            self._local.session.trust_env = False  # a proxy of the surrounding shell is not for us
        session: requests.Session = self._local.session
        return session

    def _ask(self, method: str, path: str, content: Mapping[str, Any] | None = None) -> requests.Response:
        url = f"{self.stack.environment['SANDBOX_URL']}/sandbox/{path}"
        return self._session().request(method, url, json=content, timeout=2 * SECONDS)

    def _get(self, path: str) -> Any:  # noqa: ANN401 -- JSON of any shape
        answer = self._ask("GET", path)
        assert answer.ok, answer.text
        return answer.json()


AT_ONCE = {"FRAGMENT_WAIT_SECONDS": "0"}
"""What a stack's tests choose: no text waits for its rest."""


@contextmanager
def staged(folder: Path, *, fsync: bool = False) -> Iterator[Stage]:
    """A stack in `folder`, started; stopped and removed at the end. Its carrier hangs for moments, not for seconds."""
    with Stack(folder, shell=AT_ONCE, fsync=fsync) as stack:
        stage = Stage(stack, folder)
        stage.knobs(hang_seconds=0.3)
        yield stage
    for server in (stack.postgres, stack.redis):
        if server is not None:
            server.remove()
