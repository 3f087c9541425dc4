"""A sealed text cannot be shown, changed or carried away."""

from __future__ import annotations

import copy
import json
import logging
import pickle
from typing import TYPE_CHECKING

import orjson
import pytest

from crypto.sealed import Sealed

if TYPE_CHECKING:
    from collections.abc import Callable

MASK = "<Sealed key_version=3>"
SEALED = Sealed(b"ciphertext-bytes", b"twelve-bytes", b"sixteen-bytes-of", 3)

SHOWN: dict[str, Callable[[Sealed], str]] = {
    "repr": repr,
    "str": str,
    "format": format,
    "format with a spec": lambda sealed: format(sealed, ">40"),
    "f-string": lambda sealed: f"{sealed}",
    "f-string with !r": lambda sealed: f"{sealed!r}",
    "percent s": lambda sealed: "%s" % sealed,  # noqa: UP031 -- the old style is one of the ways out being tested
    "percent r": lambda sealed: "%r" % sealed,  # noqa: UP031 -- as above
    "inside a list": lambda sealed: str([sealed])[1:-1],
    "log record": lambda sealed: logging.LogRecord("x", 20, "f", 1, "%r", (sealed,), None).getMessage(),
}

REFUSED: dict[str, Callable[[Sealed], object]] = {
    "pickle": pickle.dumps,
    "copy": copy.copy,
    "deep copy": copy.deepcopy,
    "json": json.dumps,
    "orjson": orjson.dumps,
    "vars": vars,
    "iteration": iter,  # type: ignore[dict-item]  # that it is not iterable is the point
    "unpacking": lambda sealed: [*sealed],  # type: ignore[misc]  # as above
    "bytes": bytes,  # type: ignore[dict-item]  # as above
}


@pytest.mark.parametrize("show", SHOWN.values(), ids=SHOWN)
def test_every_way_to_show_it_gives_the_mask(show: Callable[[Sealed], str]) -> None:
    """However it is turned into text, only the mask and the key version appear."""
    assert show(SEALED) == MASK


@pytest.mark.parametrize("take", REFUSED.values(), ids=REFUSED)
def test_every_way_to_carry_it_off_is_refused(take: Callable[[Sealed], object]) -> None:
    """It is not pickled, copied, serialised, listed or walked through."""
    with pytest.raises(TypeError):
        take(SEALED)


def test_it_never_changes() -> None:
    """No attribute is set, added or deleted after it is made."""
    with pytest.raises(AttributeError, match="immutable"):
        SEALED.tag = b"another-tag-here"
    with pytest.raises(AttributeError, match="immutable"):
        SEALED.note = "hello"
    with pytest.raises(AttributeError, match="immutable"):
        del SEALED.iv


@pytest.mark.parametrize(
    "other",
    [
        Sealed(b"other", b"twelve-bytes", b"sixteen-bytes-of", 3),
        Sealed(b"ciphertext-bytes", b"other", b"sixteen-bytes-of", 3),
        Sealed(b"ciphertext-bytes", b"twelve-bytes", b"other", 3),
        Sealed(b"ciphertext-bytes", b"twelve-bytes", b"sixteen-bytes-of", 4),
        "a text",
    ],
)
def test_it_equals_only_the_same_envelope(other: object) -> None:
    """Two are equal when all four values are, and then they hash alike."""
    same = Sealed(SEALED.ciphertext, SEALED.iv, SEALED.tag, SEALED.key_version)
    assert same == SEALED
    assert hash(same) == hash(SEALED)
    assert other != SEALED
