"""Living through a story in one process, which may die anywhere in it.

Whoever it leaves behind goes on at the step it died in: doing that one again is what a carrier that delivers again,
and a clock and workers that look again, would do.
"""

from __future__ import annotations

import hashlib
import os
import signal
from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import psycopg

from engine import clock, crash_points
from engine.logs import configure_logs
from engine.settings import load_settings
from engine.store import sandbox_view
from engine.store.connections import lend
from engine.sweeps import nudges
from engine.sweeps.delivery_status import SETTLING
from tests.crash.machine import Machine
from tests.crash.quirks import leave_marks, let_callbacks_overtake, refuse_lists
from tests.crash.steps import BEGIN, Away, Joins, Misfortune, Operator, Says, Until

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime
    from pathlib import Path

    from tests.crash.steps import Step, Story

    Deaths = Collection[list[str | int]]

_LONGEST_SECONDS: Final = 100
_TIMES: Final = ("mornings", "evenings", "weekends")
_NUDGES: Final = (nudges.FIRST + timedelta(minutes=1), nudges.SECOND + timedelta(minutes=5))
_PAUSE: Final = timedelta(seconds=10)
"""Between two steps, so that nobody is paced or texts too much."""


def live(
    environment: Mapping[str, str], story: Story, *, first: int, diary: Path, deaths: Deaths, misfortune: str | None
) -> None:
    """Live through a story from its step `first` on, or die at one of the passings; every passing is noted in `diary`.

    Raises when a step does not come to rest.
    """
    signal.alarm(_LONGEST_SECONDS)
    settings = load_settings(environment)
    configure_logs(settings.log_level)
    clock.use_file(settings.clock_file)
    book = os.open(diary, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    passed: Counter[str] = Counter()

    def watch(passing: str) -> None:
        passed[passing] += 1
        _note(book, passing)
        if [passing, passed[passing]] in deaths:
            _note(book, f"died {passing} {passed[passing]}")
            os.kill(os.getpid(), signal.SIGKILL)

    crash_points.watch(watch)
    machine = Machine(settings, story)
    if story.overtaken:
        let_callbacks_overtake(machine)
    if first == 0:
        refuse_lists(story.deaf)
        if story.heir:
            leave_marks(settings)
    machine.begin()
    actor = _Actor(machine, misfortune)
    for number, step in enumerate(story.steps):
        if number >= first:
            _note(book, f"step {number}")
            actor.take(step, number)


def _note(book: int, line: str) -> None:
    os.write(book, f"{line}\n".encode())


@dataclass(frozen=True, slots=True)
class _Actor:
    machine: Machine
    misfortune: str | None

    def take(self, step: Step, number: int) -> None:
        """Do a step, and all that follows from it."""
        self.machine.move(clock.now() + _PAUSE)
        match step:
            case Says(texts=texts, lost=lost):
                self.say(texts, number, lost=lost)
                self.machine.rest()
            case Until(passed=passed):
                self.wait(BEGIN + passed)
            case Operator(sql=sql, quiet=quiet):
                with psycopg.connect(self.machine.settings.migrate_database_url, autocommit=True) as owner:
                    owner.execute(sql.encode())
                if not quiet:
                    self.machine.rest()
            case Joins(people=people, likes=likes):
                for phone, name in people:
                    asked = {"phone": phone, "first_name": name, "activities": likes, "times": _TIMES}
                    answer = self.machine.sandbox("POST", "people", asked)
                    assert answer.status_code in {200, 409}, answer.text  # 409: they did before we died
            case Misfortune():
                assert self.machine.sandbox("POST", "faults", {"kind": self.misfortune, "count": 1}).ok
            case Away(texts=texts):
                self.machine.lose_database(lambda: self.say(texts, number))
                self.machine.rest()

    def say(self, texts: tuple[tuple[str, str], ...], number: int, *, lost: bool = False) -> None:
        """Have the carrier deliver texts, the same ones each time."""
        for place, (phone, body) in enumerate(texts):
            if lost and self.machine.sandbox("GET", f"phones/{phone}/texts").json():
                continue  # lost before we died: it is not delivered again
            sid = "SM" + hashlib.md5(f"{number} {place} {phone}".encode(), usedforsecurity=False).hexdigest()
            answer = self.machine.sandbox("POST", f"phones/{phone}/texts", {"body": body, "sid": sid})
            assert lost or answer.ok, answer.text

    def wait(self, target: datetime) -> None:
        """Move business time on, stopping wherever something falls due."""
        self.machine.rest()
        while clock.now() < target:
            with lend(self.machine.pool) as conn:
                due = sandbox_view.next_due(conn, now=clock.now(), settling=SETTLING, nudges=_NUDGES)
            self.machine.move(target if due is None else min(due, target))
            self.machine.rest()
