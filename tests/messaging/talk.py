"""A conversation on the real tables: a text in, its turn, our texts handed to a carrier that always accepts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from engine import clock
from engine.messaging.carrier_answers import Accepted
from tests.messaging.stage import ANN, Stage, new_sid

if TYPE_CHECKING:
    from pathlib import Path

    from engine.messaging.claiming import Claim

NAME, BIRTHDAY, ZIP = "Zelda Quimby", "3/14/1994", "94110"
"""What everybody here says of themselves unless a test says otherwise; the ZIP code is of an open region."""

PAUSE = timedelta(seconds=10)
"""Between two texts of one person: the rate limit lets eight through in a minute."""


@dataclass
class Clock:
    """Business time as this test moves it."""

    file: Path
    passed: timedelta = timedelta()

    def wait(self, time: timedelta) -> None:
        """Business time passes."""
        self.passed += time
        clock.write_offset(self.file, self.passed)


@dataclass
class Talk:
    """One phone in conversation. Business time moves on with every text."""

    stage: Stage
    clock: Clock
    sender: str = ANN

    def other(self, sender: str) -> Talk:
        """Another phone at the same time."""
        return Talk(self.stage, self.clock, sender)

    def say(self, body: str) -> list[str]:
        """Send a text; gives what we answered to it."""
        self.clock.wait(PAUSE)
        self.stage.text(body, sender=self.sender)
        return self.hear()

    def say_all(self, *bodies: str) -> list[str]:
        """Send texts one after the other; gives what we answered to the last."""
        return [self.say(body) for body in bodies][-1]

    def join(self, *, name: str = NAME, birthday: str = BIRTHDAY, zip_code: str = ZIP) -> list[str]:
        """Say everything up to the question whether they agree, which is what this gives."""
        return self.say_all("JOIN", name, birthday, zip_code)

    def become_member(self, *, zip_code: str = ZIP) -> list[str]:
        """Join and agree; gives the welcome."""
        self.join(zip_code=zip_code)
        return self.say("AGREE")

    def hear(self) -> list[str]:
        """Take the turns that wait and have the carrier accept what is due; gives its words."""
        self.stage.take_turns()
        heard: list[str] = []
        while (claim := self.hand_over()).outgoing:
            heard.extend(outgoing.body for outgoing in claim.outgoing)
            self.accept(claim)
        return heard

    def hand_over(self) -> Claim:
        """Claim what is due, two seconds later; nobody knows yet what the carrier says to it."""
        self.clock.wait(timedelta(seconds=2))
        return self.stage.claim()

    def accept(self, claim: Claim) -> None:
        """Let the carrier take what was claimed."""
        self.stage.record(*((outgoing, Accepted(new_sid(), "queued", 1, None)) for outgoing in claim.outgoing))

    def wait(self, time: timedelta) -> None:
        """Business time passes."""
        self.clock.wait(time)

    def row(self, query: str, **values: Any) -> dict[str, Any]:  # noqa: ANN401 -- values of any column
        """The one row of a query."""
        (row,) = self.stage.rows(query, **values)
        return row

    def values(self, query: str, **values: Any) -> list[Any]:  # noqa: ANN401 -- values of any column
        """The one column of a query."""
        return [value for row in self.stage.rows(query, **values) for value in row.values()]

    @property
    def phone_id(self) -> Any:  # noqa: ANN401 -- a UUID, as rows hold it
        """The row of this number."""
        return self.stage.phone(self.sender)
