"""Dramatiq's way in: one actor per lane, a few lines each. Run by `engine work`, or by plain `dramatiq workers`."""

from __future__ import annotations

import os

import dramatiq

from engine import clock, crash_points
from engine.linkups.waves import WavesLane
from engine.logs import configure_logs
from engine.messaging.callbacks import CallbacksLane
from engine.messaging.lane_middleware import LaneMiddleware
from engine.messaging.lanes import LaneRunner, LaneWork
from engine.messaging.rings import Doorbell, Lane, make_broker
from engine.messaging.sender import OutboundLane
from engine.process import tune_collector
from engine.settings import load_settings
from engine.store.connections import open_pool
from router.turn import TurnLane

CONNECTIONS = 10


def start() -> LaneRunner:
    """Wire one worker process: called in each process once Dramatiq has made it."""
    settings = load_settings()
    configure_logs(settings.log_level)
    clock.use_file(settings.clock_file)
    crash_points.arm(settings.crash_point)
    pool = open_pool(settings, application="worker", size=CONNECTIONS)
    doorbell = Doorbell(settings, broker)
    work: dict[Lane, LaneWork] = {
        Lane.TURNS: TurnLane(settings, pool, doorbell),
        Lane.OUTBOUND: OutboundLane(settings, pool, doorbell),
        Lane.CALLBACKS: CallbacksLane(settings, pool, doorbell),
        Lane.WAVES: WavesLane(settings, pool, doorbell),
    }
    tune_collector()
    chosen = os.environ.get("ENGINE_LANES", "").split(",")
    return LaneRunner({lane: step for lane, step in work.items() if chosen == [""] or lane in chosen}, doorbell)


broker = make_broker(load_settings())
lanes = LaneMiddleware(start)
broker.add_middleware(lanes)
dramatiq.set_broker(broker)


@dramatiq.actor(queue_name=Lane.TURNS, max_retries=0)
def turns() -> None:
    """Take turns until none is left."""
    lanes.runner.run(Lane.TURNS)


@dramatiq.actor(queue_name=Lane.OUTBOUND, max_retries=0)
def outbound() -> None:
    """Send what is due."""
    lanes.runner.run(Lane.OUTBOUND)


@dramatiq.actor(queue_name=Lane.CALLBACKS, max_retries=0)
def callbacks() -> None:
    """Apply what the carrier said."""
    lanes.runner.run(Lane.CALLBACKS)


@dramatiq.actor(queue_name=Lane.WAVES, max_retries=0)
def waves() -> None:
    """Ask people along."""
    lanes.runner.run(Lane.WAVES)
