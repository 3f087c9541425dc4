"""Which story kills at which point. A test holds this against the source: a new point has to be put somewhere.

The shortest story that passes a point is the one to name; a point that its story does not pass fails there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

KILLED_IN: Mapping[str, tuple[str, ...]] = {
    "answer": (
        "commit router.turn.TurnLane._take_batch",
        "ring router.turn.TurnLane._ring",
        "commit engine.messaging.claiming.claim_texts",
        "ring engine.messaging.receiving.TextReceiver._make_safe",
        "commit engine.messaging.receiving.TextReceiver._store",
        "commit engine.messaging.receiving.CallbackReceiver._flush",
        "ring engine.messaging.receiving.CallbackReceiver._flush",
        "call engine.messaging.sender.OutboundLane._send",
        "commit engine.messaging.taking_over.take_over",
        "commit engine.sweeps.reconcile_inbound.run",
        "call engine.sweeps.reconcile_inbound._missing",
        "commit engine.sweeps.recovering.store_recovered",
        "commit engine.sweeps.sweep.run_sweep",
    ),
    "doubt": (
        "ring engine.messaging.callbacks.CallbacksLane.step",
        "commit engine.messaging.callbacks.CallbacksLane._apply_batch",
        "commit engine.messaging.results.record",
        "ring engine.sweeps.delivery_status.run",
        "ring engine.sweeps.delivery_status.run #2",
        "call engine.sweeps.delivery_status._list_all.<locals>.ask",
        "commit engine.sweeps.settling.settle_recipient",
    ),
    "keys": (
        "commit router.turn.TurnLane._pause",
        "commit engine.messaging.sender.OutboundLane._claim",
        "commit engine.sweeps.alerts.run",
        "commit engine.sweeps.alerts.run #2",
        "call engine.sweeps.alerts._post",
        "commit engine.sweeps.recover_outbound.run",
        "ring engine.sweeps.recover_outbound.run",
    ),
    "hurry": (
        "ring engine.messaging.sender.OutboundLane._ring",
        "ring router.turn.TurnLane.step",
        "ring engine.messaging.lanes.LaneRunner.run",
        "ring engine.messaging.recorder.ResultRecorder.record",
    ),
    "trouble": (
        "commit router.turn.TurnLane._take_alone",
        "commit router.turn.TurnLane._count_try",
        "commit router.turn.TurnLane._uncount_try",
        "commit router.turn.TurnLane._after_failure",
        "commit router.turn.TurnLane._park",
        "ring router.turn.TurnLane._park",
    ),
    "list": (
        "ring engine.sweeps.reconcile_inbound.run",
        "commit engine.sweeps.reconcile_inbound._put_off",
        "commit engine.sweeps.recovering.store_recovered #2",
        "commit engine.sweeps.recovering.store_recovered #3",
        "commit engine.sweeps.stuck.run",
    ),
    "away": ("ring engine.messaging.receiving.TextReceiver._drain_spool",),
    "child": (
        "commit engine.sweeps.erasure.run",
        "commit engine.sweeps.erasure.run #2",
        "call engine.sweeps.erasure._redact_all.<locals>.ask",
    ),
    "interview": (
        "commit engine.sweeps.nudges.run",
        "ring engine.sweeps.nudges.run",
        "ring engine.sweeps.recover_inbound.run #2",
    ),
    "news": (
        "commit engine.sweeps.region_opening.run",
        "commit engine.sweeps.region_opening.run #2",
        "ring engine.sweeps.region_opening.run",
    ),
    "months": (
        "commit engine.sweeps.cleanup.run",
        "commit engine.sweeps.cleanup.run #2",
        "commit engine.sweeps.cleanup.run #3",
        "commit engine.sweeps.cleanup.run #4",
        "commit engine.sweeps.retention.run",
        "commit engine.sweeps.retention.run #2",
        "commit engine.sweeps.retention.run #3",
        "commit engine.sweeps.retention.run #4",
        "commit engine.sweeps.staleness.run",
        "ring engine.sweeps.staleness.run",
    ),
    "nobody": (
        "ring engine.linkups.waves.WavesLane.step",
        "commit engine.linkups.waves.WavesLane._attend",
        "commit engine.linkups.waves.WavesLane._search",
        "ring engine.sweeps.recover_inbound.run",
        "ring engine.sweeps.waves.run",
        "commit engine.sweeps.windows.run",
        "commit engine.sweeps.windows.run #2",
        "ring engine.sweeps.windows.run",
    ),
    "replacement": (
        "commit engine.linkups.replacing.attend_replacement",
        "commit engine.linkups.replacing._search",
        "commit engine.linkups.waves.WavesLane._look",
        "commit engine.linkups.waves.WavesLane._replace",
        "commit engine.sweeps.replacements.run",
        "commit engine.sweeps.replacements.run #2",
        "ring engine.sweeps.replacements.run",
        "ring engine.sweeps.replacements.run #2",
        "commit engine.sweeps.settle.run",
        "ring engine.sweeps.settle.run",
        "commit engine.sweeps.settle.run #2",
    ),
    "evening": (
        "commit engine.sweeps.completion.run",
        "commit engine.sweeps.learning.run",
        "commit engine.sweeps.post_event.run",
        "ring engine.sweeps.post_event.run",
        "commit engine.sweeps.reminders.run",
        "ring engine.sweeps.reminders.run",
    ),
}
