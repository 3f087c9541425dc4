"""The values a conversation is made of: what arrived, what is known, what was decided.

A turn is one text or one event of one number, processed to its end. Handlers get a ``Turn`` and return a
``Decision``; nothing here can do anything.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from uuid import UUID

    from engine.domain.effects import Effect
    from engine.domain.keywords import KeywordMatch


class Mode(StrEnum):
    """Where free text goes by default (seed enum conversation_mode, and post_event of ours)."""

    IDLE = "idle"
    INTERVIEWING = "interviewing"
    LINKUP_FORMING = "linkup_forming"
    AWAITING_INVITE_REPLY = "awaiting_invite_reply"
    SAFETY_HOLD = "safety_hold"
    POST_EVENT = "post_event"


class Part(StrEnum):
    """Parts of a snapshot a handler can ask for; the router loads only what somebody declared."""

    RECENT_REPLIES = "recent_replies"


@dataclass(frozen=True, slots=True)
class Text:
    """One inbound text, opened.

    ``body`` is empty for a photo without words. ``keyword`` is what the carrier or the whole message says.
    """

    id: UUID
    sid: str
    body: str = field(repr=False)
    sender: str = field(repr=False)
    recipient: str = field(repr=False)
    media_count: int
    arrived_at: datetime
    keyword: KeywordMatch | None = None


@dataclass(frozen=True, slots=True)
class Happening:
    """One inbox event: something that happens to a person and is not a text.

    ``expected_turn``: the event does nothing once the number's turn has passed it, because somebody spoke meanwhile.
    """

    id: UUID
    kind: str
    payload: Mapping[str, object]
    due_at: datetime
    expected_turn: int | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """The router's pointer: which handler free text goes to, and where in its table that handler was."""

    mode: Mode = Mode.IDLE
    state: str = "idle"


@dataclass(frozen=True, slots=True)
class RecentText:
    """An earlier text of this number: when, and what came of it. ``body`` only where a rule compares words."""

    arrived_at: datetime
    outcome: str
    body: str = field(repr=False, default="")


@dataclass(frozen=True, slots=True)
class RecentReply:
    """An earlier text of ours to this number."""

    purpose: str
    template: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What was known about a number when its turn began. ``recent_*`` are newest first."""

    phone_id: UUID
    turn_no: int
    opted_out: bool
    user_id: UUID | None
    session: Session
    recent_texts: tuple[RecentText, ...] = ()
    recent_replies: tuple[RecentReply, ...] = ()


@dataclass(frozen=True, slots=True)
class Policy:
    """What the operator chose. ``carrier_answers_keywords``: KEYWORD_REPLIES is ``carrier``."""

    carrier_answers_keywords: bool
    support_contact: str


@dataclass(frozen=True, slots=True)
class Turn:
    """Everything a handler may look at."""

    snapshot: Snapshot
    cause: Text | Happening
    now: datetime
    policy: Policy

    @property
    def text(self) -> Text:
        """The text of this turn; raises ``TypeError`` when the turn is about an event."""
        if isinstance(self.cause, Text):
            return self.cause
        message = f"this turn is about the event {self.cause.kind}, not about a text"
        raise TypeError(message)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a handler wants: the state it leaves the conversation in, what to do, and a new mode if any."""

    state: str
    effects: tuple[Effect, ...]
    mode: Mode | None = None


@dataclass(frozen=True, slots=True)
class Handler:
    """A conversation mode or a command family: its states, its allowed moves, and how it decides.

    ``mode`` is None for a command family: it answers and leaves the conversation where it was (its decisions
    carry the state they found). ``transitions`` maps each state to the states it may be left for.
    """

    name: str
    decide: Callable[[Turn], Decision]
    mode: Mode | None = None
    transitions: Mapping[str, frozenset[str]] = field(default_factory=dict)
    needs: frozenset[Part] = frozenset()
