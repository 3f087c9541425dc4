"""Two hours before the end, when the votes are split: "only Sat has people, can you?" (product: Expiry)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from engine.domain.linkups.counting import comers_of, counts, joining

if TYPE_CHECKING:
    from uuid import UUID

    from engine.domain.linkups.counting import QuorumFacts

BEFORE_END: Final = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Split:
    """Ask these accepters of the other option, once, whether they can make this one."""

    option: str
    ask: tuple[UUID, ...]


def split(facts: QuorumFacts) -> Split | None:
    """Return whom to ask for which option, or None when asking could change nothing.

    The option is the one with more people, then the earlier start, then A. Nobody is asked while an option has enough
    people already, nor where all of them together are too few.
    """
    having = counts(facts)
    if not having or max(having.values()) >= facts.min_size:
        return None
    best = min(facts.options, key=lambda option: (-having[option.token], option.starts_at, option.token))
    others = [each for each in facts.accepters if best.token not in each.options]
    ask = tuple(joining(facts, comers_of(facts, best.token), others))
    if not ask or having[best.token] + len(ask) < facts.min_size:
        return None
    return Split(best.token, ask)
