"""Eighteen: by which calendar, and what becomes of those who are not."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_LAST_TO_TURN = timezone(timedelta(hours=-11))


def adult_calendar(now: datetime) -> date:
    """Return the date ages are counted on: that of American Samoa, where every day of the country begins last.

    Nobody is taken for 18 before their birthday has begun where they are, wherever that is; and it is never a day
    ahead of the date in UTC that the table of members checks.
    """
    return now.astimezone(_LAST_TO_TURN).date()
