"""Business time for many people at once: everybody waits in their own time, and the clock moves when all of them do.

A wait of thirty days then costs what one of two hours does, however many take place beside each other: the clock goes
to the earliest moment anybody waits for, by way of everything that falls due before it.
"""

from __future__ import annotations

import math
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from engine.demo.stage import RunningStack
from engine.sweeps.delivery_status import SETTLING

if TYPE_CHECKING:
    from tests.stack.stack_stage import Stage

_AT_ONCE = timedelta(seconds=6)
"""Who waits for moments so close to each other goes on together."""

_LOOK_SECONDS = 0.2
_DOUBT_SECONDS = 3.0
"""Somebody waits for a text so long while a send is in doubt: then time passes until the carrier has been asked."""

_DOUBTS = "select count(*) from public.sms_outbound_jobs where status = 'unknown'"


@dataclass(slots=True)
class Conductor:
    """Moves the clock of `stage` for `playing` people, each in a thread of their own."""

    stage: Stage
    playing: int
    _waits: dict[int, datetime] = field(default_factory=dict)
    _moved: threading.Condition = field(default_factory=threading.Condition)

    def now(self) -> datetime:
        """Business time."""
        offset = Path(self.stage.stack.environment["CLOCK_FILE"]).read_bytes()
        return datetime.now(UTC) + timedelta(microseconds=int.from_bytes(offset, "little", signed=True))

    def wait(self, seconds: float) -> None:
        """Come back when so much business time has passed."""
        me, until = threading.get_ident(), self.now() + timedelta(seconds=seconds)
        with self._moved:
            self._waits[me] = until
            self._moved.notify_all()
            while self.now() < until:
                self._moved.wait(_LOOK_SECONDS)
            del self._waits[me]

    def leave(self) -> None:
        """One of them is done."""
        with self._moved:
            self.playing -= 1
            self._moved.notify_all()

    def conduct(self) -> None:
        """Move the clock until all of them are done."""
        while self.playing:
            with self._moved:
                all_wait = self._moved.wait_for(self._all_wait, _DOUBT_SECONDS)
                waits = sorted(self._waits.values())
            if all_wait and waits:
                together = [until for until in waits if until <= waits[0] + _AT_ONCE]
                self._move((together[-1] - self.now()).total_seconds())
            elif not all_wait and self.stage.rows(_DOUBTS) != [(0,)]:
                self._move(SETTLING.total_seconds())

    def _all_wait(self) -> bool:
        now = self.now()
        return sum(until > now for until in self._waits.values()) >= self.playing

    def _move(self, seconds: float) -> None:
        if seconds > 0:
            RunningStack(self.stage.stack).advance(math.ceil(seconds))
        with self._moved:
            self._moved.notify_all()
