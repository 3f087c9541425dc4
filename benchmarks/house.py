"""Everything a benchmark runs on: a fresh PostgreSQL that syncs to disk, a Redis, and our processes in production mode.

The servers are the launcher's, so their settings are those of `make run`. Between runs everything but the history is
deleted, and the database is vacuumed, analysed and checkpointed: each run, the yardstick's too, finds the same.
"""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any, Self

import psycopg
import redis
from psycopg import sql

from benchmarks.history import ENDED, lay_out_history
from benchmarks.processes import Process, cpu_of_family
from benchmarks.webhooks import Target
from engine.launcher.cluster_folder import SUPERUSER
from engine.launcher.environment import SANDBOX_NUMBER, Servers, sandbox_environment
from engine.launcher.ports import free_port, is_listening
from engine.launcher.postgres import DATABASE, PostgresCluster
from engine.launcher.redis import RedisServer
from engine.messaging.rings import Lane
from engine.settings import load_settings, variables
from sql.runner import migrate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_NOT_IN_PRODUCTION = ("SANDBOX_URL", "SANDBOX_DIR", "CLOCK_FILE")
_SEEDED = ("regions", "activity_catalog")
_TIMES = ("created_at", "started_at", "received_at", "paused_at", "first_seen")


class House:
    """The servers and the environment of one benchmark; a context manager that starts them and clears them away."""

    def __init__(self, data_dir: Path) -> None:
        """`data_dir` must be on the disk that is to be measured; what an earlier run left there is removed."""
        self._data_dir = data_dir
        self.postgres = PostgresCluster(data_dir)
        self.redis = RedisServer(data_dir)
        self._stack = ExitStack()
        self._children: list[Process] = []

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            self._data_dir.mkdir(parents=True, exist_ok=True)
            for left in self._data_dir.glob("*.log"):
                left.unlink()
            self.postgres.remove()
            self.redis.remove()
            for server in (self.postgres, self.redis):
                stack.callback(server.remove)
                server.start()
            self.environment = self._make_environment()
            self.settings = load_settings(self.environment)
            migrate(self.environment["MIGRATE_DATABASE_URL"], say=lambda _line: None)
            self._superuser = stack.enter_context(
                psycopg.connect(self.postgres.url(SUPERUSER, DATABASE), autocommit=True)
            )
            # The ledgers refuse deletion to everybody; a replica session passes their triggers by.
            self._superuser.execute("set session_replication_role = replica")
            self._tables = self._tables_with_times()
            lay_out_history(self._superuser, self.settings.phone_hash_keys)
            self.tidy()
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    @property
    def target(self) -> Target:
        """Where the webhook is and how it is signed."""
        token = self.settings.twilio_auth_tokens[0]
        return Target(self.settings.port, self.settings.twilio_account_sid, token, SANDBOX_NUMBER)

    @property
    def carrier_port(self) -> int:
        """Where the bench carrier listens."""
        return int(self.environment["TWILIO_API_BASE_URL"].rpartition(":")[2])

    def log(self, name: str) -> Path:
        """Return the file the output of a process goes to."""
        return self._data_dir / f"{name}.log"

    @contextmanager
    def process(
        self, *arguments: str, name: str, ready: Callable[[], bool] = lambda: True, talks: bool = False, **more: str
    ) -> Iterator[Process]:
        """Run a Python module with the stack's environment, `more` added to it; it is frozen while P is measured."""
        outside = {key: value for key, value in os.environ.items() if key not in variables()}
        environment = outside | self.environment | more
        with Process(arguments, environment, self.log(name), ready=ready, talks=talks) as process:
            self._children.append(process)
            try:
                yield process
            finally:
                self._children.remove(process)

    @contextmanager
    def web(self, *arguments: str) -> Iterator[Process]:
        """Run the web process: `engine serve`, or another module that serves on the same port."""
        port = self.settings.port
        command = arguments or ("engine.cli.main", "serve")
        with self.process(*command, name="web", ready=lambda: is_listening(port)) as process:
            yield process

    @contextmanager
    def worker(self, *arguments: str, segments_per_second: int = 0) -> Iterator[Process]:
        """Run `engine work` with these arguments, until it has looked at its lanes once."""
        command, rate = ("engine.cli.main", "work", *arguments), str(segments_per_second)
        with self.process(
            *command, name="worker", ready=self._worker_looks, SENDER_SEGMENTS_PER_SECOND=rate
        ) as process:
            yield process

    @contextmanager
    def frozen(self) -> Iterator[None]:
        """Stop our processes where they stand: the machine belongs to the yardstick."""
        for child in self._children:
            child.freeze()
        try:
            yield
        finally:
            for child in self._children:
                child.thaw()

    def tidy(self) -> None:
        """Take away what the last run left, and leave nothing for vacuum or checkpoint to do."""
        with self._superuser.transaction():
            for table, column in self._tables:
                statement = sql.SQL("delete from {} where {} >= {}")
                self._superuser.execute(statement.format(table, column, sql.Literal(ENDED)))
        redis.Redis.from_url(self.redis.url).flushdb()
        self.settle()

    def ask(self, question: str, *values: Any) -> Any:  # noqa: ANN401 -- whatever the database answers
        """Return the first value of a query asked as superuser. The text is always a constant of ours."""
        row = self._superuser.execute(question.encode(), values or None).fetchone()
        return None if row is None else row[0]

    def lay_out(self, rows: Callable[[psycopg.Connection[Any]], None]) -> None:
        """Have ``rows`` written by the replica session, which no trigger and no foreign key asks."""
        rows(self._superuser)

    def hold(self, lane: str) -> None:
        """Pause a lane, so that work can be laid out before the clock starts."""
        self._superuser.execute(
            "insert into public.lane_pauses (lane, reason, paused_at) values (%s, 'benchmark', clock_timestamp())",
            (lane,),
        )

    def hold_everything(self) -> None:
        """Pause every lane: the yardstick's rows are no texts to answer."""
        for lane in Lane:
            self.hold(lane)

    def release(self, lane: str) -> None:
        """Let a lane go."""
        self._superuser.execute("delete from public.lane_pauses where lane = %s", (lane,))

    def settle(self) -> None:
        """Vacuum, analyse and checkpoint."""
        self._superuser.execute("vacuum analyze")
        self._superuser.execute("checkpoint")

    def postgres_cpu_seconds(self) -> float:
        """CPU time of the server and all its backends so far."""
        return cpu_of_family(self.postgres.pid or 0)

    def _tables_with_times(self) -> list[tuple[sql.Identifier, sql.Identifier]]:
        """Every table that runs write to, with the column that says when a row came to be."""
        rows = self._superuser.execute(
            "select distinct on (table_name) table_name, column_name from information_schema.columns"
            " join information_schema.tables using (table_schema, table_name) where table_type = 'BASE TABLE' and"
            " table_schema = 'public' and column_name = any (%s) and table_name <> all (%s)"
            " order by table_name, array_position(%s, column_name::text)",
            (list(_TIMES), list(_SEEDED), list(_TIMES)),
        ).fetchall()
        return [(sql.Identifier("public", table), sql.Identifier(column)) for table, column in rows]

    def _worker_looks(self) -> bool:
        asked = "select count(*) from pg_stat_activity where application_name = 'josh-worker' and query <> ''"
        return bool(self.ask(asked))

    def _make_environment(self) -> dict[str, str]:
        servers = Servers(self.postgres.engine_url, self.postgres.owner_url, self.redis.url)
        made = sandbox_environment(self._data_dir, servers, port=free_port(), sandbox_port=free_port())
        chosen = {name: value for name, value in made.items() if name not in _NOT_IN_PRODUCTION}
        (self._data_dir / "spool").mkdir(exist_ok=True)
        return chosen | {"APP_ENV": "production", "KEYWORD_REPLIES": "engine"}
