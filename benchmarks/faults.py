"""`python -m benchmarks.faults`: 200 texts a second while something dies, and what every one of them came to.

Each fault has servers and processes of its own. Every text is followed by its SID: acknowledged or delivered again,
answered once, in order for each number, and how long its writer waited for our reply to be handed to the carrier.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import orjson
import psycopg
import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from benchmarks import fault_plot
from benchmarks.carrier_process import BenchCarrier, open_carrier
from benchmarks.history import ENDED
from benchmarks.house import House
from benchmarks.hurting import A_SECOND, BACKLOG, FAULTS, OUTAGE, Hurting, Scene, workers_away
from benchmarks.machine import machine_facts
from benchmarks.steady import Streamed, stream
from benchmarks.summary import percentile
from engine.launcher.cluster_folder import SUPERUSER
from engine.launcher.postgres import DATABASE
from engine.launcher.processes import wait_until

if TYPE_CHECKING:
    from collections.abc import Sequence

_BEFORE: Final = 5.0
_AFTER: Final = 10.0
_LONGEST: Final = 600.0
_ROOT: Final = Path(__file__).resolve().parents[1]
_DATA: Final = _ROOT / ".josh" / "faults"
_PLOT: Final = _ROOT / "docs" / "outages.svg"
RESULTS: Final = Path(__file__).with_name("faults.json")

_SURE: Final = ["accepted", "refused", "not_sent", "suppressed"]
"""Ends of a call that leave no doubt. A send in doubt lets the next one pass (docs/guarantees.md)."""
_ANSWERED: Final = """
select m.twilio_message_sid, extract(epoch from min(a.ended_at) filter (
    where a.outcome in ('accepted', 'settled_by_callback', 'settled_by_listing')
  ))::float8, count(distinct j.id)::int, coalesce(bool_or(a.outcome <> all (%(sure)s)), false)
from public.sms_messages m
left join public.sms_outbound_jobs j on j.in_reply_to = m.id and j.status = 'sent'
left join public.sms_send_attempts a on a.job_id = j.id
where m.direction = 'in' and m.created_at >= %(since)s
group by m.twilio_message_sid
"""
_SWAPPED: Final = """
select count(*) from (
  select m.arrival_seq, lag(m.arrival_seq) over (partition by m.phone_id order by a.ended_at, j.enqueue_seq) as before
  from public.sms_messages m
  join public.sms_outbound_jobs j on j.in_reply_to = m.id
  join public.sms_send_attempts a on a.job_id = j.id and a.outcome = 'accepted'
  where m.direction = 'in' and m.created_at >= %(since)s
    and not exists (select from public.sms_send_attempts d where d.job_id = j.id and d.outcome <> all (%(sure)s))
) s where s.before > s.arrival_seq
"""
_WAITING: Final = "select count(*) from public.sms_messages where direction = 'in' and processed_at is null"
_UNSENT: Final = "select count(*) from public.sms_outbound_jobs where status in ('pending', 'sending', 'unknown')"


@dataclass(frozen=True, slots=True)
class Account:
    """What a fault came to; times in seconds, from the first delivery of a text to the carrier's acceptance.

    ``in_doubt``: answers whose call was cut off, so that they were looked for before anything was sent again. They
    count in every time but ``caught_up_after``.
    """

    fault: str
    texts: int
    repeated: int
    lost: int
    doubled: int
    swapped: int
    in_doubt: int
    p50: float
    p95: float
    p99: float
    slowest: float
    caught_up_after: float


@dataclass(frozen=True, slots=True)
class _Answered:
    """A text's answer: when the carrier had it (Unix time), how many there are, and whether its call was cut off."""

    at: float | None
    answers: int
    in_doubt: bool


@dataclass(frozen=True, slots=True)
class Played:
    """A fault's account, and for each answered text the seconds since the load began and those until its answer."""

    account: Account
    answers: list[tuple[float, float]]


def main() -> None:
    """Measure every fault. Takes about seven minutes; leave the machine alone."""
    console = Console(width=140)
    columns = (TextColumn("{task.description:<36}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    played = []
    with Progress(*columns, console=console, transient=True) as progress:
        for name, hurt in progress.track(FAULTS.items(), description="200 texts a second, and …"):
            played.append(_play(name, hurt))
    accounts = [each.account for each in played]
    console.print(_table_of(accounts))
    content = {
        "date": datetime.now(UTC).isoformat(timespec="minutes"),
        "machine": machine_facts(),
        "a_second": A_SECOND,
        "faults": [asdict(each) for each in accounts],
    }
    RESULTS.write_bytes(orjson.dumps(content, option=orjson.OPT_INDENT_2))
    fault_plot.draw(_PLOT, {each.account.fault: each.answers for each in played}, struck_at=_BEFORE)
    console.print(f"Written: benchmarks/{RESULTS.name}, docs/{_PLOT.name}; `python -m docs.write` brings the page up.")
    if any(each.lost or each.doubled or each.swapped for each in accounts):
        raise SystemExit(1)


def _table_of(accounts: Sequence[Account]) -> Table:
    counts = ("texts", "redelivered", "lost", "doubled", "swapped", "in doubt")
    table = Table("while", *counts, "p50", "p95", "p99", "slowest", "caught up after")
    for each in accounts:
        counted = (each.texts, each.repeated, each.lost, each.doubled, each.swapped, each.in_doubt)
        times = (each.p50, each.p95, each.p99, each.slowest, each.caught_up_after)
        table.add_row(each.fault, *(f"{count:,}" for count in counted), *(f"{seconds:.2f} s" for seconds in times))
    return table


def _play(name: str, hurt: Hurting) -> Played:
    with House(_DATA) as house, ExitStack() as stack:
        carrier = stack.enter_context(open_carrier(house))
        carrier.reset(callbacks=True)
        scene = Scene(house, stack, carrier)
        lasts = BACKLOG / A_SECOND if hurt is workers_away else OUTAGE
        texts = int((_BEFORE + lasts + _AFTER) * A_SECOND)
        streamed, mended = asyncio.run(_under_load(scene, hurt, texts))
        url = house.postgres.url(SUPERUSER, DATABASE)
        with psycopg.connect(url, autocommit=True) as conn:
            assert wait_until(lambda: _is_settled(conn), _LONGEST, every=0.25), f"{name}: not settled"
            return _account(name, streamed, conn, carrier, mended)


async def _under_load(scene: Scene, hurt: Hurting, texts: int) -> tuple[Streamed, float]:
    """Return what was streamed, and the time (Unix) when nothing was broken any more."""
    load = asyncio.create_task(stream(scene.house.target, texts=texts, a_second=A_SECOND, senders=texts // 2))
    await asyncio.sleep(_BEFORE)
    await hurt(scene)
    mended = time.time()
    return await load, mended


def _is_settled(conn: psycopg.Connection) -> bool:
    return not sum(int(row[0]) for question in (_WAITING, _UNSENT) if (row := conn.execute(question).fetchone()))


def _account(name: str, streamed: Streamed, conn: psycopg.Connection, carrier: BenchCarrier, mended: float) -> Played:
    about = {"since": ENDED, "sure": _SURE}
    rows = {sid: _Answered(*rest) for sid, *rest in conn.execute(_ANSWERED, about).fetchall() if sid in streamed.sent}
    accepted = carrier.report()
    began = min(streamed.sent.values())
    sent = streamed.sent
    answers = [(sent[sid] - began, row.at - sent[sid]) for sid, row in rows.items() if row.at is not None]
    waits = [waited for _, waited in answers]
    # Who had waited when it was mended has an answer by now: the last of them tells when that was so.
    behind = [row.at for sid, row in rows.items() if row.at and not row.in_doubt and sent[sid] < mended < row.at]
    swapped = conn.execute(_SWAPPED, about).fetchone()
    account = Account(
        fault=name,
        texts=len(sent),
        repeated=streamed.repeated,
        lost=len(sent) - sum(row.answers >= 1 for row in rows.values()),
        doubled=sum(max(0, row.answers - 1) for row in rows.values())
        + accepted["accepted"]
        - accepted["distinct_jobs"],
        swapped=int(swapped[0]) if swapped else 0,
        in_doubt=sum(row.in_doubt for row in rows.values()),
        p50=percentile(waits, 50),
        p95=percentile(waits, 95),
        p99=percentile(waits, 99),
        slowest=max(waits, default=0.0),
        caught_up_after=max(behind, default=mended) - mended,
    )
    return Played(account, answers)


if __name__ == "__main__":
    typer.run(main)
