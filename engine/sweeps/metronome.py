"""Runs every sweep at its cadence: a thread each, so that a slow one never makes another late.

Cadence is real time, with jitter so that several clocks drift apart; what the sweeps look at is business time.
"""

from __future__ import annotations

import random
import threading
import time
from typing import TYPE_CHECKING

import structlog

from engine import clock
from engine.errors import describe_error
from engine.store.connections import is_passing
from engine.sweeps.sweep import run_sweep

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.sweeps.sweep import Means, Sweep

_log = structlog.get_logger()

JITTER = (0.9, 1.1)
FIRST_SECONDS = 5.0
"""The first run comes within this time, so that a clock that is restarted often still sweeps everything."""

STOP_SECONDS = 20.0


class Metronome:
    """The beat of one clock process."""

    def __init__(self, sweeps: Iterable[Sweep], means: Means) -> None:
        self._means = means
        self._stopping = threading.Event()
        self._threads = [
            threading.Thread(target=self._beat, args=[sweep], name=f"sweep-{sweep.name}", daemon=True)
            for sweep in sweeps
        ]

    def start(self) -> None:
        """Begin."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Start no more runs; wait for those under way, but not for ever."""
        self._stopping.set()
        ends = time.monotonic() + STOP_SECONDS
        for thread in self._threads:
            thread.join(max(0.0, ends - time.monotonic()))

    def _beat(self, sweep: Sweep) -> None:
        pause = random.uniform(0, min(FIRST_SECONDS, sweep.every_seconds))  # noqa: S311 -- spreads load, guards nothing
        while not self._stopping.wait(pause):
            try:
                run_sweep(sweep, self._means, clock.now())
            except Exception as error:  # noqa: BLE001 -- a clock that one bad run stops would be worse than the run
                level = _log.warning if is_passing(error) else _log.error
                level("sweep_not_run", sweep=sweep.name, **describe_error(error))
            pause = sweep.every_seconds * random.uniform(*JITTER)  # noqa: S311 -- see above
