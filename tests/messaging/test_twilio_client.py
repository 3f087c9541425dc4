"""One call to the carrier: posted once whatever happens, bounded in time, and judged rightly."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from base64 import b64encode
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING
from urllib.parse import parse_qs
from uuid import UUID

import pytest

from engine.launcher.ports import free_port
from engine.messaging import twilio_client
from engine.messaging.carrier_answers import Accepted, Ambiguous, NotSent, Refused
from engine.messaging.twilio_client import TwilioCarrier
from tests.listening import Quiet, served

if TYPE_CHECKING:
    from collections.abc import Iterator

    import aiohttp

    from engine.messaging.carrier_answers import SendResult
    from engine.settings import Settings

_JOB = UUID(int=7)
_CREATED = {"sid": "SM" + 32 * "a", "status": "queued", "num_segments": "2", "from": "+14155550100"}
_SERVICE = "MG" + 32 * "0"
_HANG_UP, _HANG = -1, -2


@dataclass
class _Carrier:
    """A carrier that answers as told, and keeps what it was asked."""

    url: str = ""
    status: int = 201
    body: bytes = json.dumps(_CREATED).encode()
    heard: list[dict[str, list[str]]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)
    release: threading.Event = field(default_factory=threading.Event)


@pytest.fixture
def carrier() -> Iterator[_Carrier]:
    """A carrier on a free port."""
    told = _Carrier()

    class Handler(Quiet, BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            form = self.rfile.read(int(self.headers["content-length"])).decode()
            told.heard.append(parse_qs(form, keep_blank_values=True))
            told.paths.append(self.path)
            told.logins.append(self.headers["authorization"])
            if told.status == _HANG:
                told.release.wait(10)
            if told.status < 0:
                self.close_connection = True
                return
            self.send_response(told.status)
            self.send_header("content-length", str(len(told.body)))
            self.send_header("location", f"{told.url}/elsewhere")
            self.end_headers()
            self.wfile.write(told.body)

    with served(Handler) as told.url:
        yield told
        told.release.set()


def _send(settings: Settings, url: str, body: str = "see you at seven", *, sender: str | None = None) -> SendResult:
    async def send() -> SendResult:
        client = TwilioCarrier(settings.model_copy(update={"twilio_api_base_url": url}), in_flight=4)
        try:
            return await client.send(job_id=_JOB, to="+14155550101", body=body, validity_seconds=60, sender=sender)
        finally:
            await client.close()

    return asyncio.run(send())


def test_an_accepted_text(settings: Settings, carrier: _Carrier) -> None:
    """One POST at Twilio's own path, with login, body, validity and a callback that names our job."""
    assert _send(settings, carrier.url, "é🙂 & =+") == Accepted(_CREATED["sid"], "queued", 2, "+14155550100")
    account, token = settings.twilio_account_sid, settings.twilio_auth_tokens[0]
    assert carrier.paths == [f"/2010-04-01/Accounts/{account}/Messages.json"]
    assert carrier.logins == ["Basic " + b64encode(f"{account}:{token}".encode()).decode()]
    assert carrier.heard == [
        {
            "To": ["+14155550101"],
            "Body": ["é🙂 & =+"],
            "From": ["+14155550100"],
            "StatusCallback": [f"{settings.public_base_url}/webhooks/twilio/status?job={_JOB}"],
            "ValidityPeriod": ["60"],
        }
    ]


@pytest.mark.parametrize(
    ("update", "sender", "field", "value"),
    [
        ({"twilio_from_number": "+14155550100, +14155550198"}, "+14155550198", "From", "+14155550198"),
        ({"twilio_from_number": "+14155550100, +14155550198"}, None, "From", "+14155550100"),
        ({"twilio_messaging_service_sid": _SERVICE}, _SERVICE, "MessagingServiceSid", _SERVICE),
        ({"twilio_messaging_service_sid": _SERVICE}, None, "MessagingServiceSid", _SERVICE),
    ],
)
def test_what_a_text_leaves_from(
    settings: Settings, carrier: _Carrier, update: dict[str, str], *, sender: str | None, field: str, value: str
) -> None:
    """The number it was claimed for, the first one where nothing was said, and the service where there is one."""
    _send(settings.model_copy(update=update), carrier.url, sender=sender)
    assert {name: words for name, words in carrier.heard[0].items() if name in {"From", "MessagingServiceSid"}} == {
        field: [value]
    }


@pytest.mark.parametrize(
    ("status", "body", "expected"),
    [
        (400, {"code": 21610, "message": "x", "status": 400}, Refused(400, 21610)),
        (404, {"code": 20404, "message": "x", "status": 404}, Refused(404, 20404)),
        (429, {"code": 20429, "message": "x", "status": 429}, Refused(429, 20429)),
        (500, {"code": 20500, "message": "x", "status": 500}, Ambiguous("carrier_fault", 500, 20500)),
        (503, {"code": 20503, "message": "x", "status": 503}, Ambiguous("carrier_fault", 503, 20503)),
    ],
)
def test_a_definite_answer(
    settings: Settings, carrier: _Carrier, status: int, body: dict[str, object], expected: SendResult
) -> None:
    """A 4xx is a refusal, a 5xx may have been processed; neither is posted a second time."""
    carrier.status, carrier.body = status, json.dumps(body).encode()
    assert _send(settings, carrier.url) == expected
    assert len(carrier.heard) == 1


@pytest.mark.parametrize(
    ("status", "body"),
    [(201, b"not JSON"), (201, b"{}"), (502, b"<html>"), (503, b""), (_HANG_UP, b""), (201, b"[]"), (200, b"null")],
)
def test_an_answer_that_cannot_be_read_is_never_taken_for_a_no(
    settings: Settings, carrier: _Carrier, status: int, body: bytes
) -> None:
    """Whatever came back instead of an answer, the text may be out: posted once, and nothing is raised."""
    carrier.status, carrier.body = status, body
    result = _send(settings, carrier.url)
    assert isinstance(result, Ambiguous), result
    assert len(carrier.heard) == 1


def test_nobody_there_is_certainly_not_sent(settings: Settings) -> None:
    """No connection, no text: it may be tried again at once."""
    assert isinstance(_send(settings, f"http://127.0.0.1:{free_port()}"), NotSent)


def test_a_call_is_bounded_in_time(settings: Settings, carrier: _Carrier, monkeypatch: pytest.MonkeyPatch) -> None:
    """A carrier that hangs is left, and the text is in doubt."""
    monkeypatch.setattr(twilio_client, "TOTAL_SECONDS", 0.2)
    carrier.status = _HANG
    assert isinstance(_send(settings, carrier.url), Ambiguous)
    assert len(carrier.heard) == 1


def test_every_call_has_its_time_outs(settings: Settings) -> None:
    """Connecting and the whole call are both bounded: the library's own client ignores what it is told."""

    async def time_outs() -> aiohttp.ClientTimeout:
        client = TwilioCarrier(settings, in_flight=4)
        try:
            return client._http._session.timeout
        finally:
            await client.close()

    timeout = asyncio.run(time_outs())
    assert None not in {timeout.total, timeout.sock_connect}


def test_a_connection_that_never_answers_the_knock_is_not_sent(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A connect time-out means that nothing left us."""
    monkeypatch.setattr(twilio_client, "CONNECT_SECONDS", 0.2)
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen(0)
        port = deaf.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)):  # fills the queue
            extra = [socket.socket() for _ in range(3)]
            for one in extra:
                one.settimeout(0)
                one.connect_ex(("127.0.0.1", port))
            result = _send(settings, f"http://127.0.0.1:{port}")
            for one in extra:
                one.close()
    assert isinstance(result, NotSent)
