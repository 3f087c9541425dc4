"""The waves lane: 10,000 LinkUps are going out among 100,000 people, and 1,000 of them have a wave due.

Four in ten of those have to be searched for first; the others ask on from the list of their search. A whole worker
does it, as in production; nothing is sent, for the outbound lane is held.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from benchmarks.linkups import Noon, lay_out_linkups
from benchmarks.region import lay_out_region, take_away_region
from benchmarks.scene import Play, Reading, Scene
from engine.launcher.processes import wait_until
from engine.messaging.rings import Doorbell, Lane
from engine.store.connections import open_pool
from engine.sweeps import waves
from engine.sweeps.sweep import Means, run_sweep

if TYPE_CHECKING:
    from collections.abc import Iterator

    import psycopg

    from benchmarks.house import House
    from benchmarks.pace import Pace

_PEOPLE: Final = 105_264  # of which 100,000 are in the pool
_LONGEST_SECONDS: Final = 240.0
_DUE: Final = "select count(*) from public.linkups where state = 'broadcasting' and next_wave_at <= %s"
_MADE: Final = (
    "select (select count(*) from public.domain_events where event_type = 'wave_sent'),"
    " (select count(*) from public.match_runs where created_at > %(now)s),"
    " (select count(*) from public.linkup_invites where created_at > %(now)s),"
    " (select coalesce(percentile_cont(0.5) within group (order by took_ms), 0) from public.match_runs"
    " where created_at > %(now)s)"
)


@contextmanager
def _open(house: House, _pace: Pace) -> Iterator[Play]:
    house.lay_out(partial(lay_out_region, people=_PEOPLE))
    try:
        with house.worker("--processes", "1", "--threads", "4"):
            yield partial(_play, house)
    finally:
        house.lay_out(take_away_region)


def _play(house: House) -> Reading:
    for lane in (Lane.WAVES, Lane.OUTBOUND):
        house.hold(lane)
    noon = Noon.at(datetime.now(UTC))
    house.lay_out(partial(lay_out_linkups, people=_PEOPLE, noon=noon))
    house.settle()
    due = house.ask(_DUE, noon.now)
    house.release(Lane.WAVES)
    began = time.perf_counter()
    with open_pool(house.settings, application="bench", size=1) as pool:
        report = run_sweep(waves.SWEEP, Means(house.settings, pool, Doorbell(house.settings)), noon.now)
    done = wait_until(lambda: not house.ask(_DUE, noon.now), _LONGEST_SECONDS)
    took = time.perf_counter() - began
    assert done, "not every wave went out"
    waves_sent, searched, asked, search_ms = _made(house, noon.now)
    more = {"due": due, "done": waves_sent, "searched": searched, "asked": asked, "sweep_ms": report.took_ms}
    return Reading(took, {name: float(value) for name, value in (more | {"search_p50_ms": search_ms}).items()})


def _made(house: House, now: datetime) -> tuple[Any, ...]:
    """Return the waves that went out, the searches that were made, who was asked, and how long a search took."""
    made: list[tuple[Any, ...]] = []

    def read(conn: psycopg.Connection[Any]) -> None:
        made.extend(conn.execute(_MADE, {"now": now}).fetchall())

    house.lay_out(read)
    return made[0]


SCENES = (Scene("waves", "s", _open, beside_p=False, warm=False),)
