"""The carrier: takes an accepted message through its statuses and calls back at each, a little later each time.

Every step is a row before it is a timer, so a restart of the sandbox continues where it was; the row goes when the
callback has been answered or given up, so a crash in between repeats a callback, as Twilio may. Delays are real time.
"""

from __future__ import annotations

import asyncio
import itertools
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from engine import clock
from engine.sandbox.message import API_VERSION, ERROR_WORDS, FINAL_RANK, RANK, Message, message_of, stamp

if TYPE_CHECKING:
    from datetime import datetime

    from engine.sandbox.facts import Facts
    from engine.sandbox.faults import Faults
    from engine.sandbox.knobs import Knobs
    from engine.sandbox.store import Store
    from engine.sandbox.webhook import Webhook

# Codes that mean "never left Twilio" end in `failed`; every other 30xxx ends at the handset's side, `undelivered`.
_NEVER_LEFT: Final = frozenset({30001, 30002, 30019, 30022, 30023, 30024, 30027, 30034, 30036, 30610, 30640})


@dataclass(frozen=True, slots=True)
class Step:
    """One message becoming one status at a real time, and the URL that hears of it."""

    id: int
    message: Message
    status: str
    error_code: int | None
    url: str | None
    due: float


def statuses_of(message: Message, error_code: int | None) -> list[tuple[str, int | None]]:
    """What follows the first status, in order, each with its error code."""
    road = ["sending", "sent", "delivered"]
    if message.status == "accepted":  # by a Messaging Service, which first picks a sender
        road.insert(0, "queued")
    if error_code is None:
        return [(status, None) for status in road]
    if error_code in _NEVER_LEFT:
        return [("failed", error_code)]
    return [(status, None) for status in road[:-1]] + [("undelivered", error_code)]


class Carrier:
    """Runs the steps of one sandbox. `activity` rises with everything it does: two equal readings mean it slept."""

    def __init__(self, store: Store, faults: Faults, knobs: Knobs, webhook: Webhook, facts: Facts) -> None:
        """Make one; `resume()` starts what a restart interrupted."""
        self._store, self._faults, self._knobs, self._webhook, self._facts = store, faults, knobs, webhook, facts
        self._timers: dict[int, asyncio.TimerHandle] = {}
        self._calls: dict[int, asyncio.Task[None]] = {}
        self._calling: set[int] = set()  # steps with a URL, not finished
        last = store.row("select coalesce(max(id), 0) as id from steps")
        self._ids = itertools.count((last["id"] if last else 0) + 1)
        self.activity = 0

    def waiting(self) -> int:
        """Callbacks not yet answered or given up."""
        return len(self._calling)

    def plan(self, message: Message, url: str | None, error_code: int | None) -> list[Step]:
        """Write the steps of a message just accepted, with the armed callback faults; `start` them after the commit."""
        road = statuses_of(message, error_code)
        told: list[str | None] = [url] * len(road)
        if url is not None:
            if self._faults.take_callback("callback_shuffle"):
                road = road[::-1]  # the surest disorder: the end is heard first
            if self._faults.take_callback("callback_duplicate"):
                road = [entry for entry in road for _ in range(2)]
                told = [url] * len(road)
            if self._faults.take_callback("callback_drop"):
                told = [None] * len(road)
        begin, step = time.time(), self._knobs.step_seconds
        steps = [
            Step(next(self._ids), message, status, code, call, begin + step * place)
            for place, ((status, code), call) in enumerate(zip(road, told, strict=True), start=1)
        ]
        self._store.write_many(
            "insert into steps (id, sid, status, error_code, url, due) values (?, ?, ?, ?, ?, ?)",
            [(step.id, message.sid, step.status, step.error_code, step.url, step.due) for step in steps],
        )
        return steps

    def start(self, steps: list[Step]) -> None:
        """Set the timers."""
        loop, now = asyncio.get_running_loop(), time.time()
        self.activity += 1
        for step in steps:
            self._timers[step.id] = loop.call_later(max(0.0, step.due - now), self._happen, step)
            if step.url is not None:
                self._calling.add(step.id)

    def resume(self) -> None:
        """Take up what was left by the process before this one."""
        rows = self._store.rows(
            "select steps.id as step_id, steps.status as step_status, steps.error_code as step_error, url, due,"
            " messages.* from steps join messages using (sid) order by due, steps.id"
        )
        self.start(
            [
                Step(row["step_id"], message_of(row), row["step_status"], row["step_error"], row["url"], row["due"])
                for row in rows
            ]
        )

    async def close(self) -> None:
        """Stop; the rows stay for the next start."""
        for timer in self._timers.values():
            timer.cancel()
        calls = list(self._calls.values())
        for call in calls:
            call.cancel()
        await asyncio.gather(*calls, return_exceptions=True)

    def _happen(self, step: Step) -> None:
        self._timers.pop(step.id, None)
        now = stamp(clock.now())
        self._store.write(
            "update messages set status = ?, rank = ?, error_code = ?, updated_at = ?, sender = coalesce(sender, ?),"
            " sent_at = case when ? then coalesce(sent_at, ?) else sent_at end where sid = ? and rank < ?",
            (
                step.status, RANK[step.status], step.error_code, now, self._facts.number, step.status in _LEFT, now,
                step.message.sid, RANK[step.status],
            ),
        )  # fmt: skip
        if step.url is None:
            self._finish(step)
        else:
            self._calls[step.id] = asyncio.get_running_loop().create_task(self._call(step, step.url))

    async def _call(self, step: Step, url: str) -> None:
        parameters = callback_parameters(step, self._facts, clock.now())
        await self._webhook.post(url, parameters, pause=self._knobs.retry_pause_seconds)
        self._finish(step)

    def _finish(self, step: Step) -> None:
        self._store.write("delete from steps where id = ?", (step.id,))
        self._calls.pop(step.id, None)
        self._calling.discard(step.id)
        self.activity += 1


_LEFT: Final = frozenset({"sent", "delivered", "undelivered"})


def callback_parameters(step: Step, facts: Facts, now: datetime) -> list[tuple[str, str]]:
    """The form of one status callback, with the names and aliases Twilio uses (platforms §2.3)."""
    message = step.message
    parameters = [
        ("SmsSid", message.sid), ("SmsStatus", step.status), ("MessageStatus", step.status), ("To", message.recipient),
        ("MessageSid", message.sid), ("AccountSid", facts.account_sid), ("From", message.sender or facts.number),
        ("ApiVersion", API_VERSION),
    ]  # fmt: skip
    if message.service:
        parameters.append(("MessagingServiceSid", message.service))
    if step.error_code is not None:
        parameters.append(("ErrorCode", str(step.error_code)))
        parameters.append(("ErrorMessage", ERROR_WORDS.get(step.error_code, f"Error {step.error_code}")))
    if RANK[step.status] == FINAL_RANK and step.status != "failed":
        parameters.append(("RawDlrDoneDate", now.strftime("%y%m%d%H%M")))
    return parameters
