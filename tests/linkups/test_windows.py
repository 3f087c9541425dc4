from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from engine.messaging.rings import Lane
from engine.sweeps import windows
from engine.sweeps.sweep import Means, run_sweep
from tests.linkups.undelivered import comes_back
from tests.matching.world import person_id, phone_id

if TYPE_CHECKING:
    from uuid import UUID

    from tests.linkups.people import Town

_TAKES = "update linkup_invites set state = %s, selected_option = %s where linkup_id = %s and invited_user_id = %s"


def _means(town: Town) -> Means:
    return Means(town.settings, town.pool, town.bell)


@pytest.fixture
def coffee(town: Town) -> UUID:
    """A LinkUp with four people asked: two wait, one said they would come, one declined; its window ends now."""
    town.settle("Ann", people=4)
    linkup = town.linkup()
    town.work()
    town.do(_TAKES, "accepted", "A", linkup, person_id("person 0"))
    town.do(_TAKES, "declined", None, linkup, person_id("person 1"))
    town.now += timedelta(hours=24)
    town.bell.rung.clear()
    return linkup


def _told(town: Town) -> dict[str, str]:
    """Return which line who heard since the invites."""
    rows = town.rows(
        "select u.first_name as name, j.template_version as line from sms_outbound_jobs j "
        "join users u on u.id = j.user_id where j.purpose = 'logistics'"
    )
    return {row["name"]: row["line"].partition("@")[0] for row in rows}


def test_who_counted_on_it_is_told_and_nobody_else(town: Town, coffee: UUID) -> None:
    """The initiator and who accepted; no word to who declined or did not answer."""
    report = run_sweep(windows.SWEEP, _means(town), town.now)
    assert (report.due, report.done, report.failed) == (1, 1, 0)
    assert _told(town) == {"Ann": "expired_own", "person 0": "expired_accepted"}
    assert town.bell.rung == [Lane.OUTBOUND]
    states = town.rows("select state::text, count(*)::int as n from linkup_invites group by 1 order by 1")
    assert [(row["state"], row["n"]) for row in states] == [("closed", 1), ("declined", 1), ("expired", 2)]
    assert town.rows("select state::text from linkups where id = %s", coffee) == [{"state": "expired"}]


def test_nothing_of_it_stays_open(town: Town, coffee: UUID) -> None:
    """Its questions are closed, its unsent texts taken back, every move is in the ledger, and no wave follows."""
    windows.run(_means(town), town.now)
    town.do("update linkups set next_wave_at = %s", town.now)
    town.work(hours=1)
    assert town.waves(coffee) == [4]
    asked = town.rows("select closed_reason, count(*)::int as n from open_questions group by 1 order by 1")
    assert asked == [{"closed_reason": "window_ended", "n": 4}]
    unsent = town.rows("select count(*)::int as n from sms_outbound_jobs where canceled_reason = 'invite_over'")
    assert unsent == [{"n": 2}]
    moves = town.rows("select entity_type, from_state, to_state from domain_events where event_type = 'window_ended'")
    assert sorted((m["entity_type"], m["from_state"], m["to_state"]) for m in moves) == [
        ("invite", "accepted", "closed"),
        ("invite", "pending", "expired"),
        ("invite", "pending", "expired"),
        ("linkup", "broadcasting", "expired"),
    ]


def test_no_invite_goes_again(town: Town, coffee: UUID) -> None:
    """An invite that no handset took, and that waits to go once more, is taken back with the others."""
    with town.pool.connection() as conn:
        comes_back(conn, "invite", keyring=town.settings.sms_body_keys, run_at=town.now)
    windows.run(_means(town), town.now)
    again = town.rows("select status, count(*)::int as n from sms_outbound_jobs where again = 1 group by 1 order by 1")
    assert again == [{"status": "canceled", "n": 2}, {"status": "pending", "n": 2}]  # two had answered
    assert town.rows("select state::text from linkups where id = %s", coffee) == [{"state": "expired"}]


def test_sweeps_at_once_end_it_once(town: Town, coffee: UUID) -> None:
    """Eight sweeps in the same instant: one ends it, everybody hears it once."""
    with ThreadPoolExecutor(8) as threads:
        tallies = list(threads.map(lambda _: windows.run(_means(town), town.now), range(16)))
    assert sum(tally.done for tally in tallies) == 1
    assert town.rows("select count(*)::int as n from sms_outbound_jobs where purpose = 'logistics'") == [{"n": 2}]
    assert town.rows("select state::text from linkups where id = %s", coffee) == [{"state": "expired"}]


@pytest.mark.parametrize("before", [timedelta(seconds=1), timedelta(hours=3)])
def test_nothing_ends_before_its_window(town: Town, coffee: UUID, before: timedelta) -> None:
    """A second is enough to answer in."""
    assert windows.run(_means(town), town.now - before).done == 0
    assert town.rows("select state::text from linkups where id = %s", coffee) == [{"state": "broadcasting"}]


def test_enough_people_are_left_to_the_lock(town: Town, coffee: UUID) -> None:
    """With three at the end nothing expires: that LinkUp is on."""
    town.do(_TAKES, "accepted", "A", coffee, person_id("person 2"))
    assert windows.run(_means(town), town.now).done == 0
    assert _told(town) == {}


_TROUBLES = {
    "wrote STOP": "insert into sms_opt_outs (phone_id, scope, via, opted_out_at) "
    "values (%(phone)s, 'all', 'test', %(now)s)",
    "is held": "insert into safety_holds (id, phone_id, user_id, state, reason, applied_at) "
    "values (gen_random_uuid(), %(phone)s, %(user)s, 'hard_hold', 'test', %(now)s)",
    "is banned": "insert into phone_bans (phone_id, reason, banned_at) values (%(phone)s, 'operator', %(now)s)",
    "is suspended": "update users set state = 'suspended', suspended_at = %(now)s where id = %(user)s",
    "left": "update users set state = 'deleted', deleted_at = %(now)s where id = %(user)s",
}


@pytest.mark.parametrize("trouble", list(_TROUBLES))
def test_a_linkup_whose_initiator_left_ends_at_once(town: Town, coffee: UUID, trouble: str) -> None:
    """Nobody is left waiting for the end of a window for somebody who will not come."""
    town.now -= timedelta(hours=20)
    with town.pool.connection() as conn:
        conn.execute(_TROUBLES[trouble], {"phone": phone_id("Ann"), "user": person_id("Ann"), "now": town.now})
    assert run_sweep(windows.SWEEP, _means(town), town.now).done == 1
    assert _told(town) == {"person 0": "expired_called_off"}
    assert run_sweep(windows.SWEEP, _means(town), town.now).due == 0
    (row,) = town.rows("select state::text, canceled_reason from linkups where id = %s", coffee)
    assert row == {"state": "canceled", "canceled_reason": "initiator_left"}
