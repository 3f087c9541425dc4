from __future__ import annotations

import asyncio
from typing import cast

from engine.web.one_write import GatheringTransport


class _Wire:
    """A transport that remembers what was done to it."""

    def __init__(self) -> None:
        self.done: list[bytes | str] = []

    def write(self, data: bytes) -> None:
        self.done.append(data)

    def close(self) -> None:
        self.done.append("closed")

    def is_closing(self) -> bool:
        return "closed" in self.done


async def _played(*, close: bool) -> list[bytes | str]:
    wire = _Wire()
    transport = GatheringTransport(cast("asyncio.Transport", wire), asyncio.get_running_loop())
    transport.write(b"head ")
    transport.write(b"body")
    assert wire.done == []
    if close:
        transport.close()
        assert transport.is_closing()
    await asyncio.sleep(0)
    transport.write(b"next")
    await asyncio.sleep(0)
    return wire.done


def test_head_and_body_are_one_write() -> None:
    """What one round of the loop brings is written in one go, later rounds on their own, in order."""
    assert asyncio.run(_played(close=False)) == [b"head body", b"next"]


def test_closing_writes_first() -> None:
    """An answer that ends its connection is written before the connection closes."""
    assert asyncio.run(_played(close=True))[:2] == [b"head body", "closed"]
