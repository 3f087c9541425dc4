"""Everybody and what they are about to say: one agenda in business time, and one ear for all their phones."""

from __future__ import annotations

import asyncio
import heapq
import itertools
import math
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

import aiohttp

from engine.chaos.life import Life
from engine.chaos.reacting import Answer

if TYPE_CHECKING:
    from collections.abc import Coroutine, Sequence

    from engine.chaos.evidence import Sent
    from engine.chaos.line import Line
    from engine.chaos.plan import Person, Utterance
    from engine.chaos.stopwatch import Stopwatch

_GRID: Final = 60.0
"""Business seconds: people look at their phones at the same moments, so that there are moments when much goes on."""

_TOGETHER: Final = 8.0
"""Who is to say something so soon says it now."""

_IMPATIENCE: Final = 960.0
_BREATH: Final = 0.2
"""Real seconds that are given to answers before time goes on; who has none by then waits while others text."""


class Town:
    """The people of a run at their phones. `heard` says when each text of ours was on its phone, by the stopwatch."""

    def __init__(self, people: Sequence[Person], line: Line, watch: Stopwatch) -> None:
        self.heard: dict[str, float] = {}
        self.lives = {person.phone: Life(person, line, watch) for person in people}
        self._line, self._watch = line, watch
        self._agenda: list[tuple[float, int, Life, Answer | Utterance | None]] = []
        self._numbers = itertools.count()
        self._speaking: set[asyncio.Task[None]] = set()
        self._news = asyncio.Event()
        self._utterances = 0
        self._is_hushed = False
        self._failure: BaseException | None = None
        for life in self.lives.values():
            for utterance in life.person.utterances:
                self._note(utterance.at, life, utterance)
        self._listening = asyncio.create_task(self._listen())
        self._listening.add_done_callback(self._note_failure)

    @property
    def happenings(self) -> int:
        """A number that is another one as soon as anybody has said or heard anything."""
        return self._utterances + len(self.heard)

    @property
    def next_at(self) -> float:
        """When somebody is to say something next."""
        return self._agenda[0][0] if self._agenda else math.inf

    @property
    def sent(self) -> list[Sent]:
        """Everything anybody sent, each person's texts in their order."""
        return [text for life in self.lives.values() for text in life.sent]

    async def speak(self) -> None:
        """Everybody who is to say something says it, all at the same time; the engine may answer, but not for long.

        Raises whatever went wrong in speaking and listening: a mistake of ours must not pass for silence.
        """
        if self._failure is not None:
            raise self._failure
        speaking = []
        until = self._watch.reading() + _TOGETHER
        while self._agenda and self._agenda[0][0] <= until:
            _, _, life, what = heapq.heappop(self._agenda)
            if what is None and not life.grow_impatient():
                continue
            speaking.append(life)
            self._utterances += 1
            self._start(_saying(life, what))
            self._note(self._watch.reading() + _IMPATIENCE, life, None)
        with suppress(TimeoutError):
            async with asyncio.timeout(_BREATH):
                while speaking and (self._speaking or any(life.waits_since is not None for life in speaking)):
                    self._news.clear()
                    await self._news.wait()

    async def hush(self) -> None:
        """From now on nobody begins to say anything; back once everybody has finished."""
        self._is_hushed = True
        await asyncio.gather(*self._speaking)

    def close(self) -> None:
        """Nobody listens any more."""
        self._listening.cancel()

    async def _listen(self) -> None:
        """Everybody reads what comes in, also what came while nobody told us."""
        async for told in self._line.feed():
            if told is not None:
                for text in told:
                    if text["direction"] == "out":
                        self._hear(text["phone"], text["sid"], text["body"])
                continue
            with suppress(aiohttp.ClientError, TimeoutError):
                for text in await self._line.ledger():
                    self._hear(text["to"], text["sid"], text["body"])

    def _hear(self, phone: str, sid: str, body: str) -> None:
        life = self.lives.get(phone)
        if life is None or sid in self.heard:
            return
        self.heard[sid] = self._watch.real()
        self._news.set()
        answer = life.hear(body)
        if answer is not None and not self._is_hushed:
            self._note(self._watch.reading() + answer.after, life, answer)

    def _note(self, at: float, life: Life, what: Answer | Utterance | None) -> None:
        heapq.heappush(self._agenda, (math.ceil(at / _GRID) * _GRID, next(self._numbers), life, what))

    def _start(self, speaking: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(speaking)
        self._speaking.add(task)
        task.add_done_callback(self._fall_silent)

    def _fall_silent(self, task: asyncio.Task[None]) -> None:
        self._note_failure(task)
        self._speaking.discard(task)
        self._news.set()

    def _note_failure(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and self._failure is None:
            self._failure = task.exception()


def _saying(life: Life, what: Answer | Utterance | None) -> Coroutine[Any, Any, None]:
    """What somebody does with their phone: answer, say something unasked, or ask whether anybody is there."""
    if what is None:
        return life.nag()
    return life.answer(what) if isinstance(what, Answer) else life.utter(what)
