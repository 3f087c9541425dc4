"""What a text says about a LinkUp its writer has a place in, or looks for people for, and which of them it means.

Rules of this file (product: Changing; Answers bind to questions):
1. A plain yes or no counts only as the answer to "still on?", and only while nothing else was asked since.
2. With several LinkUps the one counts that is named, by what it is or by its day; else the one that was asked about.
3. An open invite that was sent, or spoken of, after the last text about a LinkUp gets what could be said to either,
   unless the LinkUp is named.
4. "Never mind" drops one's own only right after a text about it; whoever asked for one and can't come calls it off.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from engine.domain.folding import bare
from engine.domain.forming.requesting import sought
from engine.domain.linkups.on_the_day import makes_sense
from engine.domain.linkups.plan_patterns import OWN
from engine.domain.linkups.plan_words import PlanCommand, read_plan_wish
from engine.domain.linkups.reading_replies import heard_invites
from engine.domain.turn import Mode
from engine.domain.understanding.phrases import phrases
from engine.domain.understanding.yes_no import read_yes_no
from engine.domain.voice import Line

if TYPE_CHECKING:
    from datetime import date, datetime

    from engine.domain.forming.standing import OwnLinkup
    from engine.domain.linkups.own_places import OwnPlace
    from engine.domain.turn import Turn

_TAKEN: Final = frozenset({PlanCommand.PLAN, PlanCommand.CANT, PlanCommand.IN, PlanCommand.CALL_OFF})
_SAID_TO_INVITES: Final = frozenset({PlanCommand.CANT, PlanCommand.IN})
_ABOUT_PLACES: Final = (
    Line.LOCKED, Line.ONE_LEFT, Line.ONE_BACK, Line.REMINDER, Line.REMINDER_ASKS, Line.NOT_CONFIRMED, Line.PLACE_SHOWN,
    Line.PLACE_SHOWN_OWN, Line.PLACE_LEFT, Line.PLACE_WHICH, Line.PLACE_STILL, Line.PLACE_BACK, Line.PLACE_LEFT_ALREADY,
    Line.ONE_LEFT_ASKING, Line.ONE_MORE, Line.NEWCOMER, Line.WITH_FEWER, Line.ALL_CONFIRMED,
    Line.SEAT_TAKEN, Line.PLACE_SHOWN_ASKING,
)  # fmt: skip
_ABOUT_OWN: Final = (
    Line.PLAN_SENT, Line.PLAN_SENT_EITHER, Line.PLAN_STILL_ASKING, Line.PLAN_OUT_ALREADY, Line.PLAN_ONE_AT_A_TIME,
)  # fmt: skip
_NEVER_MIND: Final = phrases(
    "never mind / nevermind / nvm / forget it / forget about it / forget that / drop it / scratch that / dont bother"
    " / actually no / i changed my mind / changed my mind / never mind that / dont ask anybody / dont ask anyone"
)
_ABOUT_INVITES: Final = (
    Line.INVITE_IN, Line.INVITE_IN_BOTH, Line.INVITE_SWITCHED, Line.INVITE_OUT, Line.INVITE_UNCLEAR,
    Line.INVITE_NO_CHANGE, Line.INVITE_WHICH, Line.INVITE_WHICH_NOT, Line.INVITE_WHICH_TIME, Line.SEAT_KEPT,
)  # fmt: skip
_DAYS: Final = frozenset(day.lower() for names in (calendar.day_name, calendar.day_abbr) for day in names)
_SMALL: Final = frozenset({"a", "an", "the", "and", "of", "in", "on", "at", "to", "for", "with"})


@dataclass(frozen=True, slots=True)
class Commanded:
    """A command with what it may be meant for: one where that is plain, never none.

    ``about`` are places; ``own`` is the LinkUp its writer looks for people for.
    """

    command: PlanCommand
    about: tuple[OwnPlace, ...]
    own: OwnLinkup | None = None


def read_command(turn: Turn) -> Commanded | None:
    """Return what a text says about LinkUps of its writer, None when it is about something else."""
    own = sought(turn)
    if turn.snapshot.person is None or not (turn.snapshot.places or own):
        return None
    asked = _asked_about(turn)
    command = _command(turn, asked) or (PlanCommand.CALL_OFF if _never_mind(turn, own) else None)
    if command is None or (turn.snapshot.session.mode is Mode.LINKUP_FORMING and command is not PlanCommand.PLAN):
        return None
    places = tuple(place for place in turn.snapshot.places if _may_mean(turn, command, place))
    if own is not None and (command is PlanCommand.IN or _is_another_day(turn.text.body, _days_of(own))):
        own = None
    if command in _SAID_TO_INVITES and _invited_since(turn) and not _is_named(turn, places, own):
        return None
    return _meant(turn.text.body, Commanded(command, places, own), asked) if places or own else None


def _may_mean(turn: Turn, command: PlanCommand, place: OwnPlace) -> bool:
    makes = makes_sense(command, starts_at=place.starts_at, completed_at=place.completed_at, now=turn.now)
    return makes and not _is_another_day(turn.text.body, _day(place))


def _meant(text: str, said: Commanded, asked: OwnPlace | None) -> Commanded:
    """Return a command with what it is meant for, as far as that can be told."""
    if said.command is PlanCommand.PLAN:
        return said
    places, own = said.about, said.own
    named, is_own = _named(text, places, own)
    if own is not None and (is_own or not named):  # what they did not set up, or have left already, is hardly meant
        leaves = said.command is PlanCommand.CANT
        places = tuple(place for place in places if (place.comes if leaves else place.is_initiator))
        named = tuple(place for place in named if place in places)
    if len(places) + (own is not None) == 1:
        return Commanded(said.command, places, own)
    if named or is_own:
        return Commanded(said.command, named, own if is_own else None)
    about = tuple(place for place in places if place == asked)
    return Commanded(said.command, about) if about else Commanded(said.command, places, own)


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


def _never_mind(turn: Turn, own: OwnLinkup | None) -> bool:
    """Say whether a text takes back what its writer looks for people for, of which we have just spoken."""
    last = next(iter(turn.snapshot.recent_replies), None)
    return own is not None and last is not None and any(map(last.has, _ABOUT_OWN)) and _says_never_mind(turn.text.body)


def _says_never_mind(text: str) -> bool:
    words = bare(text)
    return words in _NEVER_MIND or OWN.sub("", words).strip() in _NEVER_MIND


def _is_named(turn: Turn, places: tuple[OwnPlace, ...], own: OwnLinkup | None) -> bool:
    """Say whether a text names one of these by what it is, and none of the open invites."""
    words = frozenset(bare(turn.text.body).split())
    ours = [place.label for place in places] + ([] if own is None else [own.brief.activity_label])
    theirs = [known.invite.label for known in heard_invites(turn) if known.invite.is_open]
    return any(words & _words_of(label) for label in ours) and not any(words & _words_of(label) for label in theirs)


def _named(text: str, places: tuple[OwnPlace, ...], own: OwnLinkup | None) -> tuple[tuple[OwnPlace, ...], bool]:
    """Return the places that a text names, by a word of what it is or by the day, and whether it names ``own``."""
    words = frozenset(bare(text).split())
    named = [(len(words & (_words_of(place.label) | _day(place))), place) for place in places]
    of_own = 0 if own is None else len(words & (_words_of(own.brief.activity_label) | _days_of(own)))
    most = max([count for count, _ in named] + [of_own])
    return tuple(place for count, place in named if count == most) if most else (), most > 0 and of_own == most


def _is_another_day(text: str, days: frozenset[str]) -> bool:
    """Say whether a text names days, and none of these."""
    named = _DAYS & frozenset(bare(text).split())
    return bool(named) and named.isdisjoint(days)


def _words_of(label: str) -> frozenset[str]:
    return frozenset(bare(label).split()) - _SMALL


def _day(place: OwnPlace) -> frozenset[str]:
    return _called(place.starts_at.astimezone(ZoneInfo(place.zone)).date())


def _days_of(own: OwnLinkup) -> frozenset[str]:
    return frozenset().union(*(_called(window.day) for window in own.brief.windows))


def _called(day: date) -> frozenset[str]:
    return frozenset({f"{day:%A}".lower(), f"{day:%a}".lower()})
