"""Who runs PostgreSQL: it refuses to run as root, so root hands it to an account without rights."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.launcher.errors import LauncherError

if TYPE_CHECKING:
    from pathlib import Path

_CANDIDATES = ("postgres", "nobody")
_PASSED_ON = ("PATH", "TZ", "TZDIR", "DYLD_LIBRARY_PATH", "LD_LIBRARY_PATH")


@dataclass(frozen=True, slots=True)
class Account:
    """The account a server runs under: ourselves when `uid` is None."""

    uid: int | None
    gid: int | None

    def run_options(self) -> dict[str, Any]:
        """Options for `subprocess` that drop to this account, with an environment free of our secrets."""
        environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ} | {"LC_ALL": "C"}
        if self.uid is None:
            return {"env": environment}
        return {"env": environment, "user": self.uid, "group": self.gid, "extra_groups": []}

    def own(self, folder: Path) -> None:
        """Give an existing folder to this account alone."""
        self._own(folder, 0o700)

    def own_file(self, file: Path) -> None:
        """Give an existing file to this account alone."""
        self._own(file, 0o600)

    def _own(self, path: Path, mode: int) -> None:
        path.chmod(mode)
        if self.uid is not None and self.gid is not None:
            os.chown(path, self.uid, self.gid)

    def can_enter(self, folder: Path) -> bool:
        """Say whether this account may traverse to `folder`: asked of the system, not guessed from modes."""
        program = shutil.which("test") or "/bin/test"
        answer = subprocess.run([program, "-x", str(folder)], check=False, cwd="/", **self.run_options())
        return answer.returncode == 0


def server_account() -> Account:
    """Return the account for PostgreSQL. Raises LauncherError when we are root and no such account exists."""
    if os.geteuid() != 0:
        return Account(None, None)
    for name in _CANDIDATES:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(entry.pw_uid, entry.pw_gid)
    message = "PostgreSQL must not run as root and there is no account 'postgres' or 'nobody': run as another user"
    raise LauncherError(message)
