from __future__ import annotations

from itertools import pairwise

import orjson
import pytest

from engine.chaos.disturbing import CALLBACK_FAULTS, INBOUND_FAULTS, KILLS, OUTAGES, SEND_FAULTS, SILENT
from engine.chaos.plan import DAY, Habit, Says
from engine.chaos.planning import MOST_PEOPLE, make_plan
from engine.sandbox import faults


@pytest.mark.parametrize(("people", "days"), [(1, 1), (20, 7), (200, 14)])
def test_a_seed_is_a_plan(people: int, days: int) -> None:
    """The same seed and scale give the same plan to the last second, another seed another one."""
    first, second = (orjson.dumps(make_plan(7, people=people, days=days)) for _ in range(2))
    assert first == second
    assert orjson.dumps(make_plan(8, people=people, days=days)) != first


def test_everybody_does_everything() -> None:
    """Among hundreds of people each way to take an invite and each thing to say unasked occurs."""
    people = make_plan(1, people=200, days=14).people
    assert {habit for person in people for habit in person.habits} == set(Habit)
    assert {utterance.says for person in people for utterance in person.utterances} == set(Says)
    assert all(any(utterance.says is Says.JOINS for utterance in person.utterances) for person in people)


def test_numbers_are_fictional_and_everybodys_own() -> None:
    """As many people as fit have different numbers, from 555-0101 to 555-0199; none is the sandbox's own."""
    numbers = [person.phone for person in make_plan(1, people=MOST_PEOPLE, days=7).people]
    assert len(set(numbers)) == MOST_PEOPLE
    assert all(number[5:10] == "55501" and number[10:] != "00" for number in numbers)


def test_every_kind_breaks_in_the_time_of_the_run() -> None:
    """Each disturbance occurs in each round, in order, before the end."""
    plan = make_plan(1, people=50, days=7)
    assert {each.kind for each in plan.disturbances} == {
        *SEND_FAULTS,
        *CALLBACK_FAULTS,
        *INBOUND_FAULTS,
        SILENT,
        *KILLS,
        *OUTAGES,
    }
    assert all(one.at <= next_.at for one, next_ in pairwise(plan.disturbances))
    assert all(0 <= each.at <= plan.days * DAY for each in plan.disturbances)


def test_the_carrier_knows_every_fault() -> None:
    """Nothing is planned that the sandbox would refuse, and no family of its faults is left out."""
    codes = [kind for kind in SEND_FAULTS if faults.error_code_of(kind) is not None]
    assert codes
    assert set(SEND_FAULTS) - set(codes) == set(faults.SEND_FAULTS)
    assert set(CALLBACK_FAULTS) == set(faults.CALLBACK_FAULTS)
    assert set(INBOUND_FAULTS) == set(faults.INBOUND_FAULTS)
