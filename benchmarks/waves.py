"""The waves lane, with 10,000 LinkUps going out among 100,000 people: an ordinary minute, and after an outage.

A LinkUp has three waves in 24 hours, so of 10,000 about 21 have one due in a minute: that is what the sweep finds each
time it runs, and what its figure is about. After most of an hour without any lane 1,000 are due at once: that is the
other figure, held against the same seconds. A third of the first and four in ten of the second have their first wave
due, and must be searched for before anybody is asked; the others ask on from the list of their search.

A whole worker does it, as in production, from the ring of the sweep until nothing is due; nothing is sent, for the
outbound lane is held. The lane waits while the queue is deep, and no sender is measured here: whenever a few thousand
texts have gathered they are marked as sent. Beside the time stand how many were due and how many waves went out, how
many searches were made and people asked, and the CPU time of worker and server for each that was due. What was due and
did not go out was put off, because nobody of its list could be asked; what is undone after four minutes is counted as
left, and then the time says no more than that.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from benchmarks.linkups import AFTER_AN_OUTAGE, EVERY_MINUTE, Noon, lay_out_linkups
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
    from benchmarks.linkups import Due
    from benchmarks.pace import Pace
    from benchmarks.processes import Process

_PEOPLE: Final = 105_264  # of which 100,000 are in the pool
_LONGEST_SECONDS: Final = 240.0
_BROADCASTING: Final = "select count(*) from public.linkups where state = 'broadcasting'"
_DUE: Final = f"{_BROADCASTING} and next_wave_at <= %s"
_SENT: Final = (
    "with gathered as (select count(*) >= 2500 as many from"
    " (select from public.sms_outbound_jobs where status = 'pending' limit 2500) p),"
    " sent as (update public.sms_outbound_jobs set status = 'sent'"
    " where status = 'pending' and (select many from gathered) returning 1) select count(*) from sent"
)
_MADE: Final = (
    "select (select count(*) from public.domain_events where event_type = 'wave_sent'),"
    " (select count(*) from public.match_runs where created_at > %(now)s),"
    " (select count(*) from public.linkup_invites where created_at > %(now)s),"
    " (select coalesce(percentile_cont(0.5) within group (order by took_ms), 0) from public.match_runs"
    " where created_at > %(now)s)"
)


@contextmanager
def _open(house: House, _pace: Pace, *, due: Due) -> Iterator[Play]:
    house.lay_out(partial(lay_out_region, people=_PEOPLE))
    try:
        # Nobody sends here: the queue grows deeper than waves put up with, unless a fast sender empties it.
        with house.worker("--processes", "1", "--threads", "4", segments_per_second=1_000) as worker:
            yield partial(_play, house, worker, due)
    finally:
        house.lay_out(take_away_region)


def _play(house: House, worker: Process, wanted: Due) -> Reading:
    for lane in (Lane.WAVES, Lane.OUTBOUND):
        house.hold(lane)
    noon = Noon.at(datetime.now(UTC))
    house.lay_out(partial(lay_out_linkups, people=_PEOPLE, noon=noon, due=wanted))
    house.settle()
    broadcasting, due = house.ask(_BROADCASTING), house.ask(_DUE, noon.now)
    house.release(Lane.WAVES)
    used, began = worker.cpu_seconds() + house.postgres_cpu_seconds(), time.perf_counter()
    with open_pool(house.settings, application="bench", size=1) as pool:
        report = run_sweep(waves.SWEEP, Means(house.settings, pool, Doorbell(house.settings)), noon.now)

    def is_over() -> bool:
        house.ask(_SENT)
        return not house.ask(_DUE, noon.now)

    finished = wait_until(is_over, _LONGEST_SECONDS)
    took = time.perf_counter() - began
    used = worker.cpu_seconds() + house.postgres_cpu_seconds() - used
    done, searched, asked, search_ms = _made(house, noon.now)
    more = {
        "broadcasting": broadcasting,
        "due": due,
        "done": done,
        "left": 0 if finished else house.ask(_DUE, noon.now),
        "searched": searched,
        "asked": asked,
        "sweep_ms": report.took_ms,
        "search_p50_ms": search_ms,
        "cpu_ms_each": used * 1e3 / due,
    }
    return Reading(took, {name: float(value) for name, value in more.items()})


def _made(house: House, now: datetime) -> tuple[Any, ...]:
    """Return the waves that went out, the searches that were made, who was asked, and how long a search took."""
    made: list[tuple[Any, ...]] = []

    def read(conn: psycopg.Connection[Any]) -> None:
        made.extend(conn.execute(_MADE, {"now": now}).fetchall())

    house.lay_out(read)
    return made[0]


SCENES = (
    Scene("waves", "s", partial(_open, due=EVERY_MINUTE), beside_p=False),
    Scene("waves_catch_up", "s", partial(_open, due=AFTER_AN_OUTAGE), beside_p=False, warm=False, repetitions=2),
)
