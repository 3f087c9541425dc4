"""What one listener of the feed has not heard yet.

A look costs one integer while nothing happens: the store counts the rows it has written, the clock is a number in
mapped memory, the armed faults are a list. Only when the count moved are texts read: new ones by their place, and
those that were still on their way.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from engine import clock
from engine.sandbox.faults import CALLBACK_FAULTS, SEND_FAULTS
from engine.sandbox.feed_text import text_of
from engine.sandbox.message import FINAL_RANK

if TYPE_CHECKING:
    import sqlite3

    from engine.sandbox.sandbox import Sandbox


def state_of(sandbox: Sandbox) -> dict[str, Any]:
    """What the page shows above the phones. `number` is the one to text."""
    return {
        "now": clock.now().isoformat(),
        "number": sandbox.facts.number,
        "clock_moves": sandbox.facts.clock_file is not None,
        "faults": sandbox.faults.armed(),
        "fault_kinds": [*SEND_FAULTS, *CALLBACK_FAULTS],
    }


class Watch:
    """One listener's memory. It begins with what is there now, which the listener reads by itself."""

    def __init__(self, sandbox: Sandbox) -> None:
        """Begin to watch."""
        self._sandbox = sandbox
        self._written = sandbox.store.written
        self._above = self._above_the_phones()
        last = sandbox.store.row("select coalesce(max(seq), 0) as seq from messages")
        self._last = 0 if last is None else last["seq"]
        on_their_way = sandbox.store.rows("select sid, status from messages where rank < ?", (FINAL_RANK,))
        self._on_their_way: dict[str, str] = {row["sid"]: row["status"] for row in on_their_way}

    def texts(self) -> list[dict[str, Any]]:
        """Texts that are new or have another status than last told, in order."""
        if self._sandbox.store.written == self._written:
            return []
        self._written = self._sandbox.store.written
        rows = self._sandbox.store.rows(
            "select * from messages where seq > ? or sid in (select value from json_each(?)) order by seq",
            (self._last, json.dumps(list(self._on_their_way))),
        )
        return [text_of(row) | {"phone": row["phone"]} for row in rows if self._is_news(row)]

    def state(self) -> dict[str, Any] | None:
        """The state above the phones if it changed (the clock was moved, faults were armed or used), else None."""
        above = self._above_the_phones()
        if above == self._above:
            return None
        self._above = above
        return state_of(self._sandbox)

    def _above_the_phones(self) -> tuple[object, ...]:
        return clock.offset(), self._sandbox.faults.armed()

    def _is_news(self, row: sqlite3.Row) -> bool:
        sid, status = row["sid"], row["status"]
        news: bool = row["seq"] > self._last or self._on_their_way.get(sid) != status
        self._last = max(self._last, row["seq"])
        if row["rank"] < FINAL_RANK:
            self._on_their_way[sid] = status
        else:
            self._on_their_way.pop(sid, None)
        return news
