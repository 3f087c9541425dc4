"""How well activities are read: the labelled lines of the corpus, each right, asked or wrong.

Right: exactly what was said. Asked: something is missing or only guessed, so we would ask. Wrong: we are sure of an
activity that was not said, or that was turned away. The docs report and the test count with the same function.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from engine.domain.activities.reading import find_activities

if TYPE_CHECKING:
    from collections.abc import Iterable

CORPUS = Path(__file__).parents[1] / "corpus" / "activities.tsv"
_SURE = 0.55


class Verdict(StrEnum):
    """How a line was read."""

    RIGHT = "right"
    ASKED = "asked"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line of the corpus. Keys that are not wanted begin with "-"; `guessed` are those of vague words."""

    text: str
    sure: frozenset[str]
    guessed: frozenset[str]
    heldout: bool


def labelled() -> list[Labelled]:
    """Return the lines of the corpus; those that start with "# " are comments."""
    lines = [line for line in CORPUS.read_text(encoding="utf-8").split("\n") if line and not line.startswith("# ")]
    return [_read(*line.split("\t")) for line in lines]


def _read(text: str, keys: str, part: str = "") -> Labelled:
    """Return one line, taken apart."""
    names = frozenset(filter(None, keys.split(",")))
    guessed = frozenset(name.replace("~", "") for name in names if "~" in name)
    return Labelled(
        text.replace("\\n", "\n"), frozenset(name for name in names if "~" not in name), guessed, bool(part)
    )


def verdict(line: Labelled) -> Verdict:
    """Return how `line` is read."""
    found = find_activities(line.text).found
    named = [(("-" if activity.negated else "") + activity.key, activity.confidence) for activity in found]
    sure = {name for name, confidence in named if confidence >= _SURE}
    guessed = {name for name, confidence in named if confidence < _SURE}
    if sure - line.sure:
        return Verdict.WRONG
    right = sure == line.sure and line.guessed <= guessed and bool(line.guessed) == bool(guessed)
    return Verdict.RIGHT if right else Verdict.ASKED


def score(lines: Iterable[Labelled]) -> Counter[Verdict]:
    """Return how many lines are right, asked and wrong."""
    return Counter(map(verdict, lines))
