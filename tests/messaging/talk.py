"""A conversation on the real tables: a text in, its turn, our texts handed to a carrier that always accepts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from engine import clock
from engine.messaging.twilio_client import Accepted
from tests.messaging.stage import ANN, Stage, new_sid

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class Talk:
    """One phone in conversation. Business time moves on by two seconds with every text."""

    stage: Stage
    clock_file: Path
    sender: str = ANN
    passed: timedelta = timedelta()

    def say(self, body: str) -> list[str]:
        """Send a text; gives what we answered to it."""
        self.stage.text(body, sender=self.sender)
        return self.hear()

    def hear(self) -> list[str]:
        """Take the turns that wait and have the carrier accept what is due; gives its words."""
        self.stage.take_turns()
        heard: list[str] = []
        while True:
            self.wait(timedelta(seconds=2))
            claim = self.stage.claim()
            if not claim.outgoing:
                return heard
            for outgoing in claim.outgoing:
                heard.append(outgoing.body)
                self.stage.record((outgoing, Accepted(new_sid(), "queued", 1, None)))

    def wait(self, time: timedelta) -> None:
        """Business time passes."""
        self.passed += time
        clock.write_offset(self.clock_file, self.passed)

    def row(self, query: str, **values: Any) -> dict[str, Any]:  # noqa: ANN401 -- values of any column
        """The one row of a query."""
        (row,) = self.stage.rows(query, **values)
        return row
