"""The readers of who somebody is and what they want, and how what they read is written in a corpus."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.domain.understanding.ages import says_under_18, stated_age
from engine.domain.understanding.birthdays import read_birthday
from engine.domain.understanding.boundaries import read_boundaries
from engine.domain.understanding.changes import (
    AddActivities,
    AddBoundaries,
    CallMe,
    DropActivities,
    ExcludeTimes,
    Forget,
    MoveTo,
    SetGroup,
    SetTimes,
    ShowMe,
    read_change,
)
from engine.domain.understanding.motives import read_motives
from engine.domain.understanding.names import Name, read_name
from engine.domain.understanding.zips import read_zip
from tests.domain.understanding.scoring import Reader, load

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TODAY = date(2026, 11, 21)
_ADULT = 18
_CLEAR = 0.55  # certainty


def name(text: str) -> str:
    """Return First|Last, or none."""
    found = read_name(text)
    return f"{found.first}|{found.last}" if found else "none"


def birthday(text: str) -> str:
    """Return the day, or the problem."""
    reading = read_birthday(text, today=TODAY)
    return reading.day.isoformat() if reading.day else str(reading.problem)


def zip_code(text: str) -> str:
    """Return the code, or none."""
    return read_zip(text) or "none"


def age(text: str) -> str:
    """Return the stated age, minor for under 18 without a number, or no; the two functions must agree."""
    stated, minor = stated_age(text), says_under_18(text)
    if stated is None:
        return "minor" if minor else "no"
    return str(stated) if (stated < _ADULT) is minor else f"{stated} but {minor}"


def boundaries(text: str) -> str:
    """Return the keys in order of the alphabet, none, or unknown."""
    reading = read_boundaries(text)
    keys = sorted(reading.no_thanks | reading.needs | reading.limits)
    return "none" if reading.none else ",".join([*keys, "unknown"] if reading.unknown else keys)


def motives(text: str) -> str:
    """Return the label of the corpus when the reading keeps it, else the leading motive and the band.

    A label names the motives of which one has to lead, the band, and with a minus those which must weigh nothing.
    """
    reading = read_motives(text)
    band = "clear" if reading.certainty >= _CLEAR else "vague" if reading.certainty else "nothing"
    lead = max(reading.weights, key=lambda motive: reading.weights[motive], default="none")
    for line in load("motives"):
        leads, expected_band, *out = line.expected.split(" ")
        kept = lead in leads.split(",") or (leads == "none" and band == expected_band)
        if line.text == text and kept and band == expected_band and not {name[1:] for name in out} & {*reading.weights}:
            return line.expected
    return f"{lead} {band}"


def change(text: str) -> str:  # noqa: C901, PLR0911 -- one arm a kind of change
    """Return the kind of change and what it is about, or none."""
    match read_change(text):
        case DropActivities(keys, _):
            return _listed("drop", keys)
        case AddActivities(keys):
            return _listed("add", keys)
        case SetTimes(parts, _):
            return _listed("times", parts)
        case ExcludeTimes(parts):
            return _listed("xtimes", parts)
        case SetGroup(minimum, maximum):
            return f"group:{minimum}-{maximum}"
        case AddBoundaries(no_thanks, needs, limits):
            return _listed("boundary", no_thanks | needs | limits)
        case MoveTo(code, canadian):
            return "move:ca" if canadian else f"move:{code or '?'}"
        case CallMe(Name(first, last)):
            return f"call:{first} {last}".strip()
        case Forget(activities, keys):
            return _listed("forget", activities | keys)
        case ShowMe():
            return "me"
        case _:
            return "none"


def _listed(kind: str, keys: Iterable[str]) -> str:
    return f"{kind}:{','.join(sorted(keys))}"


READERS: Mapping[str, Reader] = MappingProxyType({
    "names": Reader(name, frozenset({"none"})),
    "birthdays": Reader(birthday, frozenset({"unreadable", "ambiguous", "implausible", "year_missing", "only_age"})),
    "zips": Reader(zip_code, frozenset({"none"})),
    "ages": Reader(age, frozenset()),
    "boundaries": Reader(boundaries, frozenset({"unknown"})),
    "motives": Reader(motives, frozenset({"none nothing"})),
    "changes": Reader(change, frozenset({"none"})),
})  # fmt: skip
