"""What is asked after a LinkUp, in words: for the first time, once more, and when days have passed."""

from __future__ import annotations

from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from engine.domain.linkups.after import AfterStep
from engine.domain.linkups.saying_when import when_in_words
from engine.domain.voice import TEMPLATES, Line, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from engine.domain.linkups.exchange import Listed
    from engine.domain.voice import Words


class Asking(Enum):
    """How often it was asked."""

    FIRST = 0
    AGAIN = 1  # the answer was not understood
    STILL = 2  # there was no answer


_LINES: Final[Mapping[AfterStep, tuple[Line, Line, Line]]] = MappingProxyType({
    AfterStep.ATTENDANCE: (Line.AFTER_ATTENDANCE, Line.AFTER_ATTENDANCE_AGAIN, Line.AFTER_ATTENDANCE_STILL),
    AfterStep.DO_AGAIN: (Line.AFTER_DO_AGAIN, Line.AFTER_DO_AGAIN_AGAIN, Line.AFTER_DO_AGAIN_STILL),
    AfterStep.REMEMBER: (Line.AFTER_REMEMBER, Line.AFTER_REMEMBER, Line.AFTER_REMEMBER_STILL),
    AfterStep.SWAP: (Line.AFTER_SWAP, Line.AFTER_SWAP_AGAIN, Line.AFTER_SWAP_STILL),
})  # fmt: skip
_NAME_SHOWN: Final = 12  # characters: nine people fit on the list


def asking(
    step: AfterStep, how: Asking, *, label: str, starts_at: datetime, zone: str, listed: Sequence[Listed] = ()
) -> Words:
    """Return the question of a step. ``listed`` is whom they may choose, for the last one; ``zone`` is IANA."""
    line = _LINES[step][how.value]
    facts = {
        "activity": label,
        "when": when_in_words(starts_at, zone),
        "choices": ", ".join(f"{each.number} {each.first_name[:_NAME_SHOWN]}" for each in listed),
    }
    return say(line, **{name: facts[name] for name in TEMPLATES[line].names})


def in_words(names: Iterable[str]) -> str:
    """Return first names as a list is said: "Ann, Ben and Cat"."""
    *before, last = names
    return f"{', '.join(before)} and {last}" if before else last
