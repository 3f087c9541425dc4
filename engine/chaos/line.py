"""The wires to a running stack: texting, hearing, arming faults, and waiting for quiet. Everything may fail any time.

To the sandbox directly, not through the web port: the phones go on when the web process is dead.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from enum import StrEnum
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Self

import aiohttp
import orjson

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

_SECONDS = 20.0
_AGAIN_SECONDS = 0.2
_LOST_ON_ITS_WAY = "inbound_drop"
_DATA = b"data: "


class Delivery(StrEnum):
    """How one delivery of a text ended."""

    ACKNOWLEDGED = "acknowledged"
    REFUSED = "refused"  # our webhook did not take it, or nobody answered: the carrier delivers again
    LOST = "lost"  # the carrier's fault: it will not deliver this one


class Line:
    """One run's connections to the sandbox at `url`. Use as an asynchronous context manager."""

    def __init__(self, url: str) -> None:
        self._url = f"{url}/sandbox"

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(
            timeout=aiohttp.ClientTimeout(total=_SECONDS), connector=aiohttp.TCPConnector(limit=0), trust_env=False
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._session.close()

    async def text(self, phone: str, body: str, sid: str) -> Delivery:
        """One delivery of one text."""
        try:
            async with self._session.post(f"{self._url}/phones/{phone}/texts", json={"body": body, "sid": sid}) as told:
                if told.status == HTTPStatus.OK:
                    return Delivery.ACKNOWLEDGED
                is_lost = _LOST_ON_ITS_WAY in await told.text()
        except (aiohttp.ClientError, TimeoutError):
            return Delivery.REFUSED
        return Delivery.LOST if is_lost else Delivery.REFUSED

    async def settle(self, seconds: float) -> dict[str, int] | None:
        """Wait for quiet; give what is left by kind, nothing when all is done, None when nobody answers."""
        try:
            async with self._session.post(f"{self._url}/settle", json={"timeout_seconds": seconds}) as told:
                left: dict[str, int] = (await told.json())["left"]
                return left
        except (aiohttp.ClientError, TimeoutError, KeyError, ValueError):
            return None

    async def arm(self, kind: str, count: int) -> None:
        """Have the carrier misbehave; insists until it has heard."""
        while True:
            with suppress(aiohttp.ClientError, TimeoutError):
                async with self._session.post(f"{self._url}/faults", json={"kind": kind, "count": count}) as told:
                    told.raise_for_status()
                    return
            await asyncio.sleep(_AGAIN_SECONDS)

    async def disarm(self) -> None:
        """Take every fault away; insists."""
        while True:
            with suppress(aiohttp.ClientError, TimeoutError):
                async with self._session.delete(f"{self._url}/faults") as told:
                    told.raise_for_status()
                    return
            await asyncio.sleep(_AGAIN_SECONDS)

    async def knobs(self, **values: float) -> None:
        """Turn the carrier's knobs."""
        async with self._session.post(f"{self._url}/knobs", json=values) as told:
            told.raise_for_status()

    async def ledger(self) -> list[dict[str, Any]]:
        """Everything the carrier took from us, in order. Raises `aiohttp.ClientError` and TimeoutError."""
        return await self._get("ledger")

    async def texts(self, phone: str) -> list[dict[str, Any]]:
        """Both ways, in order, as the carrier lists them. Raises `aiohttp.ClientError` and TimeoutError."""
        return await self._get(f"phones/{phone}/texts")

    async def armed(self) -> frozenset[str]:
        """The kinds of fault that have not all struck yet. Raises `aiohttp.ClientError` and TimeoutError."""
        return frozenset(fault["kind"] for fault in await self._get("faults"))

    async def _get(self, path: str) -> list[dict[str, Any]]:
        async with self._session.get(f"{self._url}/{path}") as told:
            told.raise_for_status()
            answer: list[dict[str, Any]] = await told.json()
            return answer

    async def feed(self) -> AsyncIterator[list[dict[str, Any]] | None]:
        """Texts as phones show them, new ones and those with news; None whenever some may have been missed."""
        while True:
            with suppress(aiohttp.ClientError, TimeoutError, ConnectionError):
                timeout = aiohttp.ClientTimeout(total=None, sock_read=_SECONDS)
                async with self._session.get(f"{self._url}/feed", timeout=timeout) as stream:
                    yield None
                    kind = b""
                    async for line in _lines(stream.content):
                        if line.startswith(b"event: "):
                            kind = line
                        elif line.startswith(_DATA) and b"texts" in kind:
                            yield orjson.loads(line.removeprefix(_DATA))
            await asyncio.sleep(_AGAIN_SECONDS)


async def _lines(content: aiohttp.StreamReader) -> AsyncIterator[bytes]:
    """Lines of any length: a hundred texts are one."""
    rest = b""
    async for chunk in content.iter_any():
        *whole, rest = (rest + chunk).split(b"\n")
        for line in whole:
            yield line
