"""A second clock process beside the stack's own: each sweep is then run by two at the same time."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from engine.launcher.child import Child
from engine.launcher.stack import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.stack.stack_stage import Stage


@contextmanager
def two_clocks(stage: Stage) -> Iterator[None]:
    """Run another one meanwhile, and hold it to having lived to the end."""
    second = Child("second_clock", COMMANDS["clock"], stage.folder)
    second.environment = stage.stack._outside() | stage.stack.environment
    second.start()
    try:
        yield
        assert second.pid is not None, "the second clock has died"
    finally:
        second.stop()
