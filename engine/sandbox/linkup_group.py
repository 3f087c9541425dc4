"""One LinkUp with everybody in it, as operators look at it: waves, who said what, reminders, what happened. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.domain.linkups.states import InviteState, LinkupState, PlaceStatus
from engine.sandbox.linkup_card import card_of
from engine.sandbox.linkup_words import COURSE, INVITES, PLACES, REMINDED, REMINDERS, STEPS
from engine.sandbox.why_words import words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from engine.store.sandbox_linkups import GroupRow, WholeLinkup

_IN = frozenset({PlaceStatus.CONFIRMED, PlaceStatus.ATTENDED})
_GONE = frozenset({PlaceStatus.CANCELED, PlaceStatus.NO_SHOW})


def group_of(whole: WholeLinkup, now: datetime) -> dict[str, Any]:
    """Return the LinkUp's card, and everybody and everything in it. Of people: first name and phone."""
    people = [_person(row, whole.card.state) for row in whole.group]
    return card_of(whole.card, now) | {
        "people": people,
        "waves": _waves(whole.group),
        "reminders": [
            {
                "at": row.at,
                "words": words(REMINDERS, row.kind),
                "state": row.status,
                "said": words(REMINDED, row.status),
            }
            for row in whole.reminders
        ],
        "course": [
            {"at": row.at, "words": words(COURSE, row.event_type), "detail": _moved(row.from_state, row.to_state)}
            for row in whole.course
        ],
    }


def _person(row: GroupRow, state: str) -> dict[str, Any]:
    """Somebody; ``mark`` is what the page draws by: in, out, open, gone."""
    told = {"first_name": row.first_name, "phone": row.phone, "wave": row.wave, "asked_at": row.asked_at}
    if row.place is not None:
        mark = "in" if row.place in _IN else "gone" if row.place in _GONE else "open"
        said = words(PLACES, row.place)
        return told | {"mark": mark, "words": f"asked for it, {said}" if row.is_initiator else said}
    if row.is_initiator:
        return told | {"mark": "in", "words": "asked for it"}
    if row.invite == InviteState.ACCEPTED:
        if state == LinkupState.LOCKED:
            return told | {"mark": "open", "words": "a seat is kept for them"}
        both = "in for both" if row.selected == "both" else f"in for {row.selected}"
        return told | {"mark": "in", "words": both}
    mark = "open" if row.invite == InviteState.PENDING else "out"
    return told | {"mark": mark, "words": words(INVITES, row.invite or "")}


def _waves(group: Sequence[GroupRow]) -> list[dict[str, Any]]:
    waves: dict[int, list[GroupRow]] = {}
    for row in group:
        if row.wave is not None:
            waves.setdefault(row.wave, []).append(row)
    return [
        {
            "number": number,
            "at": min(row.asked_at for row in asked if row.asked_at is not None),
            "asked": len(asked),
            "accepted": sum(row.invite == InviteState.ACCEPTED for row in asked),
            "declined": sum(row.invite == InviteState.DECLINED for row in asked),
            "open": sum(row.invite == InviteState.PENDING for row in asked),
        }
        for number, asked in sorted(waves.items())
    ]


def _moved(before: str | None, after: str | None) -> str:
    if after is None or before == after:
        return ""
    return f"{words(STEPS, before)} → {words(STEPS, after)}" if before else words(STEPS, after)
