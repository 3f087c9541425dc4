"""Business time moves for every process at once; real time never moves."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

import pytest

from engine import clock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLLOWER = """
import sys
from pathlib import Path
from engine import clock
clock.use_file(Path(sys.argv[1]))
for _ in sys.stdin:
    print(clock.offset().total_seconds(), flush=True)
"""


@pytest.fixture(autouse=True)
def _real_again() -> Iterator[None]:
    yield
    clock.use_file(None)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give a clock file that does not exist yet."""
    return tmp_path / "clock"


def test_unmoved_business_time_is_real_time() -> None:
    """Without a file both clocks agree, aware and in UTC."""
    before, business, after = clock.real_now(), clock.now(), clock.real_now()
    assert before <= business <= after
    assert business.tzinfo is before.tzinfo is UTC
    assert clock.offset() == timedelta()


@pytest.mark.parametrize(
    "ahead",
    [timedelta(), timedelta(hours=3), timedelta(days=-40), timedelta(microseconds=1), timedelta(days=36_525)],
)
def test_business_time_is_moved_and_real_time_is_not(file: Path, ahead: timedelta) -> None:
    """Business time is ahead of real time by exactly what the file says, to the microsecond."""
    clock.write_offset(file, ahead)
    clock.use_file(file)
    assert clock.offset() == ahead
    before, business, after = clock.real_now(), clock.now(), clock.real_now()
    assert before + ahead <= business <= after + ahead


def test_the_file_is_eight_little_endian_bytes(file: Path) -> None:
    """The file is a signed count of microseconds that any program can write."""
    clock.write_offset(file, timedelta(seconds=-1))
    assert file.read_bytes() == (-1_000_000).to_bytes(8, "little", signed=True)


def test_another_process_sees_each_move_at_once(file: Path) -> None:
    """A process that follows the file sees every move at its next look, with no message to it."""
    clock.write_offset(file, timedelta())
    command = [sys.executable, "-c", FOLLOWER, str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as follower:
        assert follower.stdin is not None
        assert follower.stdout is not None
        for seconds in (0.0, 3600.0, 3600.5, -60.0):
            clock.write_offset(file, timedelta(seconds=seconds))
            follower.stdin.write("look\n")
            follower.stdin.flush()
            assert float(follower.stdout.readline()) == seconds
        follower.stdin.close()
    assert follower.returncode == 0


def test_going_back_to_real_time(file: Path) -> None:
    """Letting go of the file ends the offset."""
    clock.write_offset(file, timedelta(days=1))
    clock.use_file(file)
    clock.use_file(None)
    assert clock.offset() == timedelta()


def test_a_missing_file_is_refused(file: Path) -> None:
    """A clock file that is not there is named, and the clock goes on as before."""
    with pytest.raises(clock.ClockError, match="clock cannot be read: No such file"):
        clock.use_file(file)
    assert clock.offset() == timedelta()


def test_a_short_file_is_refused(file: Path) -> None:
    """A clock file too short to hold an offset is named, and the one in use stays in use."""
    clock.write_offset(file, timedelta(hours=1))
    clock.use_file(file)
    short = file.with_name("short")
    short.write_bytes(b"1234")
    with pytest.raises(clock.ClockError, match="short holds 4 bytes, it must hold 8"):
        clock.use_file(short)
    assert clock.offset() == timedelta(hours=1)


@pytest.mark.parametrize("ahead", [timedelta(days=36_526), timedelta(days=-36_526)])
def test_too_far_is_refused(file: Path, ahead: timedelta) -> None:
    """More than a hundred years either way is refused before anything is written."""
    with pytest.raises(clock.ClockError, match="a hundred years"):
        clock.write_offset(file, ahead)
    assert not file.exists()


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """Writing where no file can be says so instead of failing with a bare errno."""
    with pytest.raises(clock.ClockError, match="cannot be written"):
        clock.write_offset(tmp_path / "nowhere" / "clock", timedelta())
