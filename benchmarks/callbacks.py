"""Fires the bench carrier's callbacks: signed, over keep-alive connections, one outstanding on each."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from typing import NamedTuple
from urllib.parse import quote

from benchmarks.webhooks import sign

DELAY_SECONDS = 0.25
"""How long after the answer a callback goes out; the real carrier's takes longer."""

CONNECTIONS = 32
_TICK_SECONDS = 0.02
_STATUS = "/webhooks/twilio/status"


class Delivered(NamedTuple):
    """One text that arrived on its handset."""

    sid: str
    job_id: str
    to: str


class CallbackSender:
    """Sends each scheduled callback once when it is due; opens its connections when the first one is."""

    def __init__(self, port: int, account_sid: str, auth_token: str) -> None:
        self._port = port
        self._account_sid = account_sid
        self._auth_token = auth_token
        self._host = f"127.0.0.1:{port}"
        self._scheduled: deque[tuple[float, Delivered]] = deque()
        self._due: deque[Delivered] = deque()
        self._idle: list[_Connection] = []
        self._open = 0
        self.answered = 0
        self.refused = 0

    def schedule(self, delivered: Delivered) -> None:
        """Have a callback sent `DELAY_SECONDS` from now."""
        self._scheduled.append((time.monotonic() + DELAY_SECONDS, delivered))

    def reset(self) -> None:
        """Count from zero."""
        self.answered = self.refused = 0

    async def run(self) -> None:
        """Send what is due, for ever."""
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(_TICK_SECONDS)
            now = time.monotonic()
            while self._scheduled and self._scheduled[0][0] <= now:
                self._due.append(self._scheduled.popleft()[1])
            while self._due and self._open < CONNECTIONS:
                self._open += 1
                await loop.create_connection(lambda: _Connection(self), "127.0.0.1", self._port)
            self._send()

    def request(self, delivered: Delivered) -> bytes:
        """Return one callback as a whole HTTP request."""
        form = [
            ("SmsSid", delivered.sid),
            ("SmsStatus", "delivered"),
            ("MessageStatus", "delivered"),
            ("To", delivered.to),
            ("MessageSid", delivered.sid),
            ("AccountSid", self._account_sid),
            ("From", "+14155550100"),
            ("ApiVersion", "2010-04-01"),
        ]
        path = f"{_STATUS}?job={delivered.job_id}"
        signature = sign(self._auth_token, f"http://{self._host}{path}", form)
        content = "&".join(f"{name}={quote(value, safe='')}" for name, value in form)
        return (
            f"POST {path} HTTP/1.1\r\nHost: {self._host}\r\n"
            "Content-Type: application/x-www-form-urlencoded; charset=UTF-8\r\n"
            f"X-Twilio-Signature: {signature}\r\nContent-Length: {len(content)}\r\n\r\n{content}"
        ).encode()

    def answer_came(self, connection: _Connection, answer: bytes) -> None:
        """Count it and use the connection for the next."""
        if answer.startswith(b"HTTP/1.1 204"):
            self.answered += 1
        else:
            self.refused += 1
        self._idle.append(connection)
        self._send()

    def connected(self, connection: _Connection) -> None:
        """Use a new connection."""
        self._idle.append(connection)

    def lost(self, connection: _Connection) -> None:
        """Forget a connection the engine closed."""
        self._open -= 1
        if connection in self._idle:
            self._idle.remove(connection)

    def _send(self) -> None:
        while self._due and self._idle:
            self._idle.pop().send(self.request(self._due.popleft()))


class _Connection(asyncio.Protocol):
    def __init__(self, sender: CallbackSender) -> None:
        self._sender = sender
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport  # type: ignore[assignment] # uvloop's transports are not registered as the ABC
        self._sender.connected(self)

    def data_received(self, data: bytes) -> None:
        self._sender.answer_came(self, data)  # an answer without content arrives in one piece

    def connection_lost(self, _error: Exception | None) -> None:
        self._sender.lost(self)

    def send(self, request: bytes) -> None:
        assert self._transport is not None
        self._transport.write(request)
