"""Live changes for the phones page as Server-Sent Events, and the same state once as JSON for a page that must poll.

Events: `state` (first thing, and whenever clock or faults changed) and `texts` (a list). A page reads the texts it
shows after each `state` that opens a stream; from then on the stream tells it every change.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

import orjson
from starlette.responses import StreamingResponse
from starlette.routing import Route

from engine.sandbox.answers import answer
from engine.sandbox.feed_watch import Watch, state_of
from engine.sandbox.sandbox import sandbox_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.responses import Response

    from engine.sandbox.sandbox import Sandbox

_LOOK_EVERY: Final = 0.03  # seconds; a look without news reads three numbers
_BEAT_EVERY: Final = 10.0  # seconds of silence after which a comment keeps proxies from hanging up
_RETRY_MS: Final = 500
_HEADERS: Final = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


async def feed(request: Request) -> Response:
    """GET /sandbox/feed: the stream; with `?once` the state alone, as JSON."""
    sandbox = sandbox_of(request)
    if "once" in request.query_params:
        return answer(state_of(sandbox), headers=_HEADERS)
    return StreamingResponse(_stream(sandbox), media_type="text/event-stream", headers=_HEADERS)


async def _stream(sandbox: Sandbox) -> AsyncIterator[bytes]:
    loop = asyncio.get_running_loop()
    watch = Watch(sandbox)
    yield b"retry: %d\n" % _RETRY_MS + _event("state", state_of(sandbox))
    spoke = loop.time()
    while True:
        await asyncio.sleep(_LOOK_EVERY)
        news = b""
        if (state := watch.state()) is not None:
            news += _event("state", state)
        if texts := watch.texts():
            news += _event("texts", texts)
        if not news and loop.time() - spoke >= _BEAT_EVERY:
            news = b": still here\n\n"
        if news:
            spoke = loop.time()
            yield news


def _event(name: str, content: object) -> bytes:
    """One event; JSON has no line breaks outside its strings, and escapes those inside."""
    return b"event: %s\ndata: %s\n\n" % (name.encode(), orjson.dumps(content))


ROUTES = [Route("/sandbox/feed", feed, methods=["GET"])]
