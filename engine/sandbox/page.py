"""The phones page: static files, served with a content security policy that lets nothing from elsewhere in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from starlette.responses import FileResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import Message, Receive, Scope, Send

STATIC: Final = Path(__file__).parent / "static"

HEADERS: Final = {
    # Texts of strangers are shown here. Trusted types besides: no script of ours may write markup either.
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none';"
        " require-trusted-types-for 'script'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-cache",  # ask each time, be told "not modified": an update shows at the next load
}


async def page(_: Request) -> Response:
    """GET /sandbox: the phones."""
    return FileResponse(STATIC / "index.html", headers=HEADERS)


class _Files(StaticFiles):
    """The page's own files, with the page's own headers."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one file."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    *message["headers"],
                    *((name.lower().encode(), value.encode()) for name, value in HEADERS.items()),
                ]
            await send(message)

        await super().__call__(scope, receive, send_with_headers)


ROUTES = [
    Route("/sandbox", page, methods=["GET"]),
    Route("/sandbox/", page, methods=["GET"]),  # a redirect would name this process's own port
    Mount("/sandbox/static", _Files(directory=STATIC)),
]
