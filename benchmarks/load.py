"""The load: prebuilt requests over keep-alive connections, one outstanding on each. A process of its own.

It is told what to send by one JSON line on standard input, answers `ready`, and then plays the same requests for
every line `go`, printing one JSON line of measurements each time. Nothing is built or parsed while the clock runs:
send bytes, receive bytes, compare, note the time.
"""

from __future__ import annotations

import json
import os
import select
import socket
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from benchmarks.summary import percentile
from benchmarks.webhooks import Target, inbound_request

_OK = b"HTTP/1.1 200"
_PIECE = 4096
_GIVE_UP_SECONDS = 30.0


@dataclass(slots=True)
class Played:
    """What one play of the requests brought; times in seconds on the machine's monotonic clock."""

    acked: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    began: float = 0.0
    ended: float = 0.0
    cpu: float = 0.0
    latencies: list[float] = field(default_factory=list)

    def report(self) -> dict[str, Any]:
        """Return the measurements as JSON takes them."""
        return {
            "acked": self.acked,
            "refused": dict(self.refused),
            "began": self.began,
            "seconds": self.ended - self.began,
            "load_cpu_us": self.cpu / max(1, self.acked) * 1e6,
            "p50_ms": percentile(self.latencies, 50) * 1e3,
            "p99_ms": percentile(self.latencies, 99) * 1e3,
        }


def play(port: int, requests: list[bytes], connections: int) -> Played:
    """Send every request once, as many at a time as there are connections. Raises TimeoutError when it stalls."""
    played = Played()
    sockets = {peer.fileno(): peer for peer in (_connect(port) for _ in range(min(connections, len(requests))))}
    poll = select.epoll() if hasattr(select, "epoll") else None
    try:
        for number in sockets if poll is not None else ():
            assert poll is not None
            poll.register(number, select.EPOLLIN)
        _exchange(played, sockets, poll, requests)
    finally:
        for peer in sockets.values():
            peer.close()
        if poll is not None:
            poll.close()
    return played


def _exchange(
    played: Played, sockets: dict[int, socket.socket], poll: select.epoll | None, requests: list[bytes]
) -> None:
    clock = time.monotonic
    waiting = iter(requests)
    sent_at: dict[int, float] = {}
    parts: dict[int, bytes] = {}
    usual = -1  # length of the usual answer: a piece of that length is a whole one
    note = played.latencies.append
    cpu = _cpu_seconds()
    played.began = clock()
    for number, peer in sockets.items():
        sent_at[number] = clock()
        peer.send(next(waiting))
    open_calls = len(sockets)
    while open_calls:
        for number in _ready(sockets, poll):
            peer = sockets[number]
            answer = peer.recv(_PIECE)
            if len(answer) != usual or number in parts:
                answer = _joined(parts, number, answer)
                if not answer:
                    continue
                usual = len(answer) if answer.startswith(_OK) else usual
            now = clock()
            note(now - sent_at[number])
            if answer.startswith(_OK):
                played.acked += 1
            else:
                played.refused[answer[9:12].decode("ascii", "replace")] += 1
            following = next(waiting, None)
            if following is None:
                open_calls -= 1
                continue
            sent_at[number] = now
            peer.send(following)
    played.ended = clock()
    played.cpu = _cpu_seconds() - cpu


def _joined(parts: dict[int, bytes], number: int, piece: bytes) -> bytes:
    """Return the whole answer, or nothing while more of it must come."""
    if not piece:
        raise ConnectionError("the web process closed a connection")
    answer = parts.pop(number, b"") + piece
    if is_whole(answer):
        return answer
    parts[number] = answer
    return b""


def _ready(sockets: dict[int, socket.socket], poll: select.epoll | None) -> list[int]:
    """Return the sockets with something to read. Raises TimeoutError when nothing comes for long."""
    if poll is not None:
        ready = [number for number, _ in poll.poll(_GIVE_UP_SECONDS)]
    else:
        ready = select.select(list(sockets), [], [], _GIVE_UP_SECONDS)[0]
    if not ready:
        raise TimeoutError(f"the web process gave no answer for {_GIVE_UP_SECONDS:.0f} s")
    return ready


def is_whole(answer: bytes) -> bool:
    """Whether this is a whole HTTP answer with a Content-Length."""
    head, found, body = answer.partition(b"\r\n\r\n")
    _, _, length = head.lower().partition(b"content-length:")
    return bool(found) and len(body) >= int(length.split(b"\r", 1)[0] or b"0")


def _connect(port: int) -> socket.socket:
    peer = socket.create_connection(("127.0.0.1", port))
    peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return peer


def _cpu_seconds() -> float:
    times = os.times()
    return times.user + times.system


def main() -> None:
    """Build what the first line asks for, then play it at each `go`."""
    wanted = json.loads(sys.stdin.readline())
    target = Target(**wanted["target"])
    senders = wanted["senders"]
    requests = [
        inbound_request(target, place, sender=place % senders, body=wanted["body"]) for place in range(wanted["texts"])
    ]
    print("ready", flush=True)
    for line in sys.stdin:
        assert line.strip() == "go"
        print(json.dumps(play(target.port, requests, wanted["connections"]).report()), flush=True)


if __name__ == "__main__":
    main()
