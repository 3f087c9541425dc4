"""When people have time, as slots: seven days of five parts. What they ruled out is never offered to them.

Parts are those of briefs (MORNING … NIGHT); a profile knows mornings, afternoons, evenings and weekends, and windows
that limit a part to some days (SAT_MORNING), or stand for a whole day (SUN).
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from engine.domain.living.times import WEEKENDS, loose_parts
from engine.domain.matching.weights import ADJACENT, UNKNOWN_TIMES
from engine.domain.profile.profile import TimePreferences

if TYPE_CHECKING:
    from collections.abc import Iterable

_DAYS: Final = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
_PARTS: Final = ("MORNING", "MIDDAY", "AFTERNOON", "EVENING", "NIGHT")
_SLOTS_OF: Final = {"mornings": (0,), "afternoons": (1, 2), "evenings": (3, 4)}
_DAYS_OFF: Final = (5, 6)

Slot = tuple[int, int]


def slot_of(code: str) -> Slot:
    """Return day (Monday is 0) and part (MORNING is 0) of a brief's window. Raises `ValueError` for what is none."""
    day, _, part = code.partition("_")
    return _DAYS.index(day), _PARTS.index(part)


@lru_cache(maxsize=4096)
def window_fit(times: str | None, codes: tuple[str, ...]) -> float:
    """Return how well the offered windows suit somebody: the best of them decides.

    1 with time then, half with time right before or after, 0 otherwise; -1 when they ruled all of them out. `times` is
    the profile's `time_preferences` as JSON text: few people differ, so a pool is read once for each kind.
    """
    if times is None:
        return UNKNOWN_TIMES
    found = json.loads(times)
    preferences = TimePreferences(*(tuple(found.get(name, ())) for name in ("parts", "windows", "excluded")))
    free = _free(preferences)
    shut = _slots(preferences.excluded)
    open_slots = [slot for slot in map(slot_of, codes) if slot not in shut]
    if not open_slots:
        return -1.0
    if not free:
        return UNKNOWN_TIMES
    return max(_fit(slot, free) for slot in open_slots)


def _fit(slot: Slot, free: set[Slot]) -> float:
    day, part = slot
    if slot in free:
        return 1.0
    return ADJACENT if {(day, part - 1), (day, part + 1)} & free else 0.0


def _free(preferences: TimePreferences) -> set[Slot]:
    free = _slots(loose_parts(preferences))
    for window in preferences.windows:
        day, _, part = window.partition("_")
        if day in _DAYS:
            parts = _SLOTS_OF.get(f"{part.lower()}s", range(len(_PARTS)))
            free |= {(_DAYS.index(day), each) for each in parts}
    return free


def _slots(parts: Iterable[str]) -> set[Slot]:
    found: set[Slot] = set()
    for part in parts:
        if part == WEEKENDS:
            found |= {(day, each) for day in _DAYS_OFF for each in range(len(_PARTS))}
        else:
            found |= {(day, each) for day in range(len(_DAYS)) for each in _SLOTS_OF.get(part, ())}
    return found
