from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import requests
from twilio.base.exceptions import TwilioRestException

from tests.sandbox.stage import ANN, Listener, Running, close_client, new_client

if TYPE_CHECKING:
    from collections.abc import Callable


def _arm(sandbox: Running, kind: str, count: int = 1) -> None:
    sandbox.post("faults", kind=kind, count=count)


@pytest.mark.parametrize(
    ("kind", "accepted"), [("refuse_connection", 0), ("timeout_before_accept", 0), ("accept_then_timeout", 1)]
)
def test_a_connection_fault_leaves_no_answer(sandbox: Running, kind: str, accepted: int) -> None:
    """The socket closes without an answer; only `accept_then_timeout` has accepted the message; then all is well."""
    _arm(sandbox, kind)
    with pytest.raises(requests.ConnectionError):
        sandbox.send()
    assert len(sandbox.get("ledger")) == accepted
    sandbox.send()
    assert len(sandbox.get("ledger")) == accepted + 1


@pytest.mark.parametrize(("kind", "accepted"), [("timeout_before_accept", 0), ("accept_then_timeout", 1)])
def test_a_client_that_gives_up_first_sees_a_timeout(sandbox: Running, kind: str, accepted: int) -> None:
    """The request hangs longer than the client waits."""
    sandbox.post("knobs", hang_seconds=60)
    _arm(sandbox, kind)
    client = new_client(sandbox.url, timeout=0.2)
    with pytest.raises(requests.ReadTimeout):
        client.messages.create(to=ANN, from_=sandbox.facts.number, body="x")
    close_client(client)
    assert len(sandbox.get("ledger")) == accepted


def test_a_refused_connection_strikes_sends_only(sandbox: Running) -> None:
    """Control and listing go on over the same port while sends are refused."""
    _arm(sandbox, "refuse_connection", 2)
    assert sandbox.client.messages.list() == []
    assert sandbox.get("faults") == [{"kind": "refuse_connection", "count": 2}]
    for _ in range(2):
        with pytest.raises(requests.ConnectionError):
            sandbox.send()
    assert sandbox.get("faults") == []


@pytest.mark.parametrize(
    ("kind", "status", "code", "accepted"),
    [
        ("http_500_after_accept", 500, 20500, 1), ("http_503", 503, 20503, 0), ("rate_limit_429", 429, 20429, 0),
        ("error_code:21610", 400, 21610, 0), ("error_code:21211", 400, 21211, 0), ("error_code:20003", 401, 20003, 0),
    ],
)  # fmt: skip
def test_an_answered_fault_carries_its_status_and_code(
    sandbox: Running, kind: str, status: int, code: int, accepted: int
) -> None:
    """The library sees the fault's HTTP status and code; only `http_500_after_accept` has accepted the message."""
    _arm(sandbox, kind)
    with pytest.raises(TwilioRestException) as refused:
        sandbox.send()
    assert (refused.value.status, refused.value.code) == (status, code)
    assert len(sandbox.get("ledger")) == accepted


@pytest.mark.parametrize(
    ("code", "statuses"), [(30003, ["sending", "sent", "undelivered"]), (30001, ["failed"]), (30034, ["failed"])]
)
def test_a_code_of_30xxx_comes_later(sandbox: Running, listener: Listener, code: int, statuses: list[str]) -> None:
    """Such a message is accepted and fails in a callback with its code, and so the API shows it."""
    _arm(sandbox, f"error_code:{code}")
    sent = sandbox.send(status_callback=f"{listener.url}/status")
    sandbox.settle()
    assert sorted(listener.statuses()) == statuses
    last = next(form for form in listener.heard if form["MessageStatus"] == statuses[-1])
    assert last["ErrorCode"] == str(code)
    assert (sent.fetch().status, sent.fetch().error_code) == (statuses[-1], code)


def test_a_text_to_us_can_be_lost(sandbox: Running, listener: Listener) -> None:
    """Our webhook never hears of it, sends go on as ever, and the carrier lists it among what it received."""
    _arm(sandbox, "inbound_drop")
    lost = sandbox.post(f"phones/{ANN}/texts", status=502, body="hello?")
    assert listener.heard == []
    assert sandbox.send().sid
    kept = sandbox.post(f"phones/{ANN}/texts", body="still there?")
    listed = sandbox.client.messages.list(to=sandbox.facts.number)
    assert [(text.sid, text.direction, text.status, text.from_, text.body) for text in listed] == [
        (kept["sid"], "inbound", "received", ANN, "still there?"),
        (lost["sid"], "inbound", "received", ANN, "hello?"),
    ]
    assert [form["MessageSid"] for form in listener.heard] == [kept["sid"]]
    sandbox.post(f"phones/{ANN}/texts", sid=lost["sid"])
    assert listener.heard[-1]["MessageSid"] == lost["sid"]


def _sorted_twice(statuses: list[str]) -> bool:
    return sorted(statuses) == sorted(2 * ["sending", "sent", "delivered"])


@pytest.mark.parametrize(
    ("kind", "fits"),
    [
        ("callback_shuffle", lambda statuses: statuses == ["delivered", "sent", "sending"]),
        ("callback_duplicate", _sorted_twice),
        ("callback_drop", lambda statuses: statuses == []),
    ],
)
def test_callback_faults_strike_whole_messages(
    sandbox: Running, listener: Listener, kind: str, fits: Callable[[list[str]], bool]
) -> None:
    """One message's callbacks are disordered, doubled or lost; the next message's are not; both are delivered."""
    sandbox.post("knobs", step_seconds=0.1)  # far enough apart that the order heard is the order called
    _arm(sandbox, kind)
    struck = sandbox.send(status_callback=f"{listener.url}/status")
    spared = sandbox.send(status_callback=f"{listener.url}/status")
    sandbox.settle()
    assert fits(listener.statuses(struck.sid))
    assert sorted(listener.statuses(spared.sid)) == ["delivered", "sending", "sent"]
    assert spared.fetch().status == "delivered"
    assert struck.fetch().status == "delivered"


def test_callback_faults_wait_for_a_message_with_callbacks(sandbox: Running) -> None:
    """A message nobody wants to hear of does not use them up."""
    _arm(sandbox, "callback_drop")
    sandbox.send()
    assert sandbox.get("faults") == [{"kind": "callback_drop", "count": 1}]


def test_send_faults_strike_in_the_order_armed(sandbox: Running) -> None:
    """First armed, first met, however often; then none."""
    _arm(sandbox, "http_503", 2)
    _arm(sandbox, "rate_limit_429")
    seen = []
    for _ in range(3):
        with pytest.raises(TwilioRestException) as refused:
            sandbox.send()
        seen.append(refused.value.status)
    assert seen == [503, 503, 429]
    assert sandbox.send().status == "queued"


def test_faults_can_be_disarmed(sandbox: Running) -> None:
    """After a DELETE nothing strikes."""
    _arm(sandbox, "http_503", 5)
    assert sandbox.web.delete(f"{sandbox.url}/sandbox/faults", timeout=10).json() == []
    assert sandbox.send().status == "queued"


@pytest.mark.parametrize(
    "content",
    [
        {"kind": "no_such_fault", "count": 1}, {"kind": "error_code:x", "count": 1}, {"count": 1},
        {"kind": "http_503", "count": 0}, {"kind": "http_503", "count": "2"}, {"kind": "http_503", "count": True},
    ],
)  # fmt: skip
def test_an_unknown_fault_is_explained(sandbox: Running, content: dict[str, object]) -> None:
    """A fault that does not exist is a 400 with a sentence, and nothing is armed."""
    answer = sandbox.web.post(f"{sandbox.url}/sandbox/faults", data=json.dumps(content), timeout=10)
    assert answer.status_code == 400
    assert "must be" in answer.json()["error"]
    assert sandbox.get("faults") == []


@pytest.mark.parametrize("content", [{"hang_seconds": -1}, {"hang_seconds": "x"}, {"no_such": 1}])
def test_an_impossible_knob_is_explained(sandbox: Running, content: dict[str, object]) -> None:
    """A knob that does not exist or cannot take the value is a 400, and nothing turns."""
    before = sandbox.get("knobs")
    sandbox.post("knobs", status=400, **content)
    assert sandbox.get("knobs") == before
