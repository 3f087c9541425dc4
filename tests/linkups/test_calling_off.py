"""Whoever asked for company ends it before it goes ahead: nobody is left hanging, nobody else is asked."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from tests.linkups.test_leaving import moves

if TYPE_CHECKING:
    from tests.linkups.plans import Plan

DONE = (
    "Okay, coffee, Sat Nov 21 at 10am, is off. Nobody else gets asked, and whoever said they'd come hears it from me."
    " For a new try text me what and when."
)
OFF = "JOSH here: the plan for coffee is off, sorry about that. Got another idea? Text me what and when."


@pytest.fixture
def out(plan: Plan) -> Plan:
    """Ann's coffee asks Ben, Cat and Dee: Ben said yes, Cat no, Dee nothing."""
    plan.open("Ben", "Cat", "Dee", "Eve", "Fay")
    plan.say("Ben", "A")
    plan.say("Cat", "no thanks")
    return plan


@pytest.mark.parametrize(
    "body",
    [
        "CALL OFF",
        "call it off",
        "cancel the coffee",
        "cancel it",
        "I can't make it after all",
        "CAN'T",
        "call off coffee",
    ],
)
def test_one_who_asked_ends_it(out: Plan, body: str) -> None:
    """They hear what that does, who said yes hears that it is off, and nobody else hears anything."""
    before = {name: len(out.texts(name)) for name in ("Cat", "Dee")}
    assert out.say("Ann", body) == [DONE]
    assert (out.linkup()["state"], out.linkup()["canceled_reason"]) == ("canceled", "called_off")
    assert out.texts("Ben")[-1] == OFF
    assert {name: len(out.texts(name)) for name in before} == before
    assert [out.state(name)[0] for name in ("Ben", "Cat", "Dee")] == ["closed", "declined", "expired"]
    assert ("called_off", "broadcasting", "canceled") in moves(out, "linkup")
    assert out.town.rows("select from open_questions where topic like 'invite:%%' and closed_at is null") == []


def test_nothing_goes_out_any_more(out: Plan) -> None:
    """No wave follows, and an invite that was not sent yet is taken back."""
    out.town.do("update sms_outbound_jobs set status = 'pending', attempts = 0 where purpose = 'invite'")
    out.town.do(
        "update sms_outbound_jobs j set idempotency_key = 'invite:' || i.id from linkup_invites i"
        " where j.purpose = 'invite' and i.invited_user_id = j.user_id"
    )
    out.say("Ann", "CALL OFF")
    unsent = out.town.rows("select count(*)::int as n from sms_outbound_jobs where canceled_reason = 'invite_over'")
    assert unsent == [{"n": 3}]  # Dee's, Eve's and Fay's
    out.town.work(hours=3)
    assert out.town.rows("select from linkup_invites where wave > 1") == []


def test_a_late_answer_is_told_the_truth(out: Plan) -> None:
    """Nothing changes for who had not answered, and that is said."""
    out.say("Ann", "CALL OFF")
    assert out.say("Dee", "A")[0].startswith("That one's closed")


def test_never_mind_right_after_it_was_sent(out: Plan) -> None:
    """It takes back what we have just spoken of, and nothing a while later or after other talk."""
    assert out.say("Ann", "never mind") != [DONE]
    assert out.linkup()["state"] == "broadcasting"
    assert out.say("Ann", "PLAN")[0].startswith("Still asking around for coffee")
    assert out.say("Ann", "never mind") == [DONE]


def test_how_it_stands_says_nothing_of_anybody(out: Plan) -> None:
    """PLAN tells what and until when, the same with a yes, a no and no answer as without any."""
    (said,) = out.say("Ann", "PLAN")
    assert said == (
        "Still asking around for coffee, Sat Nov 21 at 10am. You'll hear from me when it's on, or by Thu noon if it"
        " isn't. CALL OFF stops it."
    )


def test_starting_anew_works(out: Plan) -> None:
    """Once it is off there is room for the next."""
    out.say("Ann", "CALL OFF")
    assert out.say("Ann", "PLAN") != [DONE]
    running = out.town.rows("select from linkups where state in ('draft', 'broadcasting')")
    assert running == []


def test_an_answer_races_the_end(out: Plan) -> None:
    """Whoever is first: a yes that counted hears that it is off, a late one that it is closed."""
    out.send("Ann", "CALL OFF")
    out.send("Dee", "A")
    with ThreadPoolExecutor(2) as lanes:
        for future in [lanes.submit(out.stage.take_turns) for _ in range(2)]:
            future.result()
    assert out.linkup()["state"] == "canceled"
    heard = out.texts("Dee")
    assert heard[-1] == OFF if heard[0].startswith("You're in") else heard[0].startswith("That one's closed")
    assert out.state("Dee")[0] in {"closed", "expired"}


def test_with_a_place_elsewhere_it_is_asked_which(out: Plan) -> None:
    """Nobody is taken out of the wrong one."""
    out.town.do("update linkups set max_size = 3, min_size = 3")
    out.say("Dee", "A")
    assert out.linkup()["state"] == "locked"
    out.add("Eve", by="Ann", activity="hiking", letters="CD")
    (asked,) = out.say("Ann", "CAN'T")
    assert asked.startswith("Which one do you mean: coffee, Sat Nov 21, 10am; ")
    assert out.linkup()["state"] == "broadcasting"
    (said,) = out.say("Ann", "I can't make coffee")
    assert said.startswith("Okay, you're out of coffee")
    assert out.say("Ann", "cancel the hike") != []
    assert out.linkup()["state"] == "canceled"
