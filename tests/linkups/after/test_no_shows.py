"""Who was missing: by their own word, or by two others'; told kindly, and contested once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.linkups.after.evening import Evening

NOT_SEEN = (
    "JOSH here. I have you down as not having made it to coffee, Sat Nov 21, 10am. These things happen. If you were"
    " there, text I WAS THERE and it won't count."
)


@pytest.fixture
def over(evening: Evening) -> Evening:
    """It is over, and everybody was asked."""
    evening.over()
    return evening


def signals(evening: Evening, name: str) -> dict[str, float]:
    """What is known of somebody's coming."""
    found = evening.rows(
        "select signal, value from learning_signals where user_id = %s and signal in ('attended', 'no_show')",
        evening.user(name),
    )
    return {row["signal"]: row["value"] for row in found}


def test_their_own_word(over: Evening) -> None:
    """Whoever says so was missing, with a kind word; whoever went was there."""
    over.say("Dee", "2")
    over.say("Ann", "1")
    assert (over.status("Dee"), over.status("Ann")) == ("no_show", "attended")
    assert (signals(over, "Dee"), signals(over, "Ann")) == ({"no_show": -1.0}, {"attended": 1.0})


def test_one_other_is_not_enough(over: Evening) -> None:
    """One word about somebody else is kept, and nothing comes of it."""
    assert set(over.all_say("Ann", "1, but Dee never showed up")) == {"Ann"}
    assert over.status("Dee") == "confirmed"
    assert over.say("Ann", "1", "Dee didn't come")[0].startswith("Swap numbers")  # the same person again
    assert over.status("Dee") == "confirmed"


def test_whom_one_did_not_see_one_is_not_offered(over: Evening) -> None:
    """Whoever says that somebody was not there is not asked whether to swap numbers with them; the others are."""
    over.say("Ann", "1, but Dee never showed up")
    assert over.say("Ann", "1", "skip")[0].endswith(": 1 Ben, 2 Cat.")
    over.say("Ben", "1")
    assert over.say("Ben", "1", "skip")[0].endswith(": 1 Ann, 2 Cat, 3 Dee.")


def test_two_others_are(over: Evening) -> None:
    """Two people, each by themselves: it counts, and Dee is told, without who said it."""
    over.say("Ann", "1, but Dee never showed up")
    told = over.all_say("Ben", "1 but dee didn't come")
    assert told["Dee"] == [NOT_SEEN]
    assert set(told) == {"Ben", "Dee"}
    assert over.status("Dee") == "no_show"
    assert signals(over, "Dee") == {"no_show": -1.0}
    assert set(over.all_say("Cat", "1, Dee was missing")) == {"Cat"}


def test_contested_once(over: Evening) -> None:
    """Whoever objects is believed for now: it counts no more, and an operator looks at it; a second time says so."""
    over.say("Ann", "1, but Dee never showed up")
    over.say("Ben", "1 but dee didn't come")
    (heard,) = over.say("Dee", "I was there")
    assert heard.startswith("Thanks for telling me. It doesn't count; somebody here will look into it. Glad you went!")
    assert over.status("Dee") == "attended"
    assert signals(over, "Dee") == {}
    assert "absence_contested" in over.plan.stage.alerts()
    over.say("Cat", "1, Dee was missing")
    assert over.status("Dee") == "attended"
    moves = over.rows("select event_type from domain_events where entity_type = 'place' order by created_at, id")
    assert "missed_by_others" in [row["event_type"] for row in moves]


def test_who_gave_up_their_place_was_not_missing(evening: Evening) -> None:
    """CAN'T in time is no absence, whatever others say; they are on no list either."""
    evening.say("Dee", "CAN'T")
    evening.complete()
    evening.prompt()
    evening.plan.hand_over()
    evening.say("Ann", "1, but Dee never showed up")
    evening.say("Ben", "1 but dee didn't come")
    assert evening.status("Dee") == "canceled"
    assert signals(evening, "Dee") == {}


def test_a_slip_is_put_right(over: Evening) -> None:
    """Who meant the other number says so, and what was learned follows."""
    over.say("Dee", "2")
    assert over.say("Dee", "oops I went")[0].startswith("Okay, changed. Glad you went!")
    assert over.status("Dee") == "attended"
    assert signals(over, "Dee") == {"attended": 1.0}
