"""Identifiers made by the application, before the row exists."""

from __future__ import annotations

from typing import TYPE_CHECKING

# `compat` answers with the standard library's UUID, and reseeds itself in forked workers
from uuid_utils.compat import uuid7

if TYPE_CHECKING:
    from uuid import UUID


def new_id() -> UUID:
    """Make a UUIDv7: rising within this process, led by real time, never by the movable clock."""
    return uuid7()
