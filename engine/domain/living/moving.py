"""Moving house: which ZIP code a member may change to, and when. Source of the rules: product, joining.

One move in 30 days, counted in calendar days where the member lives, so that the day we name is the day it works.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from engine.domain.people import Person, Region

ONCE_IN = timedelta(days=30)

_NOWHERE = "UTC"


class Verdict(StrEnum):
    """What becomes of a wish to move."""

    MOVED = "moved"
    SAME_ZIP = "same_zip"
    TOO_SOON = "too_soon"
    NOT_IN_CANADA = "not_in_canada"
    NO_ZIP_GIVEN = "no_zip_given"
    UNKNOWN_ZIP = "unknown_zip"


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict with what there is to say about it.

    ``region`` is where the member lives from now on (``MOVED``), None where no region has the ZIP code; ``from_day``
    the first day on which they can move again (``TOO_SOON``).
    """

    verdict: Verdict
    zip_code: str | None = field(default=None, repr=False)
    region: Region | None = None
    from_day: date | None = None


def judge_move(
    person: Person, zip_code: str | None, regions: Mapping[str, Region], now: datetime, *, canadian: bool, insists: bool
) -> Judged:
    """Judge the wish of `person` to live in `zip_code` from now on.

    `regions` has the region of every ZIP code there is one for. A ZIP code of no region may be a slip of the thumb,
    and the move would cost 30 days: it counts only once they said it again (`insists`). `canadian`: what they gave is
    a Canadian postal code, where we have no regions yet.
    """
    if canadian:
        return Judged(Verdict.NOT_IN_CANADA)
    if zip_code is not None and zip_code == person.zip_code:
        return Judged(Verdict.SAME_ZIP, zip_code, person.region)
    from_day = _can_move_from(person)
    if from_day is not None and _day(person, now) < from_day:
        return Judged(Verdict.TOO_SOON, zip_code, from_day=from_day)
    if zip_code is None:
        return Judged(Verdict.NO_ZIP_GIVEN)
    region = regions.get(zip_code)
    if region is None and not insists:
        return Judged(Verdict.UNKNOWN_ZIP, zip_code)
    return Judged(Verdict.MOVED, zip_code, region)


def _can_move_from(person: Person) -> date | None:
    return None if person.zip_changed_at is None else _day(person, person.zip_changed_at) + ONCE_IN


def _day(person: Person, instant: datetime) -> date:
    return instant.astimezone(ZoneInfo(person.region.timezone if person.region else _NOWHERE)).date()
