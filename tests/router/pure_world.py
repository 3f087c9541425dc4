"""A world of one phone, in memory: the pure core with the smallest possible router around it, for transcripts.

It keeps what the real router loads (recent texts, recent replies, opt-out, session, events) and carries every effect
out at once. There is no database, no clock but its own, and no randomness.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, assert_never
from uuid import UUID

from engine.domain.effects import (
    CancelQueuedTexts,
    RaiseAlert,
    RecordOptIn,
    RecordOptOut,
    Reply,
    ScheduleEvent,
    StaySilent,
)
from engine.domain.keywords import read_keyword
from engine.domain.turn import Happening, Policy, RecentReply, RecentText, Session, Snapshot, Text, Turn
from router.decide import Decided, decide_turn
from tests.handlers.turns import ANN, CONTACT, JOSH, NOW

if TYPE_CHECKING:
    from datetime import datetime, timedelta

_PHONE = UUID(int=1)


@dataclass
class World:
    """One phone's conversation. ``heard`` collects what it saw: a text of ours, or the reason for silence."""

    sender: str = ANN
    to: str = JOSH
    carrier_answers: bool = False
    now: datetime = NOW
    turn_no: int = 0
    opted_out: bool = False
    session: Session = field(default_factory=Session)
    texts: list[tuple[Text, str]] = field(default_factory=list)
    replies: list[RecentReply] = field(default_factory=list)
    events: list[ScheduleEvent] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)

    def text(self, body: str, *, media: int = 0) -> None:
        """The phone texts us."""
        text = Text(
            UUID(int=100 + len(self.texts)), "SM", body, self.sender, self.to, media, self.now, read_keyword(body)
        )
        decided = self._take(text)
        self.texts.append((text, decided.outcome))

    def wait(self, time: timedelta) -> None:
        """Business time passes; what falls due on the way happens at its instant."""
        until = self.now + time
        while due := [event for event in self.events if event.due_at <= until]:
            event = min(due, key=lambda event: event.due_at)
            self.events.remove(event)
            self.now = max(self.now, event.due_at)
            folded = [replace(text, keyword=None) for text, outcome in self.texts if outcome == "folded"]
            decided = self._take(Happening(UUID(int=99), event.kind, {}, event.due_at), folded)
            self.texts = [(t, decided.outcome if outcome == "folded" else outcome) for t, outcome in self.texts]
        self.now = until

    def _take(self, cause: Text | Happening, folded: list[Text] | None = None) -> Decided:
        snapshot = Snapshot(
            phone_id=_PHONE,
            turn_no=self.turn_no,
            opted_out=self.opted_out,
            session=self.session,
            recent_texts=tuple(RecentText(t.arrived_at, outcome, t.body) for t, outcome in reversed(self.texts)),
            recent_replies=tuple(reversed(self.replies)),
        )
        decided = decide_turn(Turn(snapshot, cause, self.now, Policy(self.carrier_answers, CONTACT)), folded or ())
        self.turn_no += 1
        self.session = Session(decided.mode_after, decided.decision.state)
        for effect in decided.decision.effects:
            match effect:
                case Reply(words=words, purpose=purpose):
                    self.heard.append(f"< {words.body}")
                    self.replies.append(RecentReply(purpose.value, words.template, self.now))
                case StaySilent(reason=reason):
                    self.heard.append(f"= silent: {reason}")
                case RecordOptOut():
                    self.opted_out = True
                case RecordOptIn():
                    self.opted_out = False
                case ScheduleEvent():
                    self.events.append(effect)
                case RaiseAlert(kind=kind):
                    self.heard.append(f"! alert: {kind}")
                case CancelQueuedTexts():
                    pass  # nothing is queued here: a reply is heard at once
                case _:
                    assert_never(effect)
        return decided
