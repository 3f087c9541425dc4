"""Plays a story: carries out its steps in order, checks every expectation, tells a `Teller` what happened.

The first expectation that does not hold ends the play: what comes after it would only repeat the news.
"""

from __future__ import annotations

import time
from calendar import day_name
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, assert_never

from engine.demo.roles import Author, Delivery, PhoneText, Stage, Teller
from engine.demo.steps import (
    AddPeople,
    ArmFault,
    Ends,
    Gets,
    Has,
    Is,
    Kill,
    Operate,
    SayAtOnce,
    Says,
    Wait,
    WaitUntil,
)
from engine.demo.wording import count_outcomes, count_totals, fits, in_words
from engine.errors import EngineError
from engine.ids import new_id

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from engine.demo.steps import Step, Story

PATIENCE_SECONDS = 30.0
"""How long something may take to happen, in real time: a killed worker is back and has settled its send well before."""

TYPING_SECONDS = 15
"""How long somebody reads a text of ours and types the next one, in business time: more than eight texts a minute are
set aside, and a story whose people answered at once would be one long flood."""

LOOK_SECONDS = 0.1
"""How often it is looked whether it has happened."""


class NotAsExpectedError(EngineError):
    """An expectation of the story did not hold."""

    def __init__(self, act: str, expected: str, found: str) -> None:
        super().__init__(f"{act}: expected {expected}, found {found}")
        self.act, self.expected, self.found = act, expected, found


@dataclass(slots=True)
class _Phone:
    """What happened on one phone so far."""

    number: str
    sids: list[str] = field(default_factory=list)
    last: list[str] = field(default_factory=list)  # of what it said last, several if at once
    expected: int = 0  # texts of ours the story has named so far
    reads: bool = False  # a text of ours that came after the last they sent


class Play:
    """One performance of a story. `held` counts the expectations that held."""

    def __init__(
        self,
        story: Story,
        stage: Stage,
        teller: Teller,
        *,
        patience: float = PATIENCE_SECONDS,
        look: float = LOOK_SECONDS,
    ) -> None:
        self.held = 0
        self._story, self._stage, self._teller, self._patience, self._look = story, stage, teller, patience, look
        self._phones = {name: _Phone(number) for name, number in story.cast.items()}
        self._act = ""

    def perform(self) -> Mapping[str, int]:
        """Play all acts. Gives the outcomes of all texts, counted. Raises `NotAsExpectedError` and `StageError`."""
        for act in self._story.acts:
            self._act = act.title
            self._teller.begin(act)
            for step in act.steps:
                self._do(step)
            self._check_nothing_else()
        return self._check_whole_story()

    def _do(self, step: Step) -> None:
        match step:
            case Says():
                self._say([step])
            case SayAtOnce(texts):
                self._say(texts)
            case Gets():
                self._expect_text(step)
            case Ends(name, outcomes):
                phone = self._phones[name]
                self._expect(count_outcomes(outcomes), lambda: self._outcomes(phone.last), of=name)
            case Has(name):
                self._stage.settle()
                totals = count_totals(step.rows, step.turns, step.replies)
                self._expect(totals, lambda: self._totals(self._phones[name]), of=name)
            case Is(name, standing):
                self._expect(standing, lambda: self._stage.standing(self._phones[name].sids), of=name)
            case _:
                self._do_backstage(step)

    def _do_backstage(self, step: Wait | WaitUntil | Operate | ArmFault | Kill | AddPeople) -> None:
        match step:
            case Wait(seconds):
                self._stage.advance(seconds)
                self._teller.note(f"{in_words(seconds)} of business time")
            case WaitUntil(hour, weekday):
                self._stage.advance_until(hour, weekday)
                day = "" if weekday is None else f"{day_name[weekday]} "
                self._teller.note(f"until {day}{hour:%H:%M} where the phones are")
            case AddPeople(names, activities, zip_code):
                for name in names:
                    self._stage.add_person(self._phones[name].number, name, activities, zip_code)
                who = (
                    f"{names[0]} is a member, too, and likes"
                    if len(names) == 1
                    else (f"{', '.join(names)} are members, too, and like")
                )
                self._teller.note(f"{who} {', '.join(activities)}")
            case Operate(arguments):
                self._teller.note(f"engine {' '.join(arguments)}: {self._stage.operate(arguments)}")
            case ArmFault(kind, count):
                self._stage.arm_fault(kind, count)
                self._teller.note(f"the carrier's next fault: {kind}" + (f", {count} times" if count > 1 else ""))
            case Kill(process):
                self._stage.kill(process)
                self._teller.note(f"kill -9 {process}")
            case _:
                assert_never(step)

    def _say(self, texts: Sequence[Says]) -> None:
        if any(self._phones[says.name].reads for says in texts):
            self._stage.advance(TYPING_SECONDS)
        sids = [f"SM{new_id().hex}" for _ in texts]
        deliveries = [
            Delivery(self._phones[says.name].number, says.body, says.media, sid)
            for says, sid in zip(texts, sids, strict=True)
            for _ in range(says.copies)
        ]
        self._stage.text(deliveries)
        said = list(zip(texts, sids, strict=True))
        for name in dict.fromkeys(says.name for says in texts):
            phone = self._phones[name]
            phone.last = [sid for says, sid in said if says.name == name]
            phone.sids += phone.last
            phone.reads = False
            shown = {text.sid: text for text in self._stage.texts(phone.number)}
            for says, sid in said:
                if says.name == name:
                    self._teller.text(name, shown[sid], copies=says.copies)

    def _expect_text(self, step: Gets) -> None:
        phone, seen = self._phones[step.name], list[PhoneText]()

        def look() -> str:
            seen[:] = self._unexpected(phone)[:1]
            if not seen:
                return "no text"
            return step.pattern if fits(seen[0].body, step.pattern) else seen[0].body

        found = self._wait_for(step.pattern, look, enough=lambda: bool(seen))
        if seen:
            self._teller.text(step.name, seen[0])
        self._hold(step.pattern, found, of=step.name, told=False)
        phone.expected, phone.reads = phone.expected + 1, True

    def _expect(self, expected: str, look: Callable[[], str], *, of: str) -> None:
        self._hold(expected, self._wait_for(expected, look), of=of)

    def _wait_for(self, expected: str, look: Callable[[], str], *, enough: Callable[[], bool] = lambda: False) -> str:
        """Look until what is expected is found, or enough is known, or patience ends."""
        deadline = time.monotonic() + self._patience
        while (found := look()) != expected and not enough() and time.monotonic() < deadline:
            time.sleep(self._look)
        return found

    def _hold(self, expected: str, found: str, *, of: str, told: bool = True) -> None:
        if found != expected:
            raise NotAsExpectedError(self._act, f"{of}: {expected}", f"{of}: {found}")
        self.held += 1
        if told:
            self._teller.held(f"{of}: {expected}")

    def _outcomes(self, sids: Sequence[str]) -> str:
        return count_outcomes(Counter(outcome or "waiting" for outcome in self._stage.outcomes(sids)))

    def _totals(self, phone: _Phone) -> str:
        replies = sum(to == phone.number for to, _ in self._stage.taken())
        return count_totals(*self._stage.rows_and_turns(phone.sids), replies)

    def _unexpected(self, phone: _Phone) -> list[PhoneText]:
        return [text for text in self._stage.texts(phone.number) if text.author is not Author.PERSON][phone.expected :]

    def _check_nothing_else(self) -> None:
        """Quiet, and no phone got more than the story said."""
        self._stage.settle()
        for name, phone in self._phones.items():
            extra = self._unexpected(phone)
            self._hold("nothing else", extra[0].body if extra else "nothing else", of=name, told=False)

    def _check_whole_story(self) -> Mapping[str, int]:
        """Nothing lost, nothing doubled: every text has one outcome, every job is settled and was taken once."""
        settled = self._wait_for("0 unsettled", lambda: f"{self._stage.open_jobs()} unsettled")
        self._hold("0 unsettled", settled, of="texts of ours", told=False)
        sids = [sid for phone in self._phones.values() for sid in phone.sids]
        outcomes = Counter(outcome or "waiting" for outcome in self._stage.outcomes(sids))
        jobs = [job for _, job in self._stage.taken()]
        self._hold("0 without an outcome", f"{outcomes['waiting']} without an outcome", of="texts to us", told=False)
        self._hold("0 sent twice", f"{len(jobs) - len(set(jobs))} sent twice", of="texts of ours", told=False)
        return +outcomes
