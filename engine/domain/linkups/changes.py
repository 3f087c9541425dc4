"""What can happen to a LinkUp that goes ahead, and what those who come are told about it."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from engine.domain.voice import Line

if TYPE_CHECKING:
    from collections.abc import Mapping


class Change(StrEnum):
    """What has happened to it."""

    ONE_LEFT = "one_left"
    ONE_BACK = "one_back"
    TOO_FEW = "too_few"
    CALLED_OFF = "called_off"


NEWS: Final[Mapping[Change, Line]] = MappingProxyType({
    Change.ONE_LEFT: Line.ONE_LEFT,
    Change.ONE_BACK: Line.ONE_BACK,
    Change.TOO_FEW: Line.OFF_TOO_FEW,
    Change.CALLED_OFF: Line.OFF_CALLED,
})  # fmt: skip

ENDS: Final = frozenset({Change.TOO_FEW, Change.CALLED_OFF})
"""The changes after which nothing comes of it."""
