"""The migrations pass squawk, a linter for changes that hurt a database in use."""

from __future__ import annotations

import subprocess
import sysconfig
from pathlib import Path

from sql.runner import MIGRATIONS

SQUAWK = Path(sysconfig.get_path("scripts")) / "squawk"
EXCLUDED = (
    "require-concurrent-index-creation",  # each file is one transaction, where that is impossible
    "prefer-robust-stmts",  # IF NOT EXISTS hides drift; the ledger knows what ran
    "require-lock-timeout",  # the runner sets it
    "require-statement-timeout",  # a migration may take its time; it may not wait for a lock, see above
    "prefer-bigint-over-int",  # counts, sizes and codes stay small; everything that only grows is bigint
    "prefer-bigint-over-smallint",  # see above
)


def test_squawk_finds_nothing() -> None:
    """Every rule holds but the ones excluded above, each for the reason beside it."""
    files = sorted(MIGRATIONS.glob("*.sql"))
    assert files
    command = [
        str(SQUAWK),
        "--assume-in-transaction",
        "--pg-version=15",
        "--reporter=gcc",
        f"--exclude={','.join(EXCLUDED)}",
    ]
    done = subprocess.run([*command, *files], capture_output=True, text=True, check=False, cwd=MIGRATIONS)
    findings = [line for line in done.stdout.splitlines() if line]
    assert (findings, done.stderr, done.returncode) == ([], "", 0)
