"""The textbook variant beside the engine: its receiver, its jobs, its way from end to end, its idle latency."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from benchmarks import receiving
from benchmarks.backlog import lay_out_texts, waiting_texts
from benchmarks.carrier_process import open_carrier
from benchmarks.history import ENDED
from benchmarks.idling import play_singles
from benchmarks.loader import open_loader
from benchmarks.scene import Play, Reading, Scene
from engine.launcher.processes import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.house import House
    from benchmarks.pace import Pace

_WEB = ("benchmarks.textbook", "serve")
_WORK = ("benchmarks.textbook", "work")
_LONGEST_SECONDS = 120.0
_GAP_SECONDS = (0.7, 1.3)


@contextmanager
def _open_crossing(house: House, pace: Pace) -> Iterator[Play]:
    texts = pace.textbook_jobs
    with (
        open_carrier(house) as carrier,
        house.web(*_WEB),
        house.process(*_WORK, name="textbook-worker"),
        open_loader(house, texts=texts, connections=64, senders=texts, body="HELP") as loader,
    ):

        def play() -> Reading:
            carrier.reset(callbacks=False)
            loader.begin()
            load = loader.finish()
            assert wait_until(lambda: carrier.report()["accepted"] >= texts, _LONGEST_SECONDS, every=0.1)
            return Reading(
                texts / (carrier.report()["last"] - load["began"]), {"acks_per_second": texts / load["seconds"]}
            )

        yield play


@contextmanager
def _open_jobs(house: House, pace: Pace) -> Iterator[Play]:
    texts = waiting_texts(house.settings, ["HELP"] * pace.textbook_jobs)
    with (
        house.process("benchmarks.textbook_enqueuer", name="textbook-enqueuer", talks=True) as enqueuer,
        house.process(*_WORK, name="textbook-worker", TEXTBOOK_WITHOUT_CALL="1") as worker,
    ):

        def play() -> Reading:
            lay_out_texts(house.settings, texts)
            house.settle()
            worker.freeze()
            enqueuer.tell("go")
            enqueuer.hear()
            began = house.ask("select clock_timestamp()")
            worker.thaw()
            assert wait_until(lambda: _replies(house) == len(texts), _LONGEST_SECONDS, every=0.1)
            ended = house.ask("select max(updated_at) from public.sms_messages where processed_at is not null")
            return Reading(len(texts) / (ended - began).total_seconds())

        yield play


@contextmanager
def _open_idle(house: House, pace: Pace) -> Iterator[Play]:
    with open_carrier(house) as carrier, house.web(*_WEB), house.process(*_WORK, name="textbook-worker"):
        yield partial(play_singles, house, carrier, pace.textbook_singles, _GAP_SECONDS)


def _replies(house: House) -> int:
    return int(house.ask("select count(*) from public.sms_outbound_jobs where created_at >= %s", ENDED))


SCENES = (
    *receiving.TEXTBOOK,
    Scene("textbook_turns", "turns/s", _open_jobs),
    Scene("textbook_end_to_end", "texts/s", _open_crossing),
    Scene("textbook_idle_latency", "ms", _open_idle, beside_p=False, warm=False),
)
