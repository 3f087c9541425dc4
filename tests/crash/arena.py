"""Where a victim lives: a database and a carrier of its own, and what both hold when it is over."""

from __future__ import annotations

import signal
import socket
import threading
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import psycopg
import redis
import requests

from engine import clock
from engine.launcher.environment import Servers, sandbox_environment
from engine.launcher.ports import LOOPBACK, free_port
from engine.launcher.processes import wait_until
from engine.sandbox.app import build_server
from engine.sandbox.engine_view import IdleEngine
from engine.sandbox.facts import facts_of
from engine.settings import load_settings
from tests.crash.steps import BEGIN
from tests.crash.stories import told
from tests.databases import fresh_database

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from engine.launcher.postgres import PostgresCluster
    from tests.crash.births import Nursery
    from tests.databases import Database

    Death = tuple[str, int]

_CARRIER: Final = {
    "SANDBOX_STEP_SECONDS": "0.001",
    "SANDBOX_HANG_SECONDS": "0.05",
    "SANDBOX_RETRY_PAUSE_SECONDS": "0.001",
}
_PATIENCE: Final = 60.0
_SESSIONS: Final = (
    "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
)
_LAPSE: Final = "update public.operator_alerts set next_attempt_at = clock_timestamp() where delivered_at is null"
"""Real time passes for what a dead process had leased. Its sends need none: it left marks."""


@dataclass
class Arena:
    """One story's place. A victim is started in it once, or again after the death of one before."""

    name: str
    environment: dict[str, str]
    folder: Path
    nursery: Nursery

    def live(self, *, first: int = 0, deaths: Collection[Death] = (), misfortune: str | None = None) -> int:
        """Live through the story from a step on, or die at the first of these passings; gives the exit code."""
        return self.nursery.have(
            environment=self.environment, story=self.name, first=first, diary=str(self.folder / "diary"),
            log=str(self.folder / "log"), deaths=list(deaths), misfortune=misfortune,
        )  # fmt: skip

    def die_and_go_on(self, deaths: Collection[Death], at_most: int) -> list[Death]:
        """Live through the story and die at these passings, each once, `at_most` of them; gives those that came up.

        Each death is followed by another process, which goes on at the step the last one died in.
        """
        died: list[Death] = []
        first = 0
        while True:
            to_come = [death for death in deaths if death not in died] if len(died) < at_most else []
            code = self.live(first=first, deaths=to_come)
            if code == 0:
                return died
            assert code == -signal.SIGKILL, f"{code} after {died}: {self.last_words()}"
            diary = self.diary()
            passing, _, number = diary[-1].removeprefix("died ").rpartition(" ")
            died.append((passing, int(number)))
            first = int([line for line in diary if line.startswith("step ")][-1].split()[1])
            self.let_leases_lapse()

    def let_leases_lapse(self) -> None:
        """Wait until PostgreSQL has noticed the death, and shorten what the dead one's leases last."""
        with psycopg.connect(self.environment["MIGRATE_DATABASE_URL"], autocommit=True) as owner:
            assert wait_until(lambda: owner.execute(_SESSIONS).fetchone() == (0,), _PATIENCE, every=0.005)
            owner.execute(_LAPSE)

    def diary(self) -> list[str]:
        """Return what the victims noted: steps, passings, deaths."""
        return (self.folder / "diary").read_text(encoding="utf-8").splitlines()

    def last_words(self) -> str:
        """Return the end of the log."""
        return (self.folder / "log").read_text(encoding="utf-8")[-4000:]

    def rows(self, query: str, **values: object) -> list[tuple[Any, ...]]:
        """Look into the database."""
        with psycopg.connect(self.environment["MIGRATE_DATABASE_URL"]) as owner:
            return owner.execute(query.encode(), values or None).fetchall()

    def ledger(self) -> list[dict[str, Any]]:
        """Return everything the carrier accepted from us, in order."""
        answer = requests.get(f"{self.environment['SANDBOX_URL']}/sandbox/ledger", timeout=20)
        accepted: list[dict[str, Any]] = answer.json()
        return accepted


@dataclass(frozen=True, slots=True)
class Ground:
    """What all arenas of a test process share."""

    nursery: Nursery
    cluster: PostgresCluster
    template: str
    redis_url: str

    @contextmanager
    def arena(self, name: str, folder: Path) -> Iterator[Arena]:
        """Set a story up, at its beginning."""
        story = told(name)
        with ExitStack() as stack:
            database = stack.enter_context(fresh_database(self.cluster, self.template))
            place = stack.enter_context(socket.create_server((LOOPBACK, 0)))
            environment = self._environment(database, folder, place.getsockname()[1])
            clock.write_offset(folder / "clock", BEGIN - clock.real_now())
            clock.use_file(folder / "clock")
            stack.callback(clock.use_file, None)
            stack.callback(self._forget_rings)
            with psycopg.connect(database.owner_url, autocommit=True) as owner:
                owner.execute(story.sql.encode() or b"select")
            stack.enter_context(_carrier(environment, place, story.faults))
            yield Arena(name, environment, folder, self.nursery)

    def _environment(self, database: Database, folder: Path, sandbox_port: int) -> dict[str, str]:
        servers = Servers(database_url=database.url, migrate_database_url=database.owner_url, redis_url=self.redis_url)
        made = sandbox_environment(folder, servers, port=free_port(), sandbox_port=sandbox_port)
        for part in ("spool", "sandbox"):
            (folder / part).mkdir()
        hears_alerts = made["SANDBOX_URL"] + "/sandbox/settle"  # takes any JSON and answers 200
        return made | {"APP_ENV": "test", "LOG_LEVEL": "warning", "ALERT_WEBHOOK_URL": hears_alerts}

    def _forget_rings(self) -> None:
        with redis.Redis.from_url(self.redis_url) as client:
            client.flushdb()


@contextmanager
def _carrier(
    environment: Mapping[str, str], place: socket.socket, faults: tuple[tuple[str, int], ...]
) -> Iterator[None]:
    settings = load_settings(environment)
    assert settings.spool_dir is not None
    server = build_server(facts_of(settings, settings.spool_dir.parent / "sandbox"), IdleEngine(), _CARRIER)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [place]}, name="carrier")
    thread.start()
    try:
        assert wait_until(lambda: server.started, _PATIENCE, every=0.002)
        for kind, count in faults:
            url = f"{environment['SANDBOX_URL']}/sandbox/faults"
            requests.post(url, json={"kind": kind, "count": count}, timeout=20).raise_for_status()
        yield
    finally:
        server.should_exit = True
        thread.join()
