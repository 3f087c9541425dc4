"""Who leaves a LinkUp that goes ahead, on the real tables: the others are told the truth at once, and nobody twice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.matching.world import person_id

if TYPE_CHECKING:
    from tests.linkups.plans import Plan

PEOPLE = ("Ann", "Ben", "Cat", "Dee")


@pytest.fixture
def locked(plan: Plan) -> Plan:
    """Ann's coffee with Ben, Cat and Dee, just locked."""
    plan.open("Ben", "Cat", "Dee", size=(3, 4))
    for name in ("Ben", "Cat", "Dee"):
        plan.say(name, "A")
    assert plan.linkup()["state"] == "locked"
    plan.hand_over()
    return plan


def comes(plan: Plan) -> set[str]:
    """Who has a place and has not given it up."""
    query = (
        "select first_name from users join linkup_participants p on p.user_id = users.id"
        " where p.linkup_id = %s and p.status = 'confirmed'"
    )
    return {row["first_name"] for row in plan.town.rows(query, plan.id)}


def signals(plan: Plan) -> list[str]:
    """What counts against anybody."""
    return [row["signal"] for row in plan.town.rows("select signal from learning_signals")]


def moves(plan: Plan, entity: str) -> list[tuple[str, str, str]]:
    """What the ledger says happened."""
    query = "select event_type, from_state, to_state from domain_events where entity_type = %s order by created_at"
    return [(row["event_type"], row["from_state"], row["to_state"]) for row in plan.town.rows(query, entity)]


def test_one_leaves_and_the_others_go_on(locked: Plan) -> None:
    """They hear it without a name, and who is left; within the hour it costs nothing."""
    (said,) = locked.say("Ben", "CAN'T")
    assert said == (
        "Okay, you're out of coffee, Sat Nov 21, 10am. I'm telling the others that one person can't make it. Changed"
        " your mind? Text IN."
    )
    assert comes(locked) == {"Ann", "Cat", "Dee"}
    assert locked.texts("Cat")[-1] == (
        "JOSH here. One person can't make it to coffee, Sat Nov 21, 10am. It's still on at Ritual, Valencia St, with"
        " Ann, Dee. Text CAN'T if that's not for you."
    )
    assert [locked.texts(name)[-1][:28] for name in ("Ann", "Dee")] == ["JOSH here. One person can't "] * 2
    assert signals(locked) == []
    assert moves(locked, "place") == [("left_in_time", "confirmed", "canceled")]


def test_leaving_late_counts_until_they_are_back(locked: Plan) -> None:
    """IN takes the seat again while it is free, and the others hear that too."""
    locked.say("Ben", "CAN'T", after=3601)
    assert signals(locked) == ["late_cancel"]
    assert locked.say("Ben", "IN") == [
        "You're back in: coffee, Sat Nov 21, 10am at Ritual, Valencia St. Text CAN'T if that changes."
    ]
    assert signals(locked) == []
    assert comes(locked) == set(PEOPLE)
    assert locked.texts("Dee")[-1].startswith("JOSH here. One more can make it after all: coffee")
    assert [what for what, _, _ in moves(locked, "place")] == ["left_late", "place_taken_back"]


def test_too_few_are_left(locked: Plan) -> None:
    """Where nobody new can be asked, the second who leaves hears that it is off, the rest in the same breath."""
    locked.say("Ben", "CAN'T")
    locked.town.now = locked.linkup()["event_time"] - timedelta(hours=3)
    before = {name: len(locked.texts(name)) for name in PEOPLE}
    assert "so it's off" in locked.say("Cat", "I can't make it after all, sorry")[0]
    assert (locked.linkup()["state"], locked.linkup()["canceled_reason"]) == ("canceled", "quorum_broken")
    assert {name: len(locked.texts(name)) - before[name] for name in PEOPLE} == {"Ann": 1, "Ben": 0, "Cat": 1, "Dee": 1}
    assert locked.texts("Dee")[-1].startswith("JOSH here. Too few can make it to coffee, Sat Nov 21, 10am, so it's off")
    reminders = locked.town.rows("select distinct status from linkup_reminders where linkup_id = %s", locked.id)
    assert [row["status"] for row in reminders] == ["canceled"]
    assert locked.invited("accepted") == set()
    assert signals(locked) == []


def test_a_pair_hears_at_once(plan: Plan) -> None:
    """Of two nobody goes alone."""
    plan.open("Ben", size=(2, 2))
    plan.say("Ben", "A")
    assert plan.linkup()["state"] == "locked"
    plan.town.now = plan.linkup()["event_time"] - timedelta(hours=3)
    plan.say("Ann", "CAN'T")
    assert "so it's off" in plan.texts("Ben")[-1]


def test_the_initiator_calls_it_off(locked: Plan) -> None:
    """Everybody is told; somebody else's CALL OFF changes nothing."""
    assert locked.say("Ben", "call it off")[0].startswith("Only whoever set it up")
    assert locked.linkup()["state"] == "locked"
    assert locked.say("Ann", "CALL OFF") == ["Okay, coffee, Sat Nov 21, 10am, is off, and I'm telling everybody."]
    assert (locked.linkup()["state"], locked.linkup()["canceled_reason"]) == ("canceled", "called_off")
    assert all("was called off" in locked.texts(name)[-1] for name in ("Ben", "Cat", "Dee"))
    assert moves(locked, "linkup")[-1] == ("linkup_off", "locked", "canceled")


def test_the_plan_again(locked: Plan) -> None:
    """PLAN shows it to who comes; who is not in it gets no plan."""
    locked.say("Ben", "CAN'T")
    (shown,) = locked.say("Dee", "PLAN")
    assert shown == ("Coffee, Sat Nov 21, 10am at Ritual, Valencia St. With Ann, Cat. Text CAN'T if you can't make it.")
    assert locked.say("Ben", "PLAN")[0].startswith("You're out of coffee")


def test_the_same_text_again_leaves_once(locked: Plan) -> None:
    """A second CAN'T says how it is, and tells nobody."""
    locked.say("Ben", "CAN'T")
    before = len(locked.texts("Dee"))
    assert locked.say("Ben", "i can't make it")[0].startswith("You're out of coffee")
    assert len(locked.texts("Dee")) == before


def test_all_leave_at_once(locked: Plan) -> None:
    """Turns that race see each other's outcome: it is called off once, and nobody hears of it twice."""
    names = ("Ben", "Cat", "Dee")
    locked.town.now = locked.linkup()["event_time"] - timedelta(hours=3)
    for name in names:
        locked.send(name, "CAN'T")
    with ThreadPoolExecutor(3) as pool:
        for future in [pool.submit(locked.stage.take_turns) for _ in names]:
            future.result()
    assert locked.linkup()["state"] == "canceled"
    off = [text for text in locked.texts("Ann") if "so it's off" in text]
    assert len(off) == 1
    left = locked.town.rows("select user_id from linkup_participants where status = 'canceled'")
    assert {row["user_id"] for row in left} < {person_id(name) for name in names}
