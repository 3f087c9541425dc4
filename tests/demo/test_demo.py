from __future__ import annotations

import io
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.console import Console

from engine.demo.folder import fresh_folder
from engine.demo.play import NotAsExpectedError
from engine.demo.roles import Author, PhoneText
from engine.demo.stage import PHONES
from engine.demo.transcript import Transcript

_LONG = "Hi, this is JOSH: " + "a few people near you, " * 6


def _told(*, terminal: bool) -> str:
    console = Console(file=io.StringIO(), force_terminal=terminal, width=100, color_system=None)
    transcript = Transcript(console)
    now = datetime(2026, 11, 21, 12, 0, 5, tzinfo=UTC)
    transcript.text("Ann", PhoneText("SM1", "hello [there]", Author.PERSON, now), copies=50)
    transcript.text("Ann", PhoneText("SM2", _LONG, Author.JOSH, now))
    transcript.text("Bob", PhoneText("SM3", _LONG, Author.JOSH, now))
    transcript.text("Bob", PhoneText("SM4", "", Author.PERSON, now))
    transcript.failed(NotAsExpectedError("An act", "Ann: what was hoped", "Ann: what came"))
    transcript.end({"answered": 3, "closer": 2}, acts=1, held=7, sent=4, seconds=12.4)
    file = console.file
    assert isinstance(file, io.StringIO)
    return file.getvalue()


@pytest.mark.parametrize("terminal", [False, True])
def test_a_transcript_reads_like_two_people_texting(terminal: bool) -> None:  # noqa: FBT001 -- a parameter of the table
    """Names, times, copies, photos, expected beside found and the closing counts are there, in bubbles and in plain."""
    told = _told(terminal=terminal)
    assert "hello [there]  (50 copies, all at once)" in told
    assert "12:00:05" in told
    assert "[photo]" in told
    assert any("what was hoped" in line and "what came" in line for line in told.splitlines())
    assert "5 texts in: 3 answered, 2 silent for a reason (2 closer). 4 texts out" in " ".join(told.split())
    assert ("╭" in told) is terminal


def test_a_text_shown_before_is_shown_by_its_beginning() -> None:
    """The same long text is told in full once: a transcript is for reading."""
    told = " ".join(_told(terminal=False).split())
    assert told.count(_LONG.strip()) == 1
    assert "JOSH → Bob Hi, this is JOSH: a few people near you, a few …" in told


def test_what_a_killed_demo_left_is_removed(tmp_path: Path) -> None:
    """A folder whose stack no longer holds its lock goes at the next start; one that is being made stays."""
    for name in ("play-dead", "play-beginning"):
        (tmp_path / name).mkdir()
    (tmp_path / "play-dead" / "lock").touch()
    fresh = fresh_folder(tmp_path)
    assert sorted(folder.name for folder in tmp_path.iterdir()) == sorted(["play-beginning", fresh.name])


def test_a_phone_is_shown_as_its_owner_has_it() -> None:
    """Both ways, in full, at the hour where the phones are, however often a text was shown before."""
    console = Console(file=io.StringIO(), force_terminal=False, width=100, color_system=None)
    transcript = Transcript(console, PHONES)
    now = datetime(2026, 11, 21, 12, 0, 5, tzinfo=UTC)
    for _ in range(2):
        transcript.phone("Ann", [PhoneText("SM1", "yo", Author.PERSON, now), PhoneText("SM2", _LONG, Author.JOSH, now)])
    file = console.file
    assert isinstance(file, io.StringIO)
    told = " ".join(file.getvalue().split())
    assert told.count(f"== Ann's phone Sat 04:00 > yo Sat 04:00 < {_LONG.strip()}") == 2


@pytest.mark.timeout(420)
def test_the_stories_hold_on_a_real_stack(tmp_path: Path) -> None:
    """`engine demo` plays both stories whole against real servers and processes, and exits 0."""
    environment = os.environ | {"PYTHONPATH": str(Path.cwd()), "COLUMNS": "100"}
    done = subprocess.run(
        [sys.executable, "-m", "engine.cli.main", "demo"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=400,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    told = " ".join(done.stdout.split())
    assert "none lost, none twice" in told
    assert "== Hana's phone" in told
