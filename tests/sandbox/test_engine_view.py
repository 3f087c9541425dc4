"""What counts as left to do: every sweep's due rows, but for those that are counted as something else."""

from __future__ import annotations

from engine.sandbox.engine_view import COUNTED_ELSEWHERE, SWEEPS_OF_ROWS
from engine.sweeps.registry import SWEEPS


def test_every_sweep_is_left_to_do_or_counted_as_something_else() -> None:
    """A new sweep counts by itself: a stack is not settled while it has due rows."""
    assert {sweep.name for sweep in SWEEPS_OF_ROWS} | COUNTED_ELSEWHERE == set(SWEEPS)
    assert {"waves", "windows", "settle", "reminders"} <= {sweep.name for sweep in SWEEPS_OF_ROWS}
