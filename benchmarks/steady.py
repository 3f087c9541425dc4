"""A steady stream of texts; one that is refused is delivered again, as Twilio would."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from benchmarks.load import is_whole
from benchmarks.webhooks import inbound_request, sid
from engine.launcher.ports import LOOPBACK

if TYPE_CHECKING:
    from benchmarks.webhooks import Target

RETRIES: Final = (2.0, 4.0, 6.0)
"""Seconds until a delivery that failed is tried again: three tries within fifteen seconds (README, operating it)."""

_PATIENCE: Final = 4.0
_LANES: Final = 32


@dataclass(slots=True)
class Streamed:
    """What became of the deliveries: when each text was first sent (Unix time, by SID), how long its 2xx took."""

    sent: dict[str, float] = field(default_factory=dict)
    acknowledged: dict[str, float] = field(default_factory=dict)
    repeated: int = 0
    given_up: list[str] = field(default_factory=list)


async def stream(target: Target, *, texts: int, a_second: float, senders: int, body: str = "HELP") -> Streamed:
    """Send so many texts at this rate, from numbers `0..senders-1` in turn, and wait for the last answer."""
    done = Streamed()
    lanes = asyncio.Semaphore(_LANES)
    began = time.monotonic()
    async with asyncio.TaskGroup() as group:
        for place in range(texts):
            await asyncio.sleep(max(0.0, began + place / a_second - time.monotonic()))
            request = inbound_request(target, place, sender=place % senders, body=body)
            group.create_task(_deliver(target.port, sid("SM", place), request, done, lanes))
    return done


async def _deliver(port: int, message_sid: str, request: bytes, done: Streamed, lanes: asyncio.Semaphore) -> None:
    done.sent[message_sid] = time.time()
    for pause in (*RETRIES, None):
        async with lanes:
            began = time.monotonic()
            if await _post(port, request):
                done.acknowledged[message_sid] = time.monotonic() - began
                return
        if pause is not None:
            done.repeated += 1
            await asyncio.sleep(pause)
    done.given_up.append(message_sid)


async def _post(port: int, request: bytes) -> bool:
    try:
        async with asyncio.timeout(_PATIENCE):
            reader, writer = await asyncio.open_connection(LOOPBACK, port)
            try:
                writer.write(request)
                answer = b""
                while not is_whole(answer):
                    piece = await reader.read(4096)
                    if not piece:
                        return False
                    answer += piece
            finally:
                writer.close()
    except (OSError, TimeoutError):
        return False
    return answer.startswith(b"HTTP/1.1 200")
