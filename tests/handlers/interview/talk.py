"""The interview with the smallest possible world around it: one person, the handler, and effects carried out at once.

The carrier takes our texts ``carrier_takes`` after they are decided; nobody can answer a question before that.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID

from engine.domain.effects import CloseQuestion, CountNudge, MoveUser, Reply, SaveProfile, StaySilent
from engine.domain.people import Person, Question, Region, RegionState, UserState
from engine.domain.profile.profile import EMPTY, Profile
from engine.domain.profile.states import Machine, check_move
from engine.domain.turn import (
    Decision,
    Happening,
    Mode,
    Policy,
    RecentReply,
    RecentText,
    Session,
    Snapshot,
    Text,
    Turn,
)
from handlers.interview import HANDLER
from tests.handlers.turns import ANN, CONTACT, JOSH, NOW

BAY = Region(UUID(int=7), "bay", "the Bay Area", RegionState.OPEN, "America/Los_Angeles")
ANN_PERSON = Person(UUID(int=3), ANN, "Ann", UserState.INTERVIEWING, BAY, "94110")


@dataclass
class Talk:
    """A conversation. ``heard`` holds what the phone saw of the last turn: our texts, or the reason for silence."""

    person: Person = ANN_PERSON
    profile: Profile = EMPTY
    carrier_takes: timedelta = timedelta(seconds=1)
    now: datetime = NOW
    session: Session = field(default_factory=lambda: Session(Mode.INTERVIEWING, "intro_01"))
    questions: list[Question] = field(default_factory=list)
    texts: list[RecentText] = field(default_factory=list)
    replies: list[RecentReply] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    asked: int = 0
    saved: list[SaveProfile] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Being admitted asks the first question."""
        self._ask(self.session.state, "answered")
        self.asked = 1

    @property
    def is_over(self) -> bool:
        """Whether the interview handed over."""
        return self.session.mode is not Mode.INTERVIEWING

    def says(self, *bodies: str, after: timedelta = timedelta(minutes=1)) -> str:
        """Text us, each text some time after what was before; return what came of the last one."""
        for body in bodies:
            self.now += after
            text = Text(UUID(int=50 + len(self.texts)), "SM", body, ANN, JOSH, 0, self.now, None)
            decision = self._take(text)
            outcome = "answered" if any(isinstance(effect, Reply) for effect in decision.effects) else "silent"
            self.texts.insert(0, RecentText(self.now, outcome, body))
        return " / ".join(self.heard)

    def nudged(self, which: object) -> str:
        """The sweep says that the question is unanswered."""
        self._take(Happening(UUID(int=9), "interview_unanswered", {"nudge": which}, self.now))
        return " / ".join(self.heard)

    def turn(self, cause: Text | Happening) -> Turn:
        """The turn as the router would load it."""
        known = tuple(
            replace(question, asked_at=None)
            if question.asked_at is not None and question.asked_at > self.now
            else question
            for question in self.questions
        )
        snapshot = Snapshot(
            phone_id=UUID(int=1),
            turn_no=len(self.texts),
            opted_out=False,
            session=self.session,
            recent_texts=tuple(self.texts[:24]),
            recent_replies=tuple(self.replies[:12]),
            person=self.person,
            profile=self.profile,
            questions=known[:6],
        )
        return Turn(snapshot, cause, self.now, Policy(carrier_answers_keywords=False, support_contact=CONTACT))

    def loses_the_question(self) -> None:
        """The text of the newest question will never be sent."""
        self.questions[0] = replace(self.questions[0], asked_at=None, is_lost=True)

    def _take(self, cause: Text | Happening) -> Decision:
        decision = HANDLER.decide(self.turn(cause))
        self._check(decision)
        self.heard = []
        for effect in decision.effects:
            match effect:
                case Reply(words=words, purpose=purpose, asks=asks):
                    self.heard.append(words.body)
                    self.replies.insert(0, RecentReply(purpose.value, words.template, self.now))
                    if asks is not None:
                        assert asks.token == decision.state
                        assert type(asks.token) is str
                        self._ask(asks.token, asks.closing)
                        self.asked += 1
                case StaySilent(reason=reason):
                    self.heard.append(f"= {reason}")
                case SaveProfile(profile=profile):
                    self.profile = profile
                    self.saved.append(effect)
                case CloseQuestion():
                    self._close()
                case CountNudge():
                    self.questions[0] = replace(self.questions[0], nudges=self.questions[0].nudges + 1)
                case MoveUser(to=to):
                    check_move(Machine.USER, self.person.state, to)
                    self.person = replace(self.person, state=to)
                case _:
                    raise AssertionError(effect)
        self.session = Session(decision.mode or self.session.mode, decision.state)
        return decision

    def _check(self, decision: Decision) -> None:
        """Hold the decision against the house's rules: one outcome, declared moves, good texts."""
        replies = [effect for effect in decision.effects if isinstance(effect, Reply)]
        silences = [effect for effect in decision.effects if isinstance(effect, StaySilent)]
        assert bool(replies) != bool(silences)
        assert type(decision.state) is str  # the store writes lists of plain strings
        assert len(silences) <= 1
        assert len(replies) <= 2
        assert all(len(reply.words.body) <= 306 for reply in replies)
        assert sum(reply.words.body.count("?") for reply in replies) <= 1
        assert sum(isinstance(effect, SaveProfile) for effect in decision.effects) <= 1
        if decision.mode is None:
            assert decision.state in HANDLER.transitions[self.session.state]
        else:
            assert (decision.mode, decision.state) == (Mode.IDLE, "idle")

    def _ask(self, token: str, closing: str) -> None:
        assert closing
        self._close()
        number = UUID(int=1000 + len(self.questions))
        taken = self.now + self.carrier_takes
        self.questions.insert(0, Question(number, "interview", token, "t@1", self.now, taken, is_open=True))

    def _close(self) -> None:
        self.questions = [replace(question, is_open=False) for question in self.questions]
