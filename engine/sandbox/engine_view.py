"""The few things the sandbox asks of the engine, and the one place where they are connected to its database.

All four run in a worker thread, one at a time, and may block. `now` is business time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from engine.errors import EngineError

if TYPE_CHECKING:
    from datetime import datetime

    from engine.settings import Settings


class EngineAwayError(EngineError):
    """The engine's database or queue cannot be reached just now; asking again later may work."""


class EngineView(Protocol):
    """What the sandbox sees of the engine. Each may raise `EngineAwayError`."""

    def next_due(self, now: datetime) -> datetime | None:
        """The first instant after `now` at which anything falls due (event, job, sweep row), or None."""

    def run_due_sweeps(self, now: datetime) -> None:
        """Run every sweep that has something due at `now`. Safe beside any number of others doing the same."""

    def ring_lanes(self) -> None:
        """Wake the workers of every lane."""

    def unsettled(self, now: datetime) -> dict[str, int]:
        """What is left to do right now, by kind, from one snapshot. Kinds with 0 may be left out.

        Counts: unprocessed unparked texts and events; jobs due within 2 s or `sending` within their lease; the spool;
        due sweep rows. Does not count jobs deferred to quiet hours, backed off or `unknown`.
        """


class IdleEngine:
    """An engine with nothing to do, ever: for a carrier that runs alone."""

    def next_due(self, now: datetime) -> datetime | None:  # noqa: ARG002 -- the protocol's shape
        """Nothing falls due."""
        return None

    def run_due_sweeps(self, now: datetime) -> None:
        """No sweeps."""

    def ring_lanes(self) -> None:
        """No lanes."""

    def unsettled(self, now: datetime) -> dict[str, int]:  # noqa: ARG002 -- the protocol's shape
        """Nothing is left."""
        return {}


def open_view(settings: Settings) -> EngineView:  # noqa: ARG001 -- the seam: the database behind these settings
    """The view of the engine these settings describe."""
    return IdleEngine()
