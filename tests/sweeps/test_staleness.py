from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from engine.messaging.rings import Lane
from engine.sweeps import staleness
from engine.sweeps.sweep import run_sweep
from tests.sweeps.members import add_member, events, save_profile
from tests.sweeps.stage import ANN, BEN, NOW

if TYPE_CHECKING:
    from engine.sweeps.sweep import Means
    from tests.sweeps.stage import Bell, World

HOUR = timedelta(hours=1)


@pytest.mark.parametrize("microseconds", [0, 400_000, 500_000, 999_999])
def test_each_time_a_profile_goes_stale_is_noticed_once(
    world: World, means: Means, bell: Bell, microseconds: int
) -> None:
    """Once, whatever fraction of a second it was, and once more when half a year later it is old again."""
    ann = add_member(world, state="active")
    stale_at = NOW.replace(microsecond=microseconds)
    save_profile(world, ann, stale_at=stale_at)
    assert staleness.run(means, stale_at - timedelta(microseconds=1)).done == 0
    assert [staleness.run(means, stale_at + n * HOUR).done for n in range(3)] == [1, 0, 0]
    assert bell.rung == [Lane.TURNS]
    later = stale_at + timedelta(days=180)
    save_profile(world, ann, stale_at=later)
    assert [staleness.run(means, later + n * HOUR).done for n in (-1, 0, 1)] == [0, 1, 0]
    found = events(world, staleness.PROFILE_STALE)
    assert [(event["phone_id"], event["payload"], event["due_at"]) for event in found] == [
        (ann.phone_id, {}, stale_at),
        (ann.phone_id, {}, later),
    ]


@pytest.mark.parametrize(
    ("user_state", "profile_state", "noticed"),
    [
        ("active", "complete_mvp", 1),
        ("active", "complete_full", 1),
        ("active", "partial", 0),
        ("active", "stale", 0),
        ("interviewing", "complete_mvp", 0),
        ("suspended", "complete_mvp", 0),
    ],
)
def test_only_complete_profiles_of_active_members_go_stale(
    world: World, means: Means, user_state: str, profile_state: str, noticed: int
) -> None:
    """Nobody is asked about what was never finished, what is stale already, or while they are out."""
    ann = add_member(world, state="active")
    save_profile(world, ann, stale_at=NOW, state=profile_state)
    suspended_at = NOW if user_state == "suspended" else None
    world.conn.execute(
        "update users set state = %s, suspended_at = %s where id = %s", [user_state, suspended_at, ann.user_id]
    )
    assert staleness.run(means, NOW).done == noticed


def test_runs_at_once_notice_it_once(world: World, means: Means) -> None:
    """Four sweeps in the same instant insert one event a person, and the record says what was due."""
    for number, days in ((ANN, 2), (BEN, 1)):
        save_profile(world, add_member(world, number, state="active"), stale_at=NOW - timedelta(days=days))
    report = run_sweep(staleness.SWEEP, means, NOW - timedelta(days=1.5))
    assert (report.due, report.done, report.oldest_overdue_seconds) == (1, 1, 12 * 3600)
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: staleness.run(means, NOW), range(4)))
    assert len(events(world, staleness.PROFILE_STALE)) == 2
