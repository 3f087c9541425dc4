"""The whole engine in one process: web server, lanes and sweeps as in production, and work until nothing is left."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

import psycopg
import requests
import uvicorn

from engine import clock
from engine.launcher.processes import wait_until
from engine.linkups.waves import WavesLane
from engine.messaging import lanes as lane_rules
from engine.messaging.callbacks import CallbacksLane
from engine.messaging.lanes import LaneRunner, LaneWork
from engine.messaging.rings import Doorbell, Lane
from engine.messaging.sender import OutboundLane
from engine.messaging.spool import files_waiting
from engine.store import sandbox_view
from engine.store.connections import DatabaseUnreachableError, lend, open_pool
from engine.sweeps.delivery_status import SETTLING
from engine.sweeps.registry import SWEEPS
from engine.sweeps.sweep import Means, run_sweep
from engine.web.app import WebApp
from engine.web.one_write import OneWriteProtocol
from router.turn import TurnLane

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from psycopg import Connection
    from psycopg_pool import ConnectionPool

    from engine.settings import Settings
    from tests.crash.steps import Story

_START_SECONDS: Final = 30
_ROUNDS: Final = 400
_BREATH_SECONDS: Final = 0.01
_BACKED_OFF: Final = "select count(*) from public.sms_outbound_jobs where status = 'pending' and backoff_until > now()"
_DOUBTS: Final = "select count(*) from public.sms_outbound_jobs where status = 'unknown'"
_HANG_UP: Final = """
select pg_terminate_backend(pid) from pg_stat_activity
where datname = current_database() and usename = current_user and pid <> pg_backend_pid()
"""
_IMPATIENT: Final = """
update public.sms_status_callbacks set parked_until = clock_timestamp() where parked_until > clock_timestamp();
update public.sms_outbound_jobs set backoff_until = clock_timestamp() where backoff_until > clock_timestamp();
update public.lane_pauses set resume_at = clock_timestamp() where resume_at > clock_timestamp();
"""
"""Real time cannot be moved, so what waits for a moment of it waits no longer."""


@dataclass
class Machine:
    """One engine, set as tight as `story` wants it."""

    settings: Settings
    story: Story
    pool: ConnectionPool[Connection] = field(init=False)
    runner: LaneRunner = field(init=False)
    means: Means = field(init=False)
    http: requests.Session = field(default_factory=requests.Session)

    def begin(self) -> None:
        """Open everything a stack's processes have open; the carrier reaches us when this returns."""
        self.http.trust_env = False
        doorbell = Doorbell(self.settings)
        self.pool = open_pool(self.settings, application="victim", size=6)
        lane_rules.TROUBLE_SECONDS, lane_rules.TURN_SECONDS = 0.0, self.story.patience
        turns = TurnLane(self.settings, self.pool, doorbell, batch=self.story.batch)
        work: dict[Lane, LaneWork] = {
            Lane.TURNS: turns,
            Lane.OUTBOUND: OutboundLane(self.settings, self.pool, doorbell),
            Lane.CALLBACKS: CallbacksLane(self.settings, self.pool, doorbell),
            Lane.WAVES: WavesLane(self.settings, self.pool, doorbell),
        }
        self.runner = LaneRunner(work, doorbell)
        self.means = Means(self.settings, self.pool, doorbell)
        server = uvicorn.Server(
            uvicorn.Config(
                WebApp(self.settings), host="127.0.0.1", port=self.settings.port, loop="uvloop", http=OneWriteProtocol,
                log_config=None, access_log=False,
            )
        )  # fmt: skip
        threading.Thread(target=server.run, name="web", daemon=True).start()
        assert wait_until(lambda: server.started, _START_SECONDS, every=0.005)

    def rest(self) -> None:
        """Work until nothing is left to do, here and at the carrier, and no send is in doubt."""
        for _ in range(_ROUNDS):
            try:
                left = self._round()
            except (psycopg.OperationalError, DatabaseUnreachableError):
                left = {"database"}  # it was away, and the pool is about to notice that it is back
            if left <= self.story.leaves:
                if not self._doubts():
                    return
                self.move(clock.now() + SETTLING + timedelta(seconds=1))
            elif left & {"jobs", "spool", "database"}:
                time.sleep(_BREATH_SECONDS)  # paced by the second: its ring comes by itself
        raise AssertionError(f"no rest: {sorted(left)}")

    def lose_database(self, meanwhile: Callable[[], None]) -> None:
        """Do something while PostgreSQL takes no connections to our database and keeps none."""
        elsewhere = psycopg.conninfo.make_conninfo(self.settings.migrate_database_url, dbname="template1")
        with psycopg.connect(elsewhere, autocommit=True) as owner, psycopg.connect(self.settings.database_url) as ours:
            allow = f'alter database "{ours.info.dbname}" allow_connections {{}}'
            owner.execute(allow.format("false").encode())
            try:
                ours.execute(_HANG_UP)
                meanwhile()
            finally:
                owner.execute(allow.format("true").encode())

    def move(self, instant: datetime) -> None:
        """Business time goes on to an instant, or has passed it."""
        file = self.settings.clock_file
        assert file is not None
        if instant > clock.now():
            clock.write_offset(file, instant - clock.real_now())

    def sandbox(self, method: str, path: str, content: Mapping[str, Any] | None = None) -> requests.Response:
        """Ask the carrier for something of the sandbox's own."""
        return self.http.request(method, f"{self.settings.sandbox_url}/sandbox/{path}", json=content, timeout=30)

    def settle_carrier(self) -> None:
        """Wait until the carrier calls nobody."""
        assert self.sandbox("POST", "settle", {"timeout_seconds": 20}).ok

    def _round(self) -> set[str]:
        with lend(self.pool) as conn:
            conn.execute(_IMPATIENT)
            due = [sweep for sweep in SWEEPS.values() if sweep.due(conn, self.settings, clock.now()).count]
        for sweep in due:
            run_sweep(sweep, self.means, clock.now())
        for lane in Lane:
            self.runner.run(lane)
        self.settle_carrier()
        assert self.settings.spool_dir is not None
        # The spool first: a text leaves it for the database, so in the other order it could be seen in neither.
        spooled = files_waiting(self.settings.spool_dir)
        with lend(self.pool) as conn:
            left = sandbox_view.left_to_do(conn, now=clock.now()) | {"spool": spooled}
            left["backed_off"] = conn.execute(_BACKED_OFF).fetchone() != (0,)
        return {kind for kind, count in left.items() if count}

    def _doubts(self) -> bool:
        with lend(self.pool) as conn:
            return conn.execute(_DOUBTS).fetchone() != (0,)
