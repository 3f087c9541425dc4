"""Who is counted for which option of a LinkUp, before anything is decided.

Whoever is held, opted out or gone leaves before counting; so does the later one of two who must be kept apart
(product: everyone is checked again at lock).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from engine.domain.linkups.states import LinkupState

GROUP: Final = 3
PAIR: Final = 2


@dataclass(frozen=True, slots=True)
class OptionFacts:
    """A time the LinkUp may happen at. ``changed_at``: when its count last changed, None if it never did."""

    token: str
    starts_at: datetime
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Accepter:
    """Somebody who accepted ``options`` at ``at``.

    ``pair_ok``: they and the initiator may be only two. Neither wants groups only, and the rule for people under 21
    allows it.
    """

    user_id: UUID
    options: frozenset[str]
    at: datetime
    pair_ok: bool = True


@dataclass(frozen=True, slots=True)
class QuorumFacts:
    """A LinkUp as it is counted. Sizes include the initiator.

    ``barred``: people who are held, opted out or gone. ``apart``: pairs with a block or a step-back between them.
    """

    state: LinkupState
    initiator: UUID
    min_size: int
    max_size: int
    ends_at: datetime
    options: tuple[OptionFacts, ...]
    accepters: tuple[Accepter, ...]
    barred: frozenset[UUID] = frozenset()
    apart: frozenset[frozenset[UUID]] = frozenset()


def counts(facts: QuorumFacts) -> Mapping[str, int]:
    """Return how many people each option has, the initiator included; those who must leave are not counted."""
    return {option.token: len(comers_of(facts, option.token)) for option in facts.options}


def settle_size(facts: QuorumFacts) -> int:
    """Return with how many people an option is locked before it is full."""
    return max(GROUP, facts.min_size)


def comers_of(facts: QuorumFacts, token: str) -> list[UUID]:
    """Return the initiator and the accepters of an option, in order; all of them, even beyond its size."""
    takes = [each for each in facts.accepters if token in each.options and (each.pair_ok or facts.max_size > PAIR)]
    return [facts.initiator, *joining(facts, [facts.initiator], takes)]


def joining(facts: QuorumFacts, present: Sequence[UUID], accepters: Iterable[Accepter]) -> list[UUID]:
    """Return which of these accepters may join those present, in the order they answered.

    Of two who must be kept apart the later one stays away, and hears what everybody left out hears.
    """
    beside = list(present)
    for accepter in sorted(accepters, key=lambda each: (each.at, each.user_id)):
        person = accepter.user_id
        if person not in facts.barred and person not in beside and not _is_apart(facts, person, beside):
            beside.append(person)
    return beside[len(present) :]


def _is_apart(facts: QuorumFacts, person: UUID, beside: Iterable[UUID]) -> bool:
    """Say whether somebody must be kept apart from one of the others."""
    return bool(facts.apart) and any(frozenset((person, other)) in facts.apart for other in beside)
