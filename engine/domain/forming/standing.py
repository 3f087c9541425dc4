"""What a member already has under way, and what they may start: the part of a snapshot that forming reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from engine.domain.record import record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from engine.domain.linkups.brief import Brief
    from engine.domain.linkups.places import Venue
    from engine.domain.linkups.states import LinkupState

FIRST_LINKUPS: Final = 2
"""So many LinkUps of everybody are groups of three or more (product: interview, optional limits)."""


@dataclass(frozen=True, slots=True)
class OwnLinkup:
    """The one LinkUp somebody has in draft or looking for people, then until ``ends_at``.

    ``venue`` is as the table keeps it.
    """

    id: UUID
    state: LinkupState
    brief: Brief
    venue: Mapping[str, object] | None
    zone: str
    created_at: datetime
    ends_at: datetime | None = None


@record
class Standing:
    """What decides whether a member may start a LinkUp, and where.

    ``starts_today`` counts what they sent out this local day, ``places`` the locked LinkUps they ever had a place in.
    ``used_keys`` are the create keys of theirs that are over. ``age`` is in whole years, None when unknown.
    ``venues`` are the region's, empty where the turn cannot be about a plan. ``candidates``: how many people pass the
    hard filters for the draft, counted no further than the guard asks, and only for a text that may send it.
    """

    may_initiate: bool = False
    region_paused: bool = False
    starts_today: int = 0
    places: int = 0
    age: int | None = None
    used_keys: frozenset[str] = frozenset()
    venues: tuple[Venue, ...] = ()
    candidates: int | None = None
    running: OwnLinkup | None = None


NOTHING: Final = Standing()
"""What is known of somebody of whom nothing was read."""
