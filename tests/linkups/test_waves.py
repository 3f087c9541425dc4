from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from engine.linkups import wave_decisions
from engine.matching.running import match_linkup
from engine.messaging.rings import Lane
from engine.store import invites, ledgers
from engine.sweeps import waves as sweep_waves
from engine.sweeps.sweep import Means, run_sweep
from tests.matching.world import NOW, REGION, person_id, phone_id

if TYPE_CHECKING:
    from tests.linkups.people import Town


def test_three_waves_of_six_six_and_eight(town: Town) -> None:
    """At GO, two hours and eight sendable hours later; nobody is asked twice, and a fourth wave there is none."""
    town.settle("Ann", people=30)
    linkup = town.linkup()
    asked = []
    for hours in (0, 1.9, 0.1, 5.9, 13.1, 1):
        town.work(hours=hours)
        asked.append(town.waves(linkup))
    assert asked == [[6], [6], [6, 6], [6, 6], [6, 6, 8], [6, 6, 8]]
    assert town.rows("select waves_sent from linkups") == [{"waves_sent": 3}]
    assert town.bell.rung == [Lane.OUTBOUND] * 3


def test_everybody_asked_has_an_invite_a_text_a_question_and_an_event(town: Town) -> None:
    """One of each, bound together by the invite, at the end of the window all is over."""
    town.settle("Ann", people=4)
    linkup = town.linkup()
    town.work()
    rows = town.rows(
        "select i.state::text, i.wave, i.offered_options, i.expires_at = l.acceptance_window_ends_at as lives, "
        "i.explainability ? 'final_score' as explained, j.purpose, j.lane, j.priority, j.zone_rule, j.may_repeat, "
        "j.not_after = i.expires_at as ends, q.token, q.job_id = j.id as asks, e.to_state from linkup_invites i "
        "join linkups l on l.id = i.linkup_id join sms_outbound_jobs j on j.idempotency_key = 'invite:' || i.id "
        "join open_questions q on q.topic = 'invite:' || i.id join domain_events e on e.entity_id = i.id"
    )
    expected = {
        "state": "pending", "wave": 1, "offered_options": {"A": "A"}, "lives": True, "explained": True,
        "purpose": "invite", "lane": "invite", "priority": 3, "zone_rule": "solicited", "may_repeat": False,
        "ends": True, "token": "A", "asks": True, "to_state": "pending",
    }  # fmt: skip
    assert rows == [expected] * 4
    moves = town.rows("select event_type, to_state from domain_events where entity_id = %s", linkup)
    assert moves == [{"event_type": "wave_sent", "to_state": "broadcasting"}]


def test_the_invite_says_what_when_where_how_and_until_when(town: Town) -> None:
    """With both times, and nothing about who or how many."""
    town.settle("Ann", people=1)
    linkup = town.linkup()
    town.do(
        "insert into linkup_options (linkup_id, option, time_window, event_time) "
        "values (%s, 'B', 'SUN_AFTERNOON', '2026-11-22 23:00Z')",
        linkup,
    )
    town.work()
    (text,) = town.texts()
    assert text == (
        "JOSH here: coffee near you, up for it? A: Sat Nov 21 10am, B: Sun Nov 22 3pm, at Ritual, Valencia St."
        " Reply A, B or NO until Thu noon."
    )


def test_a_second_open_invite_shows_other_letters(town: Town) -> None:
    """An answer means one LinkUp: the second invite's options are C and D (product: open questions)."""
    town.settle("Ann", "Ben", people=1)
    town.linkup("Ann", until=town.now + timedelta(days=2))
    town.work()
    town.do("update linkup_options set event_time = event_time - interval '1 day'")
    town.now += timedelta(hours=25)
    town.linkup("Ben")
    town.work()
    query = "select offered_options as o from linkup_invites where invited_user_id = %s order by created_at"
    rows = town.rows(query, person_id("person 0"))
    assert [row["o"] for row in rows] == [{"A": "A"}, {"C": "A"}]


def test_two_lanes_ask_as_one(town: Town) -> None:
    """Eight lanes at once on the same LinkUps: each wave goes out once, and nobody is over the caps."""
    names = ("Ann", "Ben", "Cat", "Dan")
    town.settle(*names, people=20)
    linkups = [town.linkup(name) for name in names]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: town.lane().step(), range(24)))
    town.work(hours=0.1)
    asked = [people for linkup in linkups for people in town.waves(linkup)]
    assert len(asked) <= len(linkups)
    assert max(asked) == 6
    most = "select count(*) as times from linkup_invites group by invited_user_id order by 1 desc limit 1"
    assert town.rows(most) == [{"times": 1}]
    assert town.rows("select count(*)::int as jobs from sms_outbound_jobs") == [{"jobs": sum(asked)}]


def test_a_linkup_that_somebody_holds_is_passed_over(town: Town) -> None:
    """While a turn changes a LinkUp its wave asks nobody; afterwards it goes out, once."""
    town.settle("Ann", people=8)
    linkup = town.linkup("Ann")
    with town.pool.connection() as holder, holder.transaction():
        holder.execute("select from linkups where id = %s for no key update", [linkup])
        town.lane().step()
        assert town.waves(linkup) == []
    town.work()
    assert town.waves(linkup) == [6]


def test_who_does_not_fit_any_more_is_passed_over(town: Town) -> None:
    """Between search and wave people are held, opt out, block or are asked elsewhere: the list moves up."""
    town.settle("Ann", people=12)
    linkup = town.linkup()
    with town.pool.connection() as conn:
        listed = [candidate.user_id for candidate in match_linkup(conn, linkup, now=town.now).candidates]
    phones = town.rows("select id, phone_id from users")
    phone = {row["id"]: row["phone_id"] for row in phones}
    town.do(
        "insert into safety_holds (id, phone_id, user_id, state, reason, applied_at) "
        "values (gen_random_uuid(), %s, %s, 'hard_hold', 'test', now())",
        phone[listed[0]],
        listed[0],
    )
    town.do(
        "insert into sms_opt_outs (phone_id, scope, via, opted_out_at) values (%s, 'all', 'test', now())",
        phone[listed[1]],
    )
    town.do(
        "insert into user_blocks (blocker_user_id, blocked_user_id, blocker_phone_id, blocked_phone_id, source) "
        "values (%s, %s, %s, %s, 'block')",
        person_id("Ann"),
        listed[2],
        phone_id("Ann"),
        phone[listed[2]],
    )
    town.work()
    asked = {row["invited_user_id"] for row in town.rows("select invited_user_id from linkup_invites")}
    assert asked == set(listed[3:9])


def test_a_busy_number_is_passed_over_not_waited_for(town: Town) -> None:
    """While somebody's turn is taken they are not asked; with nobody else to ask, the wave is tried again soon."""
    town.settle("Ann", people=2)
    linkup = town.linkup()
    with town.pool.connection() as turn, turn.transaction():
        turn.execute("select from phones where id = %s for no key update", [phone_id("person 0")])
        turn.execute("select from phones where id = %s for no key update", [phone_id("person 1")])
        town.work()
        assert town.waves(linkup) == []
    town.work(hours=0.02)
    assert town.waves(linkup) == [2]


def test_a_death_between_search_and_commit_costs_nothing(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of a wave that was not committed is there; the next lane sends it whole, from the same list."""
    town.settle("Ann", people=8)
    linkup = town.linkup()

    def die(*_args: object, **_kwargs: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(invites, "count_waves", die)
        with pytest.raises(SystemExit):
            town.lane().step()
    assert town.rows("select from linkup_invites union all select from sms_outbound_jobs") == []
    assert town.rows("select run_no from match_runs") == [{"run_no": 1}]
    town.work()
    assert town.waves(linkup) == [6]
    assert town.rows("select run_no from match_runs") == [{"run_no": 1}]


def test_a_faulty_linkup_holds_up_no_other(town: Town) -> None:
    """One with a place that is none is looked at again later; the other's wave goes out."""
    town.settle("Ann", "Ben", people=6)
    faulty, sound = town.linkup("Ann"), town.linkup("Ben")
    town.do("update linkups set venue = '{}' where id = %s", faulty)
    town.work()
    assert (town.waves(faulty), town.waves(sound)) == ([], [6])
    (row,) = town.rows("select next_wave_at from linkups where id = %s", faulty)
    assert row["next_wave_at"] == town.now + wave_decisions.LOOK_AGAIN


def test_no_wave_while_no_seat_is_open(town: Town) -> None:
    """With everybody's yes the second wave rests; once somebody leaves, it goes out."""
    town.settle("Ann", people=12)
    linkup = town.linkup(size=(3, 4))
    town.work()
    town.do("update linkup_invites set state = 'accepted', selected_option = 'A'")
    town.work(hours=3)
    assert town.waves(linkup) == [6]
    town.do("update linkup_invites set state = 'declined' where invited_user_id <> %s", person_id("person 0"))
    town.work(hours=0.2)
    assert town.waves(linkup) == [6, 6]


@pytest.mark.parametrize(
    "trouble",
    [
        pytest.param("update regions set paused_at = now()", id="the region is paused"),
        pytest.param("update users set state = 'suspended', suspended_at = now() where first_name = 'Ann'", id="out"),
        pytest.param(
            "insert into sms_opt_outs (phone_id, scope, via, opted_out_at) "
            "select phone_id, 'all', 'test', now() from users where first_name = 'Ann'",
            id="the initiator wrote STOP",
        ),
        pytest.param("update linkups set state = 'canceled', canceled_reason = 'called_off'", id="it is canceled"),
        pytest.param("update linkups set next_wave_at = acceptance_window_ends_at", id="nothing is due"),
    ],
)
def test_nobody_is_asked_while_nobody_may_be(town: Town, trouble: str) -> None:
    """What stands in the way is looked at under the lock, and nothing is searched for meanwhile."""
    town.settle("Ann", people=6)
    town.linkup()
    town.do(trouble)
    town.work()
    assert town.rows("select from linkup_invites") == []
    assert town.rows("select from match_runs") == []


def test_a_paused_region_goes_on_where_it_stopped(town: Town) -> None:
    """The pause costs the LinkUp its time, not its people."""
    town.settle("Ann", people=6)
    linkup = town.linkup()
    town.do("update regions set paused_at = now() where id = %s", REGION)
    town.work()
    town.do("update regions set paused_at = null")
    town.work(hours=0.2)
    assert town.waves(linkup) == [6]


def test_a_paused_lane_asks_nobody(town: Town) -> None:
    """`engine lanes pause waves` stops invites everywhere; resumed, they go out."""
    town.settle("Ann", people=6)
    linkup = town.linkup()
    with town.pool.connection() as conn:
        ledgers.pause_lane(conn, Lane.WAVES, reason="operator", for_time=None)
        town.work()
        assert town.waves(linkup) == []
        ledgers.resume_lane(conn, Lane.WAVES)
    town.work()
    assert town.waves(linkup) == [6]


def test_the_sweep_rings_for_what_is_due(town: Town) -> None:
    """A ring that was lost costs the time until the sweep: it counts, rings, and asks nobody itself."""
    town.settle("Ann", people=6)
    linkup = town.linkup()
    town.now += timedelta(minutes=5)
    means = Means(town.settings, town.pool, town.bell)
    report = run_sweep(sweep_waves.SWEEP, means, town.now)
    assert (report.due, report.oldest_overdue_seconds, town.bell.rung) == (1, 300, [Lane.WAVES])
    assert town.waves(linkup) == []
    town.work()
    town.bell.rung.clear()
    assert run_sweep(sweep_waves.SWEEP, means, town.now).due == 0
    assert town.bell.rung == []


def test_a_linkup_that_finds_nobody_is_looked_at_three_times_a_day(town: Town) -> None:
    """Once for each of its waves, as if they had found somebody, and then no more."""
    town.settle("Ann")
    linkup = town.linkup()
    looks = []
    for _ in range(24 * 12):
        lane = town.lane()
        while lane.step():
            looks.append(town.now)
        town.now += timedelta(minutes=5)
    assert [(at - NOW) / timedelta(hours=1) for at in looks] == [0, 2, 21]
    assert town.rows("select waves_sent from linkups where id = %s", linkup) == [{"waves_sent": 3}]
    assert town.rows("select next_wave_at > acceptance_window_ends_at as over from linkups") == [{"over": True}]
