"""A copy of the tree to plant bugs in: the tests run there never see the tree they were copied from."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.guards.guards import Guard

ROOT: Final = Path(__file__).parents[2]
_KEPT_OUT: Final = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info", "build", "node_modules")
_RED: Final = re.compile(r"^(?:FAILED|ERROR) (.+?)(?: - .*)?$", re.MULTILINE)
_TRIES: Final = 3
"""Where a test has two workers race, a bug may be lucky once."""

_FAILED: Final = 1
"""pytest's exit code when tests ran and some failed; others mean that none ran."""


@dataclass(frozen=True, slots=True)
class Field:
    """A copy of the tree in `folder`."""

    folder: Path

    @classmethod
    def copied_to(cls, folder: Path) -> Field:
        """Copy the tree as it is now."""
        folder.mkdir(exist_ok=True)
        for entry in sorted(ROOT.iterdir()):
            if entry.is_dir() and not entry.name.startswith("."):
                shutil.copytree(entry, folder / entry.name, ignore=_KEPT_OUT)
            elif entry.is_file():
                shutil.copy2(entry, folder / entry.name)
        return cls(folder)

    def turns_red(self, guard: Guard) -> str | None:
        """Take a guard away and run its test; give the test that failed, or None when nobody missed the guard."""
        file = self.folder / guard.file
        whole = file.read_text(encoding="utf-8")
        assert whole.count(guard.code) == 1, f"{guard.name}: its code in {guard.file} is another one by now"
        file.write_text(whole.replace(guard.code, guard.bug), encoding="utf-8")
        try:
            return next((red for red in (self._red_of(guard.test) for _ in range(_TRIES)) if red), None)
        finally:
            file.write_text(whole, encoding="utf-8")

    def _red_of(self, test: str) -> str | None:
        code, said = self.run([test])
        failed = [match[1] for match in _RED.finditer(said)]
        return failed[0] if code == _FAILED and failed else None

    def run(self, tests: Iterable[str]) -> tuple[int, str]:
        """Run tests of the copy; give pytest's exit code and what it said."""
        command = [sys.executable, "-m", "pytest", *tests, "-q", "-x", "-n", "0", "-p", "no:cacheprovider"]
        environment = os.environ | {"PYTHONPATH": str(self.folder), "PYTHONDONTWRITEBYTECODE": "1"}
        ended = subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False, timeout=900
        )
        return ended.returncode, ended.stdout + ended.stderr
