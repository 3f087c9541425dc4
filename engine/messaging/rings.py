"""The doorbell: one Dramatiq message per lane at most, through Redis. Never work, never truth.

A ring that is lost costs at most the time until a worker next looks by itself (``lanes.POLL_SECONDS``).
"""

from __future__ import annotations

import time
from enum import StrEnum
from typing import TYPE_CHECKING

import redis
import structlog
from dramatiq import Message
from dramatiq.brokers.redis import RedisBroker
from dramatiq.errors import BrokerConnectionError

from engine import crash_points
from engine.errors import describe_error

if TYPE_CHECKING:
    from engine.settings import Settings

_log = structlog.get_logger()

FLAG_MILLISECONDS = 2_000
"""How long a ring stands if the worker that heard it dies before it can take it down."""

SILENCE_SECONDS = 1.0
"""After a failed ring, rings are skipped this long: a dead Redis must not slow the receiver down."""


class Lane(StrEnum):
    """The streams of work a worker can be rung for; also the names of the Dramatiq queues and actors."""

    TURNS = "turns"
    OUTBOUND = "outbound"
    CALLBACKS = "callbacks"
    WAVES = "waves"


def redis_client(settings: Settings) -> redis.Redis:
    """A client with short time-outs: nobody waits for a doorbell."""
    return redis.Redis.from_url(settings.redis_url, socket_timeout=0.5, socket_connect_timeout=0.5)


def make_broker(settings: Settings) -> RedisBroker:
    """The broker every process shares. Dead workers are looked for often: Dramatiq leaves that to a rare draw."""
    return RedisBroker(client=redis_client(settings), maintenance_chance=10_000)


class Doorbell:
    """Rings lanes; safe to use from several threads."""

    def __init__(self, settings: Settings, broker: RedisBroker | None = None) -> None:
        self._broker = broker or make_broker(settings)
        self._redis = redis_client(settings)
        self._quiet_until = 0.0

    def ring(self, lane: Lane) -> None:
        """Have some worker look at ``lane`` soon. Never raises: the work is safe in PostgreSQL."""
        if time.monotonic() < self._quiet_until:
            return
        crash_points.before(crash_points.RING)
        try:
            if self._redis.set(_flag(lane), b"1", nx=True, px=FLAG_MILLISECONDS):
                self._broker.enqueue(
                    Message(queue_name=lane.value, actor_name=lane.value, args=(), kwargs={}, options={})
                )
        except (redis.RedisError, BrokerConnectionError) as error:
            self._quiet_until = time.monotonic() + SILENCE_SECONDS
            _log.warning("ring_failed", lane=lane.value, **describe_error(error))
        crash_points.after(crash_points.RING)

    def answer(self, lane: Lane) -> None:
        """Take the ring down *before* claiming, so that work arriving from now on rings again. Never raises."""
        if time.monotonic() < self._quiet_until:
            return
        try:
            self._redis.delete(_flag(lane))
        except redis.RedisError as error:
            self._quiet_until = time.monotonic() + SILENCE_SECONDS
            _log.warning("ring_not_answered", lane=lane.value, **describe_error(error))

    def reachable(self) -> bool:
        """Whether Redis answers."""
        try:
            return bool(self._redis.ping())
        except redis.RedisError:
            return False


def _flag(lane: Lane) -> str:
    return f"josh:lane:{lane.value}"
