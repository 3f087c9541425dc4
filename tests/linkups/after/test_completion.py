"""A LinkUp that is over is completed once, and everybody who had a place is asked once, at a good moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING

from engine.sweeps import completion, post_event
from tests.linkups.after.evening import ASKED, MORNING, NIGHT, OVER, PEOPLE
from tests.matching.world import SATURDAY, phone_id

if TYPE_CHECKING:
    from tests.linkups.after.evening import Evening


def test_it_is_over_in_its_time(evening: Evening) -> None:
    """Not while people may still sit there; then it is completed, the ledger says so, and everybody is asked."""
    assert evening.complete(SATURDAY + timedelta(hours=1, minutes=59)) == 0
    assert evening.complete() == 1
    assert evening.complete() == 0
    assert evening.plan.linkup()["state"] == "completed"
    moves = evening.rows("select * from domain_events where to_state = 'completed'")
    assert [(row["entity_type"], row["from_state"], row["event_type"]) for row in moves] == [
        ("linkup", "locked", "linkup_over")
    ]
    assert evening.prompt() == {name: [ASKED] for name in PEOPLE}
    assert evening.prompt() == {}


def test_who_gave_up_their_place_is_not_asked(evening: Evening) -> None:
    """Whoever texted CAN'T is out of it."""
    evening.plan.say("Dee", "CAN'T")
    evening.complete()
    assert set(evening.prompt()) == {"Ann", "Ben", "Cat"}


def test_nobody_is_asked_at_night(evening: Evening) -> None:
    """What is over late is asked about in the morning."""
    evening.complete(NIGHT)
    assert evening.prompt() == {}
    assert evening.prompt(MORNING - timedelta(minutes=1)) == {}
    assert set(evening.prompt(MORNING)) == set(PEOPLE)


def test_another_question_goes_first(evening: Evening) -> None:
    """While something else is open with somebody for less than half an hour, they are not asked."""
    evening.plan.town.now = OVER
    evening.plan.add("Ben", by="Dee", activity="bowling")  # an invite, asked just now
    evening.complete()
    assert set(evening.prompt()) == {"Ann", "Cat", "Dee"}
    assert evening.prompt(OVER + timedelta(minutes=29)) == {}
    assert set(evening.prompt(OVER + timedelta(minutes=30))) == {"Ben"}


def test_who_is_held_or_gone_is_not_asked(evening: Evening) -> None:
    """A hold or an opt-out keeps the question back."""
    evening.plan.say("Ben", "STOP")
    evening.plan.town.do(
        "insert into safety_holds (phone_id, user_id, state, reason, applied_at)"
        " values (%s, %s, 'soft_hold', 'test', %s)",
        phone_id("Cat"), evening.user("Cat"), evening.plan.town.now,
    )  # fmt: skip
    evening.complete()
    assert set(evening.prompt()) == {"Ann", "Dee"}


def test_asked_once_more_and_never_a_third_time(evening: Evening) -> None:
    """Whoever does not answer hears of it once more the next day; after seven days nobody does."""
    evening.over()
    evening.say("Ann", "2")
    again = evening.prompt(OVER + timedelta(days=1, minutes=1))
    assert set(again) == {"Ben", "Cat", "Dee"}
    assert again["Ben"][0].startswith("JOSH here, asking once more: were you at coffee, Sat Nov 21, 10am?")
    assert evening.prompt(OVER + timedelta(days=3)) == {}


def test_who_stops_in_the_middle_is_asked_that_once_more(evening: Evening) -> None:
    """The next day comes the question they stopped at, in words that stand alone; the list keeps its numbers."""
    evening.over()
    evening.say("Ann", "1")
    evening.went("Ben")
    evening.say("Cat", "1", "1", "SKIP", "NONE")
    again = evening.prompt(evening.plan.town.now + timedelta(days=1))
    assert again["Ann"][0].startswith("JOSH here, about coffee: would you do it again with these people?")
    assert again["Ben"][0].endswith("Reply with numbers, ALL or NONE: 1 Ann, 2 Cat, 3 Dee.")
    assert "Cat" not in again
    evening.plan.hand_over()
    assert evening.say("Ben", "2")[0].startswith("Noted: Cat.")
    assert evening.prompt(evening.plan.town.now + timedelta(days=2)) == {}


def test_after_a_week_nobody_is_asked(evening: Evening) -> None:
    """Sweeps that stood still for a week ask nobody about what is long past; it is completed all the same."""
    assert evening.complete(OVER + timedelta(days=7)) == 1
    assert evening.prompt() == {}


def test_sweeps_that_overlap_ask_once(evening: Evening) -> None:
    """Of several sweeps at once one completes it, and each person is asked by one."""
    evening.plan.town.now = OVER
    with ThreadPoolExecutor(3) as pool:
        completed = sum(f.result().done for f in [pool.submit(completion.run, evening.means, OVER) for _ in range(3)])
        asked = sum(f.result().done for f in [pool.submit(post_event.run, evening.means, OVER) for _ in range(3)])
    assert (completed, asked) == (1, len(PEOPLE))
    jobs = evening.rows("select * from sms_outbound_jobs where purpose = 'post_event'")
    assert len(jobs) == len(PEOPLE)
