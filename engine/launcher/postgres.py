"""Our own PostgreSQL cluster in a data folder: made once, started in a moment, adopted when it already runs."""

from __future__ import annotations

import secrets
import shutil
import signal
import subprocess
from pathlib import Path
from typing import Any

from engine.launcher import cluster_roles
from engine.launcher.binaries import postgres_folder, reachable_by
from engine.launcher.cluster_folder import SUPERUSER, choose_home, make_cluster, write_settings
from engine.launcher.errors import LauncherError
from engine.launcher.ports import LOOPBACK, free_port, is_free, is_listening
from engine.launcher.processes import identify, program_of, send_signal, wait_until
from engine.launcher.remembered import recall, remember
from engine.launcher.unprivileged import server_account

DATABASE = "josh"
_ROLES = (SUPERUSER, cluster_roles.OWNER, cluster_roles.ENGINE)
_START_SECONDS = 60
_STOP_SECONDS = 20
_RETRY_SECONDS = 10


class PostgresCluster:
    """One cluster on 127.0.0.1 with its own port; `data_dir` keeps its data, its passwords and its log.

    The server is a daemon: it outlives the process that called `start`, which is why a later one can adopt it.
    """

    def __init__(self, data_dir: Path, *, fsync: bool = True) -> None:
        """Name the folder; nothing is started. `fsync=False` is for tests only."""
        self._data_dir = data_dir.resolve()
        self._fsync = fsync
        self._memory = self._data_dir / "postgres.json"

    @property
    def engine_url(self) -> str:
        """DATABASE_URL: a member of `service_role`."""
        return self.url(cluster_roles.ENGINE)

    @property
    def owner_url(self) -> str:
        """MIGRATE_DATABASE_URL: owns the schema."""
        return self.url(cluster_roles.OWNER)

    def url(self, role: str, database: str = DATABASE) -> str:
        """Return the address for `role` (with its password) at `database`."""
        state = recall(self._memory)
        return f"postgresql://{role}:{state['passwords'][role]}@{LOOPBACK}:{state['port']}/{database}"

    @property
    def pid(self) -> int | None:
        """The running server's process, None when it does not run."""
        lines = self._pid_file_lines()
        pid = int(lines[0]) if lines and lines[0].strip().isdigit() else None
        if pid is None or identify(pid) is None or not program_of(pid).startswith(("postgres", "postmaster")):
            return None
        return pid

    def is_running(self) -> bool:
        """Say whether the server runs and accepts connections."""
        return self.pid is not None and is_listening(recall(self._memory)["port"])

    def was_stopped_cleanly(self) -> bool:
        """Say whether somebody stopped the server on purpose: only a killed one leaves its pid file behind."""
        return self.pid is None and not self._pid_file_lines()

    def start(self) -> None:
        """Make the cluster if it is new, start it unless it runs, and see to its roles. Raises LauncherError."""
        state = self._made()
        if self.pid is None:
            self._drop_foreign_pid_file()
            if not is_free(state["port"]):
                state["port"] = free_port()
                remember(self._memory, state)
            write_settings(self._folder, server_account(), port=state["port"], fsync=self._fsync)
            self._launch()
        elif not wait_until(self.is_running, _START_SECONDS):
            message = f"a PostgreSQL of an earlier start hangs (process {self.pid}): end it and try again"
            raise LauncherError(message)
        if not state.get("roles_made"):
            cluster_roles.make_roles(self.url(SUPERUSER, "postgres"), state["passwords"], DATABASE)
            remember(self._memory, state | {"roles_made": True})

    def stop(self) -> None:
        """Stop the server; running transactions are rolled back. Does nothing when it does not run."""
        pid = self.pid
        if pid is None:
            return
        # SIGINT is PostgreSQL's fast shutdown, SIGQUIT its last resort: it recovers at the next start.
        send_signal(pid, signal.SIGINT)
        if not wait_until(lambda: self.pid is None, _STOP_SECONDS):
            send_signal(pid, signal.SIGQUIT)
            wait_until(lambda: self.pid is None, _STOP_SECONDS)

    def remove(self) -> None:
        """Stop the server and delete the cluster with everything in it."""
        if self._memory.exists():
            self.stop()
            shutil.rmtree(self._home, ignore_errors=True)
            self._memory.unlink()

    @property
    def _home(self) -> Path:
        return Path(recall(self._memory)["home"])

    @property
    def _folder(self) -> Path:
        return self._home / "cluster"

    def _pid_file_lines(self) -> list[str]:
        try:
            return (self._folder / "postmaster.pid").read_text(encoding="utf-8").splitlines()
        except (FileNotFoundError, KeyError):
            return []

    def _made(self) -> dict[str, Any]:
        """Return the remembered state of the cluster; make the cluster when there is none yet."""
        state = recall(self._memory)
        if state and (Path(state["home"]) / "cluster" / "PG_VERSION").exists():
            return state
        self._data_dir.mkdir(mode=0o755, parents=True, exist_ok=True)
        account = server_account()
        home = choose_home(self._data_dir, account)
        passwords = {role: secrets.token_urlsafe(24) for role in _ROLES}
        make_cluster(home, account, password=passwords[SUPERUSER], sync=self._fsync)
        state = {"home": str(home), "port": free_port(), "passwords": passwords}
        remember(self._memory, state)
        return state

    def _launch(self) -> None:
        """Start the server as a daemon and wait until it accepts connections."""
        account = server_account()
        major = int((self._folder / "PG_VERSION").read_text(encoding="utf-8"))
        log = self._home / "start.log"
        command: list[str | Path] = [
            reachable_by(account, postgres_folder(major), self._home) / "pg_ctl",
            *("start", "--pgdata", self._folder, "--wait", "--timeout", str(_START_SECONDS), "--log", log),
        ]

        def launched() -> bool:
            # No pipes: the daemon would inherit them and keep us waiting.
            quiet = subprocess.DEVNULL
            options = account.run_options()
            done = subprocess.run(
                command, check=False, cwd=self._home, stdin=quiet, stdout=quiet, stderr=quiet, **options
            )
            return bool(done.returncode == 0)

        # A killed server's children need a moment to let go of its shared memory, hence more than one try.
        if not wait_until(launched, _RETRY_SECONDS, every=0.5):
            message = f"PostgreSQL did not start; its last words are in {log}"
            raise LauncherError(message)

    def _drop_foreign_pid_file(self) -> None:
        """Remove a killed server's pid file when its number belongs to another program now.

        PostgreSQL would take that program for its predecessor. It copes by itself when nobody has the number.
        """
        lines = self._pid_file_lines()
        if lines and not (lines[0].isdigit() and identify(int(lines[0])) is None):
            (self._folder / "postmaster.pid").unlink()
