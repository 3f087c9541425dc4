"""Where a test may kill the process: before and after every commit, every call to the carrier, and every ring.

All of them pass one of a few edges (`transaction`, `Doorbell.ring`, the carrier's HTTP client), and the edge calls
`before` and `after` with what happens there. Both do nothing until a process is armed, which production refuses: then
they cost a call of nothing beside a round trip.

A point is named by what happens and by who has it happen, `commit router.turn.TurnLane._take_batch:95`: the function
outside the edges, and the line in it. So no point can be without a name. `tests/crash` finds every one of them in the
source, holds the list against what its stories pass through, and dies at each.
"""

from __future__ import annotations

import inspect
import itertools
import os
import signal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

COMMIT: Final = "commit"
CALL: Final = "call"
RING: Final = "ring"

_OURS: Final = ("engine.", "router.")
EDGES: Final = frozenset(
    {
        __name__,
        "engine.messaging.rings",
        "engine.messaging.twilio_client",
        "engine.store.connections",
        "engine.sweeps.batches",
    }
)
"""What others act through: a point there bears the name of whoever called."""


def _nothing(what: str) -> None:
    """Pass a point of a process that is not armed."""


before: Callable[[str], None] = _nothing
"""Call with what is about to happen, right before it does."""

after: Callable[[str], None] = _nothing
"""Call with what has happened, once it cannot be undone any more."""


def arm(point: str | None) -> None:
    """Die by SIGKILL at the given passing of a point: "before commit router.turn.TurnLane._take_batch:95 1".

    The last number counts the passings from one. None leaves the process as it is: nobody is killed.
    """
    if point is None:
        return
    place, _, number = point.rpartition(" ")
    passings = itertools.count(1)

    def kill_at(passed: str) -> None:
        if passed == place and next(passings) == int(number):
            os.kill(os.getpid(), signal.SIGKILL)

    watch(kill_at)


def watch(note: Callable[[str], None]) -> None:
    """Call `note` at every passing from now on, with moment, act and place: "after ring engine.sweeps.waves.run:31"."""
    global before, after  # noqa: PLW0603 -- bound once, so that a process nobody watches pays for nothing

    def before(what: str) -> None:
        note(f"before {what} {_place()}")

    def after(what: str) -> None:
        note(f"after {what} {_place()}")


def _place() -> str:
    """Name the innermost function of ours outside the edges, and the line it is at."""
    frame = inspect.currentframe()
    while frame is not None:
        module = str(frame.f_globals.get("__name__", ""))
        if module.startswith(_OURS) and module not in EDGES:
            return f"{module}.{frame.f_code.co_qualname}:{frame.f_lineno}"
        frame = frame.f_back
    return "elsewhere:0"
