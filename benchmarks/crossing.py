"""End to end: texts in at 64 connections until the last answer was handed to the carrier."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.carrier_process import open_carrier
from benchmarks.history import ENDED
from benchmarks.loader import open_loader
from benchmarks.scene import Play, Reading, Scene
from engine.launcher.processes import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.house import House
    from benchmarks.pace import Pace

_CONNECTIONS = 64
_LONGEST_SECONDS = 120.0
_NOT_APPLIED = "select count(*) from public.sms_status_callbacks where applied_at is null"


@contextmanager
def _open(house: House, pace: Pace, *, processes: int, callbacks: bool) -> Iterator[Play]:
    texts = pace.end_to_end_texts
    with (
        open_carrier(house) as carrier,
        house.web() as web,
        house.worker("--processes", str(processes), "--threads", "4") as worker,
        open_loader(house, texts=texts, connections=_CONNECTIONS, senders=texts, body="HELP") as loader,
    ):

        def play() -> Reading:
            carrier.reset(callbacks=callbacks)
            parts = {"web": web.cpu_seconds, "worker": worker.cpu_seconds, "carrier": carrier.cpu_seconds}
            parts["postgres"] = house.postgres_cpu_seconds
            before = {name: read() for name, read in parts.items()}
            loader.begin()
            load = loader.finish()
            handed_all = wait_until(lambda: carrier.report()["accepted"] >= texts, _LONGEST_SECONDS, every=0.1)
            report = carrier.report()
            assert handed_all, f"{report['accepted']} of {texts} answers were handed over in {_LONGEST_SECONDS:.0f} s"
            assert report["accepted"] == report["distinct_jobs"] == texts, "a text was handed over twice"
            more = {
                "acks_per_second": texts / load["seconds"],
                "ack_p99_ms": load["p99_ms"],
                "load_cpu_us": load["load_cpu_us"],
            }
            if callbacks:
                _wait_for_callbacks(house, texts)
            more |= {f"{name}_cpu_us": (read() - before[name]) / texts * 1e6 for name, read in parts.items()}
            return Reading(texts / (report["last"] - load["began"]), more)

        yield play


def _wait_for_callbacks(house: House, texts: int) -> None:
    """Every callback must end stored and applied, in its own time: the rate ends with the last hand-over."""

    def applied() -> bool:
        stored = house.ask("select count(*) from public.sms_status_callbacks where received_at >= %s", ENDED)
        return bool(stored == texts and house.ask(_NOT_APPLIED) == 0)

    assert wait_until(applied, _LONGEST_SECONDS, every=0.2), "callbacks were not stored and applied"


SCENES = (
    Scene("end_to_end_callbacks", "texts/s", partial(_open, processes=1, callbacks=True)),
    Scene("end_to_end", "texts/s", partial(_open, processes=1, callbacks=False)),
    Scene("end_to_end_2_processes", "texts/s", partial(_open, processes=2, callbacks=False)),
)
