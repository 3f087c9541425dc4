"""Any bytes at all, signed or not: never a 5xx, and nothing stored that is not a text or a callback of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.edge import FORM, INBOUND, STATUS

if TYPE_CHECKING:
    from tests.web.edge import Edge

_ONE_DATABASE = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
_HEADERS = st.lists(
    st.tuples(
        st.sampled_from([b"content-type", b"content-length", b"x-twilio-signature", b"x-other"]),
        st.one_of(st.sampled_from([FORM[1], b"0", b"10", b"application/json"]), st.binary(max_size=30)),
    ),
    max_size=5,
)
_NASTY = st.one_of(st.binary(max_size=200), st.binary(max_size=60).map(lambda raw: b"Body=" + raw + b"&From=%2b1&=&&a"))


@pytest.mark.parametrize("path", [INBOUND, STATUS])
@_ONE_DATABASE
@given(body=st.lists(_NASTY, min_size=1, max_size=3), headers=_HEADERS, query=st.text(max_size=20).map(ascii))
def test_any_bytes_get_a_4xx(
    edge: Edge, path: str, body: list[bytes], headers: list[tuple[bytes, bytes]], query: str
) -> None:
    """Unsigned requests of any shape are refused."""
    assert 400 <= edge.call(path, body, headers=headers, query=query).status < 500
    assert 400 <= edge.call(path, body, query=query).status < 500
    assert edge.stored() == (0, 0)


_FIELD_NAMES = st.sampled_from(
    ["MessageSid", "From", "To", "Body", "NumMedia", "NumSegments", "OptOutType", "MessageStatus", "ErrorCode", "X"]
)
_VALUES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    st.sampled_from(["SM" + 32 * "a", "+14155550101", "0", "-1", "sent", "STOP", "1" * 400, "\x00", "１", "null"]),
)


@pytest.mark.parametrize("path", [INBOUND, STATUS])
@_ONE_DATABASE
@given(fields=st.lists(st.tuples(_FIELD_NAMES, _VALUES), max_size=12))
def test_any_signed_form_is_stored_or_refused(edge: Edge, path: str, fields: list[tuple[str, str]]) -> None:
    """A genuine request of any content ends as 2xx with a row, or as 400 without one."""
    form = [("AccountSid", edge.settings.twilio_account_sid), *fields]
    before = sum(edge.stored())
    reply = edge.post(path, form)
    assert reply.status in {200, 204, 400}
    if reply.status == 400:
        assert sum(edge.stored()) == before


@pytest.mark.parametrize("path", ["/", "/nothing", "/healthz", "/readyz", "/webhooks", "/webhooks/twilio/inbound/"])
@pytest.mark.parametrize("method", ["GET", "POST", "BREW"])
def test_other_addresses_never_fail(edge: Edge, path: str, method: str) -> None:
    """Every address answers something below 500."""
    assert edge.call(path, b"\x00\xff", method=method).status < 500


@_ONE_DATABASE
@given(value=st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_a_signed_callback_for_any_job(edge: Edge, value: str) -> None:
    """The job in the address may be anything printable: stored as a job or refused."""
    query = "job=" + "".join(character for character in value if 32 < ord(character) < 127 and character not in "#&")
    assert edge.post(STATUS, edge.callback(), query=query).status in {204, 400}


_METHODS = st.sampled_from(["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE", "NONSENSE"])
_PATHS = st.one_of(
    st.sampled_from(["/", "/healthz", "/metrics", INBOUND, STATUS, INBOUND + "/", "/cron/cleanup"]),
    st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=20).map(lambda rest: f"/cron/{rest}"),
    # The sandbox, which production refuses, is another process: what is passed on to it is its own to answer.
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    .map(lambda rest: f"/{rest}")
    .filter(lambda path: not path.startswith("/sandbox")),
)


@_ONE_DATABASE
@given(method=_METHODS, path=_PATHS, body=_NASTY, headers=_HEADERS, query=st.text(max_size=20).map(ascii))
def test_nothing_anybody_asks_is_a_fault(
    edge: Edge, *, method: str, path: str, body: bytes, headers: list[tuple[bytes, bytes]], query: str
) -> None:
    """Any method, on any address there is or is not, with any header and body: answered, and never with a 5xx."""
    assert 200 <= edge.call(path, body, method=method, headers=headers, query=query).status < 500
    assert edge.stored() == (0, 0)
