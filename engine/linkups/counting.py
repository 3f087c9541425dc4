"""From rows to the facts a LinkUp is counted by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.domain.linkups.quorum import Accepter, OptionFacts, QuorumFacts
from engine.domain.linkups.states import LinkupState
from engine.domain.matching.weights import ADULT, AGE_GAP
from engine.store.locks import read_comers, read_plans
from engine.store.matching import read_pairs
from engine.store.places import options_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

    from engine.domain.matching.ranking import Pair
    from engine.store.locks import ComerRow, PlanRow


@dataclass(frozen=True, slots=True)
class Counted:
    """A LinkUp with its people, by id, and the facts made of them."""

    plan: PlanRow
    people: Mapping[UUID, ComerRow]
    facts: QuorumFacts


def read_counted(
    conn: Connection, ids: Sequence[UUID], *, changed: Mapping[UUID, Collection[str]], now: datetime
) -> list[Counted]:
    """Read LinkUps whose rows are locked, as they stand now; two round trips.

    ``changed``: the options of each whose count this very transaction has changed.
    """
    plans_read, comers_read = read_plans(conn, ids), read_comers(conn, ids, now=now)
    plans, comers = plans_read.fetchall(), comers_read.fetchall()
    pairs = read_pairs(conn, sorted({comer.user_id for comer in comers}), now=now).fetchall()
    return [
        _counted(plan, [c for c in comers if c.linkup_id == plan.id], pairs, changed.get(plan.id, ()), now)
        for plan in plans
        if plan.ends_at is not None  # a draft has no window and nobody is asked
    ]


def _counted(
    plan: PlanRow, comers: Sequence[ComerRow], pairs: Collection[Pair], changed: Collection[str], now: datetime
) -> Counted:
    people = {comer.user_id: comer for comer in comers}
    initiator = people[plan.initiator_id]
    options = zip(plan.options, plan.starts, plan.changes, strict=True)
    facts = QuorumFacts(
        state=LinkupState(plan.state),
        initiator=plan.initiator_id,
        min_size=plan.min_size,
        max_size=plan.max_size,
        ends_at=now if plan.ends_at is None else plan.ends_at,
        options=tuple(
            OptionFacts(token, starts_at, now if token in changed else changed_at)
            for token, starts_at, changed_at in options
        ),
        accepters=tuple(
            Accepter(comer.user_id, options_of(comer.selected, plan.options), comer.at, _pair_ok(initiator, comer))
            for comer in comers
            if comer.invite_id is not None
        ),
        barred=frozenset(comer.user_id for comer in comers if comer.barred),
        apart=frozenset(frozenset((pair.one, pair.other)) for pair in pairs if pair.for_ever),
    )
    return Counted(plan, people, facts)


def _pair_ok(initiator: ComerRow, comer: ComerRow) -> bool:
    """Say whether the two may be only two (product: Matching, anyone under 21)."""
    young = min(initiator.age, comer.age) < ADULT
    far = abs(initiator.age - comer.age) > AGE_GAP
    return not (initiator.groups_only or comer.groups_only or (young and far and not comer.friend))
