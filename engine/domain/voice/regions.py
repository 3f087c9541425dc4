"""News about places."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.domain.voice.lines import Line
from engine.domain.voice.template import Template

if TYPE_CHECKING:
    from collections.abc import Mapping

TEMPLATES: Mapping[Line, Template] = MappingProxyType({
    Line.REGION_OPENED: Template(
        "Good news from JOSH: {region} is open now, and you're in. When people near you are up for something you"
        " like, you'll hear from me here."
    ),
    Line.REGION_OPENED_UNFINISHED: Template(
        "Good news from JOSH: {region} is open now. A few of my questions to you are still open; answer the last"
        " one whenever you like, and you're in."
    ),
})  # fmt: skip
