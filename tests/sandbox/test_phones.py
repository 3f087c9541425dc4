from __future__ import annotations

import json
from datetime import datetime

import pytest

from tests.sandbox.stage import ACCOUNT, ANN, BEN, NUMBER, SERVICE, Listener, Running

REAL_FIELDS = {
    "ToCountry", "ToState", "SmsMessageSid", "NumMedia", "ToCity", "FromZip", "SmsSid", "FromState", "SmsStatus",
    "FromCity", "Body", "FromCountry", "To", "ToZip", "NumSegments", "MessageSid", "AccountSid", "From", "ApiVersion",
}  # fmt: skip


def test_a_text_becomes_a_signed_webhook(sandbox: Running, listener: Listener) -> None:
    """A phone's text arrives as Twilio's form: signed, with blank fields and one nobody knows; then the SID is told."""
    sid = sandbox.post(f"phones/{ANN}/texts", body=" coffee sat? ☕ ")["sid"]
    (form,) = listener.heard
    assert listener.paths == ["/webhooks/twilio/inbound"]
    assert set(form) >= REAL_FIELDS
    assert set(form) - REAL_FIELDS  # Twilio adds fields without notice
    assert (form["MessageSid"], form["SmsSid"], form["SmsMessageSid"]) == (sid, sid, sid)
    assert (form["From"], form["To"], form["Body"]) == (ANN, NUMBER, " coffee sat? ☕ ")
    assert (form["FromCity"], form["NumSegments"], form["AccountSid"]) == ("", "1", ACCOUNT)


def test_a_service_names_itself(service: Running, listener: Listener) -> None:
    """With a Messaging Service the webhook carries its SID."""
    service.post(f"phones/{ANN}/texts", body="hi")
    assert listener.heard[0]["MessagingServiceSid"] == SERVICE


def test_media_come_as_urls(sandbox: Running, listener: Listener) -> None:
    """A text with pictures is an MM with a URL and a type for each."""
    sid = sandbox.post(f"phones/{ANN}/texts", body="", media_count=2)["sid"]
    (form,) = listener.heard
    assert sid.startswith("MM")
    assert (form["NumMedia"], form["Body"], form["MediaContentType1"]) == ("2", "", "image/jpeg")
    assert form["MediaUrl0"] != form["MediaUrl1"]


@pytest.mark.parametrize("sender", ["72345", "AMAZON", "Bank 1", "%2B14155550103"])
def test_any_sender_can_text(sandbox: Running, listener: Listener, sender: str) -> None:
    """Short codes and alphanumeric senders text us too."""
    sandbox.post(f"phones/{sender}/texts", body="your code is 1")
    assert listener.heard[0]["From"] == sender.replace("%2B", "+")


def test_a_given_sid_is_used_and_repeats_that_very_delivery(sandbox: Running, listener: Listener) -> None:
    """The same SID posts the same form again; the phone has sent one text."""
    sid = "SM" + "c" * 32
    assert sandbox.post(f"phones/{ANN}/texts", body="hi", sid=sid) == {"sid": sid}
    assert sandbox.post(f"phones/{ANN}/texts", body="hi", sid=sid) == {"sid": sid}
    assert sandbox.post(f"phones/{ANN}/texts", sid=sid) == {"sid": sid}
    assert listener.heard[0] == listener.heard[1] == listener.heard[2]
    assert len(sandbox.get(f"phones/{ANN}/texts")) == 1


def test_a_sid_cannot_mean_two_texts(sandbox: Running, listener: Listener) -> None:
    """Another phone or another body under a SID already used is refused, and not delivered."""
    sid = sandbox.post(f"phones/{ANN}/texts", body="hi")["sid"]
    sandbox.post(f"phones/{BEN}/texts", status=409, body="hi", sid=sid)
    sandbox.post(f"phones/{ANN}/texts", status=409, body="other", sid=sid)
    assert len(listener.heard) == 1


@pytest.mark.parametrize("status", [500, 503, 403, 302])
def test_a_webhook_that_fails_is_reported(sandbox: Running, listener: Listener, status: int) -> None:
    """The failure and its status are told, without a retry; Twilio still lists the text."""
    listener.answers = [status]
    told = sandbox.post(f"phones/{ANN}/texts", status=502, body="hi")
    assert told["status"] == status
    assert str(status) in told["error"]
    assert len(listener.heard) == 1
    assert [message.sid for message in sandbox.client.messages.list(to=NUMBER)] == [told["sid"]]


def test_an_answer_twilio_could_not_read_is_a_failure(sandbox: Running, listener: Listener) -> None:
    """JSON is not TwiML."""
    listener.content = ("application/json", b"{}")
    assert "12300" in sandbox.post(f"phones/{ANN}/texts", status=502, body="hi")["error"]


def test_one_broken_connection_is_tried_again_and_two_are_not(sandbox: Running, listener: Listener) -> None:
    """Twilio's default for inbound: one retry after a failed connection."""
    listener.answers = [None]
    sandbox.post(f"phones/{ANN}/texts", body="hi")
    assert len(listener.heard) == 1
    listener.answers = [None, None]
    told = sandbox.post(f"phones/{ANN}/texts", status=502, body="again")
    assert told["status"] is None
    assert len(listener.heard) == 1


def test_documented_overrides_make_the_carrier_retry(sandbox: Running, listener: Listener) -> None:
    """With rc and rp in the webhook's fragment a 503 is tried again."""
    sandbox.post("knobs", inbound_fragment="rc=3&rp=5xx,ct,rt")
    listener.answers = [503, 503]
    sandbox.post(f"phones/{ANN}/texts", body="hi")
    assert len(listener.heard) == 3


@pytest.mark.parametrize(
    ("phone", "content"),
    [
        ("+1", {"body": "x"}), ("not-a-phone!", {"body": "x"}), ("twelveletters", {"body": "x"}),
        (ANN, {}), (ANN, {"body": 7}), (ANN, {"body": "x" * 1601}), (ANN, {"body": "x", "sid": "SM1"}),
        (ANN, {"body": "x", "media_count": 11}), (ANN, {"body": "x", "media_count": "1"}), (ANN, ["body"]),
    ],
)  # fmt: skip
def test_bad_input_is_explained(sandbox: Running, listener: Listener, phone: str, content: object) -> None:
    """What makes no sense is a 400 with a sentence, and reaches nobody."""
    answer = sandbox.web.post(f"{sandbox.url}/sandbox/phones/{phone}/texts", data=json.dumps(content), timeout=10)
    assert answer.status_code == 400
    assert "must" in answer.json()["error"] or "is a" in answer.json()["error"]
    assert listener.heard == []


def test_broken_json_is_explained(sandbox: Running) -> None:
    """Not even JSON: a 400 too."""
    answer = sandbox.web.post(f"{sandbox.url}/sandbox/phones/{ANN}/texts", data="{", timeout=10)
    assert (answer.status_code, answer.json()) == (400, {"error": "the body must be JSON"})


def test_a_phone_shows_both_ways_in_order(sandbox: Running, listener: Listener) -> None:
    """Direction is seen from the phone: `in` is to us; times are ISO and never fall."""
    first = sandbox.post(f"phones/{ANN}/texts", body="hi")["sid"]
    second = sandbox.send(to=ANN, body="hello", status_callback=f"{listener.url}/status").sid
    sandbox.settle()
    texts = sandbox.get(f"phones/{ANN}/texts")
    assert [(text["direction"], text["body"], text["sid"], text["status"]) for text in texts] == [
        ("in", "hi", first, "received"),
        ("out", "hello", second, "delivered"),
    ]
    moments = [datetime.fromisoformat(text["at"]) for text in texts]
    assert moments == sorted(moments)
    assert all(moment.tzinfo is not None for moment in moments)


@pytest.mark.usefixtures("listener")
def test_phones_are_listed_with_their_last_text(sandbox: Running) -> None:
    """Every phone seen, the latest first."""
    sandbox.post(f"phones/{ANN}/texts", body="one")
    sandbox.post(f"phones/{BEN}/texts", body="two")
    sandbox.post(f"phones/{ANN}/texts", body="three")
    seen = sandbox.get("phones")
    assert [(phone["phone"], phone["texts"], phone["last"]["body"]) for phone in seen] == [
        (ANN, 2, "three"),
        (BEN, 1, "two"),
    ]
    assert sandbox.get(f"phones/{NUMBER}/texts") == []


def test_the_ledger_names_the_job(sandbox: Running) -> None:
    """The ledger holds what we sent, when, and the job the callback URL named."""
    sent = sandbox.send(to=ANN, body="hello", status_callback="http://127.0.0.1:9/status?job=j-7")
    sandbox.send(to=BEN, body="no callback")
    ledger = sandbox.get("ledger")
    assert [(entry["to"], entry["body"], entry["job_id"]) for entry in ledger] == [
        (ANN, "hello", "j-7"),
        (BEN, "no callback", None),
    ]
    assert ledger[0]["sid"] == sent.sid
    assert datetime.fromisoformat(ledger[0]["accepted_at"]).tzinfo is not None


def test_info_says_where_everything_is(sandbox: Running) -> None:
    """What a test needs to look behind the curtain."""
    info = sandbox.get("info")
    assert {"database_url", "redis_url", "account_sid", "auth_token", "number", "now"} <= set(info)
    assert (info["account_sid"], info["number"]) == (ACCOUNT, NUMBER)
