"""Twilio's webhooks: what is genuine is stored and answered as Twilio wants it, all else leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

import pytest

from engine.ids import new_id
from engine.sandbox.signing import sign
from engine.web.raw import LARGEST_FORM, MOST_FIELDS
from tests.web.edge import FORM, INBOUND, STATUS, Edge, Fields, Reply

_OTHER_ACCOUNT = "AC" + 32 * "0"
_PATHS = pytest.mark.parametrize("path", [INBOUND, STATUS])


def _form(edge: Edge, path: str) -> Fields:
    return edge.text() if path == INBOUND else edge.callback()


def test_a_text_is_stored_and_answered_with_empty_twiml(edge: Edge) -> None:
    """200 with an empty TwiML document: anything else might be texted to the person."""
    reply = edge.post(INBOUND, edge.text())
    assert (reply.status, reply.headers["content-type"]) == (200, "text/xml; charset=utf-8")
    assert reply.body.endswith(b"<Response/>")
    assert edge.stored() == (1, 0)


def test_a_callback_is_stored_and_answered_with_nothing(edge: Edge) -> None:
    """204; the job in the address is kept."""
    reply = edge.post(STATUS, edge.callback(), query=f"job={new_id()}")
    assert (reply.status, reply.body) == (204, b"")
    assert edge.stored() == (0, 1)


def test_a_repeated_delivery_is_the_same_text(edge: Edge) -> None:
    """Every copy hears 200, one row is stored."""
    form = edge.text()
    assert {edge.post(INBOUND, form).status for _ in range(3)} == {200}
    assert edge.stored() == (1, 0)


@pytest.mark.parametrize(
    "changes",
    [
        {"From": "24273"},
        {"From": "VERIZON"},
        {"Body": None},
        {"Body": ""},
        {"Body": "a\x00b\ufffe"},
        {"Body": "é🙂\u202e\u200b" * 100},
        {"Body": "x" * 1600},
        {"NumMedia": "10", "MediaUrl0": "https://api.twilio.com/a"},
        {"NumMedia": "", "NumSegments": "", "OptOutType": ""},
        {"OptOutType": "STOP"},
        {"NewlyInvented": "\x00"},
        {"MessageSid": "MM" + 32 * "F"},
    ],
    ids=str,
)
def test_what_twilio_may_send_is_taken(edge: Edge, changes: dict[str, str | None]) -> None:
    """Machines, photos, blanks, any character and fields nobody has heard of: all stored."""
    assert edge.post(INBOUND, edge.text(**changes)).status == 200
    assert edge.stored() == (1, 0)


@pytest.mark.parametrize("token", ["session", "rotating"])
def test_both_tokens_of_a_rotation_count(edge: Edge, token: str) -> None:
    """While the auth token is changed, requests signed with either are genuine."""
    old, new = "0" * 32, edge.settings.twilio_auth_tokens[0]
    rotating = edge.settings.model_copy(update={"twilio_auth_tokens": (old, new)})
    both = Edge(rotating)
    assert both.post(INBOUND, both.text(), token=old if token == "rotating" else new).status == 200
    both.close()
    assert edge.post(INBOUND, edge.text(), token=old).status == 403


@pytest.mark.parametrize(
    "changes",
    [
        {"MessageSid": None},
        {"MessageSid": ""},
        {"MessageSid": "SM" + 31 * "0"},
        {"MessageSid": "SM" + 32 * "g"},
        {"MessageSid": "XX" + 32 * "0"},
        {"MessageSid": "SM" + 32 * "0" + "\n"},
        {"From": None},
        {"From": ""},
        {"From": "+1415555\x000101"},
        {"From": "whatsapp:+14155550101"},
        {"From": "+"},
        {"From": "9" * 65},
        {"From": "\ud7ff٣٤٥"},
        {"To": None},
        {"To": "nobody at all, really"},
        {"Body": "x" * 4097},
        {"NumMedia": "-1"},
        {"NumMedia": "many"},
        {"NumMedia": "1e9"},
        {"NumMedia": "9" * 5000},
        {"NumSegments": "0x1"},
        {"OptOutType": "STOP\n"},
        {"OptOutType": "MAYBE"},
    ],
    ids=lambda changes: str(changes)[:40],
)
def test_a_malformed_text_is_refused(edge: Edge, changes: dict[str, str | None]) -> None:
    """A genuine request that is no text: 400, which names the field and nothing of its value."""
    reply = edge.post(INBOUND, edge.text(**changes))
    assert reply.status == 400
    assert reply.headers["content-type"].startswith("text/plain")
    assert all(value.encode() not in reply.body for value in changes.values() if value and len(value) > 1)
    assert edge.stored() == (0, 0)


@pytest.mark.parametrize(
    ("changes", "query"),
    [
        ({"MessageSid": "SM"}, ""),
        ({"MessageStatus": None}, ""),
        ({"MessageStatus": "Sent!"}, ""),
        ({"MessageStatus": "x" * 41}, ""),
        ({"MessageStatus": "sent\x00"}, ""),
        ({"ErrorCode": "abc"}, ""),
        ({"ErrorCode": "-1"}, ""),
        ({"ErrorCode": "99999999999999999999"}, ""),
        ({}, "job=1"),
        ({}, "job="),
        ({}, "job=%00"),
        ({}, "job=" + "x" * 5000),
    ],
    ids=lambda part: str(part)[:40],
)
def test_a_malformed_callback_is_refused(edge: Edge, changes: dict[str, str | None], query: str) -> None:
    """A callback that cannot be one: 400, nothing stored."""
    assert edge.post(STATUS, edge.callback(**changes), query=query).status == 400
    assert edge.stored() == (0, 0)


def _sign(edge: Edge, path: str, form: Fields) -> str:
    return sign(edge.settings.public_base_url + path, form, edge.settings.twilio_auth_tokens[0])


def _with_the_signature_of_another(edge: Edge, path: str) -> Reply:
    form = _form(edge, path)
    signature = _sign(edge, STATUS if path == INBOUND else INBOUND, form)
    return edge.call(path, urlencode(form).encode(), signature=signature)


_Forgery = Callable[[Edge, str], Reply]
_FORGERIES: dict[str, _Forgery] = {
    "no signature": lambda edge, path: edge.call(path, urlencode(_form(edge, path)).encode()),
    "empty signature": lambda edge, path: edge.call(path, urlencode(_form(edge, path)).encode(), signature=""),
    "nonsense": lambda edge, path: edge.call(path, urlencode(_form(edge, path)).encode(), signature="é\x00" * 50),
    "another token": lambda edge, path: edge.post(path, _form(edge, path), token="f" * 32),
    "another address": _with_the_signature_of_another,
    "another account": lambda edge, path: edge.post(
        path, edge.text(AccountSid=_OTHER_ACCOUNT) if path == INBOUND else edge.callback(AccountSid=_OTHER_ACCOUNT)
    ),
    "no account": lambda edge, path: edge.post(
        path, edge.text(AccountSid=None) if path == INBOUND else edge.callback(AccountSid=None)
    ),
    "nothing at all": lambda edge, path: edge.call(path),
}


@_PATHS
@pytest.mark.parametrize("forgery", _FORGERIES)
def test_what_is_not_twilios_is_refused(edge: Edge, path: str, forgery: str) -> None:
    """Unsigned, forged, and another account's requests: 403, nothing stored."""
    assert _FORGERIES[forgery](edge, path).status == 403
    assert edge.stored() == (0, 0)


def test_a_changed_form_is_refused(edge: Edge) -> None:
    """A signature is for one form: another sender, an added field or another address is a forgery."""
    form = edge.text()
    signature = _sign(edge, INBOUND, form)
    for forged in (
        [(name, "+14155550102" if name == "From" else value) for name, value in form],
        [*form, ("OptOutType", "STOP")],
        form[1:],
    ):
        assert edge.call(INBOUND, urlencode(forged).encode(), signature=signature).status == 403
    assert edge.call(INBOUND, urlencode(form).encode(), query="a=1", signature=signature).status == 403
    assert edge.stored() == (0, 0)


@_PATHS
@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "QUERY"])
def test_other_methods_are_refused(edge: Edge, path: str, method: str) -> None:
    """405, and POST is named as what is allowed."""
    reply = edge.call(path, method=method)
    assert (reply.status, reply.headers["allow"]) == (405, "POST")


@_PATHS
@pytest.mark.parametrize(
    "content_type",
    [
        b"",
        b"application/json",
        b"multipart/form-data; boundary=x",
        b"text/plain",
        b"application/x-www-form-urlencoded2",
    ],
)
def test_other_content_is_refused(edge: Edge, path: str, content_type: bytes) -> None:
    """415 for anything that is not a form, before anything of it is read."""
    headers = [(b"content-type", content_type)] if content_type else []
    assert edge.call(path, b"{}", headers=headers).status == 415


@_PATHS
@pytest.mark.parametrize("length", [str(LARGEST_FORM + 1), "9" * 30, "9" * 5000, "-1", "1e3", "", "٣"])
def test_a_declared_size_is_bounded(edge: Edge, path: str, length: str) -> None:
    """413 by the declared length alone, whatever it looks like."""
    headers = [FORM, (b"content-length", length.encode())]
    assert edge.call(path, b"a=b", headers=headers).status == 413


@_PATHS
@pytest.mark.parametrize("pieces", [1, 2, 40])
def test_an_undeclared_size_is_bounded(edge: Edge, path: str, pieces: int) -> None:
    """413 as soon as what was streamed is too much, in one piece or in many; the rest is not even read."""
    piece = b"a" * (LARGEST_FORM // pieces + 1)
    reply = edge.call(path, [piece] * (pieces + 3))
    assert (reply.status, reply.unread) == (413, 3 if pieces > 1 else 2)


def test_a_form_as_large_as_allowed_is_read(edge: Edge) -> None:
    """The bound itself is inside: a full form in many pieces is verified (and found unsigned)."""
    body = b"Body=" + b"x" * (LARGEST_FORM - 5)
    assert edge.call(INBOUND, [body[:1000], b"", body[1000:]]).status == 403


@_PATHS
def test_ten_thousand_fields_are_refused(edge: Edge, path: str) -> None:
    """400 before ten thousand fields are taken apart; the bound itself is inside."""
    assert edge.call(path, b"&".join([b"a="] * 10_000)).status == 400
    assert edge.call(path, b"&".join([b"a="] * MOST_FIELDS)).status == 403


@_PATHS
@pytest.mark.parametrize(
    "body",
    [b"Body=%ff%fe", b"Body=%ed%a0%80", b"Body=\xff", "Body=é".encode(), b"%c3%28=1", b"\x00\xff\x00"],
    ids=["not UTF-8", "a surrogate", "raw byte", "raw letter", "in a name", "raw bytes"],
)
def test_what_is_not_utf8_is_refused(edge: Edge, path: str, body: bytes) -> None:
    """400 for percent-encoded nonsense, surrogates and raw bytes."""
    assert edge.call(path, body).status == 400
    assert edge.stored() == (0, 0)


@_PATHS
def test_a_request_that_breaks_off_is_refused(edge: Edge, path: str) -> None:
    """A body that never ends is no request; nothing of it is stored."""
    assert edge.call(path, [b"Body=he", b"llo"], hang_up=True).status == 400
    assert edge.stored() == (0, 0)


@_PATHS
def test_a_database_that_is_away_asks_for_a_retry(edge: Edge, path: str) -> None:
    """503 with Retry-After where nothing is safe; a text is safe in the spool, so it is a 200 there."""
    cut_off = Edge(edge.settings)
    cut_off.app._pool.close()
    reply = cut_off.post(path, _form(cut_off, path))
    assert cut_off.app._spool is not None
    if path == INBOUND:
        assert reply.status == 200
        assert len(cut_off.app._spool.read()) == 1
        cut_off.app._spool.forget()
    else:
        assert (reply.status, reply.headers["retry-after"]) == (503, "2")
    cut_off.close()


def test_without_a_spool_the_carrier_must_retry(edge: Edge) -> None:
    """No database and no spool: 503, never a 200 for a text that is safe nowhere."""
    bare = Edge(edge.settings.model_copy(update={"spool_dir": None}))
    bare.app._pool.close()
    assert bare.post(INBOUND, bare.text()).status == 503
    bare.close()
