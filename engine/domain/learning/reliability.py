"""How far somebody comes when they said so, from what they did before.

Nobody is judged by one evening: one imagined promise, kept at ``UNKNOWN``, stands beside what is known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Amount = TypeVar("Amount", float, "NDArray[np.float64]")

UNKNOWN: Final = 0.7
"""Of whom nothing is known (product: Matching)."""

ATTENDED: Final = 1.0
NO_SHOW: Final = -1.0
LEFT_LATE: Final = -0.5


def reliability(kept: Amount, counted: Amount) -> Amount:
    """Return the share of promises kept, 0 to 1.

    ``kept`` is the faded sum of what was kept, ``counted`` of all that counts, kept or not (``fading``).
    """
    return (UNKNOWN + kept) / (1.0 + counted)
