"""Drives the bench carrier from the benchmark's side."""

from __future__ import annotations

import json
from contextlib import contextmanager
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any

from engine.launcher.ports import LOOPBACK, is_listening
from engine.launcher.processes import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.house import House
    from benchmarks.processes import Process

_READY_SECONDS = 10


class BenchCarrier:
    """A running bench carrier."""

    def __init__(self, process: Process, port: int) -> None:
        """Use `open_carrier`."""
        self._process = process
        self._connection = HTTPConnection(LOOPBACK, port, timeout=10)

    def reset(self, *, callbacks: bool) -> None:
        """Forget everything; say whether each text from now on gets a callback."""
        self._ask("POST", f"/bench/reset?callbacks={int(callbacks)}")

    def report(self) -> dict[str, Any]:
        """Return what it accepted since the last reset."""
        return self._ask("GET", "/bench/report")

    def cpu_seconds(self) -> float:
        """CPU time of its process so far."""
        return self._process.cpu_seconds()

    def _ask(self, method: str, path: str) -> dict[str, Any]:
        self._connection.request(method, path)
        answer: dict[str, Any] = json.loads(self._connection.getresponse().read())
        return answer


@contextmanager
def open_carrier(house: House) -> Iterator[BenchCarrier]:
    """Run the bench carrier where the engine expects Twilio."""
    ports = (str(house.carrier_port), str(house.settings.port))
    with house.process("benchmarks.carrier", *ports, name="carrier", talks=True) as process:
        process.tell(f"{house.settings.twilio_account_sid} {house.settings.twilio_auth_tokens[0]}")
        assert wait_until(lambda: is_listening(house.carrier_port), _READY_SECONDS), "the bench carrier does not listen"
        yield BenchCarrier(process, house.carrier_port)
