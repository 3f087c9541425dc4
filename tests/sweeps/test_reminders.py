"""People are reminded of what they come to: at the right hour, once, with commands that work."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from engine import clock
from engine.messaging.rings import Lane
from engine.store.connections import open_pool
from engine.sweeps import reminders
from engine.sweeps.sweep import Means
from tests.linkups.people import Town
from tests.linkups.plans import Plan
from tests.matching.world import other_linkup, person_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.settings import Settings

EVENING = datetime(2026, 11, 21, 3, tzinfo=UTC)  # Friday 19:00 there, for Saturday at ten
TWO_BEFORE = datetime(2026, 11, 21, 16, tzinfo=UTC)
REMINDED = (
    "JOSH here, see you soon: coffee, Sat Nov 21, 10am at Ritual, Valencia St. With Ann, Ben, Cat. PLAN shows it"
    " again, CAN'T if you can't make it."
)
ASKED = (
    "JOSH here: coffee, Sat Nov 21, 10am at Ritual, Valencia St. With Ann, Cat, Dee. Still on? Text IN, or CAN'T. PLAN"
    " shows it again."
)
PEOPLE = ("Ann", "Ben", "Cat", "Dee")


@pytest.fixture
def plan(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Plan]:
    """Ann's coffee on Saturday with Ben, Cat and Dee, locked on Wednesday; Dee has been to one before."""
    with open_pool(settings, application="test", size=6) as pool:
        town = Town(settings, pool)
        monkeypatch.setattr(clock, "now", lambda: town.now)
        plan = Plan(town)
        plan.open("Ben", "Cat", "Dee", size=(3, 4))
        with pool.connection() as conn:
            ago = town.now - timedelta(days=9)
            earlier = other_linkup(conn, 1, by="Ben", state="completed", at=ago, places=("Dee",))
            conn.execute("update linkup_participants set status = 'attended' where linkup_id = %s", [earlier])
        for name in ("Ben", "Cat", "Dee"):
            plan.say(name, "A")
        plan.hand_over()
        yield plan


def sweep(plan: Plan, at: datetime) -> dict[str, list[str]]:
    """Run the sweep at an instant; gives what it decided to text to each."""
    plan.town.now = at
    before = {name: len(plan.texts(name)) for name in PEOPLE}
    reminders.run(Means(plan.town.settings, plan.town.pool, plan.stage.bell), at)
    told = {name: plan.texts(name)[before[name] :] for name in PEOPLE}
    plan.hand_over()
    return {name: texts for name, texts in told.items() if texts}


def statuses(plan: Plan) -> dict[str, str]:
    """What became of each reminder."""
    return {row["reminder_type"]: row["status"] for row in plan.town.rows("select * from linkup_reminders")}


def test_the_evening_before_everybody_is_reminded_once(plan: Plan) -> None:
    """Not a second earlier; the initiator and first-timers are asked whether it is still on."""
    assert sweep(plan, EVENING - timedelta(seconds=1)) == {}
    told = sweep(plan, EVENING)
    assert told["Dee"] == [REMINDED]
    assert told["Ben"] == [ASKED]
    assert {name: len(texts) for name, texts in told.items()} == dict.fromkeys(PEOPLE, 1)
    assert plan.stage.bell.rings[-1] is Lane.OUTBOUND
    assert sweep(plan, EVENING + timedelta(minutes=1)) == {}
    rules = plan.town.rows("select distinct zone_rule from sms_outbound_jobs where template_version like 'reminder%%'")
    assert [row["zone_rule"] for row in rules] == ["logistics"]


def test_what_a_reminder_names_works(plan: Plan) -> None:
    """IN, a plain yes, CAN'T and PLAN are all understood."""
    sweep(plan, EVENING)
    assert plan.say("Ben", "IN")[0].startswith("Great, you're in: coffee")
    assert plan.say("Cat", "yes")[0].startswith("Great, you're in: coffee")
    assert plan.say("Dee", "PLAN")[0].startswith("Coffee, Sat Nov 21, 10am")
    assert plan.say("Ann", "CAN'T")[0].startswith("Okay, you're out of coffee")


def test_silence_is_told_and_frees_the_others(plan: Plan) -> None:
    """Two hours before, whoever would be let down may go without a cost; the silent one hears nothing of it."""
    sweep(plan, EVENING)
    for name in ("Ann", "Ben"):
        plan.say(name, "IN")
    told = sweep(plan, TWO_BEFORE)
    assert set(told) == {"Ann", "Ben", "Dee"}
    assert told["Dee"][0].startswith("JOSH here. Not everybody has confirmed coffee, Sat Nov 21, 10am")
    assert statuses(plan) == {"evening_before": "sent", "silence": "sent"}
    plan.say("Dee", "CAN'T")
    assert plan.town.rows("select * from learning_signals") == []


def test_a_late_yes_is_told_too(plan: Plan) -> None:
    """Once the last of the silent has confirmed, the others hear that, once."""
    sweep(plan, EVENING)
    plan.say("Ann", "IN")
    sweep(plan, TWO_BEFORE)
    before = {name: len(plan.texts(name)) for name in PEOPLE}
    plan.say("Ben", "IN")
    assert len(plan.texts("Dee")) == before["Dee"]
    plan.say("Cat", "still on")
    plan.say("Cat", "yes, see you there")
    told = {name: plan.texts(name)[before[name] :] for name in ("Ann", "Dee")}
    confirmed = "JOSH here. Everybody has confirmed now: coffee, Sat Nov 21, 10am at Ritual, Valencia St. With"
    assert told == {
        "Ann": [f"{confirmed} Ben, Cat, Dee. See you there."],
        "Dee": [f"{confirmed} Ann, Ben, Cat. See you there."],
    }


def test_the_silent_one_is_not_freed(plan: Plan) -> None:
    """What frees the others is their own silence: leaving then counts; an IN takes that back."""
    sweep(plan, EVENING)
    for name in ("Ann", "Ben"):
        plan.say(name, "IN")
    sweep(plan, TWO_BEFORE)
    plan.say("Cat", "CAN'T")
    (signal,) = plan.town.rows("select * from learning_signals")
    assert (signal["signal"], signal["user_id"]) == ("late_cancel", person_id("Cat"))


def test_nobody_silent_nobody_told(plan: Plan) -> None:
    """And then leaving late counts as ever."""
    sweep(plan, EVENING)
    for name in ("Ann", "Ben", "Cat"):
        plan.say(name, "still on")
    assert sweep(plan, TWO_BEFORE) == {}
    assert statuses(plan)["silence"] == "canceled"
    plan.say("Dee", "CAN'T")
    (signal,) = plan.town.rows("select * from learning_signals")
    assert (signal["signal"], signal["user_id"]) == ("late_cancel", person_id("Dee"))


def test_who_left_and_what_is_off_is_not_reminded_of(plan: Plan) -> None:
    """Somebody who gave up their place hears nothing; of a LinkUp that is off nobody does."""
    plan.say("Cat", "CAN'T")
    assert set(sweep(plan, EVENING)) == {"Ann", "Ben", "Dee"}
    plan.say("Ann", "CALL OFF")
    assert sweep(plan, TWO_BEFORE) == {}


def test_a_late_sweep_does_not_remind_of_what_has_begun(plan: Plan) -> None:
    """After a night without sweeps a reminder is let go."""
    assert sweep(plan, TWO_BEFORE + timedelta(hours=3)) == {}
    assert set(statuses(plan).values()) == {"canceled"}


def test_sweeps_that_overlap_remind_once(plan: Plan) -> None:
    """Each reminder is one sweep's."""
    plan.town.now = EVENING
    means = Means(plan.town.settings, plan.town.pool, plan.stage.bell)
    with ThreadPoolExecutor(3) as pool:
        done = sum(future.result().done for future in [pool.submit(reminders.run, means, EVENING) for _ in range(3)])
    assert done == 1
    jobs = plan.town.rows("select * from sms_outbound_jobs where template_version like 'reminder%%'")
    assert len(jobs) == len(PEOPLE)
