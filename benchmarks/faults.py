"""`python -m benchmarks.faults`: 200 texts a second while something dies, and what every one of them came to.

Each fault has servers and processes of its own. Every text is followed by its SID: acknowledged or delivered again,
answered once, in order for each number, and how long its writer waited for our reply to be handed to the carrier.
"""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

import orjson
import psycopg
import redis
import typer
from rich.console import Console
from rich.table import Table

from benchmarks.carrier_process import BenchCarrier, open_carrier
from benchmarks.history import ENDED
from benchmarks.house import House
from benchmarks.steady import Streamed, stream
from benchmarks.summary import percentile
from engine.launcher.cluster_folder import SUPERUSER
from engine.launcher.postgres import DATABASE
from engine.launcher.processes import wait_until

if TYPE_CHECKING:
    from benchmarks.processes import Process

A_SECOND: Final = 200
_BEFORE: Final = 5.0
_OUTAGE: Final = 30.0
_AFTER: Final = 10.0
_BACKLOG: Final = 2_000
_LONGEST: Final = 600.0
_DATA: Final = Path(__file__).resolve().parents[1] / ".josh" / "faults"
RESULTS: Final = Path(__file__).with_name("faults.json")

_ANSWERED: Final = """
select m.twilio_message_sid, extract(epoch from min(a.ended_at))::float8, count(distinct j.id)::int
from public.sms_messages m
left join public.sms_outbound_jobs j on j.in_reply_to = m.id and j.status = 'sent'
left join public.sms_send_attempts a on a.job_id = j.id and a.outcome = 'accepted'
where m.direction = 'in' and m.created_at >= %s
group by m.twilio_message_sid
"""
_SWAPPED: Final = """
select count(*) from (
  select m.arrival_seq, lag(m.arrival_seq) over (partition by m.phone_id order by a.ended_at, j.enqueue_seq) as before
  from public.sms_messages m
  join public.sms_outbound_jobs j on j.in_reply_to = m.id
  join public.sms_send_attempts a on a.job_id = j.id and a.outcome = 'accepted'
  where m.direction = 'in' and m.created_at >= %s
) s where s.before > s.arrival_seq
"""
_WAITING: Final = "select count(*) from public.sms_messages where direction = 'in' and processed_at is null"
_UNSENT: Final = "select count(*) from public.sms_outbound_jobs where status in ('pending', 'sending', 'unknown')"


@dataclass(frozen=True, slots=True)
class Account:
    """What a fault came to; times in seconds, from the first delivery of a text to the carrier's acceptance."""

    fault: str
    texts: int
    repeated: int
    lost: int
    doubled: int
    swapped: int
    p50: float
    p95: float
    p99: float
    slowest: float
    caught_up_after: float


class Scene:
    """The engine under load, and what a fault may do to it."""

    def __init__(self, house: House, stack: ExitStack, carrier: BenchCarrier) -> None:
        """Start web and worker."""
        self.house, self.carrier, self._stack = house, carrier, stack
        stack.enter_context(house.web())
        self._worker = self._start_worker()

    def kill_worker(self) -> None:
        """End every worker where it stands."""
        os.killpg(self._worker.pid, signal.SIGKILL)

    def restart_worker(self) -> None:
        """Start workers anew."""
        self._worker = self._start_worker()

    def _start_worker(self) -> Process:
        return self._stack.enter_context(
            self.house.process("engine.cli.main", "work", "--processes", "1", "--threads", "4", name="worker")
        )

    def clean_up(self) -> None:
        """Have the sweeps of recovery run, as the clock process would by now."""
        for sweep in ("recover_inbound", "recover_outbound", "delivery_status"):
            subprocess.run(
                [sys.executable, "-m", "engine.cli.main", "sweep", sweep],
                env=dict(os.environ) | self.house.environment,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                check=True,
            )


Fault: TypeAlias = Callable[[Scene], Awaitable[None]]


async def _nothing(_scene: Scene) -> None:
    await asyncio.sleep(_OUTAGE)


async def _postgres_stopped(scene: Scene) -> None:
    await asyncio.to_thread(scene.house.postgres.stop)
    await asyncio.sleep(_OUTAGE)
    await asyncio.to_thread(scene.house.postgres.start)


async def _redis_stopped(scene: Scene) -> None:
    await asyncio.to_thread(scene.house.redis.stop)
    await asyncio.sleep(_OUTAGE)
    await asyncio.to_thread(scene.house.redis.start)


async def _redis_flushed(scene: Scene) -> None:
    client = redis.Redis.from_url(scene.house.redis.url)
    for _ in range(int(_OUTAGE)):
        await asyncio.to_thread(client.flushall)
        await asyncio.sleep(1)


async def _workers_killed(scene: Scene) -> None:
    for _ in range(int(_OUTAGE / 5)):
        await asyncio.to_thread(scene.kill_worker)
        await asyncio.sleep(1)
        await asyncio.to_thread(scene.restart_worker)
        await asyncio.sleep(4)


async def _workers_away(scene: Scene) -> None:
    await asyncio.to_thread(scene.kill_worker)
    await asyncio.sleep(_BACKLOG / A_SECOND)
    await asyncio.to_thread(scene.restart_worker)


FAULTS: Final[dict[str, Fault]] = {
    "nothing": _nothing,
    "PostgreSQL stopped for 30 s": _postgres_stopped,
    "Redis stopped for 30 s": _redis_stopped,
    "Redis emptied every second": _redis_flushed,
    "workers killed every 5 s": _workers_killed,
    "workers away for a backlog of 2,000": _workers_away,
}


def main() -> None:
    """Measure every fault. Takes about six minutes; leave the machine alone."""
    console = Console(width=130)
    accounts = []
    for name, hurt in FAULTS.items():
        console.print(f"[dim]{name} …[/dim]")
        accounts.append(_play(name, hurt))
    table = Table(
        "while", "texts", "redelivered", "lost", "doubled", "swapped", "p50", "p95", "p99", "slowest", "caught up"
    )
    for each in accounts:
        counts = (each.texts, each.repeated, each.lost, each.doubled, each.swapped)
        times = (each.p50, each.p95, each.p99, each.slowest, each.caught_up_after)
        table.add_row(each.fault, *(f"{count:,}" for count in counts), *(f"{seconds:.2f} s" for seconds in times))
    console.print(table)
    RESULTS.write_bytes(orjson.dumps([asdict(each) for each in accounts], option=orjson.OPT_INDENT_2))
    console.print(f"Written: benchmarks/{RESULTS.name}")
    if any(each.lost or each.doubled or each.swapped for each in accounts):
        raise SystemExit(1)


def _play(name: str, hurt: Fault) -> Account:
    with House(_DATA) as house, ExitStack() as stack:
        carrier = stack.enter_context(open_carrier(house))
        carrier.reset(callbacks=True)
        scene = Scene(house, stack, carrier)
        seconds = _BEFORE + (_OUTAGE if hurt is not _workers_away else _BACKLOG / A_SECOND) + _AFTER
        texts = int(seconds * A_SECOND)
        streamed, ended = asyncio.run(_under_load(scene, hurt, texts))
        began = time.monotonic()
        url = house.postgres.url(SUPERUSER, DATABASE)
        with psycopg.connect(url, autocommit=True) as conn:
            assert wait_until(lambda: _is_settled(scene, conn), _LONGEST, every=0.25), f"{name}: not settled"
            caught_up = max(0.0, time.monotonic() - min(began, ended))
            return _account(name, streamed, conn, carrier, caught_up)


async def _under_load(scene: Scene, hurt: Fault, texts: int) -> tuple[Streamed, float]:
    load = asyncio.create_task(stream(scene.house.target, texts=texts, a_second=A_SECOND, senders=texts // 2))
    await asyncio.sleep(_BEFORE)
    await hurt(scene)
    ended = time.monotonic()
    return await load, ended


def _is_settled(scene: Scene, conn: psycopg.Connection) -> bool:
    left = sum(int(row[0]) for question in (_WAITING, _UNSENT) if (row := conn.execute(question).fetchone()))
    if left:
        scene.clean_up()
    return not left


def _account(
    name: str, streamed: Streamed, conn: psycopg.Connection, carrier: BenchCarrier, caught_up: float
) -> Account:
    rows = {sid: (at, count) for sid, at, count in conn.execute(_ANSWERED, (ENDED,)).fetchall()}
    accepted = carrier.report()
    waits = [at - streamed.sent[sid] for sid, (at, _) in rows.items() if at is not None and sid in streamed.sent]
    swapped = conn.execute(_SWAPPED, (ENDED,)).fetchone()
    answered = sum(count >= 1 for _, count in rows.values())
    return Account(
        fault=name,
        texts=len(streamed.sent),
        repeated=streamed.repeated,
        lost=len(streamed.sent) - answered,
        doubled=sum(max(0, count - 1) for _, count in rows.values()) + accepted["accepted"] - accepted["distinct_jobs"],
        swapped=int(swapped[0]) if swapped else 0,
        p50=percentile(waits, 50),
        p95=percentile(waits, 95),
        p99=percentile(waits, 99),
        slowest=max(waits, default=0.0),
        caught_up_after=caught_up,
    )


if __name__ == "__main__":
    typer.run(main)
