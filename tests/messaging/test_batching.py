"""Natural batching: order kept, one flush at a time, nobody's failure becomes somebody else's."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

import pytest

from engine.messaging.batching import Batcher

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence

_SECONDS = 10


class _Gate:
    """A flush that waits at a gate, so that a test decides what gathers behind it."""

    def __init__(self, answer: Callable[[int], int | BaseException] = lambda item: item * 10) -> None:
        self.batches: list[list[int]] = []
        self.entered = threading.Semaphore(0)
        self.open = threading.Event()
        self.at_once = 0
        self._inside = 0
        self._answer = answer

    def flush(self, items: Sequence[int]) -> list[int | BaseException]:
        """Note the batch, wait at the gate, answer each."""
        self._inside += 1
        self.at_once = max(self.at_once, self._inside)
        self.batches.append(list(items))
        self.entered.release()
        assert self.open.wait(_SECONDS)
        self._inside -= 1
        return [self._answer(item) for item in items]


def _run(play: Callable[[Batcher[int, int]], Coroutine[object, object, None]], gate: _Gate, at_most: int = 100) -> None:
    async def main() -> None:
        batcher: Batcher[int, int] = Batcher(gate.flush, at_most=at_most, name="test")
        try:
            await asyncio.wait_for(play(batcher), _SECONDS)
        finally:
            gate.open.set()
            await batcher.drain()
            batcher.close()

    asyncio.run(main())


async def _entered(gate: _Gate) -> None:
    assert await asyncio.to_thread(gate.entered.acquire, timeout=_SECONDS)


def test_an_idle_batcher_waits_for_nobody_and_gathers_while_it_flushes() -> None:
    """A lone item is flushed at once; what comes meanwhile travels together, in order, each with its own result."""
    gate = _Gate()

    async def play(batcher: Batcher[int, int]) -> None:
        first = asyncio.create_task(batcher.submit(1))
        await _entered(gate)
        rest = [asyncio.create_task(batcher.submit(item)) for item in range(2, 8)]
        await asyncio.sleep(0)
        gate.open.set()
        assert await asyncio.gather(first, *rest) == [item * 10 for item in range(1, 8)]

    _run(play, gate)
    assert gate.batches == [[1], [2, 3, 4, 5, 6, 7]]
    assert gate.at_once == 1


def test_a_batch_has_a_size() -> None:
    """A flood is flushed in pieces, in order."""
    gate = _Gate()
    gate.open.set()

    async def play(batcher: Batcher[int, int]) -> None:
        await asyncio.gather(*(batcher.submit(item) for item in range(10)))

    _run(play, gate, at_most=4)
    assert [item for batch in gate.batches for item in batch] == list(range(10))
    assert max(map(len, gate.batches)) == 4


def test_a_failed_flush_fails_its_own_callers_only() -> None:
    """Everybody of that batch hears of it; the next batch is flushed as if nothing had been."""
    gate = _Gate()
    gate.open.set()

    def flush(items: Sequence[int]) -> list[int | BaseException]:
        if 1 in items:
            raise OSError
        return gate.flush(items)

    async def main() -> None:
        batcher: Batcher[int, int] = Batcher(flush, at_most=10, name="test")
        failed = await asyncio.gather(batcher.submit(1), batcher.submit(2), return_exceptions=True)
        assert [type(result) for result in failed] == [OSError, OSError]
        assert await batcher.submit(3) == 30
        await batcher.drain()
        batcher.close()

    asyncio.run(main())


def test_an_exception_among_the_results_is_its_callers_alone() -> None:
    """One bad item does not fail its neighbours."""
    gate = _Gate(lambda item: ValueError() if item == 2 else item)
    gate.open.set()

    async def play(batcher: Batcher[int, int]) -> None:
        results = await asyncio.gather(*(batcher.submit(item) for item in (1, 2, 3)), return_exceptions=True)
        assert [results[0], type(results[1]), results[2]] == [1, ValueError, 3]

    _run(play, gate)


def test_a_caller_who_goes_away_takes_nothing_with_them() -> None:
    """A canceled request's item is flushed all the same, and its neighbours get their results."""
    gate = _Gate()

    async def play(batcher: Batcher[int, int]) -> None:
        first = asyncio.create_task(batcher.submit(1))
        await _entered(gate)
        gone, stays = asyncio.create_task(batcher.submit(2)), asyncio.create_task(batcher.submit(3))
        await asyncio.sleep(0)
        gone.cancel()
        first.cancel()
        await asyncio.sleep(0)
        gate.open.set()
        assert await stays == 30

    _run(play, gate)
    assert gate.batches == [[1], [2, 3]]


def test_work_between_flushes_overlaps_none() -> None:
    """What must not meet a flush (draining the spool) waits for the one under way."""
    gate = _Gate()
    order: list[str] = []

    async def play(batcher: Batcher[int, int]) -> None:
        first = asyncio.create_task(batcher.submit(1))
        await _entered(gate)
        between = asyncio.create_task(batcher.between_flushes(lambda: order.append(f"between {gate._inside}")))
        await asyncio.sleep(0)
        gate.open.set()
        await asyncio.gather(first, between)

    _run(play, gate)
    assert order == ["between 0"]


def test_a_flush_that_miscounts_leaves_nobody_waiting() -> None:
    """A flush that breaks its contract fails its callers instead of leaving them hanging for ever."""

    async def main() -> None:
        batcher: Batcher[int, int] = Batcher(lambda _items: [], at_most=10, name="test")
        with pytest.raises(ValueError, match="0 results for 1 items"):
            await asyncio.wait_for(batcher.submit(1), _SECONDS)
        await batcher.drain()
        batcher.close()

    asyncio.run(main())
