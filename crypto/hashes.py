"""Keyed hashes of phone numbers: how a number is recognised without being stored.

Rules of this file:
1. HMAC-SHA256 over the E.164 form under a versioned key. There are only about ten billion numbers, so an unkeyed hash
   would be a list of them.
2. The first key of `PHONE_HASH_KEYS` writes; a lookup tries all. A rehash happens only by a command.
3. A number that is not E.164 is refused, because two spellings of one number would be two people. Short codes and
   sender names have one spelling, the carrier's, and are hashed as they come.
"""

from __future__ import annotations

import hmac
import re
from typing import TYPE_CHECKING, Final, NamedTuple, NoReturn, final

from crypto.keys import KeyringError, parse_keys

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["KeyringError", "NotE164", "PhoneHash", "PhoneHasher"]

_ADDRESS: Final = re.compile(r"\+[1-9][0-9]{6,14}|[0-9]{3,8}|(?=[^A-Za-z]*[A-Za-z])[A-Za-z0-9 ._&-]{1,15}")


class NotE164(ValueError):  # noqa: N818 -- named for what happened; Error would add nothing
    """An address is neither E.164 nor a short code or sender name; the message does not repeat it."""


class PhoneHash(NamedTuple):
    """A hash as `phones` stores it: 64 lower-case hexadecimal digits, and the version of the key that made it."""

    value: str
    version: int


@final
class PhoneHasher:
    """The keys of `PHONE_HASH_KEYS`. Safe to share between threads; never shown, pickled or copied."""

    __slots__ = ("_primed", "versions")

    versions: tuple[int, ...]

    def __init__(self, keys: Mapping[int, bytes]) -> None:
        """Prime one HMAC per key, in the order given; `PhoneHasher.parse` checks what an operator wrote."""
        self._primed = tuple(hmac.new(key, digestmod="sha256") for key in keys.values())
        self.versions = tuple(keys)

    @classmethod
    def parse(cls, text: str) -> PhoneHasher:
        """Read `1:base64,2:base64`, each key at least 32 bytes; the first one writes. Raises `KeyringError`."""
        return cls(parse_keys(text, at_least=32))

    def write(self, e164: str) -> PhoneHash:
        """Hash a number under the writing key. Raises `NotE164`."""
        return PhoneHash(_digest(self._primed[0], _checked(e164)), self.versions[0])

    def candidates(self, e164: str) -> tuple[str, ...]:
        """Give every hash this number may be stored under, the written one first. Raises `NotE164`."""
        number = _checked(e164)
        return tuple(_digest(primed, number) for primed in self._primed)

    def __repr__(self) -> str:
        """Show which versions are held and nothing of the keys."""
        return f"<PhoneHasher versions={self.versions}>"

    def __reduce__(self) -> NoReturn:
        """Refuse pickling and copying."""
        raise TypeError("a PhoneHasher is never pickled, copied or serialised")


def _checked(e164: str) -> bytes:
    if _ADDRESS.fullmatch(e164) is None:
        raise NotE164("a phone number must be in E.164 form, such as +14155550101, or a short code or sender name")
    return e164.encode("ascii")


def _digest(primed: hmac.HMAC, number: bytes) -> str:
    mac = primed.copy()
    mac.update(number)
    return mac.hexdigest()
