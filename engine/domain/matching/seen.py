"""A region's people as they are read for several searches, and what is read for each of these searches beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID


class Seen(NamedTuple):
    """One person of a region whom no rule keeps from being asked at all; see `Person` for what both have.

    `place` counts from 1 in the order of asking, over everybody the query looked at. `born` is a date as one number
    (19900501). `leanings` is JSON text, from activity to the faded sum of their steps. `places` counts the LinkUps they
    had a place in; `busy` are the starts of those they have a place in, said yes to, or ask for.
    """

    place: int
    user_id: UUID
    phone_id: UUID
    born: int
    traits: bytes
    activities: str
    intent_key: str | None
    intent_is_fresh: bool
    times: str | None
    age_min: int | None
    age_max: int | None
    days_since_invite: float | None
    invites_lately: int
    kept: float
    counted: float
    leanings: str | None
    boundaries: list[str] | None
    groups_only: bool
    daytime_only: bool
    group_min: int
    group_max: int
    places: int
    busy: list[datetime] | None


class Around(NamedTuple):
    """What concerns the people already in a LinkUp: who is kept from them, and how they know others.

    `apart` and `apart_numbers` are blocks and step-backs. `friends`, `again` and `refused_twice` are about the
    initiator, `met_lately` about anybody present.
    """

    apart: list[UUID]
    apart_numbers: list[UUID]
    friends: list[UUID]
    again: list[UUID]
    met_lately: list[UUID]
    refused_twice: list[UUID]
