"""Signed webhook requests as bytes, built before the clock starts, in the shape Twilio sends them."""

from __future__ import annotations

import base64
import hashlib
import hmac
from dataclasses import dataclass
from hashlib import md5
from urllib.parse import quote_plus, urlencode

from benchmarks.people import number

BODY = "Coffee on saturday morning? I know a place near the lake, bring a friend"
"""An ordinary text; its length decides the size of the sealed body."""

INBOUND = "/webhooks/twilio/inbound"


@dataclass(frozen=True, slots=True)
class Target:
    """Where the webhook is and what its account knows: the address is also what is signed."""

    port: int
    account_sid: str
    auth_token: str
    recipient: str
    path: str = INBOUND

    @property
    def host(self) -> str:
        """The Host header and the address part of PUBLIC_BASE_URL."""
        return f"127.0.0.1:{self.port}"


def sid(kind: str, place: int) -> str:
    """Return a message SID, spread over its index as Twilio's are; the same place always gives the same one."""
    return kind + md5(f"{kind}{place}".encode(), usedforsecurity=False).hexdigest()


def sign(auth_token: str, address: str, form: list[tuple[str, str]]) -> str:
    """Return X-Twilio-Signature for a form whose names differ (platforms: signing)."""
    said = address + "".join(name + value for name, value in sorted(form))
    return base64.b64encode(hmac.digest(auth_token.encode(), said.encode(), hashlib.sha1)).decode()


def inbound_form(target: Target, place: int, *, sender: int, body: str) -> list[tuple[str, str]]:
    """Return the twenty parameters Twilio sends with a text, in its order."""
    message_sid = sid("SM", place)
    return [
        ("ToCountry", "US"),
        ("ToState", "CA"),
        ("SmsMessageSid", message_sid),
        ("NumMedia", "0"),
        ("ToCity", "SAN FRANCISCO"),
        ("FromZip", "60601"),
        ("SmsSid", message_sid),
        ("FromState", "IL"),
        ("SmsStatus", "received"),
        ("FromCity", "CHICAGO"),
        ("Body", body),
        ("FromCountry", "US"),
        ("To", target.recipient),
        ("ToZip", "94105"),
        ("NumSegments", "1"),
        ("MessageSid", message_sid),
        ("AccountSid", target.account_sid),
        ("From", number(sender)),
        ("ApiVersion", "2010-04-01"),
        ("MessagingServiceSid", ""),
    ]


def inbound_request(target: Target, place: int, *, sender: int, body: str = BODY) -> bytes:
    """Return one whole HTTP request: the text at `place`, from the number at `sender`."""
    form = inbound_form(target, place, sender=sender, body=body)
    signature = sign(target.auth_token, f"http://{target.host}{target.path}", form)
    content = urlencode(form, quote_via=quote_plus)
    return (
        f"POST {target.path} HTTP/1.1\r\n"
        f"Host: {target.host}\r\n"
        "User-Agent: TwilioProxy/1.1\r\n"
        "Accept: */*\r\n"
        "Content-Type: application/x-www-form-urlencoded; charset=UTF-8\r\n"
        f"X-Twilio-Signature: {signature}\r\n"
        "I-Twilio-Idempotency-Token: 7b0d1e8c-35c2-4d0b-9d0c-0c6f2c1b9a11\r\n"
        f"Content-Length: {len(content)}\r\n\r\n{content}"
    ).encode()
