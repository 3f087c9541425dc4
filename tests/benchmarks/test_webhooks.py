"""The requests the load and the bench carrier send are ones Twilio's own library takes for genuine."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest
from twilio.request_validator import RequestValidator

from benchmarks.callbacks import CallbackSender, Delivered
from benchmarks.people import number
from benchmarks.webhooks import Target, inbound_request, sid

TARGET = Target(8000, "AC" + "1" * 32, "token", "+14155550100")
JOB = "01a1fde4-6978-752c-8169-cb19c4481bc1"


def _read(request: bytes) -> tuple[str, dict[str, str], dict[str, str]]:
    """The path, the headers and the form of one request."""
    head, _, content = request.decode().partition("\r\n\r\n")
    first, *lines = head.split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines)
    assert int(headers["Content-Length"]) == len(content)
    return first.split(" ")[1], headers, dict(parse_qsl(content, keep_blank_values=True))


@pytest.mark.parametrize("body", ["HELP", "Coffee & cake = 100 %? Café ☕", ""])
def test_inbound_request_is_genuine(body: str) -> None:
    """Twilio's validator accepts a prebuilt text, whatever is in it."""
    path, headers, form = _read(inbound_request(TARGET, 7, sender=3, body=body))
    address = "http://127.0.0.1:8000" + path
    assert RequestValidator(TARGET.auth_token).validate(address, form, headers["X-Twilio-Signature"])
    assert (form["MessageSid"], form["From"], form["Body"]) == (sid("SM", 7), number(3), body)


def test_callback_is_genuine_and_names_its_job() -> None:
    """Twilio's validator accepts a bench carrier's callback, the job in its address included."""
    sender = CallbackSender(8000, TARGET.account_sid, TARGET.auth_token)
    path, headers, form = _read(sender.request(Delivered(sid("SM", 1), JOB, "+12125550001")))
    assert RequestValidator("token").validate("http://127.0.0.1:8000" + path, form, headers["X-Twilio-Signature"])
    assert path.endswith(f"?job={JOB}")
    assert (form["MessageStatus"], form["To"]) == ("delivered", "+12125550001")


def test_sids_differ_and_repeat() -> None:
    """Every place has a SID of its own, the same one each time, in Twilio's form."""
    sids = [sid("SM", place) for place in range(1000)]
    assert len(set(sids)) == 1000
    assert sids == [sid("SM", place) for place in range(1000)]
    assert all(len(one) == 34 for one in sids)
