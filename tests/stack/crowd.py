"""People who text at a steady rate and insist until they are acknowledged, as Twilio does when it is told to."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self
from uuid import uuid4

import requests

from tests.stack.members import question

if TYPE_CHECKING:
    from tests.stack.stack_stage import Stage

_THREADS = 12
_PAUSE_SECONDS = 0.15
_PATIENCE_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Sent:
    """One text that was acknowledged: which one of its phone, and how often it was tried before."""

    phone: str
    place: int
    sid: str
    refusals: int


@dataclass(slots=True)
class Crowd:
    """Questions `per_second` from `phones`, one after the other for each, until the block ends: members get answers."""

    stage: Stage
    phones: list[str]
    per_second: float
    acknowledged: list[Sent] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    _done: threading.Event = field(default_factory=threading.Event)
    _threads: list[threading.Thread] = field(default_factory=list)

    def __enter__(self) -> Self:
        for number in range(_THREADS):
            share = self.phones[number::_THREADS]
            thread = threading.Thread(target=self._text_on, args=[share], name=f"crowd-{number}", daemon=True)
            self._threads.append(thread)
            thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._done.set()
        for thread in self._threads:
            thread.join(_PATIENCE_SECONDS)
        if kind is None:
            assert not self.failures, self.failures
            assert not any(thread.is_alive() for thread in self._threads)

    def until_acknowledged(self, more: int) -> None:
        """Wait until so many more texts were acknowledged."""
        goal = len(self.acknowledged) + more
        self.stage.until(lambda: len(self.acknowledged) >= goal or bool(self.failures), f"{goal} acknowledged texts")

    def _text_on(self, share: list[str]) -> None:
        interval = _THREADS / self.per_second
        due = time.monotonic()
        places = dict.fromkeys(share, 0)
        while share:
            for phone in share:
                if self._done.wait(max(0.0, due - time.monotonic())):
                    return
                due = max(due + interval, time.monotonic() - interval)  # what an outage delayed is not made up for
                self._insist(phone, places[phone])
                places[phone] += 1

    def _insist(self, phone: str, place: int) -> None:
        """One text, the same delivery again and again until it is acknowledged."""
        sid, body = f"SM{uuid4().hex}", question(place)
        ends = time.monotonic() + _PATIENCE_SECONDS
        refusals = 0
        said = ""
        while time.monotonic() < ends:
            try:
                answer = self.stage.try_text(phone, body, sid)
            except requests.RequestException as error:
                said = type(error).__name__
            else:
                if answer.ok:
                    self.acknowledged.append(Sent(phone, place, sid, refusals))
                    return
                said = answer.text
            refusals += 1
            time.sleep(_PAUSE_SECONDS)
        self.failures.append(f"never acknowledged: {said}")
