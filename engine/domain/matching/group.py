"""The group: the best first, as long as everybody may meet everybody and all together stay alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.domain.matching.weights import COHESION, FIT_FLOOR

if TYPE_CHECKING:
    from numpy.typing import NDArray


def cohesive(
    alike: NDArray[np.float64], may_meet: NDArray[np.bool_], fit: NDArray[np.float64], *, present: int, most: int
) -> list[int]:
    """Return the places of who is asked, in the order of asking, at most `most`.

    The first `present` rows of `alike` and `may_meet` (people × people) are those already in the LinkUp; the others
    come best first, and `fit` is how well the brief suits each. Who is added may meet everybody before them, and leaves
    the average likeness of all pairs at 0.55 or more. Who was passed over gets another look once others joined. Any
    number of them may say no: the rest still may meet.
    """
    chosen = list(range(present))
    pairs = float(np.triu(alike[:present, :present], 1).sum())
    waiting = [at for at in range(present, len(fit)) if fit[at] >= FIT_FLOOR and may_meet[at, :present].all()]
    grew = True
    while grew and len(chosen) - present < most:
        grew, passed_over = False, []
        for at in waiting:
            added = pairs + float(alike[at, chosen].sum())
            count = len(chosen) * (len(chosen) + 1) / 2
            if len(chosen) - present >= most or not may_meet[at, chosen].all():
                continue
            if added < COHESION * count:
                passed_over.append(at)
                continue
            chosen.append(at)
            pairs, grew = added, True
        waiting = passed_over
    return chosen[present:]
