"""A LinkUp that goes ahead, in the words of its texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.domain.linkups.plan_words import PlanCommand
from engine.domain.linkups.saying_when import when_in_words
from engine.domain.voice import TEMPLATES, Line, say
from engine.domain.voice.moments import deadline

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from engine.domain.forming.standing import OwnLinkup
    from engine.domain.linkups.own_places import OwnPlace
    from engine.domain.voice import Words

_SPOT_OPEN: Final = "a spot still to be named"
_EXAMPLES: Final[Mapping[PlanCommand, str]] = {
    PlanCommand.CANT: "I can't make",
    PlanCommand.IN: "I'm in for",
    PlanCommand.CALL_OFF: "call off",
}


def about(line: Line, place: OwnPlace) -> Words:
    """Return a line about a place; it may name what, when, where, who else comes, and until when others are asked."""
    return told(
        line,
        label=place.label,
        starts_at=place.starts_at,
        zone=place.zone,
        venue=place.venue,
        people=place.others,
        until=place.asking_until,
    )


def told(
    line: Line,
    *,
    label: str,
    starts_at: datetime,
    zone: str,
    venue: Mapping[str, str] | None,
    people: Sequence[str],
    until: datetime | None = None,
) -> Words:
    """Return a line about a LinkUp; it may name what, when, where, these first names, and until when.

    ``zone`` is IANA.
    """
    facts = {
        "activity": label if _is_within(line) else label[:1].upper() + label[1:],
        "when": when_in_words(starts_at, zone),
        "place": spot(venue),
        "people": ", ".join(people),
        "until": deadline(until or starts_at, zone),
    }
    return say(line, **{name: value for name, value in facts.items() if name in TEMPLATES[line].names})


def choices(places: Sequence[OwnPlace], own: OwnLinkup | None, command: PlanCommand) -> Words:
    """Ask which of several is meant, with the words that say it; ``own`` is what they look for people for."""
    each = [(place.label, when_in_words(place.starts_at, place.zone)) for place in places]
    if own is not None:
        starts_at = min(own.brief.starts(own.zone).values())
        each.append((own.brief.activity_label, when_in_words(starts_at, own.zone)))
    listed = "; ".join(f"{label}, {when}" for label, when in each)
    alike = len({label for label, _ in each}) < len(each)
    name = each[0][1][:3] if alike else each[0][0]
    return say(Line.PLACE_WHICH, choices=listed, example=f"{_EXAMPLES[command]} {name}")


def spot(venue: Mapping[str, str] | None) -> str:
    """Return a place with its street."""
    known = venue or {}
    return ", ".join(part for part in (known.get("name"), known.get("street")) if part) or _SPOT_OPEN


def _is_within(line: Line) -> bool:
    """Say whether what it is stands within a sentence."""
    before = TEMPLATES[line].text.partition("{activity}")[0]
    return bool(before) and not before.endswith(". ")
