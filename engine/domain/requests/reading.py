"""A request for company in free text: whether it is one, and what of a plan it says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from engine.domain.requests.constraints import OF_PLACES
from engine.domain.requests.days_told import day_told
from engine.domain.requests.doubting_times import when_is_open
from engine.domain.requests.hearing import SURE, hear
from engine.domain.requests.marks import Kind
from engine.domain.requests.moments import Moment
from engine.domain.requests.request import ASKED_FOR, HALF_SAID, IS_PLAN, NOT_ASKED, NOTED_DOWN, Doubt, Guess, Request
from engine.domain.requests.taking_back import takes_back
from engine.domain.requests.usual_parts import usual_part
from engine.domain.requests.windows_of import timing_of
from engine.domain.requests.wishes import Voice

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from engine.domain.linkups.windows import Part
    from engine.domain.requests.heard import Heard
    from engine.domain.requests.tokens import Token
    from engine.domain.requests.windows_of import Timing


_TWO: Final = 2


def read_request(text: str, *, now: datetime, zone: str) -> Request:
    """Return what `text` asks for, read at the instant `now` by the clocks of the IANA time zone `zone`.

    Never raises for what somebody typed; the work grows linearly with the text.

    Raises:
        zoneinfo.ZoneInfoNotFoundError: there is no such zone.
    """
    moment = Moment.of(now, zone)
    tokens, heard = hear(text, moment)
    told = [each for each in heard if each.voice is not Voice.STORY]
    if any(mark.kind is Kind.DAY for each in told if each.activities for mark in each.marks):
        told = [each for each in told if not each.only_frees]  # "off mon and tues. yoga tues at 9?"
    confidence = _confidence(told)
    asked = confidence >= IS_PLAN
    request = slots_in(told or heard, tokens, moment, confidence=confidence, doubting=asked)
    if not asked:
        return request
    if Guess.DAY in request.guessed and (day := day_told(heard)) is not None:
        request = slots_in(told, tokens, moment, confidence=confidence, on=(day,))
    aside = [each for each in heard if each.voice is Voice.STORY]
    mine = frozenset(key for each in aside if each.is_own_need for key in each.constraints)
    led = next((each.place for each in aside if each.leads_with_place), None)
    request = replace(request, constraints=request.constraints | mine, place=request.place or led)
    leading = 0 if Guess.DAY in request.guessed else _first_asking(heard)
    strays = (each.is_stray(leads=at < leading) for at, each in enumerate(heard) if each.voice is Voice.STORY)
    others = any(each.constraints - OF_PLACES and not each.is_own_need for each in aside)
    said = " ".join(token.text for token in tokens if token.text.isalnum())
    later = any(mark.days and mark.days[0] > moment.today for each in aside for mark in each.marks if not mark.negated)
    if later and Guess.DAY in request.guessed and request.windows:
        request = replace(request, doubts=request.doubts | {Doubt.WHEN})  # "whos got a free sunday. picnic at noon"
    if any(each.activities for each in aside) and all(each.names_venue_only for each in told if each.activities):
        request = replace(request, doubts=request.doubts | {Doubt.WHAT})  # "one walk a week. Tues at 10, hyde park"
    if others or takes_back(said) or any(strays):
        return replace(request, doubts=request.doubts | {Doubt.REST})
    return request


def slots_in(
    heard: Sequence[Heard],
    tokens: Sequence[Token],
    moment: Moment,
    *,
    confidence: float = NOT_ASKED,
    usual: Part | None = None,
    on: Sequence[date] = (),
    corrects: bool = False,
    doubting: bool = True,
) -> Request:
    """Return the slots that sentences of a text fill.

    `tokens` are those of the whole text; `usual` and `on` are the part of the day and the days of what was asked for
    before, for sentences that name none of their own; `corrects`: they are about a plan that was read back;
    `doubting`: it matters what may have been misread.
    """
    heard = _without_venues(heard, corrects=corrects)
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
        frozenset(_doubts(heard, tokens, timing, of_these or usual, corrects=corrects)) if doubting else frozenset(),
    )


def _without_venues(heard: Sequence[Heard], *, corrects: bool) -> Sequence[Heard]:
    """Return sentences without what some of them name only as a venue, where others, or a plan, name what to do."""
    naming = [each for each in heard if each.activities]
    if len(naming) < _TWO - corrects:
        return heard
    venues = [each for each in naming if each.names_venue_only]
    if naming == venues and not corrects:
        return heard
    return [replace(each, activities=()) if each in venues else each for each in heard]


def _doubts(
    heard: Sequence[Heard], tokens: Sequence[Token], timing: Timing, usual: Part | None, *, corrects: bool
) -> set[Doubt]:
    """Return what of the slots may not be what the sentences say."""
    marks = [mark for sentence in heard for mark in sentence.marks]
    doubts = {doubt for each in heard for doubt in each.doubts(corrects=corrects)}
    first = [each.activities[0].key for each in heard if each.activities]
    if when_is_open(marks, tokens, timing, usual=usual, activity=first[0] if first else None):
        doubts.add(Doubt.WHEN)
    return doubts | {Doubt.WHAT} if len(set(first)) > 1 else doubts  # one sentence names this, another one that


def _first_asking(heard: Sequence[Heard]) -> int:
    """Return the place of the first sentence that is no story."""
    return next((at for at, each in enumerate(heard) if each.voice is not Voice.STORY), 0)


def _confidence(told: Sequence[Heard]) -> float:
    """Return how sure we are that sentences, stories left out, ask for company."""
    something = any(each.activities for each in told)
    some_time = any(each.some_time for each in told)
    if any(each.voice is Voice.WISH for each in told):
        return ASKED_FOR if something or some_time else NOT_ASKED
    if any(each.voice is Voice.NOTE for each in told) or (something and some_time):
        return NOTED_DOWN
    return HALF_SAID if something or some_time or any(each.group for each in told) else NOT_ASKED
