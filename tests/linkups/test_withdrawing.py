"""Whoever withdraws is out of everything in the same commit; others hear that one person can't make it, and no more."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

import pytest

from engine.linkups import withdrawing
from engine.messaging.rings import Lane
from engine.sweeps import replacements
from engine.sweeps.sweep import Means, run_sweep
from tests.linkups.test_leaving import comes, moves, signals
from tests.matching.world import LINKUP, person_id, phone_id

if TYPE_CHECKING:
    from tests.linkups.plans import Plan

COFFEE = uuid5(LINKUP, "Ann coffee")
HIKE = uuid5(LINKUP, "Cat hiking")


@pytest.fixture
def busy(plan: Plan) -> Plan:
    """Ann's coffee has locked with Ben, Cat and Dee; Cat's hike and Dee's karaoke ask Ben, who said yes to the hike."""
    plan.open("Ben", "Cat", "Dee", "Eve", size=(3, 4), both=False)
    for name in ("Ben", "Cat", "Dee"):
        plan.say(name, "A")
    plan.hand_over()
    plan.add("Ben", "Eve", by="Dee", activity="karaoke", letters="CD")
    plan.add("Ben", "Eve", by="Cat", activity="hiking", letters="EF")
    plan.say("Ben", "E")
    plan.hand_over()
    plan.id = COFFEE
    return plan


def _states(plan: Plan, name: str) -> dict[str, str]:
    query = (
        "select l.activity_key, i.state::text from linkup_invites i join linkups l on l.id = i.linkup_id"
        " where i.invited_user_id = %s"
    )
    return {row["activity_key"]: row["state"] for row in plan.town.rows(query, person_id(name))}


def _new(plan: Plan, name: str, before: int) -> list[str]:
    return plan.texts(name)[before:]


@pytest.mark.parametrize("body", ["STOP", "please stop texting me", "unsubscribe"])
def test_stop_leaves_everything(busy: Plan, body: str) -> None:
    """Out of the coffee, the hike and the karaoke, without a strike; each of the others hears the same few words."""
    before = {name: len(busy.texts(name)) for name in ("Ann", "Cat", "Dee")}
    busy.send("Ben", body, after=4000)
    busy.stage.take_turns()
    assert comes(busy) == {"Ann", "Cat", "Dee"}
    assert _states(busy, "Ben") == {"coffee": "accepted", "hiking": "closed", "karaoke": "closed"}
    assert signals(busy) == []
    for name, others in (("Ann", "Cat, Dee"), ("Cat", "Ann, Dee"), ("Dee", "Ann, Cat")):
        (heard,) = _new(busy, name, before[name])
        assert heard == (
            "JOSH here. One person can't make it to coffee, Sat Nov 21, 10am. It's still on at Ritual, Valencia St, "
            f"with {others}. Text CAN'T if that's not for you."
        )
    assert ("opted_out", "confirmed", "canceled") in moves(busy, "place")
    assert {("opted_out", "accepted", "closed"), ("opted_out", "pending", "closed")} <= set(moves(busy, "invite"))
    asked = busy.town.rows(
        "select topic from open_questions where phone_id = %s and closed_at is null", phone_id("Ben")
    )
    assert [row for row in asked if row["topic"].partition(":")[0] in {"invite", "place"}] == []


def test_stop_counts_anew_where_they_had_said_yes(busy: Plan) -> None:
    """The hike counts one less from that moment on."""
    busy.send("Ben", "STOP")
    busy.stage.take_turns()
    (row,) = busy.town.rows("select last_change_at from linkup_options where linkup_id = %s and option = 'A'", HIKE)
    assert row["last_change_at"] == busy.town.now


def test_stop_ends_what_they_look_for_people_for(busy: Plan) -> None:
    """Who had said yes hears that it is off, who had not answered hears nothing; their own seat is given up too."""
    before = {name: len(busy.texts(name)) for name in ("Ben", "Eve")}
    busy.send("Cat", "STOP")
    busy.stage.take_turns()
    hike = busy.town.rows("select state::text, canceled_reason from linkups where id = %s", HIKE)
    assert hike == [{"state": "canceled", "canceled_reason": "initiator_left"}]
    heard = _new(busy, "Ben", before["Ben"])
    assert [text[:24] for text in heard] == ["JOSH here: the plan for ", "JOSH here. One person ca"]
    assert _new(busy, "Eve", before["Eve"]) == []
    assert (_states(busy, "Ben")["hiking"], _states(busy, "Eve")["hiking"]) == ("closed", "expired")
    assert comes(busy) == {"Ann", "Ben", "Dee"}


def test_too_few_are_left_by_a_stop(busy: Plan) -> None:
    """The same rules as for CAN'T: others are asked, or it is off."""
    busy.say("Ben", "I can't make coffee")
    busy.send("Cat", "STOP")
    busy.stage.take_turns()
    assert "I'm asking around" in busy.texts("Dee")[-1]
    assert Lane.WAVES in busy.stage.bell.rings
    busy.town.now += timedelta(days=2, hours=20)
    busy.send("Dee", "STOP")
    busy.stage.take_turns()
    assert busy.linkup()["state"] == "canceled"
    assert "so it's off" in busy.texts("Ann")[-1]


def test_a_draft_goes_too(plan: Plan) -> None:
    """Nobody comes back to a plan they had left."""
    plan.open("Ben")
    plan.town.do("update linkups set state = 'draft', broadcasting_started_at = null where id = %s", plan.id)
    plan.send("Ann", "STOP")
    plan.stage.take_turns()
    assert (plan.linkup()["state"], plan.linkup()["canceled_reason"]) == ("canceled", "initiator_left")


def test_somebody_too_young_is_out_of_everything(busy: Plan) -> None:
    """In the commit that erases them."""
    busy.send("Ben", "i'm 16")
    busy.stage.take_turns()
    assert comes(busy) == {"Ann", "Cat", "Dee"}
    assert busy.texts("Dee")[-1].startswith("JOSH here. One person can't make it to coffee")
    assert _states(busy, "Ben") == {"coffee": "accepted", "hiking": "closed", "karaoke": "closed"}


def test_two_stop_at_once(busy: Plan) -> None:
    """In one batch, of one LinkUp: the second sees what the first came to."""
    busy.send("Ben", "STOP")
    busy.send("Dee", "STOP")
    busy.stage.take_turns()
    assert comes(busy) == {"Ann", "Cat"}
    begun = [move for move in moves(busy, "linkup") if move[0] == "replacement_begun"]
    assert len(begun) == 1


def test_a_turn_that_fails_takes_nobody_out(busy: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    """Opt-out and withdrawal are one commit: after a crash between both, the next try does both."""
    with monkeypatch.context() as patched:

        def die(*_args: object, **_kwargs: object) -> None:
            raise SystemExit

        patched.setattr("router.turn.write", die)
        busy.send("Ben", "STOP")
        with pytest.raises(SystemExit):
            busy.stage.take_turns()
    assert comes(busy) == {"Ann", "Ben", "Cat", "Dee"}
    busy.stage.take_turns()
    assert comes(busy) == {"Ann", "Cat", "Dee"}
    told = [text for text in busy.texts("Dee") if "One person can't" in text]
    assert len(told) == 1


_BARRED = {
    "the carrier knows of an opt-out": "insert into sms_opt_outs (phone_id, scope, via, opted_out_at)"
    " values (%(phone)s, 'all', 'carrier', now())",
    "a hold": "insert into safety_holds (id, phone_id, user_id, state, reason, applied_at)"
    " values (gen_random_uuid(), %(phone)s, %(user)s, 'hard_hold', 'threat', now())",
    "a suspension": "update users set state = 'suspended', suspended_at = now() where id = %(user)s",
    "an initiator's hold": "insert into safety_holds (id, phone_id, user_id, state, reason, applied_at)"
    " values (gen_random_uuid(), %(ann_phone)s, %(ann)s, 'soft_hold', 'reported', now())",
}


@pytest.mark.parametrize("trouble", list(_BARRED))
def test_what_was_not_done_at_once_is_found(busy: Plan, trouble: str) -> None:
    """The sweep takes out whoever may not come by now, once."""
    values: dict[str, UUID] = {
        "phone": phone_id("Ben"), "user": person_id("Ben"), "ann_phone": phone_id("Ann"), "ann": person_id("Ann"),
    }  # fmt: skip
    with busy.town.pool.connection() as conn:
        conn.execute(_BARRED[trouble].encode(), values)
    means = Means(busy.town.settings, busy.town.pool, busy.stage.bell)
    report = run_sweep(replacements.SWEEP, means, busy.town.now)
    assert (report.due, report.done, report.failed) == (1, 1, 0)
    out = "Ann" if "initiator" in trouble else "Ben"
    assert comes(busy) == {"Ann", "Ben", "Cat", "Dee"} - {out}
    assert busy.texts("Dee")[-1].startswith("JOSH here. One person can't make it to coffee")
    assert run_sweep(replacements.SWEEP, means, busy.town.now).due == 0


def test_a_crisis_leaves_plans_as_they_are(busy: Plan) -> None:
    """Whoever is looked after keeps what is agreed (product: Safety)."""
    busy.town.do(
        "insert into safety_holds (id, phone_id, user_id, state, reason, applied_at)"
        " values (gen_random_uuid(), %s, %s, 'hard_hold', 'crisis', now())",
        phone_id("Ben"), person_id("Ben"),
    )  # fmt: skip
    means = Means(busy.town.settings, busy.town.pool, busy.stage.bell)
    assert run_sweep(replacements.SWEEP, means, busy.town.now).due == 0
    assert "Ben" in comes(busy)


def test_withdrawing_twice_changes_nothing(busy: Plan) -> None:
    """Whoever calls it again finds nothing to do."""
    gone = withdrawing.Withdrawn(person_id("Ben"), phone_id("Ben"), "held", LINKUP, LINKUP)
    told = []
    for _ in range(2):
        with busy.town.pool.connection() as conn:
            withdrawing.withdraw(conn, [gone], keyring=busy.town.settings.sms_body_keys, now=busy.town.now)
        told.append(len(busy.texts("Dee")))
    assert told[0] == told[1]
    assert comes(busy) == {"Ann", "Cat", "Dee"}
