"""A request for company in free text: whether it is one, and what of a plan it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.requests.hearing import SURE, Heard, hear
from engine.domain.requests.moments import Moment
from engine.domain.requests.request import ASKED_FOR, HALF_SAID, NOT_ASKED, NOTED_DOWN, Request
from engine.domain.requests.usual_parts import usual_part
from engine.domain.requests.windows_of import timing_of
from engine.domain.requests.wishes import Voice

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from engine.domain.linkups.windows import Part
    from engine.domain.requests.tokens import Token


def read_request(text: str, *, now: datetime, zone: str) -> Request:
    """Return what `text` asks for, read at the instant `now` by the clocks of the IANA time zone `zone`.

    Never raises for what somebody typed; the work grows linearly with the text.

    Raises:
        zoneinfo.ZoneInfoNotFoundError: there is no such zone.
    """
    moment = Moment.of(now, zone)
    tokens, heard = hear(text, moment)
    told = [each for each in heard if each.voice is not Voice.STORY]
    return slots_in(told or heard, tokens, moment, confidence=_confidence(told))


def slots_in(
    heard: Sequence[Heard],
    tokens: Sequence[Token],
    moment: Moment,
    *,
    confidence: float = NOT_ASKED,
    usual: Part | None = None,
    on: Sequence[date] = (),
) -> Request:
    """Return the slots that sentences of a text fill.

    `tokens` are those of the whole text; `usual` and `on` are the part of the day and the days of what was asked for
    before, for sentences that name none of their own.
    """
    activities = tuple({each.key: each for sentence in heard for each in sentence.activities}.values())
    marks = [mark for sentence in heard for mark in sentence.marks]
    of_these = usual_part([each.key for each in activities if each.confidence >= SURE])
    timing = timing_of(marks, tokens, of_these or usual, moment, on)
    return Request(
        confidence,
        activities,
        timing.windows,
        next((each.group for each in reversed(heard) if each.group), None),
        frozenset(key for each in heard for key in each.constraints),
        next((each.place for each in heard if each.place), None),
        timing.problems,
        timing.guessed,
    )


def _confidence(told: Sequence[Heard]) -> float:
    """Return how sure we are that sentences, stories left out, ask for company."""
    something = any(each.activities for each in told)
    some_time = any(each.some_time for each in told)
    if any(each.voice is Voice.WISH for each in told):
        return ASKED_FOR if something or some_time else NOT_ASKED
    if any(each.voice is Voice.NOTE for each in told) or (something and some_time):
        return NOTED_DOWN
    return HALF_SAID if something or some_time or any(each.group for each in told) else NOT_ASKED
