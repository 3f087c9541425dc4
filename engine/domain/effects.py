"""What a decision can ask for: a closed union of values, each named as an order. ``router.apply`` carries them out."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from engine.domain.purposes import Purpose

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from engine.domain.joining.progress import JoinProgress
    from engine.domain.linkups.brief import Brief
    from engine.domain.linkups.states import CancelReason, InviteState, LinkupState
    from engine.domain.people import Region, UserState
    from engine.domain.profile.profile import Profile
    from engine.domain.voice import Words


class Silence(StrEnum):
    """Why a text got no answer. Every text ends as answered or with exactly one of these."""

    CARRIER_ANSWERS = "carrier_answers"
    OPTED_OUT = "opted_out"
    NOT_A_PERSON = "not_a_person"
    CLOSER = "closer"
    TAPBACK = "tapback"
    AUTO_REPLY = "auto_reply"
    WRONG_NUMBER = "wrong_number"
    REPEATED = "repeated"
    LOOP = "loop"
    FOLDED = "folded"
    MEDIA_ALREADY_EXPLAINED = "media_already_explained"
    OUTDATED = "outdated"
    DAILY_LIMIT = "daily_limit"
    QUESTION_UNDERWAY = "question_underway"
    BANNED = "banned"
    PAUSE_ALREADY_SAID = "pause_already_said"
    ALREADY_POINTED = "already_pointed"


@dataclass(frozen=True, slots=True)
class Asks:
    """What a text asks: a row of open_questions, so that an answer can be bound to it.

    ``topic`` is the conversation it belongs to, ``token`` the question in it. At most one question of a topic is open
    for a number; the earlier one closes for the reason ``closing``.
    """

    topic: str
    token: str
    closing: str = "answered"


@dataclass(frozen=True, slots=True)
class Reply:
    """Text the person of this turn."""

    words: Words = field(repr=False)
    purpose: Purpose = Purpose.REPLY
    asks: Asks | None = None


@dataclass(frozen=True, slots=True)
class StaySilent:
    """Say nothing, for a stated reason."""

    reason: Silence


@dataclass(frozen=True, slots=True)
class RecordOptOut:
    """Write the opt-out to the consent ledger and its projection. ``via`` is what said so."""

    via: str


@dataclass(frozen=True, slots=True)
class RecordOptIn:
    """Write the opt-in to the consent ledger and its projection."""

    via: str


@dataclass(frozen=True, slots=True)
class CancelQueuedTexts:
    """Cancel everything still pending for this number."""

    reason: str


@dataclass(frozen=True, slots=True)
class ScheduleEvent:
    """Have an event happen to this number at ``due_at`` (business time); the same ``key`` is stored once."""

    kind: str
    due_at: datetime
    key: str


@dataclass(frozen=True, slots=True)
class RaiseAlert:
    """Tell an operator; the same ``key`` alerts once."""

    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class CloseQuestion:
    """Nothing of this topic is asked any more."""

    topic: str
    reason: str


@dataclass(frozen=True, slots=True)
class CountNudge:
    """Remember that the open question of this topic was asked about once more."""

    topic: str


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


@dataclass(frozen=True, slots=True)
class RefuseMinor:
    """Keep the number out for twelve months and erase what it told us, here and at the carrier.

    A member is put on a hard hold besides, and loses name and birthday.
    """


@dataclass(frozen=True, slots=True)
class DraftLinkup:
    """Keep a plan that is being read back, for the member of this turn.

    ``zone`` is the region's; ``create_key`` makes asking twice one LinkUp.
    """

    linkup_id: UUID
    brief: Brief
    venue: Mapping[str, object]
    zone: str
    create_key: str


@dataclass(frozen=True, slots=True)
class ReviseLinkup:
    """Change a draft to what was said since."""

    linkup_id: UUID
    brief: Brief
    venue: Mapping[str, object]
    create_key: str


@dataclass(frozen=True, slots=True)
class SendLinkup:
    """Move a draft to broadcasting: people are asked until ``ends_at``. ``starts`` are the instants of its options."""

    linkup_id: UUID
    brief: Brief
    starts: Mapping[str, datetime]
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class CancelLinkup:
    """Nothing comes of this LinkUp; ``before`` is the state it is in."""

    linkup_id: UUID
    before: LinkupState
    reason: CancelReason


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
    """Give the seat that was kept for the holder of this invite to them: a place in a LinkUp that goes ahead."""

    invite: UUID
    linkup: UUID
    option: str


@dataclass(frozen=True, slots=True)
class LeavePlace:
    """Give up a place in a LinkUp that goes ahead; the others are told.

    ``is_off``: too few are left without them, so nothing comes of it. ``costs``: it counts against them.
    """

    place: UUID
    linkup: UUID
    is_off: bool
    costs: bool


@dataclass(frozen=True, slots=True)
class ReturnToPlace:
    """Take a place again that was given up; the others are told."""

    place: UUID
    linkup: UUID


@dataclass(frozen=True, slots=True)
class CallOff:
    """Nothing comes of a LinkUp of one's own that goes ahead; everybody is told."""

    linkup: UUID


Effect = (
    Reply
    | StaySilent
    | RecordOptOut
    | RecordOptIn
    | CancelQueuedTexts
    | ScheduleEvent
    | RaiseAlert
    | CloseQuestion
    | CountNudge
    | KeepJoin
    | ForgetJoin
    | AdmitPerson
    | SaveProfile
    | MoveUser
    | RenamePerson
    | MovePerson
    | ActivateMembership
    | RefuseMinor
    | DraftLinkup
    | ReviseLinkup
    | SendLinkup
    | CancelLinkup
    | AnswerInvite
    | TakeSeat
    | LeavePlace
    | ReturnToPlace
    | CallOff
)
