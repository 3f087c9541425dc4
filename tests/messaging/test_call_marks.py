"""A sender that was killed: what it never called for goes out at once, what it may have sent is held in doubt."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from structlog.testing import capture_logs

from engine import clock
from engine.messaging import call_marks
from engine.messaging.call_marks import CallMarks
from engine.messaging.taking_over import take_over
from tests.messaging.stage import number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pytest

    from tests.messaging.stage import Stage

_DIES = """
import os, signal, sys
from pathlib import Path
from uuid import UUID
from engine.messaging.call_marks import CallMarks

folder, *tokens = sys.argv[1:]
marks = CallMarks(Path(folder), places=8)
leases = [UUID(token) for token in tokens]
marks.lease(leases)
marks.call(leases[0])
marks.end(leases[1])
os.kill(os.getpid(), signal.SIGKILL)
"""


def _die(folder: Path, tokens: Sequence[UUID]) -> None:
    """Have a process lease, call for the first, record the second, and be killed."""
    ended = subprocess.run([sys.executable, "-c", _DIES, str(folder), *map(str, tokens)], check=False, timeout=60)
    assert ended.returncode == -signal.SIGKILL


def test_marks_outlive_a_killed_process(tmp_path: Path) -> None:
    """Of three leases one was called for, one is recorded, one never left: the next process knows which."""
    called, recorded, uncalled = (uuid4() for _ in range(3))
    _die(tmp_path, (called, recorded, uncalled))
    marks = CallMarks(tmp_path, places=8)
    (legacy,) = marks.legacies()
    assert (legacy.called, legacy.uncalled) == ((called,), (uncalled,))
    legacy.settle()
    assert list(marks.legacies()) == []
    marks.close()


def test_the_living_are_left_alone(tmp_path: Path) -> None:
    """Nobody takes from a process that lives; one that ends with nothing open leaves nothing."""
    living, other = CallMarks(tmp_path, places=2), CallMarks(tmp_path, places=2)
    living.lease([token := uuid4()])
    assert list(other.legacies()) == []
    living.end(token)
    living.close()
    other.close()
    assert list(tmp_path.iterdir()) == []


def test_another_boot_proves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a crash of the machine a mark may be older than the call: the file goes, and the leases lapse."""
    _die(tmp_path, (uuid4(), uuid4(), uuid4()))
    boot = tmp_path / "boot"
    boot.write_text(str(uuid4()), encoding="ascii")
    monkeypatch.setattr(call_marks, "_BOOT", boot)
    marks = CallMarks(tmp_path, places=8)
    assert list(marks.legacies()) == []
    marks.close()
    assert list(tmp_path.glob("*.calls")) == []


def test_a_system_without_boots_takes_nothing_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody can tell whether the machine was started anew, no mark is believed."""
    monkeypatch.setattr(call_marks, "_BOOT", tmp_path / "there is none")
    left = CallMarks(tmp_path, places=8)
    left.lease([uuid4()])
    left.close()
    marks = CallMarks(tmp_path, places=8)
    assert list(marks.legacies()) == []
    marks.close()


def test_more_leases_than_places_are_not_marked(tmp_path: Path) -> None:
    """They lapse like those of a machine that crashed; a place that is free again is used again."""
    marks = CallMarks(tmp_path, places=1)
    marks.lease([first := uuid4(), beyond := uuid4()])
    marks.call(beyond)
    marks.end(beyond)
    marks.end(first)
    marks.lease([second := uuid4()])
    marks.close()
    heir = CallMarks(tmp_path, places=1)
    (legacy,) = heir.legacies()
    assert (legacy.called, legacy.uncalled) == ((), (second,))
    legacy.settle()
    heir.close()


def test_without_a_folder_marks_die_with_their_process() -> None:
    """Nothing is written anywhere, and nothing found."""
    marks = CallMarks(None, places=1)
    marks.lease([token := uuid4()])
    marks.call(token)
    assert list(marks.legacies()) == []
    marks.close()


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """Sending goes on without marks, and the log names the setting and what to do."""
    (tmp_path / "file").touch()
    with capture_logs() as logs:
        marks = CallMarks(tmp_path / "file", places=1)
    assert "SPOOL_DIR" in logs[0]["message"]
    marks.lease([uuid4()])
    assert list(marks.legacies()) == []
    marks.close()


def test_a_full_disk_stops_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Room is asked for before anything is mapped: a write to a page the disk has none for would kill the process."""

    def full(_file: int, _start: int, _size: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "posix_fallocate", full)
    with capture_logs() as logs:
        CallMarks(tmp_path, places=1).close()
    assert "No space left" in logs[0]["message"]


def test_what_a_dead_sender_held_is_settled(stage: Stage, tmp_path: Path) -> None:
    """The text it never called for waits again, uncharged; the one it called for is in doubt; a third is done."""
    for place in range(3):
        stage.queue(to=number(place))
    tokens = {sent.job.id: sent.lease_token for sent in stage.claim().outgoing}
    called, recorded, uncalled = tokens
    _die(tmp_path, list(tokens.values()))
    marks = CallMarks(tmp_path, places=8)
    for _ in range(2):  # the second time there is nothing left to do
        take_over(stage.pool, marks, now=clock.now())
    marks.close()
    assert {row["id"]: (row["status"], row["attempts"]) for row in stage.jobs("id", "status", "attempts")} == {
        called: ("unknown", 1),
        recorded: ("sending", 1),
        uncalled: ("pending", 0),
    }
    outcomes = stage.rows("select job_id, outcome from sms_send_attempts")
    assert {row["job_id"]: row["outcome"] for row in outcomes} == {
        called: "lapsed",
        recorded: None,
        uncalled: "not_sent",
    }
    assert list(tmp_path.glob("*.calls")) == []


def test_a_lease_that_is_not_open_any_more_is_passed_over(stage: Stage, tmp_path: Path) -> None:
    """Somebody recorded or lapsed it meanwhile: what is known stays known."""
    stage.queue()
    (sent,) = stage.claim().outgoing
    stage.execute(
        "update sms_outbound_jobs set status = 'canceled', canceled_reason = 'test', lease_token = null,"
        " lease_until = null"
    )
    _die(tmp_path, (uuid4(), uuid4(), sent.lease_token))
    marks = CallMarks(tmp_path, places=8)
    take_over(stage.pool, marks, now=clock.now())
    marks.close()
    assert [row["status"] for row in stage.jobs("status")] == ["canceled"]
