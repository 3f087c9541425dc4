"""Seals people's words with AES-256-GCM and opens them again, only in the place they were sealed for.

Rules of this file:
1. Each envelope is bound to table, row id, column and key version: moved anywhere else, it does not open.
2. Each seal draws a fresh random 96-bit nonce. NIST SP 800-38D (8.3) allows 2^32 of those under one key, so a key is
   rotated long before four billion texts; the highest version seals, any version opens.
3. A raw key lives only while it is parsed. Afterwards it is inside the cipher object, which cannot be printed.
"""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NoReturn, final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from crypto.keys import KeyringError, parse_keys
from crypto.sealed import Sealed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

__all__ = ["Keyring", "KeyringError", "SealBroken", "SealError", "UnknownKeyVersion"]

_KEY_BYTES: Final = 32
_IV_BYTES: Final = 12
_TAG_BYTES: Final = 16
_UUID_BYTES: Final = 16


class SealError(Exception):
    """A sealed text could not be opened. Messages carry tables, columns, row ids and versions only."""


class UnknownKeyVersion(SealError):  # noqa: N818 -- named for what happened; Error would add nothing
    """The key of a sealed text is not on this ring: a configuration fault, so the lane stops and nothing is parked."""


class SealBroken(SealError):  # noqa: N818 -- named for what happened; Error would add nothing
    """A sealed text was changed, or is not in the place it was sealed for."""


@final
class Keyring:
    """The keys of `SMS_BODY_KEYS`. Safe to share between threads; never shown, pickled or copied."""

    __slots__ = ("_ciphers", "current_version", "versions")

    current_version: int
    versions: tuple[int, ...]

    def __init__(self, keys: Mapping[int, bytes]) -> None:
        """Hold one cipher per version; `Keyring.parse` is the door that checks what an operator wrote."""
        self._ciphers = {version: AESGCM(key) for version, key in keys.items()}
        self.versions = tuple(sorted(keys))
        self.current_version = self.versions[-1]

    @classmethod
    def parse(cls, text: str) -> Keyring:
        """Read `1:base64,2:base64`, each key 32 bytes. Raises `KeyringError`."""
        return cls(parse_keys(text, exactly=_KEY_BYTES))

    def seal(self, plaintext: str, *, table: str, row_id: UUID, column: str) -> Sealed:
        """Seal a text for one column of one row, under the highest version.

        Half a surrogate pair, which no phone can mean and UTF-8 cannot carry, is sealed as U+FFFD.
        """
        version = self.current_version
        before, after = _bounds(table, column, version)
        iv = os.urandom(_IV_BYTES)
        sealed = self._ciphers[version].encrypt(iv, _utf8(plaintext), before + row_id.bytes + after)
        return Sealed(sealed[:-_TAG_BYTES], iv, sealed[-_TAG_BYTES:], version)

    def open(self, sealed: Sealed, *, table: str, row_id: UUID, column: str) -> str:
        """Open a text in the place it was sealed for. Raises `UnknownKeyVersion` or `SealBroken`."""
        version = sealed.key_version
        cipher = self._ciphers.get(version)
        if cipher is None:
            raise UnknownKeyVersion(
                f"{table}.{column} of row {row_id} needs key version {version}; held: {self.versions}"
            )
        # GCM would take other lengths, and bytes could then wander between ciphertext and tag unnoticed
        if len(sealed.iv) == _IV_BYTES and len(sealed.tag) == _TAG_BYTES:
            before, after = _bounds(table, column, version)
            try:
                return cipher.decrypt(sealed.iv, sealed.ciphertext + sealed.tag, before + row_id.bytes + after).decode()
            except InvalidTag:
                pass  # told below, outside this traceback
        raise SealBroken(f"{table}.{column} of row {row_id} does not open under key version {version}")

    def __repr__(self) -> str:
        """Show which versions are held and nothing of the keys."""
        return f"<Keyring versions={self.versions}>"

    def __reduce__(self) -> NoReturn:
        """Refuse pickling and copying."""
        raise TypeError("a Keyring is never pickled, copied or serialised")


@lru_cache(maxsize=256)
def _bounds(table: str, column: str, version: int) -> tuple[bytes, bytes]:
    """Give the associated data before and after the row id; lengths in front keep neighbours from running together."""
    before = _prefixed(table.encode()) + _UUID_BYTES.to_bytes(4, "big")
    return before, _prefixed(column.encode()) + _prefixed(version.to_bytes(4, "big"))


def _prefixed(part: bytes) -> bytes:
    return len(part).to_bytes(4, "big") + part


def _utf8(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        # by way of UTF-16 two halves that belong together become one character, and a lone one U+FFFD
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").encode()
