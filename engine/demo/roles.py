"""Who takes part in a performance: the stage it is played on, and the one who tells the audience."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, time

    from engine.demo.steps import Act


@dataclass(frozen=True, slots=True)
class Delivery:
    """One text a phone sends us. Deliveries with the same `sid` are one text."""

    phone: str
    body: str = field(repr=False)
    media: int = 0
    sid: str | None = None


class Author(StrEnum):
    """Who wrote a text that a phone shows."""

    PERSON = "person"
    JOSH = "JOSH"
    CARRIER = "carrier"


@dataclass(frozen=True, slots=True)
class PhoneText:
    """One text as a phone shows it. `at` is business time."""

    sid: str
    body: str = field(repr=False)
    author: Author
    at: datetime


class Stage(Protocol):
    """A running stack, as far as a story can touch it. Each may raise `StageError`."""

    def text(self, deliveries: Sequence[Delivery]) -> list[str]:
        """Send texts at the same moment; back once our webhook has answered each. Gives their SIDs, in order."""

    def texts(self, phone: str) -> list[PhoneText]:
        """What a phone shows, in order."""

    def taken(self) -> list[tuple[str, str]]:
        """Everything the carrier accepted from us: recipient and job id, in order."""

    def arm_fault(self, kind: str, count: int) -> None:
        """Have the carrier misbehave for the next `count` sends."""

    def advance(self, seconds: int) -> None:
        """Move business time, stepwise."""

    def advance_until(self, hour: time, weekday: int | None = None) -> None:
        """Move business time to the next time it is this hour, and weekday (Monday is 0), where the phones are."""

    def settle(self) -> None:
        """Come back when nothing is left to do."""

    def outcomes(self, sids: Sequence[str]) -> list[str | None]:
        """The outcome recorded for each text, in order; None while it waits for its turn."""

    def rows_and_turns(self, sids: Sequence[str]) -> tuple[int, int]:
        """How many rows and turns the number that sent these texts has altogether."""

    def standing(self, sids: Sequence[str]) -> str:
        """What the sender of these texts is to us: `state, profile state` of a member, or `nobody`."""

    def operate(self, arguments: Sequence[str]) -> str:
        """Run `engine` with these arguments, as an operator would; gives what it said."""

    def add_person(self, phone: str, first_name: str, activities: Sequence[str], zip_code: str | None) -> None:
        """Make this phone's owner a member who lives there and likes these things."""

    def open_jobs(self) -> int:
        """How many texts of ours are still on their way to the carrier, or nobody knows whether they got there."""

    def kill(self, process: str) -> None:
        """End one of our processes and all it started, at once."""


class Teller(Protocol):
    """Tells what happens, as it happens."""

    def begin(self, act: Act) -> None:
        """An act begins."""

    def text(self, name: str, text: PhoneText, *, copies: int = 1) -> None:
        """Somebody sent or got a text."""

    def note(self, words: str) -> None:
        """Something happened backstage."""

    def held(self, what: str) -> None:
        """An expectation held."""
