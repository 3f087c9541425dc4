"""The key that makes asking twice one LinkUp."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from engine.domain.linkups.windows import Window


def linkup_create_key(
    *, user_id: UUID, activity_key: str, windows: Sequence[Window], region_id: UUID, attempt: int
) -> str:
    """Return the key of a request: 64 hex digits, the same for the same request on any machine.

    ``windows`` are the one or two times asked for; their order does not matter, their local days do. ``attempt``
    counts from 1 and rises once the earlier LinkUp of the same request is over (product: LinkUp forming).
    """
    when = sorted(f"{w.day.isoformat()} {w.code} {'' if w.at is None else w.at.isoformat('minutes')}" for w in windows)
    # A separator that no key, id or day holds keeps neighbouring parts from running into each other.
    said = "\n".join((str(user_id), activity_key, *when, str(region_id), str(attempt)))
    return sha256(said.encode()).hexdigest()
