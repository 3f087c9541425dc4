"""What everybody reads once a LinkUp is locked: those who come, those who still may, and those left out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from engine.domain.activities.catalog import CATALOG
from engine.domain.linkups.saying_when import hour_in_words, when_in_words
from engine.domain.purposes import Purpose
from engine.domain.sending_hours import HoursRule
from engine.domain.voice import Line, join_words, say
from engine.linkups.personal_texts import question_of, text_to

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from crypto.keyring import Keyring
    from engine.domain.linkups.quorum import Lock
    from engine.domain.voice import Words
    from engine.linkups.counting import Counted
    from engine.store.locks import ComerRow
    from engine.store.outbox import NewJob
    from engine.store.questions import NewQuestion

SOON = timedelta(hours=12)
"""News about something this near is sent at any hour (engine.domain.sending_hours)."""

_SPOT_OPEN = "a spot still to be named"


@dataclass(frozen=True, slots=True)
class LockTexts:
    """The texts of one lock, as rows."""

    counted: Counted
    lock: Lock
    venue: Mapping[str, str] | None
    keyring: Keyring
    now: datetime

    def to_comers(self) -> list[NewJob]:
        """What, when, where, with whom, and how to stay safe: one text where it fits, else two."""
        people = [self.counted.people[user_id] for user_id in self.lock.comers]
        jobs: list[NewJob] = []
        for person in people:
            names = ", ".join(other.first_name for other in people if other is not person)
            facts = {"activity": self._activity, "when": self._when, "place": self._place, "people": names}
            texts = join_words(say(Line.LOCKED, **facts), say(Line.LOCKED_SAFETY))
            jobs.extend(self._job(person, words, f"locked:{at}") for at, words in enumerate(texts))
        return jobs

    def to_held(self) -> list[tuple[NewJob, NewQuestion]]:
        """The one text to those who accepted another time and may still come: a question of its own."""
        until = hour_in_words(self.lock.seat_held_until, self.counted.plan.zone)
        return [self._seat_kept(self.counted.people[user_id], until) for user_id in self.lock.offered]

    def to_left_out(self) -> list[NewJob]:
        """The one text to those for whom there was no seat."""
        words = say(Line.FILLED_UP, activity=_capital(self._activity))
        return [self._job(self.counted.people[who], words, "filled_up") for who in self.lock.first_in_line]

    def _seat_kept(self, person: ComerRow, until: str) -> tuple[NewJob, NewQuestion]:
        token = token_of(person, self.lock.option)
        words = say(
            Line.SEAT_KEPT,
            activity=_capital(self._activity),
            when=self._when,
            place=self._place,
            until=until,
            tokens=token,
        )
        job = self._job(person, words, "seat_kept", not_after=self.lock.seat_held_until)
        return job, question_of(job, f"invite:{person.invite_id}", token)

    def _job(self, person: ComerRow, words: Words, what: str, *, not_after: datetime | None = None) -> NewJob:
        plan = self.counted.plan
        return text_to(
            person,
            words,
            Purpose.LOGISTICS,
            key=f"linkup:{plan.id}:{person.user_id}:{what}",
            correlation_id=plan.correlation_id or plan.id,
            keyring=self.keyring,
            now=self.now,
            hours=HoursRule.ANY_HOUR if self.lock.starts_at - self.now <= SOON else None,
            not_after=not_after or self.lock.starts_at,
        )

    @property
    def _activity(self) -> str:
        return CATALOG[self.counted.plan.activity_key].label

    @property
    def _when(self) -> str:
        return when_in_words(self.lock.starts_at, self.counted.plan.zone)

    @property
    def _place(self) -> str:
        return place_in_words(self.venue)


def place_in_words(venue: Mapping[str, str] | None) -> str:
    """Return a place with its street."""
    return _SPOT_OPEN if not venue else ", ".join(part for part in (venue.get("name"), venue.get("street")) if part)


def token_of(person: ComerRow, option: str) -> str:
    """Return the letter somebody was shown for an option of the LinkUp."""
    shown = person.offered or {}
    return next((token for token, own in shown.items() if own == option), option)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
