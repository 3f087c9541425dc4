"""P: what the same server does with the same row when nothing of ours is in between.

`pgbench`, 16 clients, prepared statements: one `insert` of an inbound text per transaction, as the engine's role, with
the columns the receiver writes. 16 clients is where it saturates (docs/scaling.md).
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from benchmarks.people import OFTEN, PHONE_ID_PREFIX
from engine.launcher.binaries import postgres_folder

if TYPE_CHECKING:
    from collections.abc import Mapping

CLIENTS = 16
_THREADS = 2
_TPS = re.compile(r"^tps = ([0-9.]+) \(without initial connection time\)", re.MULTILINE)
_FAILED = re.compile(r"^number of failed transactions: ([0-9]+)", re.MULTILINE)


def insert_script(*, body_bytes: int, recipient: str) -> str:
    """Return the pgbench script; `body_bytes` is the length of an ordinary text."""
    body, iv, tag = ("ab" * length for length in (body_bytes, 12, 16))
    return (
        f"\\set place random(0, {OFTEN - 1})\n"
        "insert into public.sms_messages (id, phone_id, direction, from_e164, to_e164, twilio_message_sid,"
        " body_ciphertext, body_iv, body_tag, key_version, media_count, num_segments, status, correlation_id,"
        f" created_at) values (gen_random_uuid(), ('{PHONE_ID_PREFIX}' || lpad((:place)::text, 12, '0'))::uuid, 'in',"
        f" '+12125550123', '{recipient}', 'SM' || replace(gen_random_uuid()::text, '-', ''),"
        f" '\\x{body}', '\\x{iv}', '\\x{tag}', 1, 0, 1, 'received', gen_random_uuid(), now());\n"
    )


def read_tps(output: str) -> float:
    """Return the transactions per second pgbench reports. Raises ValueError when any failed or none is reported."""
    found, failed = _TPS.search(output), _FAILED.search(output)
    if found is None or (failed is not None and failed[1] != "0"):
        raise ValueError("pgbench reported no clean rate")
    return float(found[1])


def pgbench_program() -> Path:
    """Return the program that belongs to the server. Raises FileNotFoundError when it was not installed with it."""
    beside = postgres_folder() / "pgbench"
    found = beside if beside.exists() else shutil.which("pgbench")
    if found is None:
        raise FileNotFoundError("pgbench is not beside PostgreSQL's programs: install it (Debian: postgresql-contrib)")
    return Path(found)


class Yardstick:
    """Runs P."""

    def __init__(self, engine_url: str, script: Path, *, seconds: int) -> None:
        """`engine_url` is the engine's own DATABASE_URL."""
        self._url = urlsplit(engine_url)
        self._script = script
        self._seconds = seconds
        self._program = pgbench_program()

    def measure(self) -> float:
        """Return rows per second now."""
        command = [
            *(str(self._program), "--no-vacuum", "--protocol", "prepared", "--client", str(CLIENTS)),
            *("--jobs", str(_THREADS), "--time", str(self._seconds), "--file", str(self._script)),
            *(
                "--host",
                self._url.hostname or "",
                "--port",
                str(self._url.port),
                "--username",
                self._url.username or "",
            ),
            self._url.path.removeprefix("/"),
        ]
        done = subprocess.run(command, env=self._environment(), text=True, capture_output=True, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"pgbench failed: {(done.stderr.strip() or 'it said nothing').splitlines()[-1]}")
        return read_tps(done.stdout)

    def _environment(self) -> Mapping[str, str]:
        return os.environ | {"PGPASSWORD": self._url.password or ""}
