"""Asking people along, and saying so when it does not come about. Never how many, never who (product: Matching)."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.domain.voice.lines import Line
from engine.domain.voice.template import Template

if TYPE_CHECKING:
    from collections.abc import Mapping

TEMPLATES: Mapping[Line, Template] = MappingProxyType({
    Line.INVITE: Template(
        "JOSH here: {activity} near you, up for it? {offer}, at {spot}. Reply {letters} or NO until {until}."
    ),
    Line.INVITE_SPOT_OPEN: Template(
        "JOSH here: {activity} near you, up for it? {offer}, the spot comes later. Reply {letters} or NO until {until}."
    ),
    Line.EXPIRED_OWN: Template(
        "JOSH here: not enough people could make {activity} this time. Want another try? Text me what and when."
    ),
    Line.EXPIRED_ACCEPTED: Template(
        "JOSH here: the plan for {activity} isn't happening, not enough people could make it. Got another idea? Text me"
        " what and when."
    ),
    Line.EXPIRED_CALLED_OFF: Template(
        "JOSH here: the plan for {activity} is off, sorry about that. Got another idea? Text me what and when."
    ),
})  # fmt: skip
