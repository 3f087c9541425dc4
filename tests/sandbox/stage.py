"""A sandbox on a free port, and our side of it as a listener that checks every signature with Twilio's own code."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

import requests
from twilio.http.http_client import TwilioHttpClient
from twilio.request_validator import RequestValidator
from twilio.rest import Client

from engine.sandbox.app import build_server
from engine.sandbox.engine_view import IdleEngine
from engine.sandbox.facts import Facts
from tests.listening import Quiet, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from engine.sandbox.engine_view import EngineView

ACCOUNT = "AC" + "a" * 32
TOKEN = "t" * 32
SERVICE = "MG" + "b" * 32
NUMBER = "+14155550100"
ANN, BEN = "+14155550101", "+14155550102"
QUICK = {"SANDBOX_STEP_SECONDS": "0.002", "SANDBOX_HANG_SECONDS": "0.3", "SANDBOX_RETRY_PAUSE_SECONDS": "0.001"}


@dataclass
class Listener:
    """Our webhooks. Keeps what came, refuses what is not signed; `answers` says how to answer the next posts."""

    url: str = ""
    heard: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    answers: list[int | None] = field(default_factory=list)  # a status; None hangs up without a word
    content: tuple[str, bytes] = ("text/xml", b"<Response/>")

    def statuses(self, sid: str | None = None) -> list[str]:
        """The statuses called back, in the order they came."""
        return [
            form["MessageStatus"]
            for form in self.heard
            if "MessageStatus" in form and sid in {None, form["MessageSid"]}
        ]


@contextmanager
def listening() -> Iterator[Listener]:
    """A listener on a free port."""
    listener = Listener()

    class Handler(Quiet, BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            form = dict(parse_qsl(raw.decode(), keep_blank_values=True))
            status = listener.answers.pop(0) if listener.answers else 200
            if status is None:
                self.close_connection = True
                return
            signature = self.headers["X-Twilio-Signature"]
            if not RequestValidator(TOKEN).validate(listener.url + self.path, form, signature):
                status = 403
            listener.heard.append(form)
            listener.paths.append(self.path)
            kind, content = listener.content
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

    with served(Handler) as listener.url:
        yield listener


@dataclass
class Running:
    """A sandbox that runs, and the two ways to talk to it."""

    url: str
    facts: Facts
    client: Client
    web: requests.Session

    def get(self, path: str) -> Any:  # noqa: ANN401 -- JSON of any shape
        """GET something of the sandbox's own."""
        return self.web.get(f"{self.url}/sandbox/{path}", timeout=10).json()

    def post(self, path: str, status: int = 200, **content: Any) -> Any:  # noqa: ANN401 -- JSON of any shape
        """POST something of the sandbox's own, expecting `status`."""
        answer = self.web.post(f"{self.url}/sandbox/{path}", json=content, timeout=30)
        assert answer.status_code == status, answer.text
        return answer.json()

    def settle(self) -> None:
        """Wait until the carrier calls nobody."""
        self.post("settle", timeout_seconds=20)

    def send(self, to: str = ANN, body: str = "hello", **more: Any) -> Any:  # noqa: ANN401 -- twilio's own type is untyped
        """Send as us with the real library."""
        sender = {} if "messaging_service_sid" in more else {"from_": NUMBER}
        return self.client.messages.create(to=to, body=body, **sender, **more)


def new_client(url: str, token: str = TOKEN, timeout: float = 10) -> Client:
    """The real library, pointed at a sandbox."""
    client = Client(ACCOUNT, token, http_client=TwilioHttpClient(timeout=timeout))
    client.api.base_url = url
    return client


def close_client(client: Client) -> None:
    """Close its pooled connections, so that no test leaves a socket behind."""
    session = client.http_client.session
    assert session is not None
    session.close()


@contextmanager
def running(facts: Facts, view: EngineView | None = None) -> Iterator[Running]:
    """A sandbox in a thread of this process."""
    with socket.create_server(("127.0.0.1", 0)) as place:  # listens already: nobody has to wait for the start
        server = build_server(facts, view or IdleEngine(), QUICK)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [place]})
        thread.start()
        url = f"http://127.0.0.1:{place.getsockname()[1]}"
        client = new_client(url)
        try:
            with requests.Session() as web:
                yield Running(url, facts, client, web)
        finally:
            close_client(client)
            server.should_exit = True
            thread.join()


def facts_for(folder: Path, listener: Listener, **more: Any) -> Facts:  # noqa: ANN401 -- any field of Facts
    """The facts of a test's stack."""
    return Facts(folder=folder, account_sid=ACCOUNT, auth_tokens=(TOKEN,), public_base_url=listener.url, **more)
