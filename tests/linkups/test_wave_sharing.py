"""Of many lanes one alone searches for a LinkUp, in threads and in processes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from engine.linkups import due_waves, waves
from engine.matching.running import match_linkups
from engine.store import invites

if TYPE_CHECKING:
    from uuid import UUID

    import pytest

    from tests.linkups.people import Town

_NAMES = tuple(f"Host {number}" for number in range(2 * due_waves.BATCH))


def test_threads_search_for_each_linkup_once(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four threads of one process share eight LinkUps: eight searches, and every wave goes out."""
    town.settle(*_NAMES, people=20)
    linkups = [town.linkup(name, size=(2, 2)) for name in _NAMES]
    searched: list[UUID] = []

    def noted(conn: object, linkup_ids: list[UUID], **more: object) -> object:
        searched.extend(linkup_ids)
        return match_linkups(conn, linkup_ids, **more)  # type: ignore[arg-type]  # whatever it was called with

    monkeypatch.setattr(waves, "match_linkups", noted)
    lane = town.lane()
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda _: lane.step(), range(16)))
    assert sorted(searched) == sorted(linkups)


def test_a_search_under_way_elsewhere_is_left_alone(town: Town) -> None:
    """Another process searches for Ann's LinkUp: this one neither searches nor waits, and asks once that is over."""
    town.settle("Ann", people=8)
    linkup = town.linkup()
    with town.pool.connection() as other, other.transaction():
        assert invites.claim_searches(other, [linkup])
        assert not town.lane().step()
        assert town.rows("select from match_runs") == []
    town.work()
    assert town.waves(linkup) == [6]
