"""A LinkUp on its day, as a turn of somebody who comes sees it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class Arriving:
    """Somebody else who comes: at the spot, as they say, or late by so many minutes (0: they said nothing of it)."""

    first_name: str = field(repr=False)
    is_here: bool = False
    late: int = 0


@dataclass(frozen=True, slots=True)
class OwnDay:
    """A place of the member of this turn in a LinkUp that begins or began within hours, read under its lock.

    ``late`` is by how many minutes they said to be late, ``is_here`` that they said they are there.
    """

    place: UUID
    linkup: UUID
    label: str
    starts_at: datetime
    completed_at: datetime
    zone: str
    others: tuple[Arriving, ...]
    late: int | None = None
    is_here: bool = False
    venue: Mapping[str, str] = field(default_factory=dict)
