"""Who somebody is to us: a member, their region, what was asked of them, and what keeps them out."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from engine.domain.record import record

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


class UserState(StrEnum):
    """Life of a member (seed enum user_state)."""

    UNVERIFIED = "unverified"
    VERIFIED = "verified"
    INTERVIEWING = "interviewing"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    DELETED = "deleted"


class RegionState(StrEnum):
    """Whether people of a region are brought together (seed enum region_state)."""

    OPEN = "open"
    WAITLISTED = "waitlisted"
    CLOSED = "closed"


class HoldState(StrEnum):
    """What a safety hold keeps a member from (seed enum safety_hold_state)."""

    NONE = "none"
    SOFT = "soft_hold"
    HARD = "hard_hold"


@dataclass(frozen=True, slots=True)
class Region:
    """A place with its own members, venues and hours. ``timezone`` is an IANA name."""

    id: UUID
    slug: str
    name: str
    state: RegionState
    timezone: str


@record
class Person:
    """A member as a turn sees them. Their number and name never show in a repr."""

    id: UUID
    phone: str = field(repr=False)
    first_name: str = field(repr=False)
    state: UserState
    region: Region | None = None
    zip_code: str | None = field(repr=False, default=None)
    zip_changed_at: datetime | None = None
    hold: HoldState = HoldState.NONE


@record
class Question:
    """Something we asked a number: a row of open_questions. Newest first wherever there are several.

    ``asked_at`` is when the carrier took it, business time; None while nobody can have read it. ``is_lost`` says that
    its text will never be sent, so waiting for an answer is in vain.
    """

    id: UUID
    topic: str
    token: str
    template: str
    created_at: datetime
    asked_at: datetime | None
    is_open: bool
    is_lost: bool = False
    nudges: int = 0
