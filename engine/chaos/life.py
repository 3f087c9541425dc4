"""Somebody's weeks as they go: what they are about to say, how they insist, and what they make of our texts."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from engine.chaos import words
from engine.chaos.evidence import Sent
from engine.chaos.line import Delivery
from engine.chaos.meaning import Meaning, meaning_of
from engine.chaos.plan import Says
from engine.chaos.reacting import Memory, react
from engine.chaos.reading import read

if TYPE_CHECKING:
    from engine.chaos.line import Line
    from engine.chaos.plan import Person, Utterance
    from engine.chaos.reacting import Answer
    from engine.chaos.stopwatch import Stopwatch

_INSISTS_FOR: Final = 60.0
_PAUSE: Final = 0.15
"""Real seconds: so the carrier delivers again and again, as Twilio does when it is told to."""

_IMPATIENT_AFTER: Final = 900
_MOST_IMPATIENCE: Final = 2


class Life:
    """One person at their phone. Their texts leave one after the other, unless they are meant to cross."""

    def __init__(self, person: Person, line: Line, watch: Stopwatch) -> None:
        self.person = person
        self.sent: list[Sent] = []
        self.waits_since: float | None = None
        self._line, self._watch = line, watch
        self._memory = Memory()
        self._impatience = 0
        self._phone_in_hand = asyncio.Lock()

    def hear(self, body: str) -> Answer | None:
        """Read a text of ours; what they will say to it, if anything."""
        self.waits_since = None
        heard = read(body)
        if heard is None:
            return None
        self._memory, answer = react(self.person, self._memory, heard)
        return answer

    def grow_impatient(self) -> bool:
        """Whether it is so long since they wrote, without an answer, that they write again."""
        waits = self.waits_since
        if waits is None or self._watch.reading() - waits < _IMPATIENT_AFTER or self._impatience >= _MOST_IMPATIENCE:
            return False
        self._impatience += 1
        return True

    async def answer(self, answer: Answer) -> None:
        """Text what they decided to say."""
        await self._in_order(answer.body)

    async def nag(self) -> None:
        """Ask whether anybody is there."""
        await self._in_order(words.IMPATIENT)

    async def utter(self, utterance: Utterance) -> None:
        """Say something unasked."""
        if utterance.says is Says.CROSSING:
            async with self._phone_in_hand:
                await asyncio.gather(*(self._say(body, in_order=False) for body in utterance.bodies))
            return
        for body in utterance.bodies:
            await self._in_order(body, utterance.copies)

    async def _in_order(self, body: str, copies: int = 1) -> None:
        async with self._phone_in_hand:
            await self._say(body, copies, in_order=True)

    async def _say(self, body: str, copies: int = 1, *, in_order: bool) -> None:
        watch, meaning = self._watch, meaning_of(body)
        text = Sent(
            phone=self.person.phone,
            sid=f"SM{uuid4().hex}",
            meaning=meaning,
            sent_at=watch.now(),
            sent_clock=watch.real(),
            in_order=in_order,
        )
        self.sent.append(text)
        self.waits_since = None if meaning is Meaning.STOP else watch.reading()
        ends = asyncio.create_task(self._insist(text, body))
        copied = [self._copy(text, body) for _ in range(copies - 1)]
        await asyncio.gather(ends, *copied)

    async def _insist(self, text: Sent, body: str) -> None:
        """Deliver it until it is acknowledged; one that the carrier has lost is not delivered again."""
        while self._watch.real() - text.sent_clock < _INSISTS_FOR:
            text.tries += 1
            delivery = await self._line.text(self.person.phone, body, text.sid)
            if delivery is Delivery.ACKNOWLEDGED:
                text.acked_at = self._watch.now()
                return
            if delivery is Delivery.LOST:
                text.in_order = False
                return
            await asyncio.sleep(_PAUSE)
        text.in_order = False

    async def _copy(self, text: Sent, body: str) -> None:
        """Deliver it once more, whatever comes of that."""
        await asyncio.sleep(0)
        await self._line.text(self.person.phone, body, text.sid)
