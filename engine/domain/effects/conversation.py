"""What is said, asked, queued and reported around a conversation."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from engine.domain.purposes import Purpose
from engine.domain.record import record

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
    DAILY_LIMIT = "daily_limit"
    QUESTION_UNDERWAY = "question_underway"
    BANNED = "banned"
    PAUSE_ALREADY_SAID = "pause_already_said"
    ALREADY_POINTED = "already_pointed"


@record
class Asks:
    """What a text asks: a row of open_questions, so that an answer can be bound to it.

    ``topic`` is the conversation it belongs to, ``token`` the question in it. At most one question of a topic is open
    for a number; the earlier one closes for the reason ``closing``.
    """

    topic: str
    token: str
    closing: str = "answered"


@record
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


ConversationEffect = Reply | StaySilent | CancelQueuedTexts | ScheduleEvent | RaiseAlert | CloseQuestion | CountNudge
