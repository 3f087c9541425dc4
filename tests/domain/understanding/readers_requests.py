"""The reader of requests for company, and how what it reads is written in a corpus."""

from __future__ import annotations

from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from engine.domain.linkups.windows import Part, Window
from engine.domain.requests.changing import read_change_to_plan
from engine.domain.requests.reading import read_request
from tests.domain.understanding.scoring import Reader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.domain.requests.request import Request

NOW: Final = datetime(2026, 11, 25, 17, tzinfo=UTC)  # a Wednesday, 9:00 in Los Angeles, the day before Thanksgiving
ZONE: Final = "America/Los_Angeles"
# Where and when the texts of `requests_texters_*` are read; the days around a change of the clocks and a new year.
CLOCKS: Final[Mapping[str, tuple[datetime, str]]] = MappingProxyType({
    "la": (NOW, ZONE),
    "ny": (datetime(2027, 3, 12, 23, 30, tzinfo=UTC), "America/New_York"),  # Friday 18:30, clocks change on Sunday
    "px": (datetime(2026, 10, 31, 21, tzinfo=UTC), "America/Phoenix"),  # Saturday 14:00, clocks change elsewhere
    "ch": (datetime(2026, 12, 29, 2, tzinfo=UTC), "America/Chicago"),  # Monday, December 28, 20:00
})  # fmt: skip
_SURE: Final = 0.6
_ASKS: Final = frozenset({"none", "maybe", "open", "unsure"})
_LETTERS: Final = {Part.MORNING: "M", Part.MIDDAY: "D", Part.AFTERNOON: "A", Part.EVENING: "E", Part.NIGHT: "N"}


def request(text: str) -> str:
    """Return a request in the notation of the corpus."""
    found = read_request(text, now=NOW, zone=ZONE)
    return noted(found) if found.confidence else "none"


def change(labelled: str) -> str:
    """Return a plan as a text changes it."""
    plan, text = labelled.split(" | ", 1)
    before = read_request(plan, now=NOW, zone=ZONE)
    after = read_change_to_plan(text, before, now=NOW, zone=ZONE)
    return noted(after) if after else "none"


def texted(labelled: str) -> str:
    """Return what a text means at one of the `CLOCKS`: a request, or a correction of a plan before it."""
    clock, said = labelled.split(" | ", 1)
    now, zone = CLOCKS[clock]
    plan, change_of, text = said.rpartition(" >> ")
    found = read_request(plan or text, now=now, zone=zone)
    if not change_of:
        return noted(found) if found.confidence else "none"
    after = read_change_to_plan(text, found, now=now, zone=zone)
    return noted(after) if after else "none"


def noted(found: Request) -> str:
    """Return what was understood: plan, unsure, open or maybe, then every slot.

    Unsure is a plan that is read back as a question, for something in the text may have been misread.
    """
    complete = found.activities and found.windows and not found.problems
    sure = [each.key for each in found.activities if each.confidence >= _SURE]
    # What was only guessed is asked about before it is proposed (`wanted_activity`).
    kind = "maybe" if not found.is_plan else "open" if not (complete and sure) else "unsure" if found.doubts else "plan"
    group = found.group
    extras = [
        f"g{group.minimum}-{group.maximum}" if group else "",
        f"c:{','.join(sorted(found.constraints))}" if found.constraints else "",
        f"p:{found.place.lower().replace(' ', '_')}" if found.place else "",
        *(f"!{problem}" for problem in found.problems),
    ]
    activities = "+".join(sure) or ("~" if found.activities else "-")
    return " ".join([kind, activities, ",".join(map(_window, found.windows)) or "-", *filter(None, extras)])


def _window(window: Window) -> str:
    return f"{window.day:%d}{f'@{window.at:%H:%M}' if window.at else _LETTERS[window.part]}"


READERS: Mapping[str, Reader] = MappingProxyType({
    "requests": Reader(request, _ASKS),
    "requests_changes": Reader(change, _ASKS),
    "requests_texters_1": Reader(texted, _ASKS),
    "requests_texters_2": Reader(texted, _ASKS),
    "requests_texters_3": Reader(texted, _ASKS),
    "requests_texters_4": Reader(texted, _ASKS),
    "requests_texters_5": Reader(texted, _ASKS),
    "requests_texters_6": Reader(texted, _ASKS),
    "requests_texters_7": Reader(texted, _ASKS),
    "requests_texters_8": Reader(texted, _ASKS),
    "requests_texters_9": Reader(texted, _ASKS),
    "requests_texters_10": Reader(texted, _ASKS),
    "requests_texters_11": Reader(texted, _ASKS),
})  # fmt: skip
