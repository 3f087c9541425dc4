"""How a worker works a lane: answer the ring, claim until nothing is left or its time is up, ring again.

The same routine runs for a ring and for the worker's own look every second or so; that look is what makes Redis
a doorbell and nothing more.
"""

from __future__ import annotations

import random
import threading
import time
from typing import TYPE_CHECKING, Protocol

import structlog

from engine.errors import describe_error
from engine.messaging.rings import Lane
from engine.store.connections import is_passing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.messaging.rings import Doorbell

_log = structlog.get_logger()

TURN_SECONDS = 5.0
"""How long one ring is worked before it is passed on, so that a worker thread is never one lane's for ever."""

POLL_SECONDS = (1.0, 2.0)
"""Every worker looks at its lanes by itself this often, ring or no ring."""

TROUBLE_SECONDS = 0.5
"""Pause after a lane met a passing trouble (database away, deadlock)."""


FOLLOWED_BY: Mapping[Lane, Lane] = {Lane.TURNS: Lane.OUTBOUND}
"""Turns leave texts to send. Measured: it saves a trip through Redis, about 10 ms of 40."""


class LaneWork(Protocol):
    """One lane's work."""

    def step(self) -> bool:
        """Claim and finish one batch; say whether more may be waiting."""

    def close(self) -> None:
        """Finish what a step left under way; no step is called afterwards."""


class LaneRunner:
    """Works the lanes of one process."""

    def __init__(self, work: Mapping[Lane, LaneWork], doorbell: Doorbell) -> None:
        self._work = work
        self._doorbell = doorbell
        self._stopping = threading.Event()
        self._poller: threading.Thread | None = None

    def run(self, lane: Lane) -> None:
        """Work ``lane`` until it is empty, its time is up, or the process stops. Never raises for passing trouble.

        What a lane leaves for another one is taken up here at once where this process works both: the ring is
        heard by others meanwhile, and whoever comes second finds nothing.
        """
        self._doorbell.answer(lane)
        ends = time.monotonic() + TURN_SECONDS
        worked = False
        while not self._stopping.is_set():
            if not self._step(lane):
                break
            worked = True
            if time.monotonic() >= ends:
                self._doorbell.ring(lane)
                break
        following = FOLLOWED_BY.get(lane)
        if worked and following is not None and following in self._work:
            self.run(following)

    def _step(self, lane: Lane) -> bool:
        try:
            return self._work[lane].step()
        except Exception as error:  # noqa: BLE001 -- a lane outlives any one batch; the next look tries again
            level = _log.warning if is_passing(error) else _log.error
            level("lane_step_failed", lane=lane.value, **describe_error(error))
            self._stopping.wait(TROUBLE_SECONDS)
            return False

    def start_polling(self) -> None:
        """Begin to look at every lane of this process by itself."""
        self._poller = threading.Thread(target=self._poll, name="lane-poller", daemon=True)
        self._poller.start()

    def stop(self) -> None:
        """Stop claiming; batches under way are finished."""
        self._stopping.set()

    def close(self) -> None:
        """Finish everything under way, calls to the carrier included. Call when no thread works a lane any more."""
        self.stop()
        if self._poller is not None:
            self._poller.join(timeout=10)
        for work in self._work.values():
            work.close()

    def _poll(self) -> None:
        while not self._stopping.wait(random.uniform(*POLL_SECONDS)):  # noqa: S311 -- jitter, not a secret
            for lane in self._work:
                self.run(lane)
