from __future__ import annotations

import pytest
from starlette.datastructures import MultiDict
from twilio.request_validator import RequestValidator

from engine.sandbox.signing import sign
from engine.sandbox.webhook import Overrides
from tests.sandbox.stage import ACCOUNT, ANN, NUMBER, SERVICE, TOKEN, Listener, Running


@pytest.mark.parametrize(
    "parameters",
    [
        [],
        [("b", "2"), ("a", "1")],
        [("blank", ""), ("Body", " spaces kept "), ("emoji", "😀")],
        [("again", "y"), ("again", "x"), ("again", "y")],
    ],
)
@pytest.mark.parametrize("url", ["https://h.example/p", "https://h.example/p?job=1&x=%20", "http://127.0.0.1:81/p"])
def test_our_signature_is_twilios(url: str, parameters: list[tuple[str, str]]) -> None:
    """The library accepts every signature we make, and the fragment of a URL is not signed."""
    signature = sign(f"{url}#rc=3", parameters, TOKEN)
    assert RequestValidator(TOKEN).validate(url, MultiDict(parameters), signature)


def test_every_status_is_called_back(sandbox: Running, listener: Listener) -> None:
    """After the first status each one is called back once, signed, to the very URL given with its query."""
    sent = sandbox.send(status_callback=f"{listener.url}/status?job=j-1")
    sandbox.settle()
    assert sorted(listener.statuses(sent.sid)) == ["delivered", "sending", "sent"]
    assert set(listener.paths) == {"/status?job=j-1"}
    done = next(form for form in listener.heard if form["MessageStatus"] == "delivered")
    assert (done["SmsStatus"], done["SmsSid"], done["AccountSid"]) == ("delivered", sent.sid, ACCOUNT)
    assert (done["To"], done["From"], len(done["RawDlrDoneDate"])) == (ANN, NUMBER, 10)
    assert sent.fetch().status == "delivered"
    assert sent.fetch().date_sent is not None


def test_a_service_calls_back_queued_too(service: Running, listener: Listener) -> None:
    """Through a service the pick of a sender is a status of its own."""
    service.send(messaging_service_sid=SERVICE, status_callback=f"{listener.url}/status")
    service.settle()
    assert sorted(listener.statuses()) == ["delivered", "queued", "sending", "sent"]
    assert {form["MessagingServiceSid"] for form in listener.heard} == {SERVICE}


def test_a_broken_connection_is_tried_once_more(sandbox: Running, listener: Listener) -> None:
    """Twilio's default: one retry, only for a connection that failed."""
    listener.answers = [None]
    sandbox.send(status_callback=f"{listener.url}/status")
    sandbox.settle()
    assert len(listener.statuses()) == 3


def test_a_callback_answered_500_is_not_repeated(sandbox: Running, listener: Listener) -> None:
    """An answer, even a bad one, ends it."""
    listener.answers = [500, 500, 500]
    sandbox.send(status_callback=f"{listener.url}/status")
    sandbox.settle()
    assert len(listener.statuses()) == 3


def test_a_dead_callback_url_is_given_up(sandbox: Running) -> None:
    """A URL nobody answers does not keep the carrier busy for ever."""
    sent = sandbox.send(status_callback="http://127.0.0.1:9/status")
    sandbox.settle()
    assert sent.fetch().status == "delivered"


@pytest.mark.parametrize(
    ("fragment", "retries", "covered", "uncovered"),
    [
        ("", 1, ["ct"], ["rt", "5xx", "4xx", None]),
        ("rc=3&rp=5xx,ct,rt", 3, ["ct", "rt", "5xx"], ["4xx"]),
        ("rc=9&rp=all", 5, ["ct", "rt", "5xx", "4xx"], [None]),
        ("rc=x", 1, ["ct"], ["rt"]),
    ],
)
def test_connection_overrides_are_read_from_the_fragment(
    fragment: str, retries: int, covered: list[str], uncovered: list[str | None]
) -> None:
    """Twilio's documented overrides, within their bounds; what is unreadable keeps the default."""
    overrides = Overrides.of(fragment)
    assert overrides.retries == retries
    assert all(overrides.covers(reason) for reason in covered)
    assert not any(overrides.covers(reason) for reason in uncovered)
