"""A region is read once for the searches that are due together, by one thread, and is let go of a moment later."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import TYPE_CHECKING

import pytest

from engine.matching import regions
from engine.matching.regions import KEPT_SECONDS, SHARED_FROM, Regions
from engine.store.match_regions import read_region
from tests.matching.world import ELSEWHERE, NOW, REGION, add_person, add_regions

if TYPE_CHECKING:
    from uuid import UUID

    from psycopg import Connection


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[UUID]:
    """Which regions were read."""
    noted: list[UUID] = []

    def note(conn: Connection, region_id: UUID, **more: object) -> object:
        noted.append(region_id)
        return read_region(conn, region_id, **more)  # type: ignore[arg-type]  # whatever it was called with

    monkeypatch.setattr(regions, "read_region", note)
    return noted


@pytest.fixture
def town(conn: Connection) -> Connection:
    """Two regions, and somebody in one."""
    add_regions(conn)
    add_person(conn, "Ann")
    return conn


def test_a_few_searches_read_for_themselves(town: Connection, reads: list[UUID]) -> None:
    """Reading a whole region costs more than three searches."""
    assert Regions().shared(town, REGION, waiting=SHARED_FROM - 1, now=NOW) is None
    assert reads == []


def test_many_searches_share_one_look_the_last_ones_too(town: Connection, reads: list[UUID]) -> None:
    """As long as it is fresh, whoever comes later looks at it too, and each region is read for itself."""
    kept = Regions()
    first = kept.shared(town, REGION, waiting=SHARED_FROM, now=NOW)
    assert first is not None
    assert [kept.shared(town, REGION, waiting=left, now=NOW) for left in (3, 2, 1)] == [first] * 3
    other = kept.shared(town, ELSEWHERE, waiting=SHARED_FROM, now=NOW)
    assert other is not first
    assert reads == [REGION, ELSEWHERE]


@pytest.mark.parametrize("later", [timedelta(seconds=KEPT_SECONDS), -timedelta(seconds=KEPT_SECONDS)])
def test_it_is_old_after_a_moment_of_business_time(town: Connection, reads: list[UUID], later: timedelta) -> None:
    """A clock that is moved makes what was read worthless, whichever way it is moved."""
    kept = Regions()
    kept.shared(town, REGION, waiting=SHARED_FROM, now=NOW)
    assert kept.shared(town, REGION, waiting=1, now=NOW + later) is None
    assert kept.shared(town, REGION, waiting=SHARED_FROM, now=NOW + later) is not None
    assert reads == [REGION] * 2


def test_it_is_old_after_a_moment_of_real_time(
    town: Connection, reads: list[UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A clock that stands still does not keep it young, and what is old is let go of."""
    kept, seconds = Regions(), [0.0]
    monkeypatch.setattr(regions, "monotonic", lambda: seconds[0])
    kept.shared(town, REGION, waiting=SHARED_FROM, now=NOW)
    kept.forget(NOW)
    assert kept.shared(town, REGION, waiting=1, now=NOW) is not None
    seconds[0] = KEPT_SECONDS
    kept.forget(NOW)
    assert kept.shared(town, REGION, waiting=1, now=NOW) is None
    assert reads == [REGION]


def test_one_thread_reads_and_the_others_wait_for_it(
    town: Connection, reads: list[UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Four that come at once look at the same."""
    kept, together = Regions(), Barrier(4)
    people = read_region(town, REGION, now=NOW)

    def read(_conn: Connection, region_id: UUID, **_more: object) -> object:
        reads.append(region_id)
        return people

    def share(_number: int) -> object:
        together.wait(timeout=30)
        return kept.shared(town, REGION, waiting=SHARED_FROM, now=NOW)

    monkeypatch.setattr(regions, "read_region", read)
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(share, range(4)))
    assert len({id(region) for region in found}) == 1
    assert reads == [REGION]
