"""Our signature check against Twilio's own library: the same verdict on every form."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from twilio.request_validator import RequestValidator

from engine.web.signature import SignatureCheck

_TOKEN = "0123456789abcdef0123456789abcdef"
_OLD = "fedcba9876543210fedcba9876543210"


class _Form(dict[str, list[str]]):
    """A form with repeated names, as web frameworks hand it to the library."""

    def getlist(self, name: str) -> list[str]:
        """All values of a name."""
        return self[name]


def _form(fields: list[tuple[str, str]]) -> _Form:
    form = _Form()
    for name, value in fields:
        form.setdefault(name, []).append(value)
    return form


_VALUES = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_NAMES = st.one_of(st.sampled_from(["Body", "From", "body", "MediaUrl0", "A", "a"]), _VALUES)
_FIELDS = st.lists(st.tuples(_NAMES, _VALUES), max_size=8)
_URLS = st.builds(
    lambda scheme, host, port, path, query: f"{scheme}://{host}{port}{path}{query}",
    st.sampled_from(["https", "http"]),
    st.sampled_from(["josh.example", "xn--mnchen-3ya.example", "127.0.0.1"]),
    st.sampled_from(["", ":443", ":80", ":8000", ":8443"]),
    st.sampled_from(["/webhooks/twilio/inbound", "/webhooks/twilio/status", "/"]),
    st.sampled_from(["", "?job=0190", "?a=1&b=%20&a=2"]),
)


@settings(deadline=None, max_examples=300)
@given(url=_URLS, fields=_FIELDS)
def test_what_the_library_signs_is_genuine(url: str, fields: list[tuple[str, str]]) -> None:
    """Blanks, repeats, any characters, any order, with and without a port: the library's signature passes."""
    signature = RequestValidator(_TOKEN).compute_signature(url, _form(fields))
    # What arrives went through the wire's encoding.
    arrived = parse_qsl(urlencode(fields), keep_blank_values=True)
    assert SignatureCheck((_TOKEN,)).is_genuine(url, arrived, signature)
    assert SignatureCheck((_OLD, _TOKEN)).is_genuine(url, arrived[::-1], signature)
    assert not SignatureCheck((_OLD,)).is_genuine(url, arrived, signature)


@settings(deadline=None, max_examples=300)
@given(url=_URLS, fields=_FIELDS, signed_url=_URLS, signed=_FIELDS)
def test_nothing_else_is(
    url: str, fields: list[tuple[str, str]], signed_url: str, signed: list[tuple[str, str]]
) -> None:
    """A signature over another address or another form passes only where the library lets it pass, too."""
    library = RequestValidator(_TOKEN)
    signature = library.compute_signature(signed_url, _form(signed))
    if SignatureCheck((_TOKEN,)).is_genuine(url, fields, signature):
        assert library.validate(url, _form(fields), signature)


@pytest.mark.parametrize(
    ("configured", "signed"),
    [
        ("https://josh.example/a", "https://josh.example:443/a"),
        ("https://josh.example:443/a", "https://josh.example/a"),
        ("http://josh.example/a", "http://josh.example:80/a"),
    ],
)
def test_the_standard_port_may_be_written_or_not(configured: str, signed: str) -> None:
    """Twilio has signed addresses with and without their standard port."""
    signature = RequestValidator(_TOKEN).compute_signature(signed, {"Body": "x"})
    assert SignatureCheck((_TOKEN,)).is_genuine(configured, [("Body", "x")], signature)


@pytest.mark.parametrize("signature", ["", " ", "x", "é" * 28, "=" * 28, "\x00", "A" * 10_000])
def test_nonsense_is_refused_without_a_fault(signature: str) -> None:
    """A signature of any shape gets a verdict, never an exception."""
    assert not SignatureCheck((_TOKEN,)).is_genuine("https://josh.example/a", [("Body", "x")], signature)


def test_one_changed_letter_is_noticed() -> None:
    """Address, name and value are all covered."""
    signature = RequestValidator(_TOKEN).compute_signature("https://josh.example/a", {"Body": "seven"})
    check = SignatureCheck((_TOKEN,))
    assert check.is_genuine("https://josh.example/a", [("Body", "seven")], signature)
    assert not check.is_genuine("https://josh.example/b", [("Body", "seven")], signature)
    assert not check.is_genuine("https://josh.example/a", [("Body", "eleven")], signature)
    assert not check.is_genuine("https://josh.example/a", [("Bodx", "seven")], signature)
    assert not check.is_genuine("https://josh.example/a", [("Body", "seven"), ("To", "")], signature)
