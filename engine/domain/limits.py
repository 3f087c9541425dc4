"""How much one number may text, and when two machines are talking to each other. Pure counting over recent texts.

Everything is counted by arrival (``at`` is when the text in question arrived), never by the moment of handling: a
backlog worked off after an outage is judged as if there had been none.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from engine.domain.effects import Silence
from engine.domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.domain.turn import RecentText

TEXTS_A_MINUTE = 8
WINDOW = timedelta(minutes=1)
LOOP_WINDOW = timedelta(minutes=10)
LOOP_LENGTH = 6
REPEAT_WINDOW = timedelta(seconds=20)
READING_TIME = timedelta(seconds=4)
"""Nobody reads a question and answers it sooner: the same words within it are a slip of the thumb, later an answer."""

REPLIES_A_DAY = 40
"""What a number that is no member's gets from us within 24 hours at most (product: joining)."""

FOLD_REACH = 200
"""At most so many texts are read back when a fold is answered; a flood beyond that is a machine's."""


def fold_is_open(recent: Sequence[RecentText]) -> bool:
    """Whether texts of this number wait to be answered together."""
    return any(text.outcome == Silence.FOLDED for text in recent)


def is_over_rate(recent: Sequence[RecentText], at: datetime) -> bool:
    """Whether one more text would be beyond eight a minute."""
    return sum(at - text.arrived_at < WINDOW for text in recent) >= TEXTS_A_MINUTE


def window_reopens(recent: Sequence[RecentText], at: datetime) -> datetime:
    """When the oldest text of the full window is a minute old."""
    counted = [text.arrived_at for text in recent if at - text.arrived_at < WINDOW]
    return min(counted, default=at) + WINDOW


def is_loop(body: str, recent: Sequence[RecentText], at: datetime) -> bool:
    """Whether this is the sixth text alike within ten minutes: another machine, most likely."""
    if len(recent) < LOOP_LENGTH - 1:  # most texts
        return False
    alike = sum(at - text.arrived_at < LOOP_WINDOW and _say_the_same(text.body, body) for text in recent)
    return alike >= LOOP_LENGTH - 1


def is_repeat(body: str, recent: Sequence[RecentText], at: datetime) -> bool:
    """Whether the previous text said the same within the last 20 seconds."""
    if not recent:
        return False
    latest = recent[0]
    return at - latest.arrived_at < REPEAT_WINDOW and _say_the_same(latest.body, body)


def _say_the_same(one: str, other: str) -> bool:
    """Compare words, or the very signs where there are no words; photos without a word say nothing alike."""
    words = fold(one)
    return words == fold(other) if words else one.strip() == other.strip() != ""
