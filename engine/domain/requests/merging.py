"""What one text says and what a later one says, as one request: the later word counts, and fills what was only guessed.

Rules: a day without a time keeps the time that was said before, a time without a day keeps the day; what we filled in
gives way to what somebody says, or to what is usual for the activity they name.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from engine.domain.linkups.windows import Window
from engine.domain.requests.hearing import SURE, hear
from engine.domain.requests.moments import Moment
from engine.domain.requests.reading import slots_in
from engine.domain.requests.request import Guess, Request
from engine.domain.requests.usual_parts import part_on, usual_part
from engine.domain.requests.windows_of import Timing, checked

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from engine.domain.activities.reading import FoundActivity
    from engine.domain.linkups.windows import Part

_EXCLUDE: Final = ({"indoor", "outdoors"},)
_MEALS: Final = frozenset({"breakfast", "brunch", "lunch", "dinner"})
_MEALTIME: Final = timedelta(hours=3)


def read_more(text: str, before: Request, *, now: datetime, zone: str) -> Request:
    """Return `before` with what `text` adds, the answer to "when?", "what would you like to do?" and their like.

    `text` is read in the light of `before`: "at 7" is in the morning for coffee. Never raises for what somebody typed.
    """
    tokens, heard = hear(text, Moment.of(now, zone))
    after = slots_in(heard, tokens, Moment.of(now, zone), usual=usual_of(before), on=days_of(before))
    return merge(before, after, now=now, zone=zone)


def merge(before: Request, after: Request, *, now: datetime, zone: str) -> Request:
    """Return what two texts ask for together, checked at the instant `now` by the clocks of `zone`.

    The doubts of the later one count only where it says something.
    """
    named = [each for each in after.activities if each.confidence >= SURE]
    activities = after.activities if named or not before.activities else before.activities
    timing = _timing(before, after, Moment.of(now, zone))
    merged = Request(
        max(before.confidence, after.confidence),
        activities,
        timing.windows,
        after.group or before.group,
        with_constraints(before.constraints, after.constraints),
        after.place or before.place,
        timing.problems,
        timing.guessed,
        before.doubts,
    )
    return merged if merged == before else replace(merged, doubts=before.doubts | after.doubts)


def usual_of(request: Request) -> Part | None:
    """Return the part of the day that a request is about, for the hours named later."""
    if request.windows and Guess.PART not in request.guessed:
        return request.windows[0].part
    return usual_part([each.key for each in request.activities])


def days_of(request: Request) -> list[date]:
    """Return the days somebody named, once each."""
    return [] if Guess.DAY in request.guessed else list(dict.fromkeys(window.day for window in request.windows))


def with_constraints(before: frozenset[str], after: frozenset[str]) -> frozenset[str]:
    """Return constraints together; of two that exclude each other the later stands."""
    gone = {key for pair in _EXCLUDE if pair & after for key in pair - after}
    return (before - gone) | after


def _timing(before: Request, after: Request, moment: Moment) -> Timing:
    """Return the windows of both texts together."""
    if not after.windows:
        windows = tuple(_suited(window, before, after.activities) for window in before.windows)
        timing = checked(windows, before.problems if windows == before.windows else (), moment, before.guessed)
        return replace(timing, problems=after.problems) if after.problems else timing
    if Guess.DAY in after.guessed and before.windows:
        both = _crossed(before.windows, after.windows)
        return checked(both, after.problems, moment, before.guessed & {Guess.DAY})
    if Guess.PART in after.guessed and before.windows and Guess.PART not in before.guessed:
        both = [_suited(each, before, after.activities) for each in _crossed(after.windows, before.windows[:1])]
        return checked(both, after.problems, moment, after.guessed - {Guess.PART})
    return checked(after.windows, after.problems, moment, after.guessed)


def _suited(window: Window, before: Request, activities: Sequence[FoundActivity]) -> Window:
    """Return a window at the time that suits a new activity: where the time was a guess, or nobody eats that then."""
    keys = [each.key for each in activities]
    part = part_on(window.day, usual_part(keys))
    far = abs(window.local - Window(window.day, part).local) > _MEALTIME
    if not keys or not (Guess.PART in before.guessed or (far and _MEALS.intersection(keys))):
        return window
    return Window(window.day, part)


def _crossed(days: Iterable[Window], times: Iterable[Window]) -> list[Window]:
    """Return the days of the first with the times of the second, each once."""
    times = list(times)
    return list(dict.fromkeys(Window(day.day, time.part, time.at) for day in days for time in times))
