"""Drives the load process from the benchmark's side."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from benchmarks.history import ENDED
from benchmarks.webhooks import BODY, sid

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.house import House
    from benchmarks.processes import Process


class Loader:
    """A load process with its requests built."""

    def __init__(self, process: Process, texts: int) -> None:
        """Use `open_loader`."""
        self._process = process
        self.texts = texts

    def begin(self) -> None:
        """Start to play the requests."""
        self._process.tell("go")

    def finish(self) -> dict[str, Any]:
        """Wait for the end of the play and return its report."""
        report: dict[str, Any] = json.loads(self._process.hear())
        assert report["acked"] == self.texts, f"not every request was answered with 200: {report['refused']}"
        return report


@contextmanager
def open_loader(
    house: House, *, texts: int, connections: int, senders: int, body: str = BODY, path: str | None = None
) -> Iterator[Loader]:
    """Build `texts` requests from numbers `0..senders-1` in turn, for that many connections."""
    target = asdict(house.target) | ({} if path is None else {"path": path})
    with house.process("benchmarks.load", name="load", talks=True) as process:
        process.tell(
            json.dumps({"target": target, "texts": texts, "connections": connections, "senders": senders, "body": body})
        )
        assert process.hear() == "ready"
        yield Loader(process, texts)


def assert_all_stored(house: House, texts: int) -> None:
    """Hold what was acknowledged against what is stored, SID by SID."""
    missing = house.ask(
        "select count(*) from unnest(%s::text[]) as a (sid)"
        " where not exists (select from public.sms_messages m"
        " where m.twilio_message_sid = a.sid and m.direction = 'in')",
        [sid("SM", place) for place in range(texts)],
    )
    assert missing == 0, f"{missing} of {texts} acknowledged texts are not stored"
    stored = house.ask("select count(*) from public.sms_messages where direction = 'in' and created_at >= %s", ENDED)
    assert stored == texts, f"{stored} rows for {texts} texts"
