"""One thing that is measured: how to set it up, and how to play it once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.house import House
    from benchmarks.pace import Pace


@dataclass(frozen=True, slots=True)
class Reading:
    """One play: `value` in the scene's unit, and more beside it by name."""

    value: float
    more: dict[str, float] = field(default_factory=dict)


Play = Callable[[], Reading]
Open = Callable[["House", "Pace"], AbstractContextManager[Play]]


@dataclass(frozen=True, slots=True)
class Scene:
    """`open` starts what is needed and gives the play; `beside_p` says whether P is measured around every play.

    `repetitions`: no more than so many of it, for one that takes long.
    """

    name: str
    unit: str
    open: Open
    beside_p: bool = True
    warm: bool = True
    repetitions: int | None = None
