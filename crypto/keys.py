"""Versioned keys as an operator writes them: `1:base64,2:base64`.

Both rings read this one grammar, so both refuse the same mistakes with the same words. A refusal says which entry is
wrong and what to do; it never repeats any part of a key.
"""

from __future__ import annotations

import base64
import binascii
from typing import Final

_HIGHEST_VERSION: Final = 2_147_483_647  # a key version is an int in every table
_HOW_TO_MAKE_ONE: Final = "make one with: openssl rand -base64 32"


class KeyringError(ValueError):
    """The keys given cannot be used; the message names the fault and the fix, never a key."""


def parse_keys(text: str, *, exactly: int | None = None, at_least: int = 32) -> dict[int, bytes]:
    """Read `version:base64` entries, in the order written. Sizes are bytes of the decoded key.

    Raises `KeyringError` for an empty list or entry, a missing colon, a version that is not a whole number from 1 to
    2147483647 or appears twice, bad base64, a wrong length, and a key given under two versions.
    """
    if not text.strip():
        raise KeyringError(f"it is empty: give at least one version:key; {_HOW_TO_MAKE_ONE}")
    keys: dict[int, bytes] = {}
    for position, entry in enumerate(text.split(","), start=1):
        where = f"entry {position}"
        if not entry.strip():
            raise KeyringError(f"{where} is empty: remove the spare comma")
        version_text, colon, key_text = entry.partition(":")
        if not colon:
            raise KeyringError(f"{where} has no colon: write it as version:key, such as 1:base64")
        version = _version(version_text.strip(), where)
        if version in keys:
            raise KeyringError(f"{where} repeats version {version}: give every key a version of its own")
        key = _key(key_text.strip(), where)
        _check_length(key, where, exactly=exactly, at_least=at_least)
        if key in keys.values():
            raise KeyringError(f"{where} repeats an earlier key under a new version: {_HOW_TO_MAKE_ONE}")
        keys[version] = key
    return keys


def _version(text: str, where: str) -> int:
    # the text is not echoed: an operator who swaps the two halves has put the key here
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(_HIGHEST_VERSION))):
        raise KeyringError(
            f"{where} has a version that is not a whole number: write it as version:key, such as 1:base64"
        )
    version = int(text)
    if not 1 <= version <= _HIGHEST_VERSION:
        raise KeyringError(f"{where} has a version outside 1 to {_HIGHEST_VERSION}")
    return version


def _key(text: str, where: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        # `from None`: the traceback of the decoder must not carry the key either
        raise KeyringError(f"{where} is not valid base64: {_HOW_TO_MAKE_ONE}") from None


def _check_length(key: bytes, where: str, *, exactly: int | None, at_least: int) -> None:
    if exactly is not None and len(key) != exactly:
        raise KeyringError(f"{where} is {len(key)} bytes, it must be exactly {exactly}: {_HOW_TO_MAKE_ONE}")
    if len(key) < at_least:
        raise KeyringError(f"{where} is {len(key)} bytes, it must be at least {at_least}: {_HOW_TO_MAKE_ONE}")
