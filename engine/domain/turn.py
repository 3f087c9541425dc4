"""The values a conversation is made of: what arrived, what is known, what was decided.

A turn is one text or one event of one number, processed to its end. Handlers get a ``Turn`` and return a
``Decision``; nothing here can do anything.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from engine.domain.record import record

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from uuid import UUID

    from engine.domain.effects import Effect
    from engine.domain.forming.standing import Standing
    from engine.domain.joining.progress import JoinProgress
    from engine.domain.keywords import KeywordMatch
    from engine.domain.linkups.known_invites import KnownInvite
    from engine.domain.linkups.own_afters import OwnAfter
    from engine.domain.linkups.own_days import OwnDay
    from engine.domain.linkups.own_places import OwnPlace
    from engine.domain.people import Person, Question, Region
    from engine.domain.profile.profile import Profile


class Mode(StrEnum):
    """Where free text goes by default (seed enum conversation_mode, and two of ours).

    ``joining`` belongs to numbers that are nobody's yet: it lives in pending_joins, never in a conversation session.
    """

    IDLE = "idle"
    JOINING = "joining"
    INTERVIEWING = "interviewing"
    LINKUP_FORMING = "linkup_forming"
    AWAITING_INVITE_REPLY = "awaiting_invite_reply"
    SAFETY_HOLD = "safety_hold"
    POST_EVENT = "post_event"


class Part(StrEnum):
    """Parts of a snapshot a handler can ask for; the router loads only what somebody declared."""

    RECENT_REPLIES = "recent_replies"
    QUESTIONS = "questions"
    PROFILE = "profile"
    REGIONS = "regions"
    INVITES = "invites"
    LINKUPS = "linkups"
    PLACES = "places"
    DAYS = "days"
    AFTERS = "afters"


@record
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


@record
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


@record
class RecentReply:
    """An earlier text of ours to this number. ``template`` names its lines and their versions."""

    purpose: str
    template: str
    at: datetime

    def has(self, line: str) -> bool:
        """Whether the line was in it, in whatever version."""
        return any(part.partition("@")[0] == line for part in self.template.split("+"))


@record
class Snapshot:
    """What was known about a number when its turn began. Newest first: ``recent_*``, questions, invites.

    ``person`` is None for a number that is no member's, ``join`` while it is not joining. ``banned_for`` names why the
    number may not join, ``told_today`` how many texts a stranger got from us within a day, ``mistaken_at`` when they
    last said that we have the wrong number. ``regions`` holds the region of every ZIP code named in the text or in the
    join; a ZIP code of no region is missing. ``standing`` is what a member has under way, None for everybody else.
    ``places`` are theirs in LinkUps that go ahead, the soonest first; ``days`` those that begin or began within hours;
    ``afters`` what they took part in within thirty days, the latest first.
    """

    phone_id: UUID
    turn_no: int
    opted_out: bool
    session: Session
    recent_texts: tuple[RecentText, ...] = ()
    recent_replies: tuple[RecentReply, ...] = ()
    person: Person | None = None
    join: JoinProgress | None = None
    banned_for: str | None = None
    told_today: int = 0
    mistaken_at: datetime | None = None
    profile: Profile | None = None
    questions: tuple[Question, ...] = ()
    regions: Mapping[str, Region] = field(default_factory=dict)
    invites: tuple[KnownInvite, ...] = ()
    standing: Standing | None = None
    places: tuple[OwnPlace, ...] = ()
    days: tuple[OwnDay, ...] = ()
    afters: tuple[OwnAfter, ...] = ()

    @property
    def user_id(self) -> UUID | None:
        """The member's id, if the number is one's."""
        return None if self.person is None else self.person.id


@dataclass(frozen=True, slots=True)
class Policy:
    """What the operator chose. ``carrier_answers_keywords``: KEYWORD_REPLIES is ``carrier``.

    ``retention_days``: how long the words of a text are kept. ``patience``: how long a text that says too little waits
    for the rest of what somebody is typing.
    """

    carrier_answers_keywords: bool
    support_contact: str
    retention_days: int = 30
    patience: timedelta = timedelta(0)


@record
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

    def question(self, topic: str) -> Question | None:
        """The question of this topic that the text of this turn can be an answer to.

        That is the newest one the carrier had taken before the text arrived (product: answers bind to questions);
        None when nothing of the topic was asked by then.
        """
        arrived = self.text.arrived_at
        heard = (q for q in self.snapshot.questions if q.topic == topic and q.asked_at is not None)
        return next((q for q in heard if q.asked_at is not None and q.asked_at <= arrived), None)


@record
class Decision:
    """What a handler wants: the state it leaves the conversation in, what to do, and a new mode if any."""

    state: str
    effects: tuple[Effect, ...]
    mode: Mode | None = None


@dataclass(frozen=True, slots=True)
class Handler:
    """A conversation mode or a command family: its states, its allowed moves, and how it decides.

    ``mode`` is None for a command family: it answers and leaves the conversation where it was (its decisions
    carry the state they found). ``transitions`` maps each state to the states it may be left for. ``events`` are the
    kinds of happenings it takes; a mode's handler takes them only while its mode lasts. ``entries`` are the states in
    which it may take over an idle conversation.
    """

    name: str
    decide: Callable[[Turn], Decision]
    mode: Mode | None = None
    transitions: Mapping[str, frozenset[str]] = field(default_factory=dict)
    needs: frozenset[Part] = frozenset()
    events: frozenset[str] = frozenset()
    entries: frozenset[str] = frozenset()
