"""A text that cannot be read, shown or carried away by accident.

`Sealed` is what the database stores of a person's words: four column values and nothing else. It holds no plaintext
and no key, and it still refuses to be printed, pickled, copied or turned into JSON, because a sealed text has one way
out of this process: bound to the columns of its own row.
"""

from __future__ import annotations

from typing import Final, NoReturn, final

_put: Final = object.__setattr__


@final
class Sealed:
    """One AES-256-GCM envelope: the ciphertext, its 96-bit nonce, its 128-bit tag and the version of its key."""

    __slots__ = ("ciphertext", "iv", "key_version", "tag")

    ciphertext: bytes
    iv: bytes
    tag: bytes
    key_version: int

    def __init__(self, ciphertext: bytes, iv: bytes, tag: bytes, key_version: int) -> None:
        """Hold the four values as they are; whether they open is for `Keyring.open` to say."""
        _put(self, "ciphertext", ciphertext)
        _put(self, "iv", iv)
        _put(self, "tag", tag)
        _put(self, "key_version", key_version)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Refuse: an envelope never changes."""
        raise AttributeError("a Sealed text is immutable: seal a new one")

    def __delattr__(self, name: str) -> NoReturn:
        """Refuse: an envelope never changes."""
        raise AttributeError("a Sealed text is immutable: seal a new one")

    def __eq__(self, other: object) -> bool:
        """Equal when all four values are: the same envelope, not merely the same words."""
        if not isinstance(other, Sealed):
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        """Hash the four values, so that an envelope can be a member of a set."""
        return hash(self._values())

    def __repr__(self) -> str:
        """Show that something is sealed and under which key, and not even how long it is."""
        return f"<Sealed key_version={self.key_version}>"

    def __str__(self) -> str:
        """Show the mask of `repr`."""
        return repr(self)

    def __format__(self, spec: str) -> str:
        """Show the mask of `repr`, whatever the format asks for."""
        return repr(self)

    def __reduce__(self) -> NoReturn:
        """Refuse pickling and copying."""
        raise TypeError("a Sealed text is never pickled, copied or serialised")

    def _values(self) -> tuple[bytes, bytes, bytes, int]:
        return self.ciphertext, self.iv, self.tag, self.key_version
