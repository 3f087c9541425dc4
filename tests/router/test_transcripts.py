"""Conversations as files: each is replayed through the pure core, line by line.

    # a remark                            > text of the person            < text of ours, … stands for anything
    @ keywords: carrier                   > [photo]                       = silent: the reason
    @ from: 24273                         > [photo] words beside it       ! alert: its kind
    @ to: +18885550199                    + 90s  + 5m  + 1h  + 2d
    @ patience: 3s

What follows a line of the person, or a wait, is all that is heard of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from tests.router.pure_world import World

_FOLDER = Path(__file__).parent / "transcripts"
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_PHOTO = "[photo]"


class Difference(Exception):  # noqa: N818 -- it is one
    """The conversation went another way than the transcript."""


@dataclass
class _Replay:
    """Reads one transcript and holds it against a world."""

    world: World

    def read(self, line: str) -> None:
        """Do what a line says, or check that it was heard."""
        sign, _, rest = line.partition(" ")
        match sign:
            case "@":
                self._set_up(rest)
            case ">":
                self._all_was_said()
                photos = rest.startswith(_PHOTO)
                self.world.text(rest.removeprefix(_PHOTO).strip() if photos else rest, media=int(photos))
            case "+":
                self._all_was_said()
                self.world.wait(_time(rest))
            case "<" | "=" | "!":
                heard = self.world.heard.pop(0) if self.world.heard else "nothing"
                if not re.fullmatch(".*".join(map(re.escape, line.split("…"))), heard, re.DOTALL):
                    raise Difference(f"expected {line!r}, heard {heard!r}")
            case _:
                raise ValueError(f"a transcript has no line like {line!r}")

    def end(self) -> None:
        """Nothing may be left unsaid."""
        self._all_was_said()

    def _all_was_said(self) -> None:
        if self.world.heard:
            raise Difference(f"not in the transcript: {self.world.heard[0]!r}")

    def _set_up(self, rest: str) -> None:
        name, _, value = rest.partition(": ")
        match name:
            case "keywords":
                self.world.carrier_answers = value == "carrier"
            case "from":
                self.world.sender = value
            case "to":
                self.world.to = value
            case "patience":
                self.world.patience = _time(value)
            case _:
                raise ValueError(f"a transcript has no setting {name!r}")


def _time(words: str) -> timedelta:
    return timedelta(**{_UNITS[words[-1]]: int(words[:-1])})


@pytest.mark.parametrize("path", sorted(_FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_transcript(path: Path) -> None:
    """The conversation goes as written down."""
    replay = _Replay(World())
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            replay.read(line)
        except Difference as difference:
            pytest.fail(f"{path.name}:{number}: {difference}", pytrace=False)
    replay.end()
