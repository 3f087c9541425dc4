from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from engine.domain.linkups.quorum import CallOff, Expire, Lock, Nothing, QuorumFacts, Wait, counts, decide
from engine.domain.linkups.states import LinkupState
from tests.domain.linkups.quorums import ENDS, INITIATOR, MINUTE, NOW, STARTS, facts, people


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
