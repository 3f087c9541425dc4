"""The run's two clocks: business time, which it moves by itself, and real seconds since it began."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from engine import clock

if TYPE_CHECKING:
    from pathlib import Path

_HERE = ZoneInfo("America/Los_Angeles")
_EIGHT = 8


class Stopwatch:
    """Moves the clock of the stack that follows `file`; its zero is the next eight in the morning in San Francisco.

    A clock that jumps is a hard one: whatever falls due in between is found late, as after an outage.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        clock.use_file(file)
        here = clock.now().astimezone(_HERE)
        eight = here.replace(hour=_EIGHT, minute=0, second=0, microsecond=0)
        self._zero = eight if eight > here else eight + timedelta(days=1)
        self._began = time.monotonic()
        self.move_to(0)

    def now(self) -> datetime:
        """Business time."""
        return clock.now()

    def reading(self) -> float:
        """Business seconds since zero."""
        return (clock.now() - self._zero).total_seconds()

    def real(self) -> float:
        """Real seconds since the run began."""
        return time.monotonic() - self._began

    def hour(self) -> int:
        """The hour of the day in San Francisco."""
        return clock.now().astimezone(_HERE).hour

    def move_to(self, reading: float) -> None:
        """Let it be so many business seconds after zero; time never goes back."""
        ahead = self._zero + timedelta(seconds=reading) - clock.now()
        if ahead > timedelta():
            clock.write_offset(self._file, clock.offset() + ahead)

    def close(self) -> None:
        """Go back to real time in this process."""
        clock.use_file(None)
