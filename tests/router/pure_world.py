"""A world of one phone, in memory: the pure core with the smallest possible router around it, for transcripts.

It keeps what the real router loads (recent texts, recent replies, opt-out, session, events) and carries every effect
out at once. There is no database, no clock but its own, and no randomness.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, assert_never
from uuid import UUID

from engine.domain.effects import (
    ActivateMembership,
    AdmitPerson,
    AnswerInvite,
    CallOff,
    CancelLinkup,
    CancelQueuedTexts,
    ChooseSwaps,
    CloseQuestion,
    ConfirmPlace,
    CountNudge,
    DraftLinkup,
    ForgetJoin,
    KeepJoin,
    LearnLessons,
    LeaveEverything,
    LeavePlace,
    MovePerson,
    MoveUser,
    RaiseAlert,
    RecordOptIn,
    RecordOptOut,
    RecordOutcome,
    RefuseMinor,
    RenamePerson,
    Reply,
    ReportMissing,
    ReturnToPlace,
    ReviseLinkup,
    SaveProfile,
    ScheduleEvent,
    SendLinkup,
    SettlePlace,
    StaySilent,
    TakeSeat,
    TellArrival,
)
from engine.domain.forming.standing import OwnLinkup, Standing
from engine.domain.keywords import read_keyword
from engine.domain.linkups.states import LinkupState
from engine.domain.people import HoldState, Person, Question, Region, RegionState, UserState
from engine.domain.profile.profile import EMPTY, Profile
from engine.domain.profile.states import Machine, check_move
from engine.domain.turn import Happening, Policy, RecentReply, RecentText, Session, Snapshot, Text, Turn
from engine.domain.understanding.zips import mentioned_zips
from router.decide import Decided, decide_turn
from tests.domain.forming.plans import READY
from tests.handlers.turns import ANN, CONTACT, JOSH, NOW

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from engine.domain.effects import Effect
    from engine.domain.joining.progress import JoinProgress

_PHONE = UUID(int=1)
_PERSON = UUID(int=50)
_NUDGES = (timedelta(hours=2), timedelta(hours=24))

REGIONS: Mapping[str, Region] = {
    "94110": Region(UUID(int=61), "san-francisco", "San Francisco", RegionState.OPEN, "America/Los_Angeles"),
    "94607": Region(UUID(int=62), "east-bay", "East Bay", RegionState.WAITLISTED, "America/Los_Angeles"),
    "60601": Region(UUID(int=63), "chicago-loop", "Chicago Loop", RegionState.CLOSED, "America/Chicago"),
}
"""The places of this world, by ZIP code; any other code lies nowhere."""


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
    person: Person | None = None
    join: JoinProgress | None = None
    profile: Profile | None = None
    banned_for: str | None = None
    questions: list[Question] = field(default_factory=list)
    consents: list[str] = field(default_factory=list)
    lessons: list[object] = field(default_factory=list)
    asked: int = 0
    standing: Standing = READY
    patience: timedelta = timedelta()

    def text(self, body: str, *, media: int = 0, at: datetime | None = None) -> Decided:
        """The phone texts us; ``at`` is when, if it was on its way before something of ours arrived."""
        arrived = at or self.now
        keyword = read_keyword(body)
        text = Text(UUID(int=100 + len(self.texts)), "SM", body, self.sender, self.to, media, arrived, keyword)
        decided = self._take(text, self._folded())
        self.texts.append((text, decided.outcome))
        self._settle(decided)
        return decided

    def happen(self, kind: str, payload: Mapping[str, object] | None = None) -> Decided:
        """Something that is no text happens to the phone's owner."""
        return self._take(Happening(UUID(int=99), kind, payload or {}, self.now))

    def wait(self, time: timedelta) -> None:
        """Business time passes; what falls due on the way happens at its instant."""
        until = self.now + time
        while due := [event for event in self.events if event.due_at <= until]:
            event = min(due, key=lambda event: event.due_at)
            self.events.remove(event)
            self.now = max(self.now, event.due_at)
            self._settle(self._take(Happening(UUID(int=99), event.kind, {}, event.due_at), self._folded()))
        self._nudge(until)
        self.now = until

    def _nudge(self, until: datetime) -> None:
        """What the sweep of the same name does."""
        for number, after in enumerate(_NUDGES, 1):
            question = next((q for q in self.questions if q.is_open and q.topic == "interview"), None)
            nudged = sum(q.nudges for q in self.questions if q.topic == "interview")
            if question is None or nudged != number - 1 or question.created_at + after > until:
                continue
            self.now = question.created_at + after
            self.happen("interview_unanswered", {"nudge": number})

    def _take(self, cause: Text | Happening, folded: list[Text] | None = None) -> Decided:
        decided = decide_turn(Turn(self._snapshot(cause), cause, self.now, self._policy()), folded or ())
        self.turn_no += 1
        self.session = Session(decided.mode_after, decided.decision.state)
        for effect in decided.decision.effects:
            self._carry_out(effect)
        return decided

    def _folded(self) -> list[Text]:
        return [replace(text, keyword=None) for text, outcome in self.texts if outcome == "folded"]

    def _settle(self, decided: Decided) -> None:
        self.texts = [(t, decided.outcome if t.id in decided.settles else outcome) for t, outcome in self.texts]

    def _policy(self) -> Policy:
        return Policy(self.carrier_answers, CONTACT, patience=self.patience)

    def _snapshot(self, cause: Text | Happening) -> Snapshot:
        zips = set(mentioned_zips(cause.body)) if isinstance(cause, Text) else set()
        if self.join is not None and self.join.zip_code is not None:
            zips.add(self.join.zip_code)
        return Snapshot(
            phone_id=_PHONE,
            turn_no=self.turn_no,
            opted_out=self.opted_out,
            session=self.session,
            recent_texts=tuple(RecentText(t.arrived_at, outcome, t.body) for t, outcome in reversed(self.texts)),
            recent_replies=tuple(reversed(self.replies)),
            person=self.person,
            join=self.join,
            banned_for=self.banned_for,
            mistaken_at=max((t.arrived_at for t, outcome in self.texts if outcome == "wrong_number"), default=None),
            profile=self.profile,
            questions=tuple(reversed(self.questions)),
            regions={code: REGIONS[code] for code in zips if code in REGIONS},
            standing=None if self.person is None else self.standing,
        )

    def _carry_out(self, effect: Effect) -> None:
        match effect:
            case Reply():
                self._say(effect)
            case StaySilent() | RaiseAlert():
                self.heard.append(_told(effect))
            case RecordOptOut() | RecordOptIn():
                self.opted_out = isinstance(effect, RecordOptOut)
            case ScheduleEvent():
                self.events.append(effect)
            case (
                AnswerInvite()
                | TakeSeat()
                | LeavePlace()
                | LeaveEverything()
                | ConfirmPlace()
                | ReturnToPlace()
                | CallOff()
                | TellArrival()
                | RecordOutcome()
                | SettlePlace()
                | ChooseSwaps()
                | LearnLessons()
                | ReportMissing()
                | CancelQueuedTexts()
            ):
                pass  # nobody is invited here, and nothing is queued: a reply is heard at once
            case CloseQuestion(topic=topic) | CountNudge(topic=topic):
                closes = isinstance(effect, CloseQuestion)
                self._change_question(
                    topic, lambda q: replace(q, is_open=False) if closes else replace(q, nudges=q.nudges + 1)
                )
            case KeepJoin() | ForgetJoin() | AdmitPerson() | RefuseMinor():
                self._carry_out_belonging(effect)
            case SaveProfile() | MoveUser() | RenamePerson() | MovePerson() | ActivateMembership():
                self._carry_out_member(effect)
            case DraftLinkup() | ReviseLinkup() | SendLinkup() | CancelLinkup():
                self._carry_out_linkup(effect)
            case _:
                assert_never(effect)

    def _carry_out_belonging(self, effect: KeepJoin | ForgetJoin | AdmitPerson | RefuseMinor) -> None:
        match effect:
            case KeepJoin(progress=progress):
                self.join = progress
            case ForgetJoin():
                self.join = None
            case AdmitPerson(progress=progress, consent=consent, region=region):
                assert progress.first_name is not None
                self.person = Person(_PERSON, self.sender, progress.first_name, UserState.INTERVIEWING, region)
                self.person = replace(self.person, zip_code=progress.zip_code)
                self.profile, self.join = EMPTY, None
                self.consents.append(consent)
            case RefuseMinor():
                self.banned_for, self.join = "under_18", None
                if self.person is not None:
                    self.person = replace(self.person, first_name="", hold=HoldState.HARD, state=UserState.SUSPENDED)

    def _carry_out_member(
        self, effect: SaveProfile | MoveUser | RenamePerson | MovePerson | ActivateMembership
    ) -> None:
        assert self.person is not None
        match effect:
            case SaveProfile(profile=profile, learned=learned):
                assert self.profile is not None
                if profile.state is not self.profile.state:
                    check_move(Machine.PROFILE, self.profile.state, profile.state)
                self.profile = profile
                self.lessons.extend(learned)
            case MoveUser(to=to):
                check_move(Machine.USER, self.person.state, to)
                self.person = replace(self.person, state=to)
            case RenamePerson(first_name=first_name):
                self.person = replace(self.person, first_name=first_name)
            case MovePerson(zip_code=zip_code, region=region):
                self.person = replace(self.person, zip_code=zip_code, region=region, zip_changed_at=self.now)
            case ActivateMembership():
                pass  # the region itself is what a handler sees

    def _carry_out_linkup(self, effect: DraftLinkup | ReviseLinkup | SendLinkup | CancelLinkup) -> None:
        running = self.standing.running
        match effect:
            case DraftLinkup(linkup_id=linkup_id, brief=brief, venue=venue, zone=zone):
                assert running is None
                running = OwnLinkup(linkup_id, LinkupState.DRAFT, brief, venue, zone, self.now)
            case ReviseLinkup(brief=brief, venue=venue):
                assert running is not None
                running = replace(running, brief=brief, venue=venue)
            case SendLinkup():
                assert running is not None
                running = replace(running, state=LinkupState.BROADCASTING)
            case CancelLinkup(linkup_id=linkup_id):
                assert running is not None
                assert running.id == linkup_id
                running = None
        self.standing = replace(self.standing, running=running)

    def _say(self, effect: Reply) -> None:
        self.heard.append(f"< {effect.words.body}")
        self.replies.append(RecentReply(effect.purpose.value, effect.words.template, self.now))
        if effect.asks is not None:
            self._change_question(effect.asks.topic, lambda question: replace(question, is_open=False))
            self.asked += 1
            question_id = UUID(int=1000 + len(self.questions))
            asks = effect.asks
            self.questions.append(
                Question(question_id, asks.topic, asks.token, effect.words.template, self.now, self.now, is_open=True)
            )

    def _change_question(self, topic: str, change: Callable[[Question], Question]) -> None:
        """Change the open question of a topic, if there is one."""
        self.questions = [change(q) if q.is_open and q.topic == topic else q for q in self.questions]


def _told(effect: StaySilent | RaiseAlert) -> str:
    return f"= silent: {effect.reason}" if isinstance(effect, StaySilent) else f"! alert: {effect.kind}"
