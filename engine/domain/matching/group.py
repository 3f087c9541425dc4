"""The group: the best first, as long as everybody may meet everybody and all together stay alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.domain.matching.weights import COHESION, FIT_FLOOR

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray


def cohesive(
    alike: Callable[[int], NDArray[np.float64]],
    may_meet: NDArray[np.bool_],
    fit: NDArray[np.float64],
    *,
    present: int,
    most: int,
) -> list[int]:
    """Return the places of who is asked, in the order of asking, at most `most`.

    The first `present` places and rows of `may_meet` (people × people) are those already in the LinkUp; the others come
    best first, `alike` gives how alike somebody is to each of all, and `fit` is how well the brief suits each. Who is
    added may meet everybody before them, and leaves the average likeness of all pairs at 0.55 or more. Who was passed
    over gets another look once others joined. Any number of them may say no: the rest still may meet.
    """
    chosen: list[int] = []
    pairs = 0.0
    to_chosen = np.zeros(len(fit))  # how alike each is to all of them together
    meets = np.ones(len(fit), dtype=bool)  # whether each may meet all of them

    def join(at: int) -> None:
        nonlocal pairs
        pairs += float(to_chosen[at])
        chosen.append(at)
        np.add(to_chosen, alike(at), out=to_chosen)
        np.logical_and(meets, may_meet[:, at], out=meets)

    for at in range(present):
        join(at)
    waiting = [at for at in range(present, len(fit)) if fit[at] >= FIT_FLOOR and meets[at]]
    grew = True
    while grew and len(chosen) - present < most:
        grew, passed_over = False, []
        for at in waiting:
            if len(chosen) - present >= most or not meets[at]:
                continue
            if pairs + to_chosen[at] < COHESION * (len(chosen) * (len(chosen) + 1) / 2):
                passed_over.append(at)
                continue
            join(at)
            grew = True
        waiting = passed_over
    return chosen[present:]
