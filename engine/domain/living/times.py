"""When somebody has time: which parts stand for themselves, and what is left once some are gone.

A window (SAT_MORNING, SUN) limits the part it belongs to: with it, "mornings" means Saturday mornings only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.profile.profile import TimePreferences

if TYPE_CHECKING:
    from collections.abc import Collection

WEEKENDS = "weekends"
_DAYS_OFF = ("SAT", "SUN")


def loose_parts(times: TimePreferences) -> tuple[str, ...]:
    """Return the parts that no window limits to some days."""
    limited = {part for window in times.windows for part in _parts_of(window)}
    return tuple(part for part in times.parts if part not in limited)


def without(times: TimePreferences, gone: Collection[str]) -> TimePreferences:
    """Return the times that are left when these parts are gone, windows of theirs included; ``excluded`` is kept."""
    windows = tuple(window for window in times.windows if not _parts_of(window) & set(gone))
    limited = {part for window in windows for part in _parts_of(window)}
    loose = loose_parts(times)
    parts = tuple(part for part in times.parts if part not in gone and (part in loose or part in limited))
    return TimePreferences(parts, windows, times.excluded)


def _parts_of(window: str) -> set[str]:
    """Return the parts a window belongs to: SAT_MORNING to mornings and weekends."""
    day, _, part = window.partition("_")
    return {f"{part.lower()}s"} - {"s"} | ({WEEKENDS} if day in _DAYS_OFF else set())
