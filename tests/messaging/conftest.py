"""One stage for every test of this folder, and conversations on it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from engine import clock
from tests.messaging.readable import Readable
from tests.messaging.stage import Stage, open_stage
from tests.messaging.talk import Clock, Talk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from engine.settings import Settings
    from tests.databases import Database


@pytest.fixture
def stage(settings: Settings) -> Iterator[Stage]:
    """This test's own database, ready for texts and turns."""
    yield from open_stage(settings)


@pytest.fixture
def moving_clock(tmp_path: Path) -> Iterator[Clock]:
    """Business time in the test's hands; real time again afterwards."""
    file = tmp_path / "clock"
    clock.write_offset(file, timedelta())
    clock.use_file(file)
    try:
        yield Clock(file)
    finally:
        clock.use_file(None)


@pytest.fixture
def talk(stage: Stage, moving_clock: Clock) -> Talk:
    """A phone in conversation."""
    return Talk(stage, moving_clock)


@pytest.fixture
def readable(database: Database) -> Readable:
    """Everything that whoever can read this test's database can read."""
    return Readable(database.owner_url)
