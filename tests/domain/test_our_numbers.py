"""Which of our numbers a text leaves from."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

import pytest

from engine.domain.carrier_errors import RULES, CarrierAction
from engine.domain.our_numbers import SENDER_REFUSED, number_for

A, B, C = "+14155550111", "+14155550112", "+14155550113"
PEOPLE = [UUID(int=number) for number in range(300)]


@pytest.mark.parametrize(
    ("first_texted", "refused", "expected"),
    [
        (A, (), A),
        (B, (), B),
        (B, (A,), B),
        (C, (A, B), C),
        (A, (B, C), A),
        (A, (A, B), C),
        (None, (A, B), C),
        ("+14155550199", (A, B), C),
        (B, (A, B, C), B),
    ],
)
def test_a_person_keeps_their_number(first_texted: str | None, refused: tuple[str, ...], expected: str) -> None:
    """A row: the number they first texted, what is refused, and what we text them from."""
    assert number_for(PEOPLE[7], first_texted=first_texted, numbers=(A, B, C), refused=refused) == expected


def test_whoever_texted_none_is_spread_and_stays() -> None:
    """Each number has a fair part of the people, and asking again, or in another order, changes nobody's."""
    numbers = [number_for(person, first_texted=None, numbers=(A, B, C)) for person in PEOPLE]
    assert min(Counter(numbers)[number] for number in (A, B, C)) > len(PEOPLE) / 5
    assert numbers == [number_for(person, first_texted=None, numbers=(C, A, B)) for person in PEOPLE]


def test_only_the_people_of_a_refused_number_move() -> None:
    """Each of them to one of the others, all others stay where they are."""
    before = {person: number_for(person, first_texted=None, numbers=(A, B, C)) for person in PEOPLE}
    after = {person: number_for(person, first_texted=None, numbers=(A, B, C), refused=(A,)) for person in PEOPLE}
    assert {person for person in PEOPLE if after[person] != before[person]} == {p for p in PEOPLE if before[p] == A}
    assert {after[person] for person in PEOPLE if before[person] == A} == {B, C}


def test_the_codes_of_a_number_stop_the_lane_of_a_single_one() -> None:
    """Where there is no other number, nothing more goes out until an operator has looked."""
    assert {RULES[code].action for code in SENDER_REFUSED} == {CarrierAction.STOP_LANE}
