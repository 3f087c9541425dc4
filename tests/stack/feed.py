"""Every phone's texts as the sandbox's own feed tells of them: nobody has to ask for news, however many are waiting."""

from __future__ import annotations

import json
import threading
from contextlib import suppress
from datetime import datetime
from http.client import HTTPConnection, HTTPException
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

from engine.demo.roles import Author, PhoneText

if TYPE_CHECKING:
    from collections.abc import Collection

    from tests.stack.stack_stage import Stage

_SILENCE_SECONDS = 30.0
"""The feed says something every ten seconds."""

_AUTHORS = {"person": Author.PERSON, "engine": Author.JOSH, "carrier": Author.CARRIER}


class Feed:
    """Listens from its making until it is closed."""

    def __init__(self, stage: Stage) -> None:
        """Listen to the sandbox of `stage`, in a thread of its own; back once nothing can be missed any more."""
        self._texts: dict[str, dict[int, PhoneText]] = {}
        self._sids: set[str] = set()
        self._news = threading.Condition()
        sandbox = urlsplit(stage.stack.environment["SANDBOX_URL"])
        self._line = HTTPConnection(sandbox.hostname or "", sandbox.port, timeout=_SILENCE_SECONDS)
        self._line.request("GET", "/sandbox/feed")
        self._stream = self._line.getresponse()
        while b"event: state" not in self._stream.readline():
            pass
        self._thread = threading.Thread(target=self._listen, name="feed", daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._line.sock is not None:
            self._line.sock.shutdown(2)
        self._thread.join(_SILENCE_SECONDS)
        self._line.close()

    def texts(self, phone: str) -> list[PhoneText]:
        """What a phone shows, in order."""
        with self._news:
            return [text for _, text in sorted(self._texts.get(phone, {}).items())]

    def await_texts(self, sids: Collection[str]) -> None:
        """Come back when these are among the texts."""
        with self._news:
            assert self._news.wait_for(lambda: self._sids.issuperset(sids), _SILENCE_SECONDS), "the feed is behind"

    def _listen(self) -> None:
        kind = b""
        with suppress(OSError, HTTPException, ValueError):
            while line := self._stream.readline():
                if line.startswith(b"event: "):
                    kind = line.removeprefix(b"event: ").strip()
                elif line.startswith(b"data: ") and kind == b"texts":
                    self._take(json.loads(line.removeprefix(b"data: ")))

    def _take(self, told: list[dict[str, Any]]) -> None:
        with self._news:
            for text in told:
                shown = PhoneText(
                    text["sid"], text["body"], _AUTHORS[text["author"]], datetime.fromisoformat(text["at"])
                )
                self._texts.setdefault(text["phone"], {})[text["place"]] = shown
                self._sids.add(shown.sid)
            self._news.notify_all()
