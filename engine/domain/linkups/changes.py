"""What can happen to a LinkUp that goes ahead, and what those who come are told about it."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, assert_never

from engine.domain.linkups.leaving import GoOn, Off, Replace, Wait
from engine.domain.voice import Line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.domain.linkups.leaving import DropDecision


class Change(StrEnum):
    """What has happened to it."""

    ONE_LEFT = "one_left"
    ONE_LEFT_ASKING = "one_left_asking"  # and somebody is looked for in their place
    ONE_BACK = "one_back"
    ONE_MORE = "one_more"
    ALL_CONFIRMED = "all_confirmed"  # whoever had not said that they still come has
    WITH_FEWER = "with_fewer"
    TOO_FEW = "too_few"
    CALLED_OFF = "called_off"


NEWS: Final[Mapping[Change, Line]] = MappingProxyType({
    Change.ONE_LEFT: Line.ONE_LEFT,
    Change.ONE_LEFT_ASKING: Line.ONE_LEFT_ASKING,
    Change.ONE_BACK: Line.ONE_BACK,
    Change.ONE_MORE: Line.ONE_MORE,
    Change.ALL_CONFIRMED: Line.ALL_CONFIRMED,
    Change.WITH_FEWER: Line.WITH_FEWER,
    Change.TOO_FEW: Line.OFF_TOO_FEW,
    Change.CALLED_OFF: Line.OFF_CALLED,
})  # fmt: skip

ENDS: Final = frozenset({Change.TOO_FEW, Change.CALLED_OFF})
"""The changes after which nothing comes of it."""

FILLS: Final = frozenset({Change.ONE_BACK, Change.ONE_MORE})
"""The changes after which there may be no seat left for anybody who is still being asked."""


def change_of(decision: DropDecision) -> Change:
    """Return what it is for the others that somebody left and this was decided."""
    match decision:
        case GoOn():
            return Change.ONE_LEFT
        case Replace() | Wait():
            return Change.ONE_LEFT_ASKING
        case Off():
            return Change.TOO_FEW
        case _:
            assert_never(decision)
