"""How much is measured: the whole run in at most twelve minutes, or a quick look."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """Repetitions, seconds of P, and the number of texts in each repetition of each scene."""

    repetitions: int
    yardstick_seconds: int
    receiver_texts: int
    turns: int
    end_to_end_texts: int
    single_texts: int
    calls: int
    textbook_texts: int
    textbook_jobs: int
    textbook_singles: int


WHOLE = Pace(
    repetitions=5,
    yardstick_seconds=2,
    receiver_texts=20_000,
    turns=10_000,
    end_to_end_texts=10_000,
    single_texts=25,
    calls=3_000,
    textbook_texts=4_000,
    textbook_jobs=2_000,
    textbook_singles=6,
)
QUICK = Pace(
    repetitions=2,
    yardstick_seconds=2,
    receiver_texts=10_000,
    turns=5_000,
    end_to_end_texts=5_000,
    single_texts=15,
    calls=1_000,
    textbook_texts=2_000,
    textbook_jobs=1_000,
    textbook_singles=8,
)
