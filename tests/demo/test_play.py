from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

import pytest

from engine.demo.play import TYPING_SECONDS, NotAsExpectedError, Play
from engine.demo.reading import read_story
from engine.demo.roles import Author, Delivery, PhoneText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.demo.steps import Act

_ANN = "+14155550101"
_CAST = f"cast Ann {_ANN}\ncast Bob +14155550102\n== An act\n"
_NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@dataclass
class _EchoStage:
    """A stack that answers `echo: <text>` once to each SID, with a few ways to be wrong."""

    answers: int = 1
    silent: bool = False
    shown: dict[str, list[PhoneText]] = field(default_factory=dict)
    sent: list[tuple[str, str]] = field(default_factory=list)
    unsettled: int = 0
    deeds: list[str] = field(default_factory=list)

    def text(self, deliveries: Sequence[Delivery]) -> list[str]:
        for delivery in deliveries:
            phone = self.shown.setdefault(delivery.phone, [])
            assert delivery.sid is not None
            if any(text.sid == delivery.sid for text in phone):
                continue
            phone.append(PhoneText(delivery.sid, delivery.body, Author.PERSON, _NOW))
            for _ in range(0 if self.silent else self.answers):
                phone.append(PhoneText(f"SM{len(self.sent)}", f"echo: {delivery.body}", Author.JOSH, _NOW))
                self.sent.append((delivery.phone, f"job of {delivery.sid}"))
        return [str(delivery.sid) for delivery in deliveries]

    def texts(self, phone: str) -> list[PhoneText]:
        return self.shown.get(phone, [])

    def taken(self) -> list[tuple[str, str]]:
        return self.sent

    def arm_fault(self, kind: str, count: int) -> None:
        self.deeds.append(f"fault {kind} {count}")

    def advance(self, seconds: int) -> None:
        self.deeds.append(f"advance {seconds}")

    def advance_until(self, hour: time, weekday: int | None = None) -> None:
        self.deeds.append(f"until {hour} {weekday}")

    def add_person(self, phone: str, first_name: str, activities: Sequence[str], zip_code: str | None) -> None:
        self.deeds.append(f"{first_name} {phone} in {zip_code} likes {', '.join(activities)}")

    def settle(self) -> None:
        pass

    def outcomes(self, sids: Sequence[str]) -> list[str | None]:
        return ["closer" if self.silent else "answered" for _ in sids]

    def rows_and_turns(self, sids: Sequence[str]) -> tuple[int, int]:
        return len(sids), len(sids)

    def standing(self, sids: Sequence[str]) -> str:
        return "active, complete_mvp" if sids else "nobody"

    def operate(self, arguments: Sequence[str]) -> str:
        self.deeds.append(f"engine {' '.join(arguments)}")
        return "done"

    def open_jobs(self) -> int:
        return self.unsettled

    def kill(self, process: str) -> None:
        self.deeds.append(f"kill {process}")


class _QuietTeller:
    """Remembers how often each thing was told."""

    def __init__(self) -> None:
        self.told: Counter[str] = Counter()

    def begin(self, act: Act) -> None:
        self.told[act.title] += 1

    def text(self, name: str, text: PhoneText, *, copies: int = 1) -> None:
        self.told[f"{name} {text.author} {copies}"] += 1

    def note(self, words: str) -> None:
        self.told[words] += 1

    def held(self, what: str) -> None:
        self.told[what] += 1


def _play(lines: str, stage: _EchoStage) -> tuple[Play, _QuietTeller]:
    teller = _QuietTeller()
    return Play(read_story(_CAST + lines), stage, teller, patience=0), teller


def test_a_story_that_holds_is_told_and_counted() -> None:
    """Every step is done, every expectation counted, every text told, and the outcomes add up."""
    stage = _EchoStage()
    play, teller = _play(
        "50 copies: Ann > hello\nAnn < ECHO: *\nAnn = answered\nAnn has 1 row, 1 turn, 1 reply\n"
        "fault http_503 2\nkill worker\nwait 1 minute",
        stage,
    )
    assert play.perform() == {"answered": 1}
    assert stage.deeds == ["fault http_503 2", "kill worker", "advance 60"]
    assert teller.told["Ann person 50"] == teller.told["Ann JOSH 1"] == 1
    assert play.held == 3 + 2 + 3  # the lines, quiet on two phones, and the whole story's three


def test_people_are_there_and_time_passes_to_a_day() -> None:
    """Everybody named becomes a member under their own number; a weekday is waited for, and both are told."""
    stage = _EchoStage()
    lines = (
        "people Ann like coffee, a walk\npeople Ann, Bob in 94607 like tea\nwait until 10:00\nwait until Tuesday 10:00"
    )
    play, teller = _play(lines, stage)
    play.perform()
    assert stage.deeds == [
        f"Ann {_ANN} in None likes coffee, a walk",
        f"Ann {_ANN} in 94607 likes tea",
        "Bob +14155550102 in 94607 likes tea",
        "until 10:00:00 None",
        "until 10:00:00 1",
    ]
    assert teller.told["until Tuesday 10:00 where the phones are"] == 1
    assert teller.told["Ann is a member, too, and likes coffee, a walk"] == 1
    assert teller.told["Ann, Bob are members, too, and like tea"] == 1


@pytest.mark.parametrize(
    ("lines", "stage", "expected", "found"),
    [
        ("Ann > hi\nAnn < goodbye", _EchoStage(), "Ann: goodbye", "Ann: echo: hi"),
        ("Ann > hi\nAnn < echo*", _EchoStage(silent=True), "Ann: echo*", "Ann: no text"),
        ("Ann > hi\nAnn = silent: closer", _EchoStage(), "Ann: silent: closer", "Ann: answered"),
        ("Ann > hi", _EchoStage(), "Ann: nothing else", "Ann: echo: hi"),
        ("Ann > hi\nAnn < *", _EchoStage(answers=2), "Ann: nothing else", "Ann: echo: hi"),
        (
            "Ann > hi\nAnn < *\nAnn has 1 row, 2 turns, 1 reply",
            _EchoStage(),
            "Ann: 1 row, 2 turns, 1 reply",
            "Ann: 1 row, 1 turn, 1 reply",
        ),
        (
            "Ann > hi\n2 times: Ann < *",
            _EchoStage(answers=2),
            "texts of ours: 0 sent twice",
            "texts of ours: 1 sent twice",
        ),
        ("Ann > hi\nAnn < *", _EchoStage(unsettled=1), "texts of ours: 0 unsettled", "texts of ours: 1 unsettled"),
    ],
)
def test_what_does_not_hold_ends_the_play(lines: str, stage: _EchoStage, expected: str, found: str) -> None:
    """A wrong, missing, doubled, unsettled or unexpected text ends the play with expected beside found."""
    play, _ = _play(lines, stage)
    with pytest.raises(NotAsExpectedError) as caught:
        play.perform()
    assert (caught.value.expected, caught.value.found) == (expected, found)


def test_people_take_their_time() -> None:
    """Whoever got a text reads it and types before they send their next; texts in a row follow one another at once."""
    stage = _EchoStage()
    play, _ = _play("Ann > one\nAnn < *\nAnn > two\nAnn > three\nBob > hi\n2 times: Ann < *\nBob < *", stage)
    play.perform()
    assert stage.deeds == [f"advance {TYPING_SECONDS}"]


def test_only_the_star_means_something() -> None:
    """Question marks and brackets in an expected text are themselves."""
    play, _ = _play("Ann > really? [1]\nAnn < echo: really? [1]\nBob > really!\nBob < echo: really?", _EchoStage())
    with pytest.raises(NotAsExpectedError, match="Bob"):
        play.perform()
