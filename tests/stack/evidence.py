"""Everything a stack leaves where others may read it: logs, Redis, metrics, columns, files, answers."""

from __future__ import annotations

import subprocess
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import redis
import requests
from psycopg import sql

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.stack.stack_stage import Stage

# The columns a number or a name may stand in (docs: sealed or declared); nothing else may hold either.
DECLARED = {
    ("sms_messages", "from_e164"),
    ("sms_messages", "to_e164"),
    ("sms_outbound_jobs", "to_e164"),
    ("users", "phone_e164"),
    ("users", "first_name"),
    ("users", "last_name"),
    ("users", "birthday"),
    ("users", "zip"),
    ("users", "email"),
}
_COLUMNS = """
select c.table_schema, c.table_name, c.column_name
from information_schema.columns c
join information_schema.tables t using (table_schema, table_name)
where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
  and c.data_type in ('text', 'character varying', 'json', 'jsonb', 'bytea', 'ARRAY', 'date')
"""
_COMMANDS = ("parked", "lanes", "doctor")


class Wiretap:
    """Hears every command Redis gets, until Redis goes away."""

    def __init__(self, url: str) -> None:
        self.heard: list[str] = []
        self._client = redis.Redis.from_url(url, socket_timeout=None)
        self._listening = threading.Event()
        self._thread = threading.Thread(target=self._listen, name="wiretap", daemon=True)
        self._thread.start()
        assert self._listening.wait(10)

    def _listen(self) -> None:
        listen: Callable[[], Any] = self._client.monitor
        with suppress(redis.ConnectionError, OSError, ValueError), listen() as monitor:
            self._listening.set()
            for command in monitor.listen():
                self.heard.append(str(command["command"]))

    def close(self) -> None:
        """Come back when the listening has ended: Redis must be gone by now."""
        self._thread.join(10)
        self._client.close()


def columns(stage: Stage, *, declared: bool = False) -> dict[str, bytes]:
    """The content of every column of every table; only those that may hold numbers and names if `declared`."""
    found = {}
    with stage.connection(owner=True) as conn:
        for schema, table, column in conn.execute(_COLUMNS).fetchall():
            if ((table, column) in DECLARED) is declared:
                query = sql.SQL("select {0}::text from {1}.{2} where {0} is not null")
                rows = conn.execute(query.format(*map(sql.Identifier, (column, schema, table)))).fetchall()
                found[f"column {schema}.{table}.{column}"] = "\n".join(row[0] for row in rows).encode()
        queries = conn.execute("select coalesce(query, '') from pg_stat_activity").fetchall()
    return found | {"pg_stat_activity": "\n".join(row[0] for row in queries).encode()}


def files(stage: Stage) -> dict[str, bytes]:
    """The logs of our processes, of PostgreSQL and of Redis, and what is in the spool."""
    home = stage.postgres._home
    found = [
        *stage.folder.glob("log/*.log"),
        *stage.folder.glob("redis/*.log"),
        *stage.folder.glob("spool/*"),
        *home.glob("start.log"),
        *home.glob("cluster/log/*"),
    ]
    return {f"file {path.parent.name}/{path.name}": path.read_bytes() for path in found}


def redis_content(stage: Stage) -> dict[str, bytes]:
    """Every key with its value."""
    with redis.Redis.from_url(stage.redis.url) as client:
        return {f"redis key {key!r}": key + b" " + (client.dump(key) or b"") for key in client.keys("*")}


def shown(stage: Stage) -> dict[str, bytes]:
    """What operators see: metrics, readiness, and the commands that look."""
    pages = {}
    for page in ("metrics", "readyz", "healthz"):
        pages[f"page {page}"] = requests.get(f"{stage.stack.base_url}/{page}", timeout=20).content
    for command in _COMMANDS:
        done = subprocess.run(
            [sys.executable, "-m", "engine.cli.main", command, "--json"],
            env=stage.stack._outside() | stage.stack.environment,
            capture_output=True,
            check=False,
            timeout=60,
        )
        pages[f"engine {command}"] = done.stdout + done.stderr
    return pages
