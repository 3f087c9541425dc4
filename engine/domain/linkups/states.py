"""The states of a LinkUp, of an invite and of a place, and the moves between them. The table is the rule.

Every move of these machines is checked here and nowhere else (product: state machines). A state that stays as it is
makes no move: whoever changes from A to B stays accepted.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from engine.domain.profile.states import UndeclaredMove

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

__all__ = ["UndeclaredMove"]


class LinkupState(StrEnum):
    """Life of a LinkUp (seed enum linkup_state)."""

    DRAFT = "draft"
    BROADCASTING = "broadcasting"
    LOCKED = "locked"
    COMPLETED = "completed"
    EXPIRED = "expired"
    CANCELED = "canceled"


class InviteState(StrEnum):
    """Life of an invite (seed enum invite_state)."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    CLOSED = "closed"


class PlaceStatus(StrEnum):
    """What became of a place (linkup_participants.status)."""

    CONFIRMED = "confirmed"
    CANCELED = "canceled"
    NO_SHOW = "no_show"
    ATTENDED = "attended"


class CancelReason(StrEnum):
    """Why a LinkUp was canceled (linkups.canceled_reason)."""

    NO_GO = "no_go"  # nobody said GO in time
    NEW_REQUEST = "new_request"  # the draft gave way to another
    CALLED_OFF = "called_off"  # its initiator did
    INITIATOR_LEFT = "initiator_left"  # STOP, DELETE or a hold while it was looking for people
    MOVED = "moved"  # its initiator lives in another region by now
    QUORUM_BROKEN = "quorum_broken"  # too few were left after somebody dropped out


RUNNING: Final = frozenset({LinkupState.DRAFT, LinkupState.BROADCASTING})
"""The states of which a person has at most one LinkUp of their own."""

LIVE: Final = RUNNING | {LinkupState.LOCKED}
OVER: Final = frozenset(LinkupState) - LIVE

DRAFT_LIFE: Final = timedelta(minutes=30)


class LinkupMachine(StrEnum):
    """Whose states they are."""

    LINKUP = "linkup"
    INVITE = "invite"
    PLACE = "place"


_L, _I, _P = LinkupState, InviteState, PlaceStatus

MOVES: Final[Mapping[LinkupMachine, Mapping[str, frozenset[str]]]] = MappingProxyType({
    LinkupMachine.LINKUP: MappingProxyType({
        _L.DRAFT: frozenset({_L.BROADCASTING, _L.CANCELED}),
        _L.BROADCASTING: frozenset({_L.LOCKED, _L.EXPIRED, _L.CANCELED}),
        _L.LOCKED: frozenset({_L.COMPLETED, _L.CANCELED}),
        _L.COMPLETED: frozenset(),
        _L.EXPIRED: frozenset(),
        _L.CANCELED: frozenset(),
    }),
    LinkupMachine.INVITE: MappingProxyType({
        _I.PENDING: frozenset({_I.ACCEPTED, _I.DECLINED, _I.EXPIRED, _I.CLOSED}),
        _I.ACCEPTED: frozenset({_I.DECLINED, _I.CLOSED}),
        _I.DECLINED: frozenset({_I.ACCEPTED}),
        _I.EXPIRED: frozenset(),
        _I.CLOSED: frozenset(),
    }),
    # IN undoes CAN'T; what somebody says afterwards may be contested, so the last two lead to each other.
    LinkupMachine.PLACE: MappingProxyType({
        _P.CONFIRMED: frozenset({_P.CANCELED, _P.NO_SHOW, _P.ATTENDED}),
        _P.CANCELED: frozenset({_P.CONFIRMED}),
        _P.NO_SHOW: frozenset({_P.ATTENDED}),
        _P.ATTENDED: frozenset({_P.NO_SHOW}),
    }),
})  # fmt: skip
"""Machine → state → the states it may be left for."""

_WHILE_BROADCASTING: Final = frozenset({(_I.ACCEPTED, _I.DECLINED), (_I.DECLINED, _I.ACCEPTED)})


def check_move(machine: LinkupMachine, from_: str, to: str) -> None:
    """Let a declared move pass; raise ``UndeclaredMove`` for any other, a state to itself included."""
    if to not in MOVES[machine].get(from_, frozenset()):
        raise UndeclaredMove(machine, from_, to)


def check_invite_move(from_: InviteState, to: InviteState, *, linkup: LinkupState) -> None:
    """Let a move of an invite pass that its LinkUp's state allows; raise ``UndeclaredMove`` for any other.

    Only while it is broadcasting does a mind change (product: the last word wins); a replacement for a locked LinkUp
    may still accept or decline once.
    """
    check_move(LinkupMachine.INVITE, from_, to)
    if (from_, to) in _WHILE_BROADCASTING and linkup is not LinkupState.BROADCASTING:
        raise UndeclaredMove(LinkupMachine.INVITE, from_, to)


def draft_dies_at(created_at: datetime) -> datetime:
    """Return when a draft nobody said GO to is canceled."""
    return created_at + DRAFT_LIFE
