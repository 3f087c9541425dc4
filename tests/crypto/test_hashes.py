"""A number is recognised under every key held, and never shown."""

from __future__ import annotations

import base64
import copy
import hashlib
import hmac
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypto.hashes import NotE164, PhoneHasher

ANN = "+14155550101"
BOB = "+14155550102"
KEY_1 = bytes(range(32))
KEY_2 = bytes(range(64, 128))
ENTRY_1 = f"1:{base64.b64encode(KEY_1).decode()}"
ENTRY_2 = f"2:{base64.b64encode(KEY_2).decode()}"
HASHER = PhoneHasher.parse(f"{ENTRY_2},{ENTRY_1}")

numbers = st.from_regex(r"\A\+[1-9][0-9]{6,14}\Z")


def test_the_first_key_writes_and_all_look_up() -> None:
    """A hash is written under the first key named; a lookup tries that one first, then the others."""
    written = HASHER.write(ANN)
    assert (written.version, HASHER.versions) == (2, (2, 1))
    assert HASHER.candidates(ANN) == (written.value, PhoneHasher.parse(ENTRY_1).write(ANN).value)


@given(number=numbers)
def test_it_is_hmac_sha256(number: str) -> None:
    """The stored hash is plain HMAC-SHA256 over the E.164 form, in lower-case hexadecimal."""
    assert HASHER.write(number).value == hmac.digest(KEY_2, number.encode(), hashlib.sha256).hex()


def test_two_numbers_differ_and_one_stays() -> None:
    """The same number always gives the same hash, another number another."""
    assert HASHER.write(ANN) == HASHER.write(ANN)
    assert not set(HASHER.candidates(ANN)) & set(HASHER.candidates(BOB))


@pytest.mark.parametrize(
    "spelling",
    [
        *("4155550101", "14155550101", "+1 415 555 0101", "+1-415-555-0101", "+04155550101", "+1234567890123456"),
        *("", "+14155550101\n", "+1415555010\u0661", "12", "a name of more than fifteen", "JOSH+1"),
    ],
)
def test_other_spellings_are_refused(spelling: str) -> None:
    """A number is hashed in E.164 only, so one person is never two; the refusal does not repeat the number."""
    for call in (HASHER.write, HASHER.candidates):
        with pytest.raises(NotE164) as refused:
            call(spelling)
        message = "a phone number must be in E.164 form, such as +14155550101, or a short code or sender name"
        assert str(refused.value) == message


@pytest.mark.parametrize("address", ["22395", "477", "JOSH", "Bank 24"])
def test_machines_are_hashed_as_the_carrier_spells_them(address: str) -> None:
    """Short codes and sender names have a row in phones too: what they send is stored, and never answered."""
    assert HASHER.candidates(address)[0] == HASHER.write(address).value


def test_a_hasher_shows_and_gives_away_nothing() -> None:
    """Its repr names versions only; it is never pickled, copied or opened up with vars()."""
    assert repr(HASHER) == str(HASHER) == "<PhoneHasher versions=(2, 1)>"
    for take in (pickle.dumps, copy.copy, copy.deepcopy, vars):
        with pytest.raises(TypeError):
            take(HASHER)
