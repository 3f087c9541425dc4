"""Plays a plan against a running stack: people text, time jumps, things break; and at the end all comes to rest.

Time moves in jumps to whatever anybody does next, a quarter of an hour at most by day, and never far while something
is down: what breaks, breaks while people are texting.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from engine.chaos.breaking import Breaker
from engine.chaos.plan import DAY
from engine.chaos.town import Town
from engine.demo.stage import RunningStack

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.chaos.line import Line
    from engine.chaos.plan import Plan
    from engine.chaos.stopwatch import Stopwatch
    from engine.launcher.stack import Stack

_NEARBY: Final = 90.0
"""A jump so short is made at once; before a longer one everything comes to rest, if it can."""

_BY_DAY, _BY_NIGHT = 900.0, 3_600.0
_DAYTIME: Final = range(5, 22)  # eight in New York to nine in San Francisco
_HANG_SECONDS: Final = 0.3
_REST, _LAST_REST = 2.5, 60.0
_SETTLING: Final = 300.0
_SETTLINGS: Final = 4
"""After so many times five minutes no send is in doubt any more: a repeated one may end in doubt again."""


class Run:
    """One run. `step` is told the share of time that has passed."""

    def __init__(self, plan: Plan, stack: Stack, line: Line, watch: Stopwatch, step: Callable[[float], None]) -> None:
        self.town = Town(plan.people, line, watch)
        self.breaker = Breaker(stack, line, watch)
        self._plan, self._stack, self._line, self._watch, self._step = plan, stack, line, watch, step
        self._rested = -1

    async def play(self) -> dict[str, int] | None:
        """Play it to its end; what is left undone then, by kind."""
        await self._line.knobs(hang_seconds=_HANG_SECONDS)
        try:
            await self._play_through()
            return await self._come_to_rest()
        finally:
            self.town.close()

    async def _play_through(self) -> None:
        end = float(self._plan.days * DAY)
        openings, disturbances = list(self._plan.openings), list(self._plan.disturbances)
        while (now := self._watch.reading()) < end:
            while disturbances and disturbances[0].at <= now:
                self.breaker.start(disturbances.pop(0))
            while openings and openings[0].at <= now:
                await self._open(openings.pop(0).slug)
            await self.town.speak()
            await self._jump(min([end, *(each[0].at for each in (openings, disturbances) if each)]))
            self._step(min(1.0, self._watch.reading() / end))

    async def _jump(self, until: float) -> None:
        """Go on to whatever is next; come to rest before a long way, and wait for what is down to be back."""
        gap = min(until, self.town.next_at) - self._watch.reading()
        if gap > _NEARBY:
            await self.breaker.until_up()
            await self._rest()
            longest = self._watch.reading() + (_BY_DAY if self._watch.hour() in _DAYTIME else _BY_NIGHT)
            gap = min(until, self.town.next_at, longest) - self._watch.reading()
        if gap > 0:
            self._watch.move_to(self._watch.reading() + gap)
            if gap > _NEARBY:
                self._rested = -1
                await self._rest()

    async def _rest(self) -> None:
        """Wait for quiet, unless it has been quiet since anybody said or heard anything."""
        if self._rested != self.town.happenings:
            before = self.town.happenings
            left = await self._line.settle(_REST)
            self._rested = before if left == {} else -1

    async def _come_to_rest(self) -> dict[str, int] | None:
        """Mend everything, let everybody finish their sentence, and move time until no send is in doubt any more."""
        await self.town.hush()
        await self.breaker.finish()
        await self._line.settle(_LAST_REST)
        left = None
        for _ in range(_SETTLINGS):
            self._watch.move_to(self._watch.reading() + _SETTLING)
            left = await self._line.settle(_LAST_REST)
        return left

    async def _open(self, slug: str) -> None:
        await self.breaker.until_up()
        stage = RunningStack(self._stack)
        await asyncio.to_thread(stage.operate, ["regions", "open", slug, "--despite-density"])
