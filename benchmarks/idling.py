"""Idle latency: from a single text's webhook to the carrier being called, when nothing else is going on."""

from __future__ import annotations

import random
import socket
import time
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.carrier_process import open_carrier
from benchmarks.load import is_whole
from benchmarks.scene import Play, Reading, Scene
from benchmarks.summary import percentile
from benchmarks.webhooks import inbound_request
from engine.launcher.ports import LOOPBACK
from engine.launcher.processes import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.carrier_process import BenchCarrier
    from benchmarks.house import House
    from benchmarks.pace import Pace

GAP_SECONDS = (0.12, 0.28)
"""Between texts: random, so that no poll of ours beats in step with them."""

_LONGEST_SECONDS = 15.0


@contextmanager
def open_idle(house: House, pace: Pace) -> Iterator[Play]:
    """Measure the engine."""
    with open_carrier(house) as carrier, house.web(), house.worker("--processes", "1", "--threads", "4"):
        yield partial(play_singles, house, carrier, pace.single_texts, GAP_SECONDS)


def play_singles(house: House, carrier: BenchCarrier, texts: int, gap: tuple[float, float]) -> Reading:
    """Send single texts with random gaps and pair each with its call."""
    draw = random.Random(1)
    requests = [inbound_request(house.target, place, sender=place, body="HELP") for place in range(texts)]
    carrier.reset(callbacks=False)
    sent = []
    with socket.create_connection((LOOPBACK, house.settings.port)) as peer:
        for request in requests:
            time.sleep(draw.uniform(*gap))
            sent.append(time.monotonic())
            peer.sendall(request)
            assert _answer(peer).startswith(b"HTTP/1.1 200")
    assert wait_until(lambda: carrier.report()["accepted"] == texts, _LONGEST_SECONDS), "not every text was answered"
    # One at a time: the n-th call answers the n-th text.
    took = [(came - left) * 1e3 for left, came in zip(sent, carrier.report()["at"], strict=True)]
    return Reading(percentile(took, 50), {"p95_ms": percentile(took, 95), "max_ms": max(took)})


def _answer(peer: socket.socket) -> bytes:
    answer = b""
    while not is_whole(answer):
        answer += peer.recv(4096)
    return answer


SCENES = (Scene("idle_latency", "ms", open_idle, beside_p=False),)
