"""Ids are UUIDv7, rising, and never shared by two processes."""

from __future__ import annotations

import subprocess
import sys
from uuid import UUID

from engine.ids import new_id

FORKS = """
import os
from engine.ids import new_id
new_id()
child = os.fork()
os.write(1, "".join(f"{new_id()}\\n" for _ in range(50)).encode())
if child:
    os.waitpid(child, 0)
"""


def test_an_id_is_a_standard_version_7_uuid() -> None:
    """It is the standard library's UUID, version 7, which psycopg and JSON take as it is."""
    made = new_id()
    assert type(made) is UUID
    assert (made.version, made.variant) == (7, "specified in RFC 4122")


def test_ids_rise_within_a_process() -> None:
    """Ids made one after another sort in that order, so index pages fill up in order too."""
    made = [new_id() for _ in range(2_000)]
    assert made == sorted(set(made))


def test_forked_workers_make_different_ids() -> None:
    """A forked process does not repeat the ids of its parent."""
    printed = subprocess.run([sys.executable, "-c", FORKS], check=True, capture_output=True, text=True).stdout.split()
    assert len(printed) == len(set(printed)) == 100
