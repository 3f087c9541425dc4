"""Transcripts played on one running stack, all of them at the same time, as they are or while it is being hurt."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import psycopg

from engine import demo
from engine.demo.play import NotAsExpectedError, Play
from engine.demo.reading import read_story
from engine.demo.roles import Author, PhoneText
from engine.demo.stage import RunningStack, StageError, next_time
from engine.demo.steps import Ends, Gets, Is, Says, Story, Wait, WaitUntil
from engine.settings import load_settings
from tests.stack.conductor import Conductor
from tests.stack.feed import Feed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from engine.demo.roles import Delivery
    from engine.demo.steps import Act
    from tests.stack.stack_stage import Stage

_FOLDER = Path(__file__).parent / "transcripts"
_PATIENCE_SECONDS = 90.0
_LOOK_SECONDS = 0.01
_BREATH_SECONDS = 1.0
_DEMO = Path(demo.__file__).with_name("story.txt")
_WALK = Path(demo.__file__).with_name("walk.txt")


def read_transcripts() -> dict[str, Story]:
    """Every transcript by its name, and those of the demo's people whose act changes nothing for anybody else."""
    told = {path.stem: read_story(path.read_text(encoding="utf-8")) for path in sorted(_FOLDER.glob("*.txt"))}
    shown = read_story(_DEMO.read_text(encoding="utf-8"))
    for act in shown.acts:
        names = {step.name for step in act.steps if isinstance(step, Says)}
        quiet = all(isinstance(step, Says | Gets | Ends | Is | Wait | WaitUntil) for step in act.steps)
        if quiet and len(names) == 1 and any(isinstance(step, Is) for step in act.steps):
            (name,) = names
            told[f"demo_{name.lower()}"] = Story({name: shown.cast[name]}, (act,))
    return told


def read_linkups() -> dict[str, Story]:
    """Every transcript of a LinkUp by its name, and the demo's own."""
    paths = [_WALK, *sorted((_FOLDER / "linkups").glob("*.txt"))]
    return {path.stem: read_story(path.read_text(encoding="utf-8")) for path in paths}


@contextmanager
def holding(stage: Stage, phone: str) -> Iterator[None]:
    """Take no turn of this phone: what it sends meanwhile is written before any answer to it can be read."""
    hashes = list(load_settings(stage.stack.environment).phone_hash_keys.candidates(phone))
    with stage.connection() as conn:
        conn.execute("select from public.phones where phone_hash = any (%s) for no key update", (hashes,))
        yield


class ChorusStage(RunningStack):
    """The stack as one of many plays sees it: time is the conductor's, and quiet is its own people's."""

    def __init__(
        self, conductor: Conductor, feed: Feed, phones: Sequence[str], *, copies: int, town: str | None
    ) -> None:
        """Deliver each text `copies` times. `town` is the ZIP code where people live who are added."""
        super().__init__(conductor.stage.stack)
        self.sent: list[Delivery] = []
        self._stage, self._conductor, self._feed = conductor.stage, conductor, feed
        self._phones, self._copies, self._town = list(phones), copies, town

    def text(self, deliveries: Sequence[Delivery]) -> list[str]:
        """Send them in their order, the copies of each at the same moment, before any of them is answered."""
        self.sent += deliveries
        with holding(self._stage, deliveries[0].phone) if len(deliveries) > 1 else nullcontext():
            sids = [super(ChorusStage, self).text([delivery] * self._copies)[0] for delivery in deliveries]
        self._feed.await_texts(sids)
        return sids

    def texts(self, phone: str) -> list[PhoneText]:
        """What a phone shows, in order."""
        return self._feed.texts(phone)

    def add_person(self, phone: str, first_name: str, activities: Sequence[str], zip_code: str | None) -> None:
        """Make this phone's owner a member, in this story's own town if it has one."""
        super().add_person(phone, first_name, activities, self._town or zip_code)

    def advance(self, seconds: int) -> None:
        """Wait with the others."""
        self._conductor.wait(seconds)

    def advance_until(self, hour: time, weekday: int | None = None) -> None:
        """Wait with the others for an hour of the day, or of a weekday."""
        now = self._conductor.now()
        self._conductor.wait((next_time(now, hour, weekday) - now).total_seconds())

    def settle(self) -> None:
        """Take a breath: time only moves when nothing is left to do."""
        self._conductor.wait(_BREATH_SECONDS)

    def open_jobs(self) -> int:
        """How many texts to these people are on their way or in doubt."""
        with psycopg.connect(self._stage.stack.environment["DATABASE_URL"]) as conn:
            row = conn.execute(
                "select count(*) from public.sms_outbound_jobs"
                " where status in ('pending', 'sending', 'unknown') and to_e164 = any (%s)",
                (self._phones,),
            ).fetchone()
        return 0 if row is None else int(row[0])


@dataclass(slots=True)
class Chat:
    """A `Teller` that remembers, for whoever has to find out what went wrong."""

    lines: list[str] = field(default_factory=list)

    def begin(self, act: Act) -> None:
        """An act begins."""
        self.lines.append(f"== {act.title}")

    def text(self, name: str, text: PhoneText, *, copies: int = 1) -> None:
        """Somebody sent or got a text."""
        sign = ">" if text.author is Author.PERSON else "<"
        self.lines.append(f"{text.at:%d %H:%M:%S} {name} {sign} {text.body}" + f" ({copies} copies)" * (copies > 1))

    def note(self, words: str) -> None:
        """Something happened backstage."""
        self.lines.append(f"  · {words}")

    def held(self, what: str) -> None:
        """An expectation held."""
        self.lines.append(f"  ✓ {what}")


@dataclass(frozen=True, slots=True)
class Performance:
    """How one transcript went: what everybody sent, and, if it did not hold, how and after what."""

    sent: tuple[Delivery, ...]
    failure: str | None


def perform(
    stage: Stage,
    stories: Mapping[str, Story],
    *,
    copies: int = 1,
    towns: Mapping[str, str] = MappingProxyType({}),
    beside: Callable[[], None] = lambda: None,
) -> dict[str, Performance]:
    """Play all of them at the same time, from ten in the morning on; do `beside` meanwhile, in a thread of its own.

    `towns` are the ZIP codes of those stories that have a town of their own.
    """
    RunningStack(stage.stack).advance_until(time(10))
    conductor = Conductor(stage, len(stories))

    def play(name: str, story: Story) -> Performance:
        phones, town = list(story.cast.values()), towns.get(name)
        chat, scene = Chat(), ChorusStage(conductor, feed, phones, copies=copies, town=town)
        try:
            Play(story, scene, chat, patience=_PATIENCE_SECONDS, look=_LOOK_SECONDS).perform()
        except (NotAsExpectedError, StageError) as error:
            return Performance(tuple(scene.sent), "\n".join([*chat.lines[-30:], str(error)]))
        finally:
            conductor.leave()
        return Performance(tuple(scene.sent), None)

    with Feed(stage) as feed, ThreadPoolExecutor(len(stories) + 1) as threads:
        aside = threads.submit(beside)
        plays = {name: threads.submit(play, name, story) for name, story in stories.items()}
        conductor.conduct()
        aside.result()
        return {name: future.result() for name, future in plays.items()}
