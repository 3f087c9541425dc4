"""What a text says about a LinkUp its writer has a place in, and which of them it means.

Rules of this file (product: Changing; Answers bind to questions):
1. A plain yes or no counts only as the answer to "still on?", and only while nothing else was asked since.
2. With several LinkUps the one counts that is named, by what it is or by its day; else the one that was asked about.
3. An open invite that was sent, or spoken of, after the last text about a LinkUp gets what could be said to either.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from engine.domain.folding import bare
from engine.domain.linkups.on_the_day import makes_sense
from engine.domain.linkups.plan_words import PlanCommand, read_plan_wish
from engine.domain.linkups.reading_replies import heard_invites
from engine.domain.turn import Mode
from engine.domain.understanding.yes_no import read_yes_no
from engine.domain.voice import Line

if TYPE_CHECKING:
    from datetime import datetime

    from engine.domain.linkups.own_places import OwnPlace
    from engine.domain.turn import Turn

_TAKEN: Final = frozenset({PlanCommand.PLAN, PlanCommand.CANT, PlanCommand.IN, PlanCommand.CALL_OFF})
_SAID_TO_INVITES: Final = frozenset({PlanCommand.CANT, PlanCommand.IN})
_ABOUT_PLACES: Final = (
    Line.LOCKED, Line.ONE_LEFT, Line.ONE_BACK, Line.REMINDER, Line.REMINDER_ASKS, Line.NOT_CONFIRMED, Line.PLACE_SHOWN,
    Line.PLACE_SHOWN_OWN, Line.PLACE_LEFT, Line.PLACE_WHICH, Line.PLACE_STILL, Line.PLACE_BACK, Line.PLACE_LEFT_ALREADY,
)  # fmt: skip
_ABOUT_INVITES: Final = (
    Line.INVITE_IN, Line.INVITE_IN_BOTH, Line.INVITE_SWITCHED, Line.INVITE_OUT, Line.INVITE_UNCLEAR,
    Line.INVITE_NO_CHANGE, Line.INVITE_WHICH, Line.INVITE_WHICH_NOT, Line.INVITE_WHICH_TIME, Line.SEAT_KEPT,
)  # fmt: skip
_DAYS: Final = frozenset(day.lower() for names in (calendar.day_name, calendar.day_abbr) for day in names)
_SMALL: Final = frozenset({"a", "an", "the", "and", "of", "in", "on", "at", "to", "for", "with"})


@dataclass(frozen=True, slots=True)
class Commanded:
    """A command with the places it may be meant for: one where that is plain, never none."""

    command: PlanCommand
    about: tuple[OwnPlace, ...]


def read_command(turn: Turn) -> Commanded | None:
    """Return what a text says about the places of its writer, None when it is about something else."""
    if turn.snapshot.person is None or not turn.snapshot.places:
        return None
    asked = _asked_about(turn)
    command = _command(turn, asked)
    if command is None or (turn.snapshot.session.mode is Mode.LINKUP_FORMING and command is not PlanCommand.PLAN):
        return None
    if command in _SAID_TO_INVITES and _invited_since(turn):
        return None
    about = tuple(
        place
        for place in turn.snapshot.places
        if makes_sense(command, starts_at=place.starts_at, completed_at=place.completed_at, now=turn.now)
        and not _is_another_day(turn.text.body, place)
    )
    if not about:
        return None
    if command is PlanCommand.PLAN or len(about) == 1:
        return Commanded(command, about)
    return Commanded(command, _named(turn.text.body, about) or tuple(p for p in about if p == asked) or about)


def _command(turn: Turn, asked: OwnPlace | None) -> PlanCommand | None:
    wish = read_plan_wish(turn.text.body)
    if wish is not None:
        return wish.command if wish.command in _TAKEN else None
    answer = None if asked is None else read_yes_no(turn.text.body)
    return None if answer is None else PlanCommand.IN if answer else PlanCommand.CANT


def _asked_about(turn: Turn) -> OwnPlace | None:
    """Return the place whose "still on?" is the last thing that was asked, and is open."""
    arrived = turn.text.arrived_at
    heard = (q for q in turn.snapshot.questions if q.asked_at is not None and q.asked_at <= arrived)
    newest = next(heard, None)
    if newest is None or not newest.is_open:
        return None
    return next((place for place in turn.snapshot.places if place.topic == newest.topic), None)


def _invited_since(turn: Turn) -> bool:
    """Say whether an open invite came, or was spoken of, after the last text about a place."""
    open_ones = [known.asked_at for known in heard_invites(turn) if known.invite.is_open and known.asked_at is not None]
    if not open_ones:
        return False
    invited = max([*open_ones, *_told(turn, _ABOUT_INVITES)])
    return all(at < invited for at in _told(turn, _ABOUT_PLACES))


def _told(turn: Turn, lines: tuple[Line, ...]) -> list[datetime]:
    """Return when texts with one of these lines were decided."""
    return [reply.at for reply in turn.snapshot.recent_replies if any(map(reply.has, lines))]


def _named(text: str, places: tuple[OwnPlace, ...]) -> tuple[OwnPlace, ...]:
    """Return the places that a text names, by a word of what it is or by the day."""
    words = frozenset(bare(text).split())
    named = [(len(words & _names(place)), place) for place in places]
    most = max(count for count, _ in named)
    return tuple(place for count, place in named if count == most) if most else ()


def _is_another_day(text: str, place: OwnPlace) -> bool:
    """Say whether a text names days, and not the one of this place."""
    named = _DAYS & frozenset(bare(text).split())
    return bool(named) and named.isdisjoint(_day(place))


def _names(place: OwnPlace) -> frozenset[str]:
    return (frozenset(bare(place.label).split()) - _SMALL) | _day(place)


def _day(place: OwnPlace) -> frozenset[str]:
    day = place.starts_at.astimezone(ZoneInfo(place.zone))
    return frozenset({f"{day:%A}".lower(), f"{day:%a}".lower()})
