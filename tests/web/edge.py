"""The web application called as a server calls it: raw ASGI, signed as Twilio signs, every answer looked at whole."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import uuid4

from engine.sandbox.signing import sign
from engine.web.app import WebApp

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from engine.settings import Settings

INBOUND = "/webhooks/twilio/inbound"
STATUS = "/webhooks/twilio/status"
FORM = (b"content-type", b"application/x-www-form-urlencoded; charset=UTF-8")
ANN, JOSH = "+14155550101", "+14155550100"

Fields = list[tuple[str, str]]


@dataclass(frozen=True)
class Reply:
    """What the application answered, and how many pieces of the request it left unread."""

    status: int
    headers: dict[str, str]
    body: bytes
    unread: int


@dataclass
class Edge:
    """One web application with an event loop of its own."""

    settings: Settings
    runner: asyncio.Runner = field(default_factory=asyncio.Runner)
    before: tuple[int, int] = (0, 0)

    def __post_init__(self) -> None:
        """Make the application inside its loop."""
        self.app = self.runner.run(self._make())

    def close(self) -> None:
        """End it in the order a server would."""
        self.runner.run(self._end())
        self.runner.close()

    def call(
        self,
        path: str,
        body: bytes | Sequence[bytes] = b"",
        *,
        method: str = "POST",
        query: str = "",
        headers: Iterable[tuple[bytes, bytes]] = (FORM,),
        signature: str | None = None,
        hang_up: bool = False,
    ) -> Reply:
        """Send one request, its body in the given pieces; ``hang_up`` ends the connection before the last of them."""
        pieces = [body] if isinstance(body, bytes) else list(body)
        sent = [*headers, (b"host", b"elsewhere.example")]
        if signature is not None:
            sent.append((b"x-twilio-signature", signature.encode("latin-1", "replace")))
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode("latin-1"),
            "headers": sent,
            "client": ("127.0.0.1", 1),
            "server": ("127.0.0.1", 2),
        }
        return self.runner.run(self._call(scope, pieces, hang_up=hang_up))

    def post(self, path: str, fields: Fields, *, query: str = "", token: str | None = None, **more: Any) -> Reply:  # noqa: ANN401 -- as call takes them
        """Send a form as Twilio does."""
        url = f"{self.settings.public_base_url}{path}" + (f"?{query}" if query else "")
        signature = sign(url, fields, token or self.settings.twilio_auth_tokens[0])
        return self.call(path, urlencode(fields).encode(), query=query, signature=signature, **more)

    def text(self, **changes: str | None) -> Fields:
        """The form of an inbound text; a change to None leaves the field out."""
        fields: dict[str, str | None] = {
            "MessageSid": f"SM{uuid4().hex}",
            "AccountSid": self.settings.twilio_account_sid,
            "From": ANN,
            "To": JOSH,
            "Body": "hello",
            "NumMedia": "0",
            "NumSegments": "1",
            "FromZip": "",
        }
        fields |= changes
        return [(name, value) for name, value in fields.items() if value is not None]

    def callback(self, **changes: str | None) -> Fields:
        """The form of a status callback."""
        fields: dict[str, str | None] = {
            "MessageSid": f"SM{uuid4().hex}",
            "AccountSid": self.settings.twilio_account_sid,
            "MessageStatus": "sent",
            "To": ANN,
        }
        fields |= changes
        return [(name, value) for name, value in fields.items() if value is not None]

    def stored(self) -> tuple[int, int]:
        """How many texts and callbacks were stored in this test."""
        with self.app._pool.connection() as conn:
            row = conn.execute(
                "select (select count(*) from sms_messages), (select count(*) from sms_status_callbacks)"
            ).fetchone()
        assert row is not None
        return row[0] - self.before[0], row[1] - self.before[1]

    def begin(self) -> None:
        """A new test: what is stored from now on counts."""
        self.before = (0, 0)
        self.before = self.stored()

    async def _make(self) -> WebApp:
        return WebApp(self.settings)

    async def _end(self) -> None:
        await self.app._texts.close()
        await self.app._callbacks.close()
        await asyncio.to_thread(self.app._pool.close)

    async def _call(self, scope: dict[str, Any], pieces: list[bytes], *, hang_up: bool) -> Reply:
        waiting: list[dict[str, Any]] = [
            {"type": "http.request", "body": piece, "more_body": hang_up or place < len(pieces)}
            for place, piece in enumerate(pieces, 1)
        ]
        answered: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return waiting.pop(0) if waiting else {"type": "http.disconnect"}

        async def send(message: Any) -> None:  # noqa: ANN401 -- an ASGI message
            answered.append(message)

        await self.app(scope, receive, send)
        start = answered[0]
        headers = {name.decode(): value.decode() for name, value in start["headers"]}
        return Reply(
            start["status"], headers, b"".join(message.get("body", b"") for message in answered[1:]), len(waiting)
        )


def open_edge(settings: Settings) -> Iterator[Edge]:
    """An edge, closed at the end."""
    edge = Edge(settings)
    try:
        yield edge
    finally:
        edge.close()
