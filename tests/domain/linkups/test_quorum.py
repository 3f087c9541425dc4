from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.linkups.quorum import (
    Accepter,
    CallOff,
    Expire,
    Lock,
    Nothing,
    OptionFacts,
    QuorumFacts,
    Wait,
    counts,
    decide,
    settle_size,
)
from engine.domain.linkups.split_votes import Split, split, split_ask_at
from engine.domain.linkups.states import LinkupState

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

NOW = datetime(2026, 11, 27, 18, tzinfo=UTC)
ENDS = NOW + timedelta(hours=10)
STARTS = {"A": NOW + timedelta(hours=24), "B": NOW + timedelta(hours=48)}
INITIATOR = UUID(int=100)
MINUTE = timedelta(minutes=1)


def people(*chosen: str, pair_ok: bool = True) -> tuple[Accepter, ...]:
    """Return people 1, 2 … who accepted "A", "B" or "AB" a minute after each other."""
    return tuple(
        Accepter(UUID(int=at), frozenset(letters), NOW - timedelta(hours=2) + at * MINUTE, pair_ok)
        for at, letters in enumerate(chosen, 1)
    )


def facts(
    *chosen: str, low: int = 3, high: int = 6, still: int = 0, options: str = "AB", pair_ok: bool = True
) -> QuorumFacts:
    """Return a LinkUp with these answers, whose counts have stood still for so many minutes."""
    return QuorumFacts(
        state=LinkupState.BROADCASTING,
        initiator=INITIATOR,
        min_size=low,
        max_size=high,
        ends_at=ENDS,
        options=tuple(OptionFacts(token, STARTS[token], NOW - still * MINUTE) for token in options),
        accepters=people(*chosen, pair_ok=pair_ok),
    )


@pytest.mark.parametrize(
    ("given_", "locked"),
    [
        (facts("A", "A", "A", "A", "A"), "A"),  # full
        (facts("A", "A", "A", "A", "A", "A", "A"), "A"),  # overfull: those who answered first
        (facts("A", "A", still=30), "A"),
        (facts("A", "B", "AB", still=30), "A"),  # as many: the earlier start
        (facts("B", "B", "AB", still=30), "B"),  # more people
        (facts("A", "A", "B", "B", "B", "B", "B"), "B"),  # A has not settled
        (facts("A", "A", "A", low=4, still=30), "A"),
        (facts("A", high=2, low=2), "A"),  # the initiator asked for two
        (facts("A", "A", low=3, high=3), "A"),
    ],
)
def test_locks_at_once(given_: QuorumFacts, locked: str) -> None:
    """A full option locks at once, one with enough people when its count has stood still for 30 minutes."""
    decision = decide(given_, NOW)
    assert isinstance(decision, Lock)
    assert (decision.option, decision.starts_at) == (locked, STARTS[locked])


@pytest.mark.parametrize(
    ("given_", "until"),
    [
        (facts(), ENDS),
        (facts("A", still=500), ENDS),
        (facts("A", "A"), NOW + 30 * MINUTE),
        (facts("A", "A", still=29), NOW + MINUTE),
        (facts("A", "A", "A", low=5, still=45), ENDS),
        (facts("A", "A", low=2, high=2, pair_ok=False), ENDS),  # nobody of them may be one of two
        (facts("A", low=2, still=45), ENDS),  # two of up to six wait for more
        (facts("A", "B", low=2, still=45), ENDS),
    ],
)
def test_waits(given_: QuorumFacts, until: datetime) -> None:
    """It waits for the count to settle, or for the end of the window."""
    assert decide(given_, NOW) == Wait(until)


@pytest.mark.parametrize(
    ("given_", "locked"),
    [
        (facts("A", "A"), "A"),
        (facts("A", "B", "B", low=2), "B"),
        (facts("A", low=2), "A"),
        (facts("B", low=2), "B"),
        (facts("A", low=2, pair_ok=False), None),
        (facts("A", low=3), None),
        (facts("A", "A", low=4), None),
        (facts(), None),
    ],
)
def test_at_the_end(given_: QuorumFacts, locked: str | None) -> None:
    """When the window ends, the brief's minimum is enough; two only if both accept a pair; else it expires."""
    decision = decide(given_, ENDS)
    assert (decision.option if isinstance(decision, Lock) else None) == locked
    assert isinstance(decision, Lock | Expire)


def test_who_has_a_place_and_what_the_others_hear() -> None:
    """The first to answer have the places; a free seat is held for two hours for others, in order, and no more."""
    decision = decide(facts("A", "B", "A", "B", "A", high=5, still=30), NOW)
    assert decision == Lock(
        option="A",
        starts_at=STARTS["A"],
        comers=(INITIATOR, UUID(int=1), UUID(int=3), UUID(int=5)),
        offered=(UUID(int=2),),
        first_in_line=(UUID(int=4),),
        seat_held_until=NOW + timedelta(hours=2),
    )
    crowded = decide(facts(*"AAAAAAA", high=4), NOW)
    assert isinstance(crowded, Lock)
    assert crowded.comers == (INITIATOR, UUID(int=1), UUID(int=2), UUID(int=3))
    assert crowded.first_in_line == tuple(UUID(int=at) for at in (4, 5, 6, 7))


def test_the_held_and_the_blocked_leave_before_counting() -> None:
    """Held people get no text and no place; of two kept apart the later one hears that it filled up."""
    held = replace(facts(*"AAAAA"), barred=frozenset({UUID(int=2)}))
    assert counts(held) == {"A": 5, "B": 1}
    assert decide(held, NOW) == Wait(NOW + 30 * MINUTE)
    apart = replace(facts("A", "A", "A", still=30), apart=frozenset({frozenset({UUID(int=1), UUID(int=3)})}))
    decision = decide(apart, NOW)
    assert isinstance(decision, Lock)
    assert decision.comers == (INITIATOR, UUID(int=1), UUID(int=2))
    assert (decision.offered, decision.first_in_line) == ((), (UUID(int=3),))
    shunned = replace(facts("A", "A", still=30), apart=frozenset({frozenset({INITIATOR, UUID(int=1)})}))
    assert decide(shunned, NOW) == Wait(ENDS)


def test_a_group_of_two_takes_somebody_who_wants_one() -> None:
    """Where two were asked for, whoever wants groups only takes no place; the next one does."""
    answers = (replace(people("A", "A")[0], pair_ok=False), people("A", "A")[1])
    decision = decide(replace(facts(low=2, high=2), accepters=answers), NOW)
    assert isinstance(decision, Lock)
    assert decision.comers == (INITIATOR, UUID(int=2))


def test_without_its_initiator_it_is_called_off() -> None:
    """Nobody is sent to meet somebody who is held, opted out or gone."""
    assert decide(replace(facts(*"AAAAA"), barred=frozenset({INITIATOR})), NOW) == CallOff()


@pytest.mark.parametrize("state", [state for state in LinkupState if state is not LinkupState.BROADCASTING])
def test_only_while_broadcasting(state: LinkupState) -> None:
    """A LinkUp that is locked or over is never locked again."""
    assert decide(replace(facts(*"AAAAA"), state=state), ENDS) == Nothing()


def test_an_hour_that_has_struck_is_no_option() -> None:
    """However late somebody looks, nobody is told to come to a time that has passed."""
    assert decide(facts("A", "A", options="A"), STARTS["A"]) == Expire()
    late = decide(facts("AB", "AB"), STARTS["A"])
    assert isinstance(late, Lock)
    assert late.option == "B"


@pytest.mark.parametrize(
    ("given_", "asked"),
    [
        (facts("A", "B"), Split("A", (UUID(int=2),))),
        (facts("B", "B", "A", low=4), Split("B", (UUID(int=3),))),
        (facts("A", "A", "B"), None),  # A has enough
        (facts("A", "B", low=5), None),  # all together are too few
        (facts("A"), None),
        (facts("AB"), None),
        (facts("A", "A", options="A"), None),
        (facts(), None),
    ],
)
def test_split_votes(given_: QuorumFacts, asked: Split | None) -> None:
    """Accepters of the smaller option are asked for the larger one when that could make it, and nobody else is."""
    assert split(given_) == asked
    assert split_ask_at(ENDS) == ENDS - timedelta(hours=2)


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
