"""What somebody answers to an invite."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

    from engine.domain.linkups.states import InviteState, LinkupState


@dataclass(frozen=True, slots=True)
class AnswerInvite:
    """Record what the text answers to an invite, and decide under the LinkUp's lock whether that locks it.

    ``options`` are the LinkUp's own letters they come to, none when they do not come; ``chosen`` those before. The
    invite's state machine must declare the move; a change of options alone is none.
    """

    invite: UUID
    linkup: UUID
    linkup_state: LinkupState
    before: InviteState
    to: InviteState
    chosen: frozenset[str]
    options: frozenset[str]


@dataclass(frozen=True, slots=True)
class TakeSeat:
    """Give a seat of a LinkUp that goes ahead to the holder of this invite; the others are told.

    It was kept for them, when they had accepted another time, or they were asked in the place of somebody who left.
    """

    invite: UUID
    linkup: UUID
    option: str
    before: InviteState


InviteEffect = AnswerInvite | TakeSeat
