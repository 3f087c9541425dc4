"""What is known of a member."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.domain.record import record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from engine.domain.people import Region, UserState
    from engine.domain.profile.profile import Profile


@record
class SaveProfile:
    """Store a profile and what it learned: one ``profile_events`` row for the text, ``learned`` as its payload.

    ``source`` is where it was learned (interview, text), ``about`` the step or subject. The same text teaches the same
    subject once.
    """

    profile: Profile
    learned: Sequence[Mapping[str, object]]
    source: str
    about: str


@dataclass(frozen=True, slots=True)
class MoveUser:
    """Move the member's state; the user state machine must declare it."""

    to: UserState
    reason: str


@dataclass(frozen=True, slots=True)
class RenamePerson:
    """Call the member so from now on. ``last_name`` None keeps the one there is."""

    first_name: str = field(repr=False)
    last_name: str | None = field(repr=False, default=None)


@dataclass(frozen=True, slots=True)
class MovePerson:
    """The member lives elsewhere now. ``region`` None: no region has the ZIP code."""

    zip_code: str = field(repr=False)
    region: Region | None


@dataclass(frozen=True, slots=True)
class ActivateMembership:
    """The member's region has opened: they wait no more."""

    region_id: UUID


MemberEffect = SaveProfile | MoveUser | RenamePerson | MovePerson | ActivateMembership
