"""The folder of our own cluster on disk: where it can be, how it is made, its settings."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from engine.launcher import cluster_settings
from engine.launcher.binaries import postgres_folder, reachable_by
from engine.launcher.errors import LauncherError

if TYPE_CHECKING:
    from engine.launcher.unprivileged import Account

SUPERUSER = "postgres"


def choose_home(data_dir: Path, account: Account) -> Path:
    """Make an empty folder that `account` owns and can get to: inside `data_dir`, else in the system's temp folder."""
    home = data_dir / "postgres"
    shutil.rmtree(home, ignore_errors=True)  # left by a start that was killed before it finished
    home.mkdir()
    account.own(home)
    if not account.can_enter(home):
        # Typical for root with a checkout below its own home folder, which is closed to others.
        home.rmdir()
        home = Path(tempfile.mkdtemp(prefix="josh-postgres-"))
        account.own(home)
    return home


def make_cluster(home: Path, account: Account, *, password: str, sync: bool) -> None:
    """Make the cluster in `home`, its superuser known by `password`. Raises LauncherError."""
    # Safe as a file: `home` is closed to everybody but the account. A pipe would belong to us, not to the account.
    password_file = home / "password"
    password_file.write_text(password, encoding="utf-8")
    account.own_file(password_file)
    command = [
        reachable_by(account, postgres_folder(), home) / "initdb",
        *("--pgdata", home / "cluster", "--username", SUPERUSER, "--pwfile", password_file),
        *("--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C"),
        *("--lc-ctype", "C.UTF-8" if sys.platform == "linux" else "C"),
        *(() if sync else ("--no-sync",)),
    ]
    done = subprocess.run(command, text=True, capture_output=True, check=False, cwd=home, **account.run_options())
    password_file.unlink()
    if done.returncode != 0:
        last_words = (done.stderr.strip() or "it said nothing").splitlines()[-1]
        message = f"PostgreSQL could not make its data folder in {home}: {last_words}"
        raise LauncherError(message)


def write_settings(folder: Path, account: Account, *, port: int, fsync: bool) -> None:
    """Write our settings into the cluster's folder; a start by hand (pg_ctl) then uses the same ones."""
    settings = folder / cluster_settings.FILE
    settings.write_text(cluster_settings.settings_text(port=port, fsync=fsync), encoding="utf-8")
    account.own_file(settings)
    main = folder / "postgresql.conf"
    text = main.read_text(encoding="utf-8")
    if cluster_settings.INCLUDE not in text:
        main.write_text(text + cluster_settings.INCLUDE, encoding="utf-8")
