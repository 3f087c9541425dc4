"""Receiver: texts acknowledged per second by one web process while no worker runs."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.loader import assert_all_stored, open_loader
from benchmarks.people import OFTEN
from benchmarks.scene import Play, Reading, Scene

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.house import House
    from benchmarks.pace import Pace


@contextmanager
def _open(house: House, pace: Pace, *, connections: int, textbook: bool = False) -> Iterator[Play]:
    texts = pace.textbook_texts if textbook else pace.receiver_texts
    command = ("benchmarks.textbook", "serve") if textbook else ()
    with house.web(*command) as web, open_loader(house, texts=texts, connections=connections, senders=OFTEN) as loader:

        def play() -> Reading:
            before = (web.cpu_seconds(), house.postgres_cpu_seconds())
            loader.begin()
            report = loader.finish()
            web_cpu, server_cpu = web.cpu_seconds() - before[0], house.postgres_cpu_seconds() - before[1]
            assert_all_stored(house, texts)
            return Reading(
                texts / report["seconds"],
                {
                    "p50_ms": report["p50_ms"],
                    "p99_ms": report["p99_ms"],
                    "load_cpu_us": report["load_cpu_us"],
                    "web_cpu_us": web_cpu / texts * 1e6,
                    "postgres_cpu_us": server_cpu / texts * 1e6,
                },
            )

        yield play


SCENES = (
    Scene("receiver_64", "texts/s", partial(_open, connections=64)),
    Scene("receiver_16", "texts/s", partial(_open, connections=16)),
)
TEXTBOOK = (
    Scene("textbook_receiver_64", "texts/s", partial(_open, connections=64, textbook=True)),
    Scene("textbook_receiver_16", "texts/s", partial(_open, connections=16, textbook=True)),
)
