"""The bench carrier reads requests however they arrive, and answers what Twilio's library reads."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest

from benchmarks.callbacks import CallbackSender
from benchmarks.carrier import Carrier, Ledger

if TYPE_CHECKING:
    from collections.abc import Sequence

JOB = "01a1fde4-6978-752c-8169-cb19c4481bc1"


class _Transport(asyncio.Transport):
    """Keeps what is written."""

    def __init__(self) -> None:
        super().__init__()
        self.written = b""

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.written += bytes(data)


def _request(job_id: str = JOB) -> bytes:
    callback = f"http://127.0.0.1:8000/webhooks/twilio/status?job={job_id}"
    content = urlencode({"To": "+12125550001", "From": "+14155550100", "Body": "Hi", "StatusCallback": callback})
    head = f"POST /2010-04-01/Accounts/AC/Messages.json HTTP/1.1\r\nHost: x\r\nContent-Length: {len(content)}\r\n\r\n"
    return (head + content).encode()


def _play(pieces: Sequence[bytes], *, callbacks: bool = False) -> tuple[Ledger, list[dict[str, str]], CallbackSender]:
    """What the carrier remembers and answers when these pieces arrive."""
    ledger, sender, transport = Ledger(callbacks=callbacks), CallbackSender(1, "AC", "token"), _Transport()
    connection = Carrier(ledger, sender)
    connection.connection_made(transport)
    for piece in pieces:
        connection.data_received(piece)
    parts = transport.written.decode().split("HTTP/1.1 ")
    answers = [part.partition("\r\n\r\n")[2] for part in parts if part.startswith("201 Created")]
    return ledger, [json.loads(answer) for answer in answers], sender


@pytest.mark.parametrize(
    "pieces",
    [
        pytest.param([_request(), _request()], id="one by one"),
        pytest.param([_request() + _request()], id="pipelined"),
        pytest.param([bytes([byte]) for byte in _request() + _request()], id="byte by byte"),
    ],
)
def test_every_text_is_accepted_once(pieces: Sequence[bytes]) -> None:
    """Each request gets one 201 with a SID of its own, in whatever pieces it came."""
    ledger, answers, _ = _play(pieces)
    assert len(ledger.at) == len({answer["sid"] for answer in answers}) == 2
    assert ledger.job_ids == [JOB, JOB]
    assert all(answer["status"] == "queued" for answer in answers)


@pytest.mark.parametrize("wanted", [True, False])
def test_callbacks_only_on_request(wanted: bool) -> None:  # noqa: FBT001 -- a parameter of the table
    """Exactly one callback is scheduled per text, and none unless asked for."""
    _, _, sender = _play([_request(), _request()], callbacks=wanted)
    assert len(sender._scheduled) == (2 if wanted else 0)


def test_reset_forgets() -> None:
    """After a reset the ledger is empty and callbacks are as told."""
    ledger, _, _ = _play([_request(), b"POST /bench/reset?callbacks=1 HTTP/1.1\r\n\r\n"])
    assert ledger.at == []
    assert ledger.callbacks
