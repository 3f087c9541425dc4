"""Waiting until nothing is left to do, and moving business time without skipping anything on the way.

A stack is settled when, in one snapshot, the engine has nothing to do and the carrier calls nobody. The engine's
snapshot is one query; the carrier is held to it by its `activity`: if that did not change around the query, the
carrier slept all the while.
"""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from engine import clock
from engine.sandbox.engine_view import EngineAwayError

if TYPE_CHECKING:
    from pathlib import Path

    from engine.sandbox.carrier import Carrier
    from engine.sandbox.engine_view import EngineView

_FIRST_LOOK, _SLOWEST_LOOK = 0.01, 0.1  # seconds between looks: soon at first, then without getting in the way
_RING_EVERY: Final = 1.0
_SHORT_BACK_OFF: Final = timedelta(seconds=2)
_BACK_OFF_PATIENCE: Final = 5.0


class Settler:
    """Settles one stack and moves its clock. One caller at a time moves it; any number may settle."""

    def __init__(self, view: EngineView, carrier: Carrier) -> None:
        """Look at the engine through `view`."""
        self._view, self._carrier = view, carrier
        self._moving = asyncio.Lock()

    async def settle(self, seconds: float) -> dict[str, int]:
        """Wait up to `seconds` (real time) for a settled snapshot; what is left by kind, nothing when settled."""
        loop = asyncio.get_running_loop()
        deadline, next_ring, pause = loop.time() + seconds, loop.time(), _FIRST_LOOK
        while left := await self._left():
            if loop.time() >= deadline:
                return left
            if loop.time() >= next_ring:
                next_ring = loop.time() + _RING_EVERY
                await self._nudge()
            await asyncio.sleep(pause)
            pause = min(pause * 1.5, _SLOWEST_LOOK)
        return {}

    async def advance(self, clock_file: Path, seconds: float, step_patience: float) -> tuple[int, dict[str, int]]:
        """Move business time by `seconds`: to each due instant on the way, sweeping and settling there.

        Gives the number of stops and what the last stop left unsettled. A stop that does not settle within
        `step_patience` real seconds is left behind: something broken must not hold the clock for ever.
        Raises `EngineAwayError`.
        """
        async with self._moving:
            target = clock.now() + timedelta(seconds=seconds)
            await asyncio.to_thread(self._view.next_due, target)  # an engine that is away says so before time moves
            await self.settle(step_patience)  # what is under way now belongs to now
            steps = 0
            while True:
                here = clock.now()
                due = await asyncio.to_thread(self._view.next_due, here)
                arrived = due is None or due <= here or due >= target
                _move_to(clock_file, target if arrived or due is None else due)
                await asyncio.to_thread(self._view.run_due_sweeps, clock.now())
                left = await self.settle(step_patience)
                steps += 1
                if arrived:
                    return steps, await self._wait_out_back_offs(left, step_patience)

    async def _wait_out_back_offs(self, left: dict[str, int], patience: float) -> dict[str, int]:
        """Let texts that back off for a moment (real time, which cannot be moved) go, as they would have by then."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + _BACK_OFF_PATIENCE
        while loop.time() < deadline:
            pause = await asyncio.to_thread(self._view.short_back_off, clock.now(), _SHORT_BACK_OFF)
            if not pause:
                break
            await asyncio.sleep(pause + _FIRST_LOOK)
            left = await self.settle(patience)
        return left

    async def _left(self) -> dict[str, int]:
        before = self._carrier.activity
        try:
            left = await asyncio.to_thread(self._view.unsettled, clock.now())
        except EngineAwayError:
            return {"engine_away": 1}
        left = {kind: count for kind, count in left.items() if count}
        if self._carrier.waiting():
            left["callbacks"] = self._carrier.waiting()
        elif self._carrier.activity != before:
            left["carrier"] = 1
        return left

    async def _nudge(self) -> None:
        """Sweep and ring: what waits for a timer of another process need not."""
        try:
            await asyncio.to_thread(self._view.run_due_sweeps, clock.now())
            await asyncio.to_thread(self._view.ring_lanes)
        except EngineAwayError:
            return  # the next look says so


def _move_to(clock_file: Path, instant: datetime) -> None:
    """Business time reads `instant` now, or already reads more: it never goes back."""
    if instant > clock.now():
        clock.write_offset(clock_file, instant - clock.real_now())
