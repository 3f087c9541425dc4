"""Whether a number's owner is in, on the way in, or out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.domain.joining.progress import JoinProgress
    from engine.domain.people import Region


@dataclass(frozen=True, slots=True)
class RecordOptOut:
    """Write the opt-out to the consent ledger and its projection. ``via`` is what said so."""

    via: str


@dataclass(frozen=True, slots=True)
class RecordOptIn:
    """Write the opt-in to the consent ledger and its projection."""

    via: str


@dataclass(frozen=True, slots=True)
class KeepJoin:
    """Keep, sealed, how far a stranger is in joining; the step is the state of the decision."""

    progress: JoinProgress = field(repr=False)


@dataclass(frozen=True, slots=True)
class ForgetJoin:
    """Drop what a stranger told us while joining."""


@dataclass(frozen=True, slots=True)
class AdmitPerson:
    """Make the number's owner a member in the state interviewing, with an empty profile.

    The text proves the number: an unverified registration that named it gives way. ``progress`` is complete.
    ``consent`` is the wording they agreed to, as ``line@version`` of the question; one row a consent is written.
    ``region`` None: no region has their ZIP code. The decision's mode and state are the new member's.
    """

    progress: JoinProgress = field(repr=False)
    consent: str
    region: Region | None


@dataclass(frozen=True, slots=True)
class RefuseMinor:
    """Keep the number out for twelve months and erase what it told us, here and at the carrier.

    A member is put on a hard hold besides, and loses name and birthday.
    """


BelongingEffect = RecordOptOut | RecordOptIn | KeepJoin | ForgetJoin | AdmitPerson | RefuseMinor
