"""What Twilio refuses at once, in its words: validation, magic numbers, error JSON (platforms §2.1, 2.4, 2.7)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.sandbox.facts import Facts

MAGIC_SENDER: Final = "+15005550006"
_MAGIC_FROM: Final = {"+15005550001": 21212, "+15005550007": 21606, "+15005550008": 21611}
_MAGIC_TO: Final = {
    "+15005550001": 21211, "+15005550002": 21612, "+15005550003": 21408, "+15005550004": 21610, "+15005550009": 21614,
}  # fmt: skip
_HTTP_STATUS: Final = {20003: 401, 20009: 409, 20404: 404, 20429: 429, 20500: 500, 20503: 503}
_WORDS: Final = {
    20001: "Invalid parameter",
    20003: "Authenticate",
    20009: "Cannot change this message because its delivery is not yet complete",
    20404: "The requested resource was not found",
    20429: "Too Many Requests",
    20500: "An internal server error has occurred",
    20503: "Service unavailable",
    21211: "The 'To' number is not a valid phone number",
    21212: "The 'From' number is not a valid phone number, shortcode, or alphanumeric sender ID",
    21408: "Permission to send an SMS has not been enabled for the region indicated by the 'To' number",
    21603: "A 'From' phone number or a MessagingServiceSid is required",
    21604: "A 'To' phone number is required",
    21606: "The 'From' phone number provided is not a valid message-capable Twilio phone number for this account",
    21609: "The 'StatusCallback' URL is not a valid URL",
    21610: "Attempt to send to unsubscribed recipient",
    21611: "This 'From' number has exceeded the maximum number of queued messages",
    21612: "The message cannot be sent with the current combination of 'To' and 'From' parameters",
    21614: "'To' number is not a valid mobile number",
    21617: "The concatenated message body exceeds the 1600 character limit",
    21619: "A text message body or media urls must be specified",
    21623: "The message has more than ten media URLs",
    21705: "The Messaging Service SID is invalid",
}
_PHONE: Final = re.compile(r"\+[1-9]\d{6,14}")
_LONGEST_BODY: Final = 1600
_MOST_MEDIA: Final = 10


class Refusal(Exception):  # noqa: N818 -- an answer of the API, named as the API's users name it
    """Twilio says no: a code, and the HTTP status that goes with it."""

    def __init__(self, code: int) -> None:
        """Refuse with `code`."""
        super().__init__(code)
        self.code = code
        self.status = _HTTP_STATUS.get(code, 400)

    def json(self) -> dict[str, Any]:
        """Twilio's error body."""
        return {
            "code": self.code,
            "message": _WORDS.get(self.code, f"Error {self.code}"),
            "more_info": f"https://www.twilio.com/docs/errors/{self.code}",
            "status": self.status,
        }


@dataclass(frozen=True, slots=True)
class Draft:
    """A send that passed: what to send, to whom, as whom, and whom to tell."""

    recipient: str
    sender: str | None
    service: str | None
    body: str
    media: int
    callback: str | None


def check_send(form: Mapping[str, list[str]], facts: Facts) -> Draft:
    """The send a form asks for. Raises `Refusal` as Twilio would. Opt-outs are the carrier's to check."""
    recipient, sender, service, body, callback = (
        form.get(name, [""])[0] for name in ("To", "From", "MessagingServiceSid", "Body", "StatusCallback")
    )
    media = len(form.get("MediaUrl", []))
    _check_sender(sender, service, facts)
    if not recipient:
        raise Refusal(21604)
    if recipient in _MAGIC_TO:
        raise Refusal(_MAGIC_TO[recipient])
    if not _PHONE.fullmatch(recipient):
        raise Refusal(21211)
    if not body and not media:
        raise Refusal(21619)
    if len(body) > _LONGEST_BODY:
        raise Refusal(21617)
    if media > _MOST_MEDIA:
        raise Refusal(21623)
    if callback and not _is_web_address(callback):
        raise Refusal(21609)
    return Draft(recipient, sender or None, service or None, body, media, callback or None)


def _check_sender(sender: str, service: str, facts: Facts) -> None:
    if not sender and not service:
        raise Refusal(21603)
    if service and service != facts.service_sid:
        raise Refusal(21705)
    if sender in _MAGIC_FROM:
        raise Refusal(_MAGIC_FROM[sender])
    if sender and sender not in {facts.number, MAGIC_SENDER}:
        raise Refusal(21606)


def _is_web_address(url: str) -> bool:
    """A host name with an underscore is refused, as Twilio does."""
    parts = urlsplit(url)
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and "_" not in (parts.hostname or "")
