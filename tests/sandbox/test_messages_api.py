from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
import requests
from twilio.base.exceptions import TwilioRestException

from tests.sandbox.stage import ACCOUNT, ANN, BEN, NUMBER, SERVICE, TOKEN, Listener, Running, close_client, new_client

DOCUMENTED = {
    "account_sid", "api_version", "body", "date_created", "date_sent", "date_updated", "direction", "error_code",
    "error_message", "from", "messaging_service_sid", "num_media", "num_segments", "price", "price_unit", "sid",
    "status", "subresource_uris", "to", "uri",
}  # fmt: skip


def test_a_send_is_accepted_as_twilio_accepts_it(sandbox: Running) -> None:
    """The real library reads every field of an accepted message."""
    sent = sandbox.send(body="hello Ann")
    assert (sent.status, sent.from_, sent.to, sent.body) == ("queued", NUMBER, ANN, "hello Ann")
    assert (sent.num_segments, sent.direction, sent.date_sent, sent.error_code) == ("1", "outbound-api", None, None)
    assert sent.date_created.tzinfo is not None


def test_the_json_has_exactly_the_documented_fields(sandbox: Running) -> None:
    """No field of Twilio's is missing and none is invented; the answer is a 201."""
    answer = requests.post(
        f"{sandbox.url}/2010-04-01/Accounts/{ACCOUNT}/Messages.json",
        data={"To": ANN, "From": NUMBER, "Body": "x"}, auth=(ACCOUNT, TOKEN), timeout=10,
    )  # fmt: skip
    assert answer.status_code == 201
    assert set(answer.json()) == DOCUMENTED


def test_a_messaging_service_picks_its_sender_later(service: Running, listener: Listener) -> None:
    """Through a service a message is `accepted`, without sender or segments, until it is queued."""
    sent = service.send(messaging_service_sid=SERVICE, status_callback=f"{listener.url}/status")
    assert (sent.status, sent.from_, sent.num_segments) == ("accepted", None, "0")
    service.settle()
    later = sent.fetch()
    assert (later.status, later.from_, later.num_segments, later.messaging_service_sid) == (
        "delivered",
        NUMBER,
        "1",
        SERVICE,
    )


@pytest.mark.parametrize(
    ("sid", "token", "status", "code"),
    [(ACCOUNT, "wrong", 401, 20003), (None, None, 401, 20003), ("AC" + "f" * 32, TOKEN, 401, 20003)],
)
def test_a_bad_login_is_refused_in_twilios_words(
    sandbox: Running, sid: str | None, token: str | None, status: int, code: int
) -> None:
    """Wrong token, no login and a foreign account get 401 with code 20003."""
    answer = requests.get(
        f"{sandbox.url}/2010-04-01/Accounts/{ACCOUNT}/Messages.json",
        auth=(sid, token) if sid and token else None, timeout=10,
    )  # fmt: skip
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert set(answer.json()) == {"code", "message", "more_info", "status"}


def test_the_library_reports_a_refused_login(sandbox: Running) -> None:
    """The real library raises its own error with the code."""
    client = new_client(sandbox.url, token="wrong")
    with pytest.raises(TwilioRestException) as refused:
        client.messages.create(to=ANN, from_=NUMBER, body="x")
    close_client(client)
    assert (refused.value.status, refused.value.code) == (401, 20003)


REFUSED = [
    ({"To": "+15005550001"}, 21211), ({"To": "+15005550002"}, 21612), ({"To": "+15005550003"}, 21408),
    ({"To": "+15005550004"}, 21610), ({"To": "+15005550009"}, 21614), ({"From": "+15005550001"}, 21212),
    ({"From": "+15005550007"}, 21606), ({"From": "+15005550008"}, 21611), ({"From": "+14155550177"}, 21606),
    ({"To": ""}, 21604), ({"To": "4155550101"}, 21211), ({"From": ""}, 21603), ({"Body": ""}, 21619),
    ({"Body": "x" * 1601}, 21617), ({"StatusCallback": "ftp://x"}, 21609), ({"StatusCallback": "http://a_b/"}, 21609),
    ({"MessagingServiceSid": "MG" + "0" * 32}, 21705),
]  # fmt: skip


@pytest.mark.parametrize(("change", "code"), REFUSED)
def test_what_twilio_refuses_is_refused(sandbox: Running, change: dict[str, str], code: int) -> None:
    """Magic numbers and malformed sends get their documented code with HTTP 400, and nothing is accepted."""
    answer = requests.post(
        f"{sandbox.url}/2010-04-01/Accounts/{ACCOUNT}/Messages.json",
        data={"To": ANN, "From": NUMBER, "Body": "x"} | change, auth=(ACCOUNT, TOKEN), timeout=10,
    )  # fmt: skip
    assert (answer.status_code, answer.json()["code"], answer.json()["status"]) == (400, code, 400)
    assert sandbox.get("ledger") == []


def test_the_magic_sender_and_the_longest_body_pass(sandbox: Running) -> None:
    """+15005550006 may send, and 1600 characters are not too many."""
    sent = sandbox.client.messages.create(to=ANN, from_="+15005550006", body="x" * 1600)
    assert sent.num_segments == "11"


def test_pages_run_from_the_newest_to_the_oldest_and_back(sandbox: Running) -> None:
    """Pages follow real links, miss nothing and repeat nothing, even while new messages arrive."""
    sids = [sandbox.send(body=str(number)).sid for number in range(5)]
    first = sandbox.client.messages.page(page_size=2)
    assert [message.sid for message in first] == [sids[4], sids[3]]
    sandbox.send(body="arrives between two pages")
    second = first.next_page()
    assert second is not None
    assert [message.sid for message in second] == [sids[2], sids[1]]
    back = second.previous_page()
    assert back is not None
    assert [message.sid for message in back] == [sids[4], sids[3]]
    third = second.next_page()
    assert third is not None
    assert [message.sid for message in third] == [sids[0]]
    assert third.next_page() is None


@pytest.mark.usefixtures("listener")
def test_the_list_filters_by_both_ends(sandbox: Running) -> None:
    """To and From find sends by their recipient and inbound texts by their sender."""
    mine = sandbox.send(to=ANN).sid
    sandbox.send(to=BEN)
    texted = sandbox.post(f"phones/{ANN}/texts", body="hi")["sid"]
    assert [message.sid for message in sandbox.client.messages.list(to=ANN)] == [mine]
    inbound = sandbox.client.messages.list(to=NUMBER)
    assert [(message.sid, message.direction, message.status) for message in inbound] == [
        (texted, "inbound", "received")
    ]
    assert [message.sid for message in sandbox.client.messages.list(from_=ANN)] == [texted]


def test_the_list_filters_by_the_day_and_moment_of_sending(sandbox: Running) -> None:
    """DateSent takes a day, and moments before and after; what has not been sent yet matches none of them."""
    texted = sandbox.post(f"phones/{ANN}/texts", body="hi")
    now = datetime.now(UTC)
    found = sandbox.client.messages
    hour = timedelta(hours=1)
    assert [message.sid for message in found.list(date_sent_after=now - hour)] == [texted["sid"]]
    assert found.list(date_sent_after=now + hour) == []
    assert [message.sid for message in found.list(date_sent_before=now + hour)] == [texted["sid"]]
    assert found.list(date_sent_before=now - hour) == []
    assert found.list(date_sent=datetime.combine(date(2020, 2, 2), datetime.min.time())) == []
    sandbox.post("knobs", step_seconds=60)
    sandbox.send()
    assert [message.sid for message in found.list(date_sent_after=now - hour)] == [texted["sid"]]


def test_redacting_empties_the_body_and_nothing_else(sandbox: Running, listener: Listener) -> None:
    """A redacted message stays, without its words; the phone still shows what it once received."""
    sent = sandbox.send(body="secret", status_callback=f"{listener.url}/status")
    sandbox.settle()
    assert sent.update(body="").body == ""
    assert sent.fetch().body == ""
    assert sandbox.get(f"phones/{ANN}/texts")[0]["body"] == "secret"


def test_a_body_can_be_changed_to_nothing_else(sandbox: Running, listener: Listener) -> None:
    """Any other change is refused."""
    sent = sandbox.send(status_callback=f"{listener.url}/status")
    sandbox.settle()
    with pytest.raises(TwilioRestException) as refused:
        sent.update(body="other words")
    assert refused.value.status == 400


def test_deleting_takes_a_message_from_the_api(sandbox: Running, listener: Listener) -> None:
    """A deleted message is neither fetched nor listed; the ledger keeps it."""
    sent = sandbox.send(status_callback=f"{listener.url}/status")
    sandbox.settle()
    assert sent.delete()
    with pytest.raises(TwilioRestException) as gone:
        sent.fetch()
    assert (gone.value.status, gone.value.code) == (404, 20404)
    assert sandbox.client.messages.list() == []
    assert len(sandbox.get("ledger")) == 1


def test_a_message_on_its_way_is_not_touched(sandbox: Running) -> None:
    """Neither redaction nor deletion works before the delivery is complete."""
    sandbox.post("knobs", step_seconds=60)
    sent = sandbox.send()
    for touch in (sent.delete, lambda: sent.update(body="")):
        with pytest.raises(TwilioRestException) as refused:
            touch()
        assert (refused.value.status, refused.value.code) == (409, 20009)
