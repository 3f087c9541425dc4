"""An invite as a turn sees it: what its answers are read by, and what an answer to it can still do."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from engine.domain.linkups.states import InviteState, LinkupState

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from engine.domain.linkups.invite_reply import Invite


@dataclass(frozen=True, slots=True)
class KnownInvite:
    """An invite of the member of this turn, read under the lock of its LinkUp.

    ``starts``: the LinkUp's own letters of its options with the instants they stand for, UTC; ``zone`` is its IANA
    zone. ``asked_at`` is when the carrier took its text, None while nobody can have read it. ``expires_at``: until
    when an answer counts. ``coming`` people have a place, of ``most``; ``has_place``: this member is one of them.
    ``event_time`` is set by the lock.
    """

    invite: Invite
    linkup: UUID
    linkup_state: LinkupState
    starts: Mapping[str, datetime]
    zone: str
    most: int
    asked_at: datetime | None
    expires_at: datetime | None
    coming: int = 0
    has_place: bool = False
    event_time: datetime | None = None
    place: Mapping[str, str] = field(default_factory=dict)

    @property
    def holds_seat(self) -> bool:
        """Whether they may take a seat of a LinkUp that goes ahead.

        It is kept for them, because they had accepted another time of it, or they are asked in the place of somebody
        who left.
        """
        locked = self.linkup_state is LinkupState.LOCKED and not self.has_place
        return locked and self.invite.is_open and self.invite.state in {InviteState.ACCEPTED, InviteState.PENDING}

    @property
    def as_read(self) -> Invite:
        """The invite its answers are read by: a kept seat is a new question, whatever was accepted before."""
        return replace(self.invite, state=InviteState.PENDING, chosen=frozenset()) if self.holds_seat else self.invite
