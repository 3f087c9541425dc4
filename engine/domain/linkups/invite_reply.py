"""An invite as its answers are read, and everything an answer can come to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from uuid import UUID

    from engine.domain.linkups.invite_options import Offered
    from engine.domain.linkups.states import InviteState


@dataclass(frozen=True, slots=True)
class Invite:
    """An invite as its answers are read.

    ``is_open``: its LinkUp still takes answers, whatever was answered before. ``label`` is the activity's. ``chosen``
    are the LinkUp's own letters of the options accepted so far.
    """

    id: UUID
    offered: tuple[Offered, ...]
    state: InviteState
    is_open: bool
    label: str
    chosen: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Accept:
    """They come to one of these options (the LinkUp's own letters); the same as before if they had accepted it."""

    invite: UUID
    options: frozenset[str]


@dataclass(frozen=True, slots=True)
class Switch:
    """They had accepted, and now want these options instead."""

    invite: UUID
    options: frozenset[str]


@dataclass(frozen=True, slots=True)
class Decline:
    """They do not come to these."""

    invites: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Several:
    """Options of more than one invite were named."""

    replies: tuple[Accept | Switch, ...]


@dataclass(frozen=True, slots=True)
class Which:
    """A yes (``said``) or no that fits several invites: ask which."""

    invites: tuple[UUID, ...]
    said: bool


@dataclass(frozen=True, slots=True)
class WhichOption:
    """A yes to an invite with two options: ask which."""

    invite: UUID


@dataclass(frozen=True, slots=True)
class Keep:
    """They cannot make the other time they were asked about, so what they had accepted stays."""

    invite: UUID


@dataclass(frozen=True, slots=True)
class Closed:
    """It answers an invite that takes no answers any more: say so, change nothing."""

    invite: UUID


@dataclass(frozen=True, slots=True)
class Unclear:
    """It is about this invite and binds nobody: ask once more."""

    invite: UUID


@dataclass(frozen=True, slots=True)
class NotAReply:
    """It is about something else."""


InviteReply = Accept | Switch | Decline | Keep | Several | Which | WhichOption | Closed | Unclear | NotAReply

Clarified = Which | WhichOption | Unclear
"""What asks once more."""
