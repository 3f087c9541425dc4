from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from engine.domain.linkups.quorum import Accepter, Expire, Lock, Wait, decide, settle_size
from tests.domain.linkups.quorums import ENDS, INITIATOR, MINUTE, NOW, facts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

answers = st.lists(
    st.builds(
        Accepter,
        user_id=st.integers(1, 30).map(lambda at: UUID(int=at)),
        options=st.sampled_from([frozenset("A"), frozenset("B"), frozenset("AB")]),
        at=st.timedeltas(timedelta(), timedelta(hours=10)).map(lambda ago: NOW - ago),
        pair_ok=st.booleans(),
    ),
    max_size=14,
    unique_by=lambda each: each.user_id,
)
pairs = st.frozensets(st.integers(1, 30), min_size=2, max_size=2).map(
    lambda pair: frozenset(UUID(int=at) for at in pair)
)


@given(
    chosen=answers,
    sizes=st.tuples(st.integers(2, 10), st.integers(2, 10)),
    still=st.integers(0, 60),
    later=st.timedeltas(timedelta(), timedelta(hours=60)),
    apart=st.frozensets(pairs, max_size=5),
    barred=st.frozensets(st.integers(1, 30).map(lambda at: UUID(int=at)), max_size=5),
    shuffled=st.randoms(use_true_random=False),
)
def test_whatever_was_answered(
    *,
    chosen: Sequence[Accepter],
    sizes: tuple[int, int],
    still: int,
    later: timedelta,
    apart: frozenset[frozenset[UUID]],
    barred: frozenset[UUID],
    shuffled: Random,
) -> None:
    """The decision does not depend on the order of rows; a lock fits, is lawful, and tells everybody exactly once."""
    given_ = replace(
        facts(low=min(sizes), high=max(sizes), still=still), accepters=tuple(chosen), apart=apart, barred=barred
    )
    mixed = list(chosen)
    shuffled.shuffle(mixed)
    now = NOW + later
    decision = decide(given_, now)
    assert decision == decide(replace(given_, accepters=tuple(mixed), options=given_.options[::-1]), now)
    if isinstance(decision, Wait):
        assert now < decision.until <= ENDS
    elif isinstance(decision, Lock):
        told = (*decision.comers, *decision.offered, *decision.first_in_line)
        assert len(set(told)) == len(told)
        assert set(told) == {INITIATOR, *(each.user_id for each in chosen)} - barred
        assert min(sizes) <= len(decision.comers) <= max(sizes)
        assert len(decision.comers) + len(decision.offered) <= max(sizes)
        seated = (*decision.comers, *decision.offered)
        assert not any(frozenset({one, other}) in apart for one in seated for other in seated)
        assert decision.starts_at > now
        assert now <= decision.seat_held_until <= now + timedelta(hours=2)
        by_id = {each.user_id: each for each in chosen}
        assert all(decision.option in by_id[person].options for person in decision.comers[1:])
        if len(decision.comers) == 2:
            assert by_id[decision.comers[1]].pair_ok
        if now < ENDS and len(decision.comers) < max(sizes):
            assert len(decision.comers) >= settle_size(given_)
            assert still * MINUTE + later >= timedelta(minutes=30)
    else:
        assert isinstance(decision, Expire)
        assert now >= ENDS
