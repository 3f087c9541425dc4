"""What a decision can ask for: a closed union of values, each named as an order. ``router.apply`` carries them out."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from engine.domain.purposes import Purpose

if TYPE_CHECKING:
    from datetime import datetime

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


@dataclass(frozen=True, slots=True)
class Reply:
    """Text the person of this turn."""

    words: Words = field(repr=False)
    purpose: Purpose = Purpose.REPLY


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


Effect = Reply | StaySilent | RecordOptOut | RecordOptIn | CancelQueuedTexts | ScheduleEvent | RaiseAlert
