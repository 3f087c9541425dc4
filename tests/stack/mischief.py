"""Every way a person's words can take through a stack, the broken ones above all. Each plants words of its own."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import uuid4

import requests

from engine.sandbox.signing import HEADER, sign
from tests.stack.planted import Planted

if TYPE_CHECKING:
    from tests.stack.stack_stage import Stage

_FORM = "application/x-www-form-urlencoded"
_REFUSALS = ("error_code:21408", "error_code:21610", "error_code:21614", "error_code:30006", "error_code:30007")
_DOUBTS = ("http_503", "accept_then_timeout", "http_500_after_accept", "refuse_connection", "rate_limit_429")


class Mischief:
    """Plants and keeps what was planted, and what our web process answered."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.planted: list[Planted] = []
        self.answers: dict[str, bytes] = {}
        self.statuses: dict[str, int] = {}

    def plant(self, label: str) -> Planted:
        """New words and a new number, under a name."""
        (phone,) = self.stage.phones(1)
        self.planted.append(Planted(label, phone))
        return self.planted[-1]

    def talk(self) -> None:
        """What people do: chat, flood, stop, come back, send photos."""
        for label, more in (
            ("chat", []),
            ("stop", ["STOP", "START"]),
            ("help", ["HELP"]),
            ("flood", ["and more"] * 10),
        ):
            person = self.plant(label)
            for number, body in enumerate([person.body, *more]):
                self.stage.text(person.phone, body if body.isupper() else f"{body} {number} {person.body}")

    def join(self) -> None:
        """Somebody joins, is interviewed and asks what we know of them."""
        person = self.plant("join")
        for body in person.story:
            self.stage.text(person.phone, body)
            self.stage.settle()
        assert person.words[1].title() in self.stage.replies(person.phone)[-1]

    def anger_the_carrier(self) -> None:
        """Refusals and doubts: the carrier's errors name the number."""
        for fault in (*_REFUSALS, *_DOUBTS):
            person = self.plant(fault)
            self.stage.fault(fault)
            self.stage.text(person.phone, person.body)
            self.stage.until(lambda: not self.stage.faults(), "the fault has struck")
        self.stage.settle()

    def poison_a_turn(self) -> None:
        """A body whose seal is broken fails three times and is parked."""
        person = self.plant("poison")
        self.stage.pause_turns()
        sid = self.stage.text(person.phone, person.body)
        broken = "update public.sms_messages set body_tag = %(tag)s where twilio_message_sid = %(sid)s"
        self.stage.change(broken, {"tag": bytes(16), "sid": sid})
        self.stage.resume_turns()
        parked = "select count(*) from public.sms_messages where twilio_message_sid = %(sid)s and parked_at is not null"
        self.stage.until(lambda: self.stage.rows(parked, {"sid": sid}) == [(1,)], "the text is parked")

    def anger_postgres(self) -> None:
        """A violated constraint, at the flush and in a turn: PostgreSQL prints the whole row in its DETAIL."""
        for table, column in (("sms_messages", "from_e164"), ("sms_outbound_jobs", "to_e164")):
            person = self.plant(f"constraint on {table}")
            refuse = (
                f"alter table public.{table} add constraint no_{column} check ({column} <> '{person.phone}') not valid"
            )
            with self.stage.connection(owner=True) as conn:
                conn.execute(refuse.encode())
            self.stage.try_text(person.phone, person.body)
            self._until_logged("web" if table == "sms_messages" else "worker", f"no_{column}")
            with self.stage.connection(owner=True) as conn:
                conn.execute(f"alter table public.{table} drop constraint no_{column}".encode())

    def _until_logged(self, name: str, words: str) -> None:
        log = self.stage.folder / "log" / f"{name}.log"
        self.stage.until(lambda: words in log.read_text(encoding="utf-8"), f"{name} has logged {words}")

    def take_postgres_away(self) -> dict[str, bytes]:
        """A text while PostgreSQL is away. Gives what lay in the spool meanwhile."""
        person = self.plant("spool")
        self.stage.postgres.stop()
        self.stage.text(person.phone, person.body)
        spool = {f"spool {path.name}": path.read_bytes() for path in (self.stage.folder / "spool").glob("*")}
        self.stage.postgres.start()
        self.stage.until(lambda: self.stage.readiness() == 200, "/readyz is green")
        self.stage.settle()
        return spool

    def take_redis_away(self) -> None:
        """A text while nobody can ring."""
        person = self.plant("without Redis")
        self.stage.redis.stop()
        self.stage.text(person.phone, person.body)
        self.stage.until(lambda: bool(self.stage.replies(person.phone)), "an answer without Redis")
        self.stage.redis.start()
        self.stage.settle()

    def forge(self) -> None:
        """Requests no carrier would send, each full of words."""
        self._send("unsigned", signature="forged")
        self._send("no sid", MessageSid="")
        self._send("sid of words", MessageSid="{word}")
        self._send("another account", AccountSid="{word}")
        self._send("number of words", From="{word} {name}")
        self._send("media of words", NumMedia="{word}")
        self._send("too long", Body="{body}" * 60)
        self._send("oversized", Body="{body}" * 1500)
        self._send("NUL", Body="{body}\0{body}")
        self._send("fields", **{f"{{word}}{number}": "{body}" for number in range(300)})
        self._send("status of words", path="status", MessageStatus="{word} {name}", ErrorMessage="{body}")
        self._send("status of a stranger", path="status", MessageStatus="failed", ErrorCode="30006", Body="{body}")
        self._send("job of words", path="status?job={word}", MessageStatus="sent")
        self._send_raw("not a form", b"{body}", content_type="text/plain")
        self._send_raw("surrogates", b"Body=%ED%A0%80{body}")
        self._send_raw("not percent-encoded", "Body={body} \N{PILE OF POO}".encode())
        person = self.plant("cron")
        base = self.stage.stack.base_url
        for path in (f"cron/{person.words[0]}", f"{person.words[1]}?q={person.phone}", f"webhooks/{person.body}"):
            self._keep(f"page {path[:4]}", requests.post(f"{base}/{path}", timeout=20, headers={"x": person.body}))
        self._speak_no_http()

    def _send(self, label: str, path: str = "inbound", signature: str | None = None, **given: str) -> None:
        person = self.plant(label)
        said = {"word": person.words[0], "name": person.words[1], "body": person.body}
        environment = self.stage.stack.environment
        usual = {"AccountSid": environment["TWILIO_ACCOUNT_SID"], "MessageSid": f"SM{uuid4().hex}", "Body": person.body}
        usual |= {"From": person.phone, "To": environment["TWILIO_FROM_NUMBER"], "NumMedia": "0"}
        form = usual | {name.format(**said): value.format(**said) for name, value in given.items()}
        url = f"{self.stage.stack.base_url}/webhooks/twilio/{path.format(**said)}"
        signature = signature or sign(url, form.items(), environment["TWILIO_AUTH_TOKEN"])
        headers = {HEADER: signature, "Content-Type": _FORM}
        self._keep(label, requests.post(url, data=urlencode(form), headers=headers, timeout=20))

    def _send_raw(self, label: str, body: bytes, content_type: str = _FORM) -> None:
        person = self.plant(label)
        filled = body.replace(b"{body}", person.body.encode())
        url = f"{self.stage.stack.base_url}/webhooks/twilio/inbound"
        self._keep(label, requests.post(url, data=filled, headers={"Content-Type": content_type}, timeout=20))

    def _keep(self, label: str, answer: requests.Response) -> None:
        self.answers[f"answer to {label}"] = repr(dict(answer.headers)).encode() + answer.content
        self.statuses[label] = answer.status_code

    def _speak_no_http(self) -> None:
        person = self.plant("no HTTP")
        environment: dict[str, Any] = self.stage.stack.environment
        with socket.create_connection(("127.0.0.1", int(environment["PORT"])), timeout=20) as line:
            line.sendall(f"{person.body} {person.phone}\r\n\r\n".encode())
            self.answers["answer to no HTTP"] = line.recv(65536)
