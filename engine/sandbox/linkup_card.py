"""A LinkUp as the page draws it, from one person's side or from nobody's. Pure.

Instants stay instants: the page writes them in the LinkUp's own zone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from engine.domain.activities.catalog import CATALOG
from engine.domain.linkups.after import completed_at
from engine.domain.linkups.brief import Brief
from engine.domain.linkups.quorum import SETTLE
from engine.domain.linkups.states import LIVE, LinkupState, draft_dies_at
from engine.domain.linkups.waves import WAVE_SIZES
from engine.sandbox.linkup_part import activity_of, theirs_of
from engine.sandbox.linkup_words import OVER, REMINDERS, STATES, STEPS
from engine.sandbox.why_words import words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from engine.store.sandbox_linkups import CardRow

_WAY: Final = (LinkupState.DRAFT, LinkupState.BROADCASTING, LinkupState.LOCKED, LinkupState.COMPLETED)


def card_of(row: CardRow, now: datetime) -> dict[str, Any]:
    """Return a LinkUp as the page draws it; ``waiting`` says that it is about to change by itself."""
    return {
        "id": str(row.id),
        "activity": activity_of(row),
        "zone": row.time_zone,
        "state": row.state,
        "words": words(STATES, row.state),
        "live": row.state in LIVE,
        "steps": steps_of(row),
        "theirs": theirs_of(row, now),
        "options": options_of(row),
        "size": {"min": row.min_size, "max": row.max_size},
        "facts": list(_facts(row, now)),
        "waiting": is_waiting(row, now),
    }


def steps_of(row: CardRow) -> list[dict[str, str]]:
    """Return its life as steps: those taken, where it is now, what is ahead; an end of another kind comes last."""
    state = LinkupState(row.state)
    if state in _WAY:
        here = _WAY.index(state)
        marks = ["done"] * here + ["now"] + ["ahead"] * (len(_WAY) - here - 1)
        return [_step(each, mark) for each, mark in zip(_WAY, marks, strict=True)]
    taken = [LinkupState.DRAFT]
    if row.broadcasting_started_at is not None:
        taken.append(LinkupState.BROADCASTING)
    if row.locked_at is not None:
        taken.append(LinkupState.LOCKED)
    return [*(_step(each, "done") for each in taken), _step(state, "now")]


def options_of(row: CardRow) -> list[dict[str, Any]]:
    """Return the times it may happen at, each with how many are in, counting whoever asked for it; None in a draft."""
    if row.options:
        return [
            {"token": token, "at": at, "in": people, "chosen": row.locked_at is not None and at == row.event_time}
            for token, at, people in zip(row.options, row.starts, row.people, strict=True)
        ]
    if row.state != LinkupState.DRAFT:
        return []
    starts = Brief.from_json(row.brief).starts(row.time_zone)
    return [{"token": token, "at": at, "in": None, "chosen": False} for token, at in starts.items()]


def is_waiting(row: CardRow, now: datetime) -> bool:
    """Say whether something about it is due, so that it changes in a moment."""
    due = [draft_dies_at(row.created_at)] if row.state == LinkupState.DRAFT else []
    if row.state == LinkupState.BROADCASTING:
        due += [row.next_wave_at, *_known(row.acceptance_window_ends_at, _settles_at(row))]
    if row.state == LinkupState.LOCKED:
        due += _known(row.reminder_at, _completes_at(row))
        due += _known(row.replacement_until) if row.replacement_over_at is None else []
    return any(at <= now for at in due)


def _facts(row: CardRow, now: datetime) -> Iterator[dict[str, Any]]:
    """Pairs of a name and words or an instant, in the order they matter."""
    if row.state == LinkupState.DRAFT:
        yield _when("Dropped without GO", draft_dies_at(row.created_at))
    if row.state == LinkupState.BROADCASTING:
        yield from _asking(row, now)
    if row.locked_at is not None and row.state in LIVE | {LinkupState.COMPLETED}:
        yield _fact("Coming", f"{row.coming} of {row.max_size}")
    if row.state in LIVE and row.venue:
        yield _fact("Where", ", ".join(filter(None, (row.venue.get("name"), row.venue.get("street")))))
    if row.state == LinkupState.LOCKED:
        yield from _ahead(row)
    if row.state == LinkupState.EXPIRED:
        yield _fact("Why", "too few people in time")
    if row.canceled_reason is not None:
        yield _fact("Why", words(OVER, row.canceled_reason))


def _ahead(row: CardRow) -> Iterator[dict[str, Any]]:
    if row.replacement_until is not None and row.replacement_over_at is None:
        yield _when("Asks for others until", row.replacement_until)
    if row.reminder is not None and row.reminder_at is not None:
        yield _when("Next reminder", row.reminder_at, words(REMINDERS, row.reminder))
    ends = _completes_at(row)
    if ends is not None:
        yield _when("Counts as over", ends)


def _asking(row: CardRow, now: datetime) -> Iterator[dict[str, Any]]:
    asked = f"{row.asked} {'person' if row.asked == 1 else 'people'} asked"
    yield _fact("Waves", f"{row.waves_sent} of {len(WAVE_SIZES)}, {asked}")
    ends = row.acceptance_window_ends_at
    if row.waves_sent >= len(WAVE_SIZES) or (ends is not None and row.next_wave_at > ends):
        yield _fact("Next wave", "none")
    elif row.next_wave_at <= now:
        yield _fact("Next wave", "now")
    else:
        yield _when("Next wave", row.next_wave_at)
    settles = _settles_at(row)
    if settles is not None:
        yield _when("Locks, if nobody moves", settles)
    if ends is not None:
        yield _when("Answers until", ends)


def _settles_at(row: CardRow) -> datetime | None:
    return None if row.settling is None else row.settling + SETTLE


def _completes_at(row: CardRow) -> datetime | None:
    activity = CATALOG.get(row.activity_key)
    if row.event_time is None or activity is None:
        return None
    return completed_at(row.event_time, activity.typical_minutes)


def _known(*instants: datetime | None) -> list[datetime]:
    return [instant for instant in instants if instant is not None]


def _step(state: str, mark: str) -> dict[str, str]:
    return {"code": str(state), "label": words(STEPS, state), "state": mark}


def _fact(name: str, said: str) -> dict[str, Any]:
    return {"name": name, "words": said, "at": None}


def _when(name: str, at: datetime, said: str = "") -> dict[str, Any]:
    return {"name": name, "words": said, "at": at}
