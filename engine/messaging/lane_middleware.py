"""Where a lane runner lives inside a Dramatiq worker process: made after its boot, stopped before its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dramatiq import Middleware

if TYPE_CHECKING:
    from collections.abc import Callable

    from dramatiq import Broker, Worker

    from engine.messaging.lanes import LaneRunner


class LaneMiddleware(Middleware):
    """Makes the process's ``LaneRunner`` once Dramatiq has forked, starts its polling, and stops it in good order."""

    def __init__(self, start: Callable[[], LaneRunner]) -> None:
        self._start = start
        self._runner: LaneRunner | None = None

    @property
    def runner(self) -> LaneRunner:
        """The runner; raises ``RuntimeError`` outside a worker process."""
        if self._runner is None:
            message = "lanes are worked in a Dramatiq worker process only"
            raise RuntimeError(message)
        return self._runner

    def before_worker_boot(self, _broker: Broker, _worker: Worker) -> None:
        """Make the runner before the first message can arrive."""
        self._runner = self._start()

    def after_worker_boot(self, _broker: Broker, _worker: Worker) -> None:
        """Begin to look at the lanes without being rung."""
        self.runner.start_polling()

    def before_worker_shutdown(self, _broker: Broker, _worker: Worker) -> None:
        """Claim no more."""
        self.runner.stop()

    def after_worker_shutdown(self, _broker: Broker, _worker: Worker) -> None:
        """Finish the calls under way and record them."""
        self.runner.close()
