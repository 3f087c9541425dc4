"""The sandbox lives in a process of its own; the web port passes its pages and addresses through."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aiohttp
from starlette.responses import PlainTextResponse, StreamingResponse
from starlette.routing import Route

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.responses import Response

_HOP_BY_HOP = frozenset({"connection", "keep-alive", "transfer-encoding", "content-length", "host", "upgrade"})


class SandboxProxy:
    """Passes ``/sandbox`` and everything below it to the sandbox process, streams included."""

    def __init__(self, sandbox_url: str) -> None:
        self._url = sandbox_url
        self._session: aiohttp.ClientSession | None = None
        self._streams: set[aiohttp.ClientResponse] = set()

    @property
    def routes(self) -> list[Route]:
        """The routes to mount."""
        methods = ["GET", "POST", "PUT", "DELETE"]
        return [
            Route("/sandbox", self._forward, methods=methods),
            Route("/sandbox/{rest:path}", self._forward, methods=methods),
        ]

    def hang_up(self) -> None:
        """End the live streams: they would go on for as long as somebody looks at the phones."""
        for stream in tuple(self._streams):
            stream.close()

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()

    async def _forward(self, request: Request) -> Response:
        if self._session is None:  # made here, where the event loop runs
            self._session = aiohttp.ClientSession(
                timeout=aiohttp.ClientTimeout(total=None, sock_connect=2), auto_decompress=False
            )
        headers = {name: value for name, value in request.headers.items() if name not in _HOP_BY_HOP}
        query = f"?{request.url.query}" if request.url.query else ""
        path = request.scope.get("raw_path", request.url.path.encode()).decode("ascii").partition("?")[0]
        try:
            answer = await self._session.request(
                request.method,
                f"{self._url}{path}{query}",
                headers=headers,
                data=await request.body(),
                allow_redirects=False,
            )
        except aiohttp.ClientError:
            return PlainTextResponse(
                "The sandbox process does not answer: is `engine sandbox` running?\n", status_code=502
            )
        kept = {name: value for name, value in answer.headers.items() if name.lower() not in _HOP_BY_HOP}
        live = answer.content_type == "text/event-stream"
        content = self._live(answer) if live else _chunks(answer)
        return StreamingResponse(content, status_code=answer.status, headers=kept)

    async def _live(self, answer: aiohttp.ClientResponse) -> AsyncIterator[bytes]:
        """A stream without an end of its own: whoever breaks it off, the page asks for the next one."""
        self._streams.add(answer)
        try:
            async for chunk in _chunks(answer):
                yield chunk
        except aiohttp.ClientError:
            return
        finally:
            self._streams.discard(answer)


async def _chunks(answer: aiohttp.ClientResponse) -> AsyncIterator[bytes]:
    async with answer:
        async for chunk in answer.content.iter_any():
            yield chunk
