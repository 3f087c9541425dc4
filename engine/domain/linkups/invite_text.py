"""The text that asks somebody along: what, when, where, how and until when to answer. Never how many, never who."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.domain.activities.catalog import CATALOG
from engine.domain.voice import Line, say
from engine.domain.voice.moments import deadline, moment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from engine.domain.voice import Words


@dataclass(frozen=True, slots=True)
class Asking:
    """What everybody of a LinkUp is asked. ``starts`` are its options in order, ``zone`` is its IANA zone.

    ``venue`` is linkups.venue: a name and a street, or None while the place is open.
    """

    activity_key: str
    starts: Sequence[datetime]
    zone: str
    venue: Mapping[str, str] | None
    until: datetime


def invite_text(asking: Asking, letters: Sequence[str]) -> Words:
    """Return the text for somebody to whom the options have these letters, in the order of ``starts``."""
    offered = [f"{letter}: {moment(at, asking.zone)}" for letter, at in zip(letters, asking.starts, strict=True)]
    said = {
        "activity": CATALOG[asking.activity_key].label,
        "offer": ", ".join(offered),
        "letters": ", ".join(letters),
        "until": deadline(asking.until, asking.zone),
    }
    if asking.venue is None:
        return say(Line.INVITE_SPOT_OPEN, **said)
    return say(Line.INVITE, **said, spot=f"{asking.venue['name']}, {asking.venue['street']}")
