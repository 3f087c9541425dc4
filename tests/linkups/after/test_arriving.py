"""Around the start: what one says, the others read at any hour, once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.matching.world import SATURDAY

if TYPE_CHECKING:
    from tests.linkups.after.evening import Evening


@pytest.fixture
def morning(evening: Evening) -> Evening:
    """A quarter of an hour before it begins."""
    evening.plan.town.now = SATURDAY - timedelta(minutes=15)
    return evening


def test_late(morning: Evening) -> None:
    """The others read who and by how much; the same again tells nobody twice, more of it does."""
    told = morning.all_say("Ben", "LATE 15")
    assert told.pop("Ben") == ["Okay, I'm telling the others that you're about 15 minutes late. Take care."]
    assert told == {name: ["JOSH here. Ben is running about 15 minutes late for coffee."] for name in told}
    assert set(told) == {"Ann", "Cat", "Dee"}
    assert set(morning.all_say("Ben", "late 15 min")) == {"Ben"}
    assert set(morning.all_say("Ben", "LATE 30")) == {"Ann", "Ben", "Cat", "Dee"}
    jobs = morning.rows("select zone_rule, not_after from sms_outbound_jobs where idempotency_key like 'arrival:%%'")
    assert {row["zone_rule"] for row in jobs} == {"any_hour"}
    assert all(row["not_after"] > SATURDAY for row in jobs)


def test_here_and_alone(morning: Evening) -> None:
    """Whoever is there hears the truth about the others; those read that somebody waits."""
    morning.say("Ben", "LATE 15")
    told = morning.all_say("Ann", "nobody is here")
    assert told["Cat"] == ["JOSH here. Ann is at the spot for coffee: Ritual, Valencia St."]
    (heard,) = told["Ann"]
    assert heard == (
        "Okay, I'm telling the others that you're at the spot. Running late: Ben 15 min. It begins at 10am, at Ritual,"
        " Valencia St."
    )
    morning.plan.town.now = SATURDAY + timedelta(minutes=20)
    (heard,) = morning.all_say("Ben", "I'm here")["Ben"]
    assert "There already: Ann." in heard
    assert set(morning.all_say("Ben", "HERE")) == {"Ben"}


def test_who_gave_up_their_place_hears_nothing(morning: Evening) -> None:
    """And cannot tell the others anything either."""
    morning.say("Dee", "CAN'T")
    assert set(morning.all_say("Ben", "LATE 15")) == {"Ann", "Ben", "Cat"}
    assert "JOSH here. Dee" not in str(morning.all_say("Dee", "LATE 15"))
