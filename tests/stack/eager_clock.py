"""Clocks that run every sweep the moment business time moves: two of them are always at the same work.

The stack's own clock goes by real time, and the sandbox sweeps when it moves the clock; neither would meet the other
often in the minute a test has. Run as a process of its own: `python -m tests.stack.eager_clock`.
"""

from __future__ import annotations

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING

from engine import clock
from engine.launcher.child import Child
from engine.messaging.rings import Doorbell
from engine.process import start_process
from engine.store.connections import DatabaseUnreachableError, open_pool
from engine.sweeps.registry import SWEEPS
from engine.sweeps.sweep import Means, run_sweep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.sweeps.sweep import Sweep
    from tests.stack.stack_stage import Stage

_COMMAND = (sys.executable, "-m", "tests.stack.eager_clock")
_LOOK_SECONDS = 0.005
_AT_LEAST_EVERY_SECONDS = 2.0
_AT_ONCE = 8


@contextmanager
def two_clocks(stage: Stage) -> Iterator[None]:
    """Have two of them sweep meanwhile, and hold them to having lived to the end."""
    clocks = [Child(f"eager_clock_{number}", _COMMAND, stage.folder) for number in (1, 2)]
    for child in clocks:
        child.environment = stage.stack._outside() | stage.stack.environment
        child.start()
    try:
        yield
        assert all(child.pid is not None for child in clocks), "a clock has died: its log is in the stack's folder"
    finally:
        for child in clocks:
            child.stop()


def _sweep_for_ever() -> None:
    settings = start_process()
    with open_pool(settings, application="eager_clock", size=_AT_ONCE) as pool, ThreadPoolExecutor(_AT_ONCE) as threads:
        means = Means(settings, pool, Doorbell(settings))

        def sweep(each: Sweep) -> None:
            try:
                run_sweep(each, means, clock.now())
            except DatabaseUnreachableError:
                return  # the next look says more

        while True:
            list(threads.map(sweep, SWEEPS.values()))
            swept, then = time.monotonic(), clock.offset()
            while clock.offset() == then and time.monotonic() - swept < _AT_LEAST_EVERY_SECONDS:
                time.sleep(_LOOK_SECONDS)


if __name__ == "__main__":
    _sweep_for_ever()
