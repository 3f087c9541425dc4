"""What a LinkUp is to one person: their own, something they are asked to, a place they have. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal

from engine.domain.linkups.states import LIVE, InviteState, LinkupState, PlaceStatus
from engine.sandbox.linkup_words import INVITES, PLACES, STATES
from engine.sandbox.why_words import words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from engine.store.sandbox_linkups import CardRow

Tone = Literal["plain", "good", "warn", "bad"]

_BOTH: Final = "both"
_OPEN: Final = frozenset({InviteState.PENDING, InviteState.ACCEPTED})


def activity_of(row: CardRow) -> str:
    """Return what it is, as a title."""
    label = row.brief.get("activity_label") or words({}, row.activity_key)
    return _capital(label)


def headline_of(rows: Sequence[CardRow], now: datetime) -> str | None:
    """Return what is going on with somebody's LinkUps, in a few words: what waits for them first; None for nothing."""
    live = [row for row in rows if row.state in LIVE and _concerns(row, now)]
    if not live:
        return None
    first = min(live, key=_urgency)
    more = f" +{len(live) - 1}" if len(live) > 1 else ""
    return f"{activity_of(first)}: {_briefly(first)}{more}"


def theirs_of(row: CardRow, now: datetime) -> dict[str, Any] | None:
    """Return what it is to this person: what they asked for, are asked to, or have a place in."""
    if row.place is not None and not (row.is_own and row.place == PlaceStatus.CONFIRMED):
        gone = row.place in {PlaceStatus.CANCELED, PlaceStatus.NO_SHOW}
        return _part("place", _capital(words(PLACES, row.place)), "warn" if gone else "good")
    if row.is_own:
        return _part("own", "Their own", "good" if row.state == LinkupState.LOCKED else "plain")
    return None if row.invite is None else _invite(row, now)


def _invite(row: CardRow, now: datetime) -> dict[str, Any]:
    open_until = row.answer_until if row.answer_until is not None and row.answer_until > now else None
    if row.invite == InviteState.ACCEPTED and row.state == LinkupState.LOCKED:
        return _part("invite", "A seat is kept for them", "warn", open_until)
    if row.invite == InviteState.ACCEPTED:
        return _part("invite", f"In for {_times(row.selected)}", "good")
    if row.invite == InviteState.PENDING and row.state in LIVE:
        return _part("invite", f"Asked in wave {row.wave}: {_letters(row)}?", "warn", open_until)
    return _part("invite", _capital(words(INVITES, row.invite or "")), "plain")


def _concerns(row: CardRow, now: datetime) -> bool:
    if row.is_own or row.place is not None:
        return row.place != PlaceStatus.CANCELED
    return row.invite in _OPEN and row.answer_until is not None and row.answer_until > now


def _urgency(row: CardRow) -> tuple[bool, bool]:
    """What waits for an answer comes first, then what is on."""
    return row.is_own or row.place is not None or row.invite != InviteState.PENDING, row.state != LinkupState.LOCKED


def _briefly(row: CardRow) -> str:
    if row.is_own or row.place is not None:
        return words(STATES, row.state)
    return "asked along" if row.invite == InviteState.PENDING else "in"


def _letters(row: CardRow) -> str:
    """The letters their invite shows, which may be others than the LinkUp's own."""
    return " or ".join(sorted(row.offered or {})) or "yes or no"


def _times(selected: str | None) -> str:
    return "both times" if selected == _BOTH else selected or "it"


def _part(code: str, said: str, tone: Tone, until: datetime | None = None) -> dict[str, Any]:
    return {"code": code, "words": said, "tone": tone, "until": until}


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
