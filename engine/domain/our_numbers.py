"""Which of our numbers a text leaves from: the one the person first texted, or one that is always the same for them."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from uuid import UUID

SENDER_REFUSED: Final = frozenset({21212, 21603, 21606, 30032, 30034, 30035})
"""Codes that speak of the number a text leaves from, not of our account: another number of ours may still send."""


def number_for(
    phone_id: UUID, *, first_texted: str | None, numbers: Sequence[str], refused: Collection[str] = ()
) -> str:
    """Return the number of ours that texts a person: always the same one, until the carrier refuses it.

    ``first_texted`` is the number of ours they first wrote to. Whoever wrote to none, or to one that cannot send, gets
    the number that weighs most with their id (rendezvous hashing), so when a number is refused its own people move,
    each to one other number, and nobody else does. With every number refused, all are tried again.
    """
    usable = [number for number in numbers if number not in refused] or list(numbers)
    if first_texted in usable:
        return first_texted
    return max(usable, key=lambda number: blake2b(f"{phone_id}:{number}".encode(), digest_size=8).digest())
