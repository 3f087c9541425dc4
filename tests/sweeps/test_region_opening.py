from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING

import psycopg

from engine.messaging.rings import Lane
from engine.store import outreach
from engine.sweeps import region_opening
from engine.sweeps.sweep import run_sweep
from tests.sweeps.members import EARLIER, add_crowd, add_member, add_region, events, hold
from tests.sweeps.stage import ANN, BEN, NOW

if TYPE_CHECKING:
    from engine.sweeps.sweep import Means
    from tests.databases import Database
    from tests.sweeps.stage import Bell, World

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


def _told(world: World) -> list[object]:
    return [event["phone_id"] for event in events(world, "region_opened")]


def test_sixty_a_minute_each_once_in_their_order(world: World, means: Means, bell: Bell) -> None:
    """Who waited longest hears first; a minute has room for sixty; afterwards everybody was told once."""
    add_crowd(world, add_region(world), 130)
    assert [
        region_opening.run(means, NOW + after).done
        for after in (SECOND, 30 * SECOND, 60 * SECOND, 61 * SECOND, 90 * SECOND, 3 * MINUTE, 5 * MINUTE)
    ] == [60, 0, 0, 60, 0, 10, 0]
    assert bell.rung == [Lane.TURNS] * 3
    waited = world.conn.execute("select user_id from region_memberships order by joined_at").fetchall()
    assert _told(world) == [phone_id for (phone_id,) in waited]


def test_sweeps_at_once_keep_the_pace_together(world: World, means: Means) -> None:
    """Four sweeps in the same instants tell sixty people a minute between them, and nobody twice."""
    add_crowd(world, add_region(world), 150)
    with ThreadPoolExecutor(4) as threads:
        for minute in range(3):
            list(threads.map(lambda _, at=NOW + 2 * minute * MINUTE: region_opening.run(means, at), range(8)))
            assert len(_told(world)) == min(150, 60 * (minute + 1))
    assert len(set(_told(world))) == 150


def test_a_sweep_that_came_too_late_sees_what_the_other_did(world: World, database: Database) -> None:
    """While one counts, another passes the region over; once the first has committed, its news are counted."""
    add_crowd(world, add_region(world), 100)
    with psycopg.connect(database.url) as one, psycopg.connect(database.url) as other:
        assert outreach.announce_openings(one, now=NOW, minute_ago=NOW - MINUTE, a_minute=60) == 60
        assert outreach.announce_openings(other, now=NOW, minute_ago=NOW - MINUTE, a_minute=60) == 0
        one.commit()
        assert outreach.announce_openings(other, now=NOW, minute_ago=NOW - MINUTE, a_minute=60) == 0


def test_a_sweep_that_died_is_gone_on_with(world: World, means: Means, database: Database) -> None:
    """What was not committed was told to nobody; the next run tells it, once."""
    add_crowd(world, add_region(world), 70)
    with psycopg.connect(database.url) as dying:
        outreach.announce_openings(dying, now=NOW, minute_ago=NOW - MINUTE, a_minute=60)
        dying.rollback()
    assert [region_opening.run(means, NOW + n * MINUTE).done for n in (0, 2, 4)] == [60, 10, 0]
    assert len(set(_told(world))) == 70


def test_each_region_has_a_minute_of_its_own(world: World, means: Means) -> None:
    """A long waitlist does not hold up another region's."""
    for slug, people in (("long", 100), ("short", 5)):
        add_crowd(world, add_region(world, slug), people)
    assert region_opening.run(means, NOW).done == 65


def test_a_region_that_is_not_open_or_paused_holds(world: World, means: Means) -> None:
    """Nobody hears of a waitlisted, closed or paused region; once it goes on, they do."""
    for slug in ("waitlisted", "closed"):
        add_crowd(world, add_region(world, slug, state=slug), 3)
    paused = add_region(world, "paused")
    add_crowd(world, paused, 3)
    world.conn.execute("update regions set paused_at = %s where id = %s", [NOW, paused])
    report = run_sweep(region_opening.SWEEP, means, NOW)
    assert (report.due, report.done) == (0, 0)
    world.conn.execute("update regions set paused_at = null where id = %s", [paused])
    assert region_opening.run(means, NOW + MINUTE).done == 3


def test_who_is_held_or_suspended_hears_of_it_when_they_are_back(world: World, means: Means) -> None:
    """Nothing unprompted goes to them, and they take nobody's room; the news wait for them."""
    region = add_region(world)
    ann, ben = (add_member(world, number, state="active", region=region) for number in (ANN, BEN))
    hold(world, ann, until=NOW + timedelta(hours=1))
    world.conn.execute("update users set state = 'suspended', suspended_at = now() where id = %s", [ben.user_id])
    report = run_sweep(region_opening.SWEEP, means, NOW)
    assert (report.due, report.done) == (0, 0)
    world.conn.execute("update users set state = 'active', suspended_at = null where id = %s", [ben.user_id])
    assert region_opening.run(means, NOW + timedelta(hours=2)).done == 2


def test_members_of_no_region_are_adopted_by_the_one_that_has_their_zip(world: World, means: Means) -> None:
    """Whoever joined before their ZIP code belonged anywhere gets their place and hears of it; others wait on."""
    ann, ben = add_member(world, zip_code="00002"), add_member(world, BEN, zip_code="00003")
    region = add_region(world, zips='["00001", "00002"]')
    add_region(world, "later", state="waitlisted", zips='["00003"]')
    assert region_opening.run(means, NOW).done == 1
    assert region_opening.run(means, NOW + 2 * MINUTE).done == 0
    assert _told(world) == [ann.phone_id]
    assert world.row("users", ann.user_id)["region_id"] == region
    assert world.row("users", ben.user_id)["region_id"] is None
    places = world.conn.execute("select user_id, region_id, status, notified_at from region_memberships").fetchall()
    assert places == [(ann.user_id, region, "waitlisted", NOW)]


def test_a_run_says_for_how_long_people_have_waited(world: World, means: Means) -> None:
    """Overdue counts from the opening, or from joining where that was later."""
    region = add_region(world)
    add_crowd(world, region, 2)
    report = run_sweep(region_opening.SWEEP, means, NOW)
    assert (report.due, report.done) == (2, 2)
    assert report.oldest_overdue_seconds == (NOW - EARLIER).total_seconds() - 1
