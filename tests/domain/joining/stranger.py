"""Somebody who joins, in memory: their texts go to the handlers of joining, and what is decided comes true at once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from engine.domain.effects import AdmitPerson, ForgetJoin, KeepJoin, RefuseMinor, Reply, StaySilent
from engine.domain.keywords import read_keyword
from engine.domain.people import Question, Region, RegionState
from engine.domain.turn import Mode, Policy, RecentReply, Session, Snapshot, Text, Turn
from engine.domain.understanding.zips import mentioned_zips
from handlers import banned, idle, registration
from tests.handlers.turns import ANN, CONTACT, JOSH, NOW

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.domain.joining.progress import JoinProgress
    from engine.domain.turn import Decision

MISSION = Region(UUID(int=7), "san_francisco", "San Francisco", RegionState.OPEN, "America/Los_Angeles")
EAST_BAY = Region(UUID(int=8), "east_bay", "East Bay", RegionState.WAITLISTED, "America/Los_Angeles")
MARIN = Region(UUID(int=9), "marin", "Marin", RegionState.CLOSED, "America/Los_Angeles")
REGIONS: Mapping[str, Region] = {"94110": MISSION, "94111": MISSION, "94607": EAST_BAY, "94901": MARIN}


@dataclass
class Stranger:
    """A number that is nobody's yet. ``takes`` is how long the carrier needs for a text; None: it never takes one."""

    now: datetime = NOW
    takes: timedelta | None = timedelta(seconds=1)
    session: Session = field(default_factory=Session)
    join: JoinProgress | None = None
    questions: tuple[Question, ...] = ()
    replies: tuple[RecentReply, ...] = ()
    banned_for: str | None = None
    admitted: AdmitPerson | None = None
    decisions: list[Decision] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def text(self, *bodies: str, after: timedelta = timedelta(minutes=1)) -> Stranger:
        """Text these, one after the other with `after` in between."""
        for body in bodies:
            self.now += after
            self._come_true(self._decide(self.turn(body)))
        return self

    def turn(self, body: str) -> Turn:
        """The turn of a text that arrives now."""
        kept = None if self.join is None else self.join.zip_code
        zips = (*mentioned_zips(body), *((kept,) if kept else ()))
        snapshot = Snapshot(
            phone_id=UUID(int=1),
            turn_no=len(self.decisions),
            opted_out=False,
            session=self.session,
            recent_replies=self.replies[:12],
            join=self.join,
            banned_for=self.banned_for,
            questions=self.questions,
            regions={code: REGIONS[code] for code in zips if code in REGIONS},
        )
        text = Text(UUID(int=2), "SM", body, ANN, JOSH, 0, self.now, read_keyword(body))
        return Turn(snapshot, text, self.now, Policy(carrier_answers_keywords=False, support_contact=CONTACT))

    @property
    def lines(self) -> list[str]:
        """The lines of the last answer in order, or the reason for silence."""
        said = [
            part.partition("@")[0] for e in self.last if isinstance(e, Reply) for part in e.words.template.split("+")
        ]
        return said or [effect.reason.value for effect in self.last if isinstance(effect, StaySilent)]

    @property
    def last(self) -> tuple[object, ...]:
        """The effects of the last decision."""
        return self.decisions[-1].effects

    @property
    def step(self) -> str:
        """The state joining is in."""
        return self.session.state

    def lose_questions(self) -> None:
        """The carrier refuses every question that it has not taken yet."""
        self.questions = tuple(replace(q, is_lost=q.asked_at is None) for q in self.questions)

    def _decide(self, turn: Turn) -> Decision:
        if self.banned_for is not None:
            return banned.decide(turn)
        handler = registration.HANDLER if self.session.mode is Mode.JOINING else idle.HANDLER
        return handler.decide(turn)

    def _come_true(self, decision: Decision) -> None:
        self.decisions.append(decision)
        self.session = Session(decision.mode or self.session.mode, decision.state)
        for effect in decision.effects:
            match effect:
                case Reply():
                    self._hear(effect)
                case KeepJoin(progress=progress):
                    self.join = progress
                case ForgetJoin():
                    self.join = None
                case RefuseMinor():
                    self.join, self.banned_for = None, "under_18"
                case AdmitPerson():
                    self.join, self.admitted = None, effect
                case _:
                    pass

    def _hear(self, reply: Reply) -> None:
        self.words.append(reply.words.body)
        self.replies = (RecentReply(reply.purpose.value, reply.words.template, self.now), *self.replies)
        if reply.asks is not None:
            taken = None if self.takes is None else self.now + self.takes
            asked = reply.asks
            question = Question(
                UUID(int=3), asked.topic, asked.token, reply.words.template, self.now, taken, is_open=True
            )
            self.questions = (question, *(replace(q, is_open=False) for q in self.questions))


def at(step: str) -> Stranger:
    """Somebody who is being asked this step, and has given everything before it."""
    told = {
        "name": (),
        "last_name": ("Ann",),
        "birthday": ("Ann Lee",),
        "confirm_birthday": ("Ann Lee", "hola, nací el 3/4/94"),
        "zip": ("Ann Lee", "3/14/1994"),
        "agree": ("Ann Lee", "3/14/1994", "94110"),
    }[step]
    stranger = Stranger().text("JOIN", *told)
    assert stranger.step == step, (step, stranger.step, stranger.lines)
    return stranger
