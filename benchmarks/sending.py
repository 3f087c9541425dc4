"""Sender: CPU per HTTP call against a bare client, and CPU of a whole send from claim to record."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

from benchmarks.backlog import due_jobs, lay_out_jobs
from benchmarks.carrier_process import open_carrier
from benchmarks.history import ENDED
from benchmarks.scene import Play, Reading, Scene
from engine.launcher.processes import wait_until
from engine.messaging.rings import Doorbell, Lane

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.house import House
    from benchmarks.pace import Pace
    from benchmarks.processes import Process

_LONGEST_SECONDS = 60.0


@contextmanager
def _open_calls(house: House, pace: Pace) -> Iterator[Play]:
    with open_carrier(house) as carrier, house.process("benchmarks.calls", name="calls", talks=True) as calls:

        def play() -> Reading:
            carrier.reset(callbacks=False)
            costs = _ask(calls, pace.calls)
            return Reading(
                costs["ours"] / costs["bare"],
                {
                    "ours_us": costs["ours"],
                    "bare_us": costs["bare"],
                    "library_us": costs["library"],
                    "library_ratio": costs["library"] / costs["bare"],
                },
            )

        yield play


@contextmanager
def _open_whole(house: House, pace: Pace) -> Iterator[Play]:
    texts = pace.calls
    jobs = due_jobs(house.settings, texts)
    doorbell = Doorbell(house.settings)
    with (
        open_carrier(house) as carrier,
        house.process("benchmarks.calls", name="calls", talks=True) as calls,
        house.worker("--processes", "1", "--threads", "4", "--lanes", "outbound") as worker,
    ):

        def play() -> Reading:
            bare = _ask(calls, texts)["bare"]
            carrier.reset(callbacks=False)
            house.hold("outbound")
            lay_out_jobs(house.settings, jobs)
            house.settle()
            before = (worker.cpu_seconds(), house.postgres_cpu_seconds())
            house.release("outbound")
            doorbell.ring(Lane.OUTBOUND)
            assert wait_until(lambda: _sent(house) == texts, _LONGEST_SECONDS, every=0.1), "not every job was sent"
            cost = (worker.cpu_seconds() - before[0]) / texts * 1e6
            report = carrier.report()
            return Reading(
                cost / bare,
                {
                    "worker_cpu_us": cost,
                    "bare_us": bare,
                    "postgres_cpu_us": (house.postgres_cpu_seconds() - before[1]) / texts * 1e6,
                    "sends_per_second": texts / (report["last"] - report["first"]),
                },
            )

        yield play


def _ask(calls: Process, count: int) -> dict[str, float]:
    calls.tell(str(count))
    costs: dict[str, float] = json.loads(calls.hear())
    return costs


def _sent(house: House) -> int:
    return int(
        house.ask("select count(*) from public.sms_outbound_jobs where status = 'sent' and created_at >= %s", ENDED)
    )


SCENES = (
    Scene("call_cpu", "x bare", _open_calls, beside_p=False),
    Scene("send_cpu", "x bare", _open_whole, beside_p=False),
)
