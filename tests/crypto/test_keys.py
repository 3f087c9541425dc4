"""A key list with a fault is refused with the fault and the fix, and without the key."""

from __future__ import annotations

import base64
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypto.hashes import PhoneHasher
from crypto.keyring import Keyring
from crypto.keys import KeyringError, parse_keys

if TYPE_CHECKING:
    from collections.abc import Callable

KEY = base64.b64encode(b"an-entirely-secret-key-of-32-byt").decode()
OTHER = base64.b64encode(b"another-wholly-secret-32-byte-k!").decode()
SHORT = base64.b64encode(b"too-short-a-key").decode()

FAULTS = {
    "empty": ("", "it is empty"),
    "blank": ("  ", "it is empty"),
    "spare comma": (f"1:{KEY},", "entry 2 is empty"),
    "no colon": (KEY, "entry 1 has no colon"),
    "second has no colon": (f"1:{KEY},{OTHER}", "entry 2 has no colon"),
    "word for a version": (f"one:{KEY}", "entry 1 has a version that is not a whole number"),
    "no version": (f":{KEY}", "entry 1 has a version that is not a whole number"),
    "halves swapped": (f"{KEY}:1", "entry 1 has a version that is not a whole number"),
    "negative version": (f"-1:{KEY}", "entry 1 has a version that is not a whole number"),
    "fraction": (f"1.5:{KEY}", "entry 1 has a version that is not a whole number"),
    "digits of another script": (f"\u0663:{KEY}", "entry 1 has a version that is not a whole number"),
    "zero": (f"0:{KEY}", "entry 1 has a version outside 1 to"),
    "beyond the column": (f"2147483648:{KEY}", "entry 1 has a version outside 1 to 2147483647"),
    "version twice": (f"1:{KEY},1:{OTHER}", "entry 2 repeats version 1"),
    "key twice": (f"1:{KEY},2:{KEY}", "entry 2 repeats an earlier key"),
    "bad base64": (f"1:{KEY[:-2]}*=", "entry 1 is not valid base64"),
    "base64 cut off": (f"1:{KEY[:-1]}", "entry 1 is not valid base64"),
    "not ascii": (f"1:\u00e9{KEY}", "entry 1 is not valid base64"),
    "second colon": (f"1:{KEY}:2", "entry 1 is not valid base64"),
    "short": (f"1:{SHORT}", "entry 1 is 15 bytes, it must be"),
    "no key": ("1:", "entry 1 is 0 bytes, it must be"),
}


@pytest.mark.parametrize("parse", [Keyring.parse, PhoneHasher.parse], ids=["keyring", "hasher"])
@pytest.mark.parametrize(("text", "said"), FAULTS.values(), ids=FAULTS)
def test_each_fault_is_named(parse: Callable[[str], object], text: str, said: str) -> None:
    """Both rings refuse each fault in the same words and repeat no part of any key, not even in the chained error."""
    with pytest.raises(KeyringError) as refused:
        parse(text)
    assert said in str(refused.value)
    assert refused.value.__cause__ is None
    told = str(refused.value)
    assert not any(key[start : start + 6] in told for key in (KEY, OTHER, SHORT) for start in range(len(key) - 6))


@given(text=st.text(max_size=80))
def test_no_text_at_all_crashes_it(text: str) -> None:
    """Whatever an operator writes is either keys or a `KeyringError`."""
    with suppress(KeyringError):
        assert parse_keys(text)


def test_spaces_around_entries_are_forgiven() -> None:
    """A list written with spaces reads the same, in the order written."""
    assert list(parse_keys(f" 2 : {KEY} , 1:{OTHER} ")) == [2, 1]
