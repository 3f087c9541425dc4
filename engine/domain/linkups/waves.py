"""How many people are invited when: three waves, the next one only while seats are open.

Rules of this file (product: Waves):
1. Sizes are 6, 6 and 8, and never more than three for each open seat.
2. They go out 0, 2 and 8 hours after GO, counted in sendable time; in a shorter window after 0, 15 and 40 % of its
   sendable time, at least 45 minutes apart.
3. None goes out once the LinkUp is locked, expired or canceled, or after the window.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from engine.domain.linkups.acceptance import WINDOW, sendable_after, sendable_between
from engine.domain.linkups.states import LinkupState
from engine.domain.sending_hours import HoursRule, next_allowed

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

WAVE_SIZES: Final = (6, 6, 8)
INVITES_PER_SEAT: Final = 3
APART: Final = timedelta(minutes=45)
_AFTER_HOURS: Final = (timedelta(), timedelta(hours=2), timedelta(hours=8))
_AFTER_SHARES: Final = (0.0, 0.15, 0.40)


class NoWaveReason(StrEnum):
    """Why no further wave goes out."""

    OVER = "over"  # the LinkUp takes no answers any more
    ENDED = "ended"  # the window has ended, or will before a text may be sent again
    ALL_SENT = "all_sent"
    NO_SEATS = "no_seats"  # as long as it stays so


@dataclass(frozen=True, slots=True)
class WaveFacts:
    """What is known of a LinkUp's waves.

    ``last_wave_at``: when the last wave was decided, None before the first. ``open_seats``: places nobody has taken
    yet in the option most people accepted. ``zones`` and ``areas`` are the region's.
    """

    state: LinkupState
    started_at: datetime
    ends_at: datetime
    waves_sent: int
    last_wave_at: datetime | None
    open_seats: int
    zones: Collection[str]
    areas: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class SendWave:
    """Invite the next ``size`` people of the ranking, now. ``number`` counts from 1."""

    number: int
    size: int


@dataclass(frozen=True, slots=True)
class WaitForWave:
    """The next wave is due at ``until``."""

    until: datetime


@dataclass(frozen=True, slots=True)
class NoWave:
    """No wave is due, and none will be by itself."""

    reason: NoWaveReason


WaveDecision = SendWave | WaitForWave | NoWave


def open_seats(max_size: int, coming: int) -> int:
    """Return how many places are left when ``coming`` people, the initiator included, share an option."""
    return max(0, max_size - coming)


def wave_times(
    started_at: datetime, ends_at: datetime, zones: Collection[str], *, areas: Collection[str] = ()
) -> tuple[datetime, ...]:
    """Return when the waves of a window go out: at most three, in order, inside sending hours and the window."""
    total = sendable_between(started_at, ends_at, zones, areas=areas)
    whole = ends_at - started_at >= WINDOW and total >= _AFTER_HOURS[-1] + APART
    offsets = _AFTER_HOURS if whole else tuple(total * share for share in _AFTER_SHARES)
    times: list[datetime] = []
    for offset in offsets:
        at = sendable_after(started_at, offset, zones, areas=areas)
        if times and at < times[-1] + APART:
            at = next_allowed(HoursRule.SOLICITED, zones, times[-1] + APART, areas=areas)
        if at >= ends_at:
            break
        times.append(at)
    return tuple(times)


def next_wave(facts: WaveFacts, now: datetime) -> WaveDecision:
    """Return whether a wave goes out at ``now``, how large it is, or when to look again.

    A wave that comes late, because nobody looked, still keeps 45 minutes from the one before.
    """
    due = _due(facts, now)
    if isinstance(due, NoWaveReason):
        return NoWave(due)
    if due > now:
        return WaitForWave(due)
    if facts.open_seats <= 0:
        return NoWave(NoWaveReason.NO_SEATS)
    size = min(WAVE_SIZES[facts.waves_sent], INVITES_PER_SEAT * facts.open_seats)
    return SendWave(facts.waves_sent + 1, size)


def _due(facts: WaveFacts, now: datetime) -> datetime | NoWaveReason:
    """Return when the next wave may go out, ``now`` at the earliest, or why there is none."""
    if facts.state is not LinkupState.BROADCASTING:
        return NoWaveReason.OVER
    if facts.waves_sent >= len(WAVE_SIZES):
        return NoWaveReason.ALL_SENT
    times = wave_times(facts.started_at, facts.ends_at, facts.zones, areas=facts.areas)
    if facts.waves_sent >= len(times):
        return NoWaveReason.ENDED
    earliest = max(times[facts.waves_sent], now)
    if facts.last_wave_at is not None:
        earliest = max(earliest, facts.last_wave_at + APART)
    due = next_allowed(HoursRule.SOLICITED, facts.zones, earliest, areas=facts.areas)
    return due if due < facts.ends_at else NoWaveReason.ENDED
