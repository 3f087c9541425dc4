"""The feed of live changes, as a page reads it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import requests

from tests.sandbox.stage import ANN

if TYPE_CHECKING:
    from collections.abc import Generator

    from tests.sandbox.stage import Running


def events(url: str) -> Generator[tuple[str, Any], None, None]:
    """The events of a stream, by name and content."""
    with requests.get(f"{url}/sandbox/feed", stream=True, timeout=10) as stream:
        assert stream.headers["Content-Type"].startswith("text/event-stream")
        name = ""
        for raw in stream.iter_lines(chunk_size=1):
            line = raw.decode()
            if line.startswith("event: "):
                name = line.removeprefix("event: ")
            elif line.startswith("data: "):
                yield name, json.loads(line.removeprefix("data: "))


def test_a_stream_begins_with_the_state_and_then_tells_each_change(sandbox: Running) -> None:
    """A text of ours is told when it is new and at each status, in order, up to the last."""
    sandbox.send(body="before the stream")
    sandbox.settle()
    stream = events(sandbox.url)
    name, state = next(stream)
    assert (name, state["number"], state["faults"]) == ("state", sandbox.facts.number, [])
    sid = sandbox.send(body="hello").sid
    told: list[str] = []
    while "delivered" not in told:
        name, texts = next(stream)
        assert name == "texts"
        assert {text["phone"] for text in texts} == {ANN}
        # The text before the stream may have its last status told here too: the carrier settles it in its own time.
        told += [text["status"] for text in texts if text["sid"] == sid]
    assert told == sorted(set(told), key=["queued", "sending", "sent", "delivered"].index)
    stream.close()


def test_armed_faults_are_told(sandbox: Running) -> None:
    """Whoever armed them: every page hears of it."""
    stream = events(sandbox.url)
    next(stream)
    sandbox.post("faults", kind="http_503", count=2)
    name, state = next(stream)
    assert (name, state["faults"]) == ("state", [{"kind": "http_503", "count": 2}])
    stream.close()


def test_a_page_that_polls_reads_the_same_state_once(sandbox: Running) -> None:
    """Where streams do not get through, the state comes as JSON."""
    state = sandbox.get("feed?once")
    assert state.keys() == {"now", "number", "clock_moves", "faults", "fault_kinds"}
    assert state["clock_moves"] is False


def test_a_text_nobody_knows_has_no_story(sandbox: Running) -> None:
    """A malformed SID is the asker's mistake, an unknown one is simply not there."""
    for sid, status in (("nonsense", 400), ("SM" + "0" * 32, 404)):
        assert requests.get(f"{sandbox.url}/sandbox/why", params={"sid": sid}, timeout=10).status_code == status
