"""What was learned is read by the next search, is explained in the ledger, and is learned once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from engine.matching.briefs import request_of
from engine.store.matching import read_linkup, read_pairs, read_pool
from engine.sweeps import learning
from tests.linkups.after.evening import OVER
from tests.matching.world import add_person

if TYPE_CHECKING:
    from uuid import UUID

    from engine.domain.matching.people import Person
    from tests.linkups.after.evening import Evening

LATER = OVER + timedelta(days=35)
"""Long enough that nobody has seen anybody lately, and nobody was invited this month."""


@pytest.fixture
def over(evening: Evening) -> Evening:
    """It is over, and everybody was asked."""
    evening.over()
    return evening


def found(evening: Evening, activity: str = "coffee") -> dict[UUID, Person]:
    """Whoever a search for Eve's LinkUp finds, later."""
    evening.plan.town.now = LATER
    with evening.plan.town.pool.connection() as conn:
        add_person(conn, "Eve")
    evening.plan.add(by="Eve", activity=activity)
    with evening.plan.town.pool.connection() as conn:
        conn.execute("update linkup_options set event_time = event_time + interval '40 days'")
        linkup = read_linkup(conn, evening.plan.id)
        assert linkup is not None
        return {person.user_id: person for person in read_pool(conn, request_of(linkup), now=LATER, liked=None)}


def test_the_next_search_reads_it(over: Evening) -> None:
    """Coming and not coming move reliability; the activity itself, and no other, is liked a little more or less."""
    over.say("Ben", "1", "1")
    over.say("Cat", "1", "2")
    over.say("Dee", "2")
    people = found(over)
    ben, cat, dee = (people[over.user(name)] for name in ("Ben", "Cat", "Dee"))
    left = 0.5 ** (35 / 90)
    assert [ben.kept, ben.counted] == pytest.approx([left, left], abs=0.01)
    assert [dee.kept, dee.counted] == pytest.approx([0, left], abs=0.01)
    assert [each.leaning for each in (ben, cat, dee)] == pytest.approx([0.14 * left, -0.06 * left, 0], abs=0.002)


def test_another_activity_is_untouched(over: Evening) -> None:
    """What somebody thinks of coffee says nothing of hiking."""
    over.say("Ben", "1", "1")
    assert found(over, activity="hiking")[over.user("Ben")].leaning == 0


def test_again_brings_them_together_sooner(over: Evening) -> None:
    """Two who would both do it again may meet within thirty days; with one of them only, not."""
    over.say("Ben", "1", "1")
    over.say("Cat", "1", "1")
    over.say("Dee", "1", "2")
    with over.plan.town.pool.connection() as conn:
        pairs = read_pairs(
            conn, [over.user(name) for name in ("Ben", "Cat", "Dee")], now=OVER + timedelta(days=3)
        ).fetchall()
    apart = {frozenset((pair.one, pair.other)) for pair in pairs}
    assert frozenset((over.user("Ben"), over.user("Cat"))) not in apart
    assert frozenset((over.user("Ben"), over.user("Dee"))) in apart


def test_the_ledger_says_why(over: Evening) -> None:
    """Every step is a row with its reason in words, in what searches read and in the profile's own ledger."""
    over.say("Ben", "1", "1")
    signals = over.rows("select signal, reason, activity_key from learning_signals order by reason")
    assert [(row["signal"], row["reason"], row["activity_key"]) for row in signals] == [
        ("activity", "Went to it.", "coffee"),
        ("activity", "Went, and would do it again.", "coffee"),
        ("attended", "Went, as they had said.", None),
    ]
    events = over.rows(
        "select payload from profile_events where event_type = 'learned_from_linkup' order by created_at"
    )
    told = [lesson["reason"] for row in events for lesson in row["payload"]["learned"]]
    assert set(told) == {row["reason"] for row in signals}


def test_a_slip_leaves_no_trace(over: Evening) -> None:
    """Who corrects their answer is known by the last one alone."""
    over.say("Ben", "1")
    over.say("Ben", "oops, i didn't go")
    signals = over.rows("select signal from learning_signals where user_id = %s", over.user("Ben"))
    assert [row["signal"] for row in signals] == ["no_show"]


def test_a_no_to_an_invite_teaches_once(evening: Evening) -> None:
    """A very small step, once the LinkUp looks for nobody any more, however many sweeps look at it at once."""
    plan = evening.plan
    plan.add("Ben", "Cat", by="Dee", activity="hiking")
    plan.say("Ben", "no")
    assert learning.run(evening.means, plan.town.now).done == 0
    plan.town.do("update linkups set state = 'expired' where id = %s", plan.id)
    with ThreadPoolExecutor(3) as pool:
        for future in [pool.submit(learning.run, evening.means, plan.town.now) for _ in range(3)]:
            assert future.result().failed == 0
    (signal,) = evening.rows("select * from learning_signals where activity_key = 'hiking'")
    assert (signal["user_id"], signal["reason"]) == (evening.user("Ben"), "Said no to an invite to it.")
    assert len(evening.rows("select * from profile_events where event_type = 'learned_from_linkup'")) == 1
