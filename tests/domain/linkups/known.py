"""An invite as a turn sees it, for tests of what answers come to: coffee tomorrow at ten, asked an hour ago."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final
from uuid import UUID

from engine.domain.linkups.invite_options import Offered, offered_words
from engine.domain.linkups.invite_reply import Invite
from engine.domain.linkups.known_invites import KnownInvite
from engine.domain.linkups.states import InviteState, LinkupState
from engine.domain.linkups.windows import Part, Window
from tests.handlers.turns import NOW

ZONE: Final = "America/Los_Angeles"
_MORNING: Final = Window((NOW + timedelta(days=1)).date(), Part.MORNING)

INVITED: Final = KnownInvite(
    invite=Invite(
        id=UUID(int=7),
        offered=(Offered("A", "A", offered_words(_MORNING)),),
        state=InviteState.PENDING,
        is_open=True,
        label="coffee",
    ),
    linkup=UUID(int=8),
    linkup_state=LinkupState.BROADCASTING,
    starts={"A": _MORNING.starts_at(ZONE)},
    zone=ZONE,
    most=6,
    asked_at=NOW - timedelta(hours=1),
    expires_at=NOW + timedelta(hours=20),
)


def locked(*, has_place: bool, is_open: bool = False, coming: int = 3) -> KnownInvite:
    """The same invite, accepted for another time, after its LinkUp went ahead."""
    return replace(
        INVITED,
        invite=replace(INVITED.invite, state=InviteState.ACCEPTED, is_open=is_open, chosen=frozenset("B")),
        linkup_state=LinkupState.LOCKED,
        has_place=has_place,
        coming=coming,
        event_time=INVITED.starts["A"],
        place={"name": "Ritual", "street": "Valencia St"},
    )
