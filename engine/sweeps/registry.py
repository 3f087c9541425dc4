"""Every sweep, in the order `engine sweep all` runs them. To add one: a file, and a line here."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from engine.errors import EngineError
from engine.sweeps import (
    alerts,
    cleanup,
    completion,
    delivery_status,
    erasure,
    learning,
    nudges,
    post_event,
    reconcile_inbound,
    recover_inbound,
    recover_outbound,
    region_opening,
    reminders,
    replacements,
    retention,
    settle,
    staleness,
    stuck,
    waves,
    windows,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.sweeps.sweep import Sweep

SWEEPS: Mapping[str, Sweep] = {
    sweep.name: sweep
    for sweep in (
        recover_inbound.SWEEP,
        recover_outbound.SWEEP,
        reconcile_inbound.SWEEP,
        delivery_status.SWEEP,
        alerts.SWEEP,
        retention.SWEEP,
        erasure.SWEEP,
        nudges.SWEEP,
        region_opening.SWEEP,
        staleness.SWEEP,
        waves.SWEEP,
        windows.SWEEP,
        settle.SWEEP,
        reminders.SWEEP,
        replacements.SWEEP,
        completion.SWEEP,
        post_event.SWEEP,
        learning.SWEEP,
        cleanup.SWEEP,
        stuck.SWEEP,  # last, so that in one run of all the others have had their turn
    )
}


class UnknownSweepError(EngineError):
    """There is no sweep of that name; the message lists those there are."""

    exit_code: ClassVar[int] = 2


def find(name: str) -> Sweep:
    """The sweep of this name. Raises `UnknownSweepError`."""
    if name not in SWEEPS:
        raise UnknownSweepError(f"there is no such sweep; there are: {', '.join(SWEEPS)}")
    return SWEEPS[name]
