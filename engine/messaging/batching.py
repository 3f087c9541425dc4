"""Natural batching: flush at once when idle, gather while a flush runs.

No timer. Under load the batch grows by itself to what arrived during the last flush, so one commit carries many
texts; when idle, a lone text waits for nobody. A timer window was measured to lose at every load (docs/scaling.md).
"""

from __future__ import annotations

import asyncio
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


Item = TypeVar("Item")
Result = TypeVar("Result")


class Batcher(Generic[Item, Result]):
    """Gathers items of concurrent callers and hands them to ``flush`` in order, one flush at a time.

    ``flush`` runs in a thread of its own and returns one result per item, or raises for all of them; a result that
    is an exception is raised in its caller only. Not usable from two event loops.
    """

    def __init__(
        self, flush: Callable[[Sequence[Item]], Sequence[Result | BaseException]], *, at_most: int, name: str
    ) -> None:
        self._flush = flush
        self._at_most = at_most
        self._waiting: deque[tuple[Item, asyncio.Future[Result]]] = deque()
        self._running: asyncio.Task[None] | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=name)

    async def submit(self, item: Item) -> Result:
        """Wait until the flush that carries ``item`` is done and give its result."""
        future: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, future))
        if self._running is None:
            self._running = asyncio.create_task(self._run())
        return await future

    async def between_flushes(self, work: Callable[[], object]) -> None:
        """Run ``work`` in the flushing thread, so that it never overlaps a flush; raises what it raises."""
        await asyncio.get_running_loop().run_in_executor(self._thread, work)

    async def drain(self) -> None:
        """Wait until nothing is waiting or being flushed."""
        while self._running is not None:
            await asyncio.shield(self._running)

    def close(self) -> None:
        """Give the thread back; call after ``drain``."""
        self._thread.shutdown(wait=True)

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            while self._waiting:
                batch = [self._waiting.popleft() for _ in range(min(self._at_most, len(self._waiting)))]
                try:
                    results = await loop.run_in_executor(self._thread, self._flush_counted, [item for item, _ in batch])
                except Exception as error:  # noqa: BLE001 -- every caller of this batch must hear of it
                    results = [error] * len(batch)
                for (_, future), result in zip(batch, results, strict=True):
                    if future.done():  # the caller went away; its item was flushed all the same
                        continue
                    if isinstance(result, BaseException):
                        future.set_exception(result)
                    else:
                        future.set_result(result)
        finally:
            self._running = None

    def _flush_counted(self, items: Sequence[Item]) -> Sequence[Result | BaseException]:
        results = self._flush(items)
        if len(results) != len(items):
            raise ValueError(f"{len(results)} results for {len(items)} items")
        return results
