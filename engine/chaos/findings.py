"""What a run is judged by: seven figures, six of which must be 0, and what each was found in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Figure(StrEnum):
    """What is counted."""

    LOST = "lost"
    DOUBLED = "doubled"
    OUT_OF_ORDER = "out of order"
    AFTER_STOP = "sent after STOP"
    QUIET_HOURS = "sent in quiet hours"
    STUCK = "stuck"
    UNCERTAIN = "closed as uncertain"


MUST_BE_ZERO = tuple(figure for figure in Figure if figure is not Figure.UNCERTAIN)
"""A send closed as uncertain is the bound that remains (docs/guarantees.md): the carrier showed no trace of it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that must not be. `id` is a SID, a job or a row; the correlation id leads to all that belongs to it."""

    figure: Figure
    what: str
    id: str
    correlation_id: str | None = None


def count(findings: Iterable[Finding]) -> dict[Figure, int]:
    """Return every figure, those of 0 too."""
    counted = Counter(finding.figure for finding in findings)
    return {figure: counted[figure] for figure in Figure}
