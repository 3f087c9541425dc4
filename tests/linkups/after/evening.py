"""A coffee on Saturday at ten that four people come to, and the days after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from engine.sweeps import completion, post_event
from engine.sweeps.sweep import Means
from tests.matching.world import SATURDAY, person_id

if TYPE_CHECKING:
    from uuid import UUID

    from tests.linkups.plans import Plan

PEOPLE: Final = ("Ann", "Ben", "Cat", "Dee")
OVER: Final = SATURDAY + timedelta(hours=2, minutes=30)
"""Coffee takes an hour and a half at most: by now it is over."""

ASKED: Final = (
    "JOSH here. How did it go: coffee, Sat Nov 21, 10am? Reply 1 if you went, 2 if you couldn't make it, 3 if you're"
    " not sure."
)
NIGHT: Final = datetime(2026, 11, 22, 6, tzinfo=UTC)  # 22:00 on Saturday there
MORNING: Final = datetime(2026, 11, 22, 17, tzinfo=UTC)  # 9:00 on Sunday there


@dataclass
class Evening:
    """One LinkUp, from its lock to what is said days after it."""

    plan: Plan

    def lock(self) -> None:
        """Everybody says yes."""
        self.plan.open("Ben", "Cat", "Dee", size=(3, 4))
        for name in PEOPLE[1:]:
            self.plan.say(name, "A")
        assert self.plan.linkup()["state"] == "locked"
        self.plan.hand_over()

    @property
    def means(self) -> Means:
        """What a sweep works with."""
        return Means(self.plan.town.settings, self.plan.town.pool, self.plan.stage.bell)

    def complete(self, at: datetime = OVER) -> int:
        """It is over, and noted; gives how many LinkUps that were."""
        self.plan.town.now = at
        return completion.run(self.means, at).done

    def prompt(self, at: datetime | None = None) -> dict[str, list[str]]:
        """The sweep that asks comes by; gives what it decided to text to each."""
        self.plan.town.now = at or self.plan.town.now
        before = self._heard()
        post_event.run(self.means, self.plan.town.now)
        return self._since(before)

    def over(self) -> None:
        """It is over, and everybody has read what they were asked."""
        self.complete()
        assert set(self.prompt()) == set(PEOPLE)
        self.plan.hand_over()

    def say(self, name: str, *bodies: str) -> list[str]:
        """Somebody answers, each text after the last question was read; gives what we texted them to the last."""
        heard: list[str] = []
        for body in bodies:
            heard = self.plan.say(name, body)
            self.plan.hand_over()
        return heard

    def went(self, name: str) -> list[str]:
        """Somebody was there, would again, and has nothing to remember: gives the list they are shown."""
        return self.say(name, "1", "1", "SKIP")

    def all_say(self, name: str, body: str) -> dict[str, list[str]]:
        """Somebody answers; gives what we texted to anybody because of it."""
        before = self._heard()
        self.say(name, body)
        return self._since(before)

    def rows(self, query: str, *values: object) -> list[dict[str, Any]]:
        """Look at rows."""
        return self.plan.town.rows(query, *values)

    def outcome(self, name: str) -> dict[str, Any]:
        """What is kept of somebody's answers."""
        (row,) = self.rows("select * from linkup_outcomes where user_id = %s", person_id(name))
        return row

    def status(self, name: str) -> str:
        """What became of somebody's place."""
        (row,) = self.rows("select status from linkup_participants where user_id = %s", person_id(name))
        return str(row["status"])

    def user(self, name: str) -> UUID:
        """Somebody's id."""
        return person_id(name)

    def _heard(self) -> dict[str, int]:
        return {name: len(self.plan.texts(name)) for name in PEOPLE}

    def _since(self, before: dict[str, int]) -> dict[str, list[str]]:
        texts = {name: self.plan.texts(name)[count:] for name, count in before.items()}
        return {name: said for name, said in texts.items() if said}
