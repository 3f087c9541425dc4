"""The bench carrier: takes texts at Twilio's address and does nothing else, so that it costs next to nothing.

A process of its own on uvloop, without an HTTP library. It answers `POST …/Messages.json` with 201 and the JSON the
twilio library reads, counts, and notes the moment each text came. On request it fires exactly one signed `delivered`
callback per text a quarter of a second later. `POST /bench/reset?callbacks=0|1` empties its memory, `GET /bench/report`
tells it.
"""

from __future__ import annotations

import asyncio
import sys
import time
from dataclasses import dataclass, field
from urllib.parse import parse_qs, unquote_plus, urlsplit

import orjson
import uvloop

from benchmarks.callbacks import CallbackSender, Delivered
from benchmarks.webhooks import sid

_JOB = b"%3Fjob%3D"
_JOB_LENGTH = 36
_HEAD_END = b"\r\n\r\n"
_SID_HERE = "SM" + "0" * 32

_MESSAGE = orjson.dumps(
    {
        "account_sid": "AC" + "0" * 32,
        "api_version": "2010-04-01",
        "body": "",
        "date_created": "Thu, 24 Aug 2028 05:01:45 +0000",
        "date_sent": None,
        "date_updated": "Thu, 24 Aug 2028 05:01:45 +0000",
        "direction": "outbound-api",
        "error_code": None,
        "error_message": None,
        "from": "+14155550100",
        "messaging_service_sid": None,
        "num_media": "0",
        "num_segments": "1",
        "price": None,
        "price_unit": "USD",
        "sid": _SID_HERE,
        "status": "queued",
        "subresource_uris": {},
        "to": "+12125550000",
        "uri": f"/2010-04-01/Accounts/AC/Messages/{_SID_HERE}.json",
    }
)


_NO_MESSAGES = orjson.dumps(
    {"messages": [], "next_page_uri": None, "page": 0, "page_size": 1000, "uri": "/", "start": 0, "end": 0}
)
"""What it lists: nothing. Each text it took is told by its callback."""


def _answer(status: bytes, content: bytes) -> bytes:
    length = str(len(content)).encode()
    return (
        b"HTTP/1.1 " + status + b"\r\nContent-Type: application/json\r\nContent-Length: " + length + _HEAD_END + content
    )


_CREATED = _answer(b"201 Created", _MESSAGE).split(_SID_HERE.encode())


@dataclass(slots=True)
class Ledger:
    """What was accepted since the last reset, in order; seconds on the machine's monotonic clock."""

    at: list[float] = field(default_factory=list)
    job_ids: list[str] = field(default_factory=list)
    callbacks: bool = False

    def report(self, sender: CallbackSender) -> bytes:
        """Return what the benchmark wants to know, as JSON."""
        return orjson.dumps(
            {
                "accepted": len(self.at),
                "distinct_jobs": len(set(self.job_ids)),
                "first": min(self.at, default=None),
                "last": max(self.at, default=None),
                "at": self.at[:1000],
                "callbacks_answered": sender.answered,
                "callbacks_refused": sender.refused,
            }
        )


class Carrier(asyncio.Protocol):
    """One connection of the engine's sender."""

    def __init__(self, ledger: Ledger, sender: CallbackSender) -> None:
        self._ledger = ledger
        self._sender = sender
        self._unread = b""
        self._transport: asyncio.WriteTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way back."""
        assert isinstance(transport, asyncio.WriteTransport) or hasattr(transport, "write")
        self._transport = transport  # type: ignore[assignment] # uvloop's transports are not registered as the ABC

    def data_received(self, data: bytes) -> None:
        """Answer every whole request in what has come so far."""
        data = self._unread + data if self._unread else data
        while (end := data.find(_HEAD_END)) >= 0:
            whole = end + len(_HEAD_END) + _content_length(data, end)
            if len(data) < whole:
                break
            assert self._transport is not None
            self._transport.write(self._answer(data[:whole], end))
            data = data[whole:]
        self._unread = data

    def _answer(self, request: bytes, head_end: int) -> bytes:
        if request.startswith(b"POST /2010-04-01/"):
            return self._accept(request, head_end)
        if request.startswith(b"GET /2010-04-01/"):
            return _answer(b"200 OK", _NO_MESSAGES)
        address = urlsplit(request.split(b" ", 2)[1].decode())
        if address.path == "/bench/reset":
            self._ledger.at.clear()
            self._ledger.job_ids.clear()
            self._ledger.callbacks = parse_qs(address.query)["callbacks"] == ["1"]
            self._sender.reset()
        return _answer(b"200 OK", self._ledger.report(self._sender))

    def _accept(self, request: bytes, head_end: int) -> bytes:
        ledger = self._ledger
        place = request.find(_JOB, head_end) + len(_JOB)
        job_id = request[place : place + _JOB_LENGTH].decode()
        message_sid = sid("SM", len(ledger.at) + 10_000_000)  # never one of the inbound texts
        ledger.at.append(time.monotonic())
        ledger.job_ids.append(job_id)
        if ledger.callbacks:
            self._sender.schedule(Delivered(message_sid, job_id, _field(request, b"To=", head_end)))
        return message_sid.encode().join(_CREATED)


def _content_length(data: bytes, head_end: int) -> int:
    place = data.find(b"ontent-Length:", 0, head_end)
    if place < 0:
        place = data.find(b"ontent-length:", 0, head_end)
    return int(data[place + 14 : data.find(b"\r", place)]) if place >= 0 else 0


def _field(request: bytes, name: bytes, start: int) -> str:
    place = request.find(name, start) + len(name)
    end = request.find(b"&", place)
    return unquote_plus(request[place : end if end >= 0 else len(request)].decode())


async def _serve(port: int, web_port: int, account_sid: str, auth_token: str) -> None:
    ledger, sender = Ledger(), CallbackSender(web_port, account_sid, auth_token)
    server = await asyncio.get_running_loop().create_server(lambda: Carrier(ledger, sender), "127.0.0.1", port)
    async with server:
        await sender.run()


def main() -> None:
    """Serve until ended. Arguments: own port, the engine's port; the account is one line on standard input."""
    account_sid, auth_token = sys.stdin.readline().split()
    uvloop.run(_serve(int(sys.argv[1]), int(sys.argv[2]), account_sid, auth_token))


if __name__ == "__main__":
    main()
