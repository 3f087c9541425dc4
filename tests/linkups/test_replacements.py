"""A LinkUp that loses too many after its lock: others are asked once, in time, and everybody hears how it ends."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from engine.messaging.rings import Lane
from engine.store import replacements as store
from engine.sweeps import replacements
from engine.sweeps.sweep import Means, run_sweep
from tests.linkups.test_leaving import comes, moves, signals
from tests.matching.world import add_person

if TYPE_CHECKING:
    from tests.linkups.plans import Plan

NEWCOMER = (
    "JOSH here. For coffee you'll be with Ann, Cat. PLAN shows it again. It's a public spot; tell a friend where you're"
    " going. We don't check IDs or run background checks."
)
SPARE = ("Eve", "Fay", "Gus", "Hal", "Ida", "Jim", "Kim")


@pytest.fixture
def three(plan: Plan) -> Plan:
    """Ann's coffee with Ben and Cat, just locked, and seven more who would suit it."""
    plan.open("Ben", "Cat", size=(3, 4))
    _others(plan, *SPARE)
    for name in ("Ben", "Cat"):
        plan.say(name, "A")
    assert plan.wait(minutes=30) == 1
    plan.hand_over()
    return plan


def _others(plan: Plan, *names: str) -> None:
    with plan.town.pool.connection() as conn:
        for name in names:
            add_person(conn, name)
    for name in names:
        plan.own_number(name)


def _ask(plan: Plan) -> list[str]:
    """The waves lane works; gives who was asked since, the texts handed over."""
    plan.town.work()
    plan.hand_over()
    query = (
        "select first_name from users join linkup_invites i on i.invited_user_id = users.id"
        " where i.linkup_id = %s and i.wave > 1 order by first_name"
    )
    return [row["first_name"] for row in plan.town.rows(query, plan.id)]


def _sweep(plan: Plan, *, minutes: float = 0) -> int:
    plan.town.now += timedelta(minutes=minutes)
    means = Means(plan.town.settings, plan.town.pool, plan.stage.bell)
    return run_sweep(replacements.SWEEP, means, plan.town.now).done


def test_three_are_asked_for_one_who_leaves(three: Plan) -> None:
    """The others hear it at once, and by when it is decided; three more are asked, from a search of its own."""
    assert three.say("Ben", "CAN'T")[0].startswith("Okay, you're out of coffee")
    assert three.stage.bell.rings[-1] is Lane.WAVES
    assert three.texts("Cat")[-1] == (
        "JOSH here. One person can't make it to coffee, Sat Nov 21, 10am. I'm asking around for somebody else, and by"
        " Wed 3:31pm you'll hear whether it's on. Text CAN'T if that's not for you."
    )
    asked = _ask(three)
    assert len(asked) == 3
    assert set(asked) <= set(SPARE)
    assert three.town.rows("select run_no from match_runs order by run_no") == [{"run_no": 2}]
    assert three.linkup()["state"] == "locked"
    offered = three.town.rows("select distinct offered_options as o, expires_at from linkup_invites where wave > 1")
    assert [(row["o"], row["expires_at"]) for row in offered] == [({"A": "A"}, three.linkup()["replacement_until"])]


def test_who_accepts_first_has_the_seat(three: Plan) -> None:
    """They learn with whom and how to stay safe, everybody hears of them, and with no seat left the rest is closed."""
    three.say("Ben", "CAN'T")
    first, second, third = _ask(three)
    said = three.say(first, "A")
    assert said[0].startswith("The seat is yours: coffee, Sat Nov 21, 10am at Ritual, Valencia St.")
    assert said[1:] == [NEWCOMER]
    assert three.texts("Cat")[-1] == (
        f"JOSH here. Somebody new is in: coffee, Sat Nov 21, 10am at Ritual, Valencia St. With Ann, {first}."
    )
    assert three.say(second, "A")[0].startswith("The seat is yours")
    assert comes(three) == {"Ann", "Cat", first, second}
    assert three.say(third, "A")[0].startswith("That one's closed, so nothing changes: coffee.")
    assert [three.state(name)[0] for name in (first, second, third)] == ["accepted", "accepted", "closed"]
    assert three.linkup()["replacement_over_at"] is not None
    assert _sweep(three, minutes=300) == 0
    assert ("seats_filled", "pending", "closed") in moves(three, "invite")


def test_back_too_late(three: Plan) -> None:
    """Who left and finds their seat taken is told so."""
    three.say("Ben", "CAN'T")
    first, second, _ = _ask(three)
    three.say(first, "A")
    three.say(second, "A")
    assert three.say("Ben", "IN")[0].startswith("Sorry, somebody else has your seat for coffee")
    assert "Ben" not in comes(three)


def test_back_takes_the_last_seat(three: Plan) -> None:
    """IN fills it: whoever is still being asked is asked no more."""
    three.say("Ben", "CAN'T")
    first, second, _ = _ask(three)
    three.say(first, "A")
    assert three.say("Ben", "IN")[0].startswith("You're back in")
    assert three.state(second)[0] == "closed"
    assert three.say(second, "A")[0].startswith("That one's closed")


def test_a_replacement_may_say_no(three: Plan) -> None:
    """It is declined; when all have, nobody is waited for and the others hear at once."""
    three.say("Ben", "CAN'T")
    for name in _ask(three):
        assert three.say(name, "no thanks") == ["No problem, I've let the seat for coffee go. Thanks for telling me."]
    assert _sweep(three, minutes=1) == 1
    assert three.linkup()["canceled_reason"] == "quorum_broken"
    assert "so it's off" in three.texts("Cat")[-1]


def test_nobody_found_by_the_deadline(three: Plan) -> None:
    """It is off, those who waited are told, and an answer that comes later changes nothing."""
    three.say("Ben", "CAN'T")
    late = _ask(three)[0]
    assert _sweep(three, minutes=179) == 0
    assert _sweep(three, minutes=2) == 1
    assert (three.linkup()["state"], three.linkup()["canceled_reason"]) == ("canceled", "quorum_broken")
    assert "so it's off" in three.texts("Ann")[-1]
    assert "so it's off" in three.texts("Cat")[-1]
    assert "so it's off" not in three.texts("Ben")[-1]
    assert three.say(late, "A")[0].startswith("That one's closed")
    assert three.state(late)[0] == "expired"
    assert moves(three, "linkup")[-1] == ("linkup_off", "locked", "canceled")


def test_nobody_suits_it(three: Plan) -> None:
    """Where nobody can be asked nobody is left waiting for the deadline."""
    three.town.do("update users set paused_until = '2027-01-01' where first_name = any (%s)", list(SPARE))
    three.say("Ben", "CAN'T")
    assert _ask(three) == []
    assert _sweep(three) == 1
    assert three.linkup()["state"] == "canceled"


def test_it_goes_on_with_three(plan: Plan) -> None:
    """Wanted were four: after the deadline it is on with three, who hear that it is."""
    plan.open("Ben", "Cat", "Dee", size=(4, 4))
    for name in ("Ben", "Cat", "Dee"):
        plan.say(name, "A")
    plan.hand_over()
    plan.say("Ben", "CAN'T")
    plan.town.work()
    assert _sweep(plan) == 1
    assert plan.linkup()["state"] == "locked"
    assert plan.texts("Cat")[-1].startswith("JOSH here. Coffee, Sat Nov 21, 10am, is on with fewer people: at Ritual")


def test_back_before_anybody_was_asked(three: Plan) -> None:
    """IN makes the search needless; it counts as never begun, so that the next who leaves is replaced."""
    three.say("Ben", "CAN'T")
    assert three.say("Ben", "IN")[0].startswith("You're back in")
    assert _ask(three) == []
    assert three.linkup()["replacement_until"] is None
    three.say("Cat", "CAN'T")
    assert len(_ask(three)) == 3


def test_one_wave_and_no_other(three: Plan) -> None:
    """A second who leaves while answers are out waits with the others; after it, too few are off at once."""
    three.say("Ben", "CAN'T")
    first, second, _ = _ask(three)
    assert three.say("Cat", "CAN'T")[0].startswith("Okay, you're out of coffee")
    assert three.linkup()["state"] == "locked"
    assert len(_ask(three)) == 3
    three.say(first, "A")
    three.say(second, "A")
    assert _sweep(three, minutes=200) == 1
    assert comes(three) == {"Ann", first, second}
    assert three.say(first, "CAN'T")[0].startswith("Okay. That leaves too few")
    assert three.linkup()["state"] == "canceled"
    assert signals(three) == []


def test_two_leave_at_once(three: Plan) -> None:
    """In lanes that race one wave is begun, and it asks for both."""
    three.send("Ben", "CAN'T")
    three.send("Cat", "CAN'T")
    with ThreadPoolExecutor(2) as lanes:
        for future in [lanes.submit(three.stage.take_turns) for _ in range(2)]:
            future.result()
    assert comes(three) == {"Ann"}
    assert len(_ask(three)) == 6
    begun = [move for move in moves(three, "linkup") if move[0] == "replacement_begun"]
    assert len(begun) == 1


def test_lanes_at_once_ask_once(three: Plan) -> None:
    """Four waves lanes: one search, three invites."""
    three.say("Ben", "CAN'T")
    with ThreadPoolExecutor(4) as lanes:
        for future in [lanes.submit(three.town.lane().step) for _ in range(4)]:
            future.result()
    assert len(_ask(three)) == 3
    assert three.town.rows("select run_no from match_runs") == [{"run_no": 2}]


def test_a_death_between_search_and_commit_costs_nothing(three: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody was asked; the next lane asks from the same list."""
    three.say("Ben", "CAN'T")

    def die(*_args: object, **_kwargs: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(store, "note_asked", die)
        with pytest.raises(SystemExit):
            three.town.lane().step()
    assert three.town.rows("select from linkup_invites where wave > 1") == []
    assert len(_ask(three)) == 3
    assert three.town.rows("select run_no from match_runs") == [{"run_no": 2}]


def test_sweeps_at_once_decide_once(three: Plan) -> None:
    """Eight sweeps in the same instant: it is off once, and everybody hears it once."""
    three.say("Ben", "CAN'T")
    _ask(three)
    three.town.now += timedelta(hours=4)
    means = Means(three.town.settings, three.town.pool, three.stage.bell)
    with ThreadPoolExecutor(8) as threads:
        tallies = list(threads.map(lambda _: replacements.run(means, three.town.now), range(8)))
    assert sum(tally.done for tally in tallies) == 1
    assert len([text for text in three.texts("Ann") if "so it's off" in text]) == 1


def test_an_answer_races_the_deadline(three: Plan) -> None:
    """Whoever is first under the lock decides: it is on with them, or off and they are told it is closed."""
    three.say("Ben", "CAN'T")
    name = _ask(three)[0]
    three.town.now = three.linkup()["replacement_until"] - timedelta(seconds=1)
    three.send(name, "A")
    three.town.now += timedelta(seconds=1)
    means = Means(three.town.settings, three.town.pool, three.stage.bell)
    with ThreadPoolExecutor(2) as threads:
        turn = threads.submit(three.stage.take_turns)
        sweep = threads.submit(replacements.run, means, three.town.now)
        turn.result()
        sweep.result()
    replacements.run(means, three.town.now)
    if three.linkup()["state"] == "locked":
        assert comes(three) == {"Ann", "Cat", name}
    else:
        assert name not in comes(three)
        assert three.texts(name)[-1].startswith(("That one's closed", "Sorry, that seat"))


def test_no_wave_when_the_start_is_near(three: Plan) -> None:
    """Within four hours nobody new is asked: it is off at once."""
    three.town.now = three.linkup()["event_time"] - timedelta(hours=3)
    assert three.say("Ben", "CAN'T")[0].startswith("Okay. That leaves too few")
    assert three.linkup()["replacement_until"] is None
    assert "so it's off" in three.texts("Cat")[-1]


def test_a_pair_hears_at_once_and_is_asked_for(plan: Plan) -> None:
    """Of two nobody goes alone: the other hears within the turn, and may drop it for free."""
    plan.open("Ben", size=(2, 2))
    plan.say("Ben", "A")
    plan.hand_over()
    plan.say("Ben", "CAN'T", after=4000)
    assert "I'm asking around for somebody else" in plan.texts("Ann")[-1]
    assert plan.say("Ann", "CAN'T")[0].startswith("Okay. That leaves too few")
    assert signals(plan) == ["late_cancel"]


def test_a_kept_seat_that_a_replacement_has_taken(plan: Plan) -> None:
    """Whoever it was kept for is told so when they want it."""
    plan.open("Ben", "Cat", "Dee", size=(3, 4))
    _others(plan, *SPARE)
    plan.say("Dee", "B", after=0)
    plan.say("Ben", "A", after=0)
    plan.say("Cat", "A", after=0)
    plan.wait(minutes=30)
    plan.hand_over()
    plan.say("Ben", "CAN'T")
    first, second, _ = _ask(plan)
    plan.say(first, "A")
    plan.say(second, "A")
    assert plan.say("Dee", "A") == ["Sorry, that seat for coffee is gone. I'll ask you when the next thing fits."]
    assert plan.state("Dee")[0] == "closed"
    assert "Dee" not in comes(plan)


def test_calling_it_off_ends_the_wave(three: Plan) -> None:
    """Nobody is asked to something that is off; what was not sent yet is taken back."""
    three.say("Ben", "CAN'T")
    three.town.work()
    three.say("Ann", "CALL OFF")
    states = three.town.rows("select distinct state::text from linkup_invites where wave > 1")
    assert states == [{"state": "expired"}]
    unsent = three.town.rows("select count(*)::int as n from sms_outbound_jobs where canceled_reason = 'invite_over'")
    assert unsent == [{"n": 3}]
    assert _sweep(three, minutes=300) == 0
