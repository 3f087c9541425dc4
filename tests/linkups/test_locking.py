"""When answers and time lock a LinkUp, on the real tables: once, with whoever fits, and everybody is told the truth."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from engine.messaging.rings import Lane
from tests.matching.world import person_id, phone_id

if TYPE_CHECKING:
    from tests.linkups.plans import Plan

ON = (
    "JOSH here, it's on: coffee, Sat Nov 21, 10am at Ritual, Valencia St. With Ann, Ben. Text PLAN to see it again,"
    " CAN'T if you can't make it. It's a public spot; tell a friend where you're going. We don't check IDs or run"
    " background checks."
)
REPLIERS = 200
MOST = 6


def test_a_full_option_locks_at_once(plan: Plan) -> None:
    """The last seat locks it: start, place, places, reminders, and the text to everybody who comes, initiator too."""
    plan.open("Ben", "Cat", "Dee", size=(3, 3))
    plan.say("Ben", "A")
    said = plan.say("Cat", "A")
    linkup = plan.linkup()
    assert (linkup["state"], linkup["lock_version"], linkup["locked_at"]) == ("locked", 1, plan.town.now)
    assert plan.members() == {"Ann", "Ben", "Cat"}
    assert said[1:] == [ON]
    assert [len(plan.texts(name)) for name in ("Ann", "Ben", "Dee")] == [1, 2, 0]
    assert plan.state("Dee") == ("closed", None)
    kinds = {row["reminder_type"] for row in plan.town.rows("select reminder_type from linkup_reminders")}
    assert kinds == {"evening_before", "silence"}


def test_three_who_stand_still_lock_after_half_an_hour(plan: Plan) -> None:
    """Not before, and a change starts the half hour anew."""
    plan.open("Ben", "Cat", "Dee")
    plan.say("Ben", "A", after=0)
    plan.say("Cat", "A", after=0)
    assert plan.wait(minutes=29) == 0
    plan.say("Dee", "both", after=0)
    assert plan.wait(minutes=29) == 0
    assert plan.wait(minutes=1) == 1
    assert plan.members() == {"Ann", "Ben", "Cat", "Dee"}
    assert plan.stage.bell.rings[-1] is Lane.OUTBOUND
    assert plan.wait(minutes=1) == 0


def test_who_leaves_before_the_lock_is_not_waited_for(plan: Plan) -> None:
    """Two are too few to settle: nothing is due until somebody comes again."""
    plan.open("Ben", "Cat")
    plan.say("Ben", "A", after=0)
    plan.say("Cat", "A", after=0)
    plan.say("Cat", "actually I can't")
    assert plan.wait(minutes=31) == 0
    assert plan.linkup()["state"] == "broadcasting"


def test_the_end_of_the_window_locks_what_has_enough(plan: Plan) -> None:
    """Two are enough at the end where two were wanted; with too few the sweep leaves it to expire."""
    plan.open("Ben", size=(2, 6), hours=2)
    plan.say("Ben", "B")
    assert plan.wait(minutes=119) == 0
    assert plan.wait(minutes=1) == 1
    assert plan.members() == {"Ann", "Ben"}


def test_somebody_held_since_leaves_before_counting(plan: Plan) -> None:
    """They are no member, their invite closes, and nobody is told why."""
    plan.open("Ben", "Cat", "Dee", size=(3, 3))
    plan.say("Ben", "A")
    _hold(plan, "Ben")
    plan.say("Cat", "A")
    assert plan.linkup()["state"] == "broadcasting"
    plan.say("Dee", "A")
    assert plan.members() == {"Ann", "Cat", "Dee"}
    assert plan.state("Ben")[0] == "closed"


def test_a_seat_is_kept_for_who_wanted_the_other_time(plan: Plan) -> None:
    """They are asked once, take it with its letter, and are in."""
    plan.open("Ben", "Cat", "Dee", size=(3, 4))
    plan.say("Dee", "B", after=0)
    plan.say("Ben", "A", after=0)
    plan.say("Cat", "A", after=0)
    plan.wait(minutes=30)
    (asked,) = plan.texts("Dee")[1:]
    assert asked == (
        "JOSH here. Coffee goes ahead at another time: Sat Nov 21, 10am at Ritual, Valencia St. There's a seat for you"
        " until 2:30pm. Can you make it? Text A to take it, OUT if not."
    )
    plan.hand_over()
    taken, with_whom = plan.say("Dee", "A")
    assert taken == (
        "The seat is yours: coffee, Sat Nov 21, 10am at Ritual, Valencia St. Text I CAN'T MAKE IT if that changes."
    )
    assert with_whom.startswith("JOSH here. For coffee you'll be with Ann, Ben, Cat.")
    assert plan.texts("Cat")[-1].startswith("JOSH here. Somebody new is in: coffee")
    assert plan.members() == {"Ann", "Ben", "Cat", "Dee"}
    assert plan.state("Dee") == ("accepted", "A")


def test_a_kept_seat_is_let_go(plan: Plan) -> None:
    """By a no at once, else after two hours; then it is closed, and a late yes changes nothing."""
    plan.open("Ben", "Cat", "Dee", "Eve", size=(3, 5))
    for name, words in (("Dee", "B"), ("Eve", "B"), ("Ben", "both"), ("Cat", "A"), ("Eve", "both")):
        plan.say(name, words, after=0)
    plan.wait(minutes=30)
    plan.hand_over()
    assert plan.state("Dee") == ("accepted", "B")
    assert plan.wait(minutes=119) == 0
    assert plan.wait(minutes=1) == 1
    assert plan.state("Dee")[0] == "closed"
    assert plan.say("Dee", "A")[0].startswith("That one's closed")
    assert "Dee" not in plan.members()


def test_who_finds_no_seat_is_first_in_line(plan: Plan) -> None:
    """They are told so once, and the next search reads them first."""
    plan.open("Ben", "Cat", "Dee", size=(3, 3))
    plan.say("Dee", "B")
    plan.say("Ben", "A")
    plan.say("Cat", "A")
    assert plan.texts("Dee")[1:] == [
        "JOSH here. Coffee filled up before your turn came, sorry! You're first in line next time."
    ]
    assert plan.state("Dee") == ("closed", "B")
    query = "select last_invited_at from match_pool where user_id = %s"
    assert plan.town.rows(query, person_id("Dee")) == [{"last_invited_at": None}]


def test_two_hundred_replies_at_once_make_six_members_and_one_lock(plan: Plan) -> None:
    """Whatever lanes race: the first five are in, everybody else hears that it is closed, nobody hears both."""
    names = [f"p{number:03d}" for number in range(REPLIERS)]
    plan.open(*names, both=False, size=(3, MOST))
    for name in names:
        plan.send(name, "A")
    with ThreadPoolExecutor(4) as lanes:
        list(lanes.map(lambda _: plan.stage.take_turns(at_most=1000), range(4)))
    assert plan.members() == {"Ann", *plan.invited("accepted")}
    assert len(plan.members()) == MOST
    assert plan.linkup()["lock_version"] == 1
    locks = plan.town.rows("select from domain_events where entity_type = 'linkup' and to_state = 'locked'")
    assert len(locks) == 1
    heard = plan.heard()
    for name in names:
        texts = heard[plan.number(name)]
        if name in plan.members():
            assert [text[:9] for text in texts] == ["You're in", "JOSH here"]
        else:
            assert [text[:17] for text in texts] == ["That one's closed"]


def _hold(plan: Plan, name: str) -> None:
    plan.town.do(
        "insert into safety_holds (id, phone_id, user_id, state, reason, applied_at, created_at)"
        " values (gen_random_uuid(), %s, %s, 'hard_hold', 'test', now(), now())",
        phone_id(name),
        person_id(name),
    )
