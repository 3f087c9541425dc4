"""`python -m benchmarks.scale`: the same work on five million texts and on next to none, turn and turn about.

Two servers with one engine each: one as it begins, one after years. Each play is held against the other server's play
right beside it, so that whatever else the machine does meets both.
"""

from __future__ import annotations

from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import orjson
import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from benchmarks import receiving, turning
from benchmarks.grown import FILLS, MEMBERS, TEXTS, lay_out_years
from benchmarks.house import House
from benchmarks.machine import machine_facts
from benchmarks.pace import QUICK
from benchmarks.summary import median

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.scene import Play, Scene

TARGET: Final = 0.80
"""Of the rate on empty tables (issue: scale check)."""

_SCENES: Final = {
    "receiver_64": "Receiver, 64 connections",
    "turns_4_threads": "Turns of HELP, 4 threads",
    "interview_4_threads": "Turns of the interview, 4 threads",
}
_DATA: Final = Path(__file__).resolve().parents[1] / ".josh" / "scale"
_RESULTS: Final = Path(__file__).with_name("scale.json")


def compare(
    pairs: Annotated[
        int, typer.Option(min=1, help="Plays on each server; the figure is the median of their ratios.")
    ] = 7,
) -> None:
    """Measure what years of texts cost. Takes about twenty minutes and five gigabytes; leave the machine alone."""
    console = Console(width=118)
    columns = (TextColumn("{task.description:<48}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=FILLS + len(_SCENES) * 2 * (pairs + 1))

        def step(what: str) -> None:
            progress.update(task, advance=1, description=what)

        with House(_DATA / "new") as new, House(_DATA / "grown") as grown:
            grown.lay_out(lambda conn: lay_out_years(conn, step=step))
            grown.settle()
            played = [scene for scene in (*receiving.SCENES, *turning.SCENES) if scene.name in _SCENES]
            rates = {scene.name: _play(scene, new, grown, pairs, step) for scene in played}
    scenes = [_judged(name, readings) for name, readings in rates.items()]
    console.print(_table_of(scenes))
    content = {
        "date": datetime.now(UTC).isoformat(timespec="minutes"),
        "machine": machine_facts(),
        "texts": TEXTS,
        "members": MEMBERS,
        "target": TARGET,
        "scenes": scenes,
    }
    _RESULTS.write_bytes(orjson.dumps(content, option=orjson.OPT_INDENT_2))
    console.print(f"Written: benchmarks/{_RESULTS.name}; `python -m docs.write` brings docs/scaling.md up to date.")
    if any(scene["ratio"] < TARGET for scene in scenes):
        raise SystemExit(1)


def _judged(name: str, readings: list[tuple[float, float]]) -> dict[str, Any]:
    ratios = [grown / new for new, grown in readings]
    return {
        "what": _SCENES[name],
        "new": median([new for new, _ in readings]),
        "grown": median([grown for _, grown in readings]),
        "ratio": median(ratios),
        "worst": min(ratios),
        "best": max(ratios),
        "readings": readings,
    }


def _table_of(scenes: list[dict[str, Any]]) -> Table:
    headings = ("what", "new", "grown", "grown / new", "worst", "best", "")
    table = Table(*headings, title=f"{TEXTS:,} texts, {MEMBERS:,} members")
    for scene in scenes:
        rates = (f"{scene[name]:,.0f}/s" for name in ("new", "grown"))
        ratios = (f"{scene[name]:.2f}" for name in ("ratio", "worst", "best"))
        table.add_row(scene["what"], *rates, *ratios, "met" if scene["ratio"] >= TARGET else f"below {TARGET}")
    return table


def _play(scene: Scene, new: House, grown: House, pairs: int, step: Callable[[str], None]) -> list[tuple[float, float]]:
    """Return the rates on both servers, pair by pair; who goes first changes."""
    with ExitStack() as stack:
        plays: list[tuple[House, Play]] = []
        for house in (new, grown):
            house.tidy()
            plays.append((house, stack.enter_context(scene.open(house, QUICK))))
        readings = []
        for pair in range(pairs + 1):
            rates: dict[House, float] = {}
            for house, play in plays if pair % 2 else reversed(plays):
                other = grown if house is new else new
                step(f"{scene.name}: {'new' if house is new else 'grown'}, {pair} of {pairs}")
                house.tidy()
                with other.frozen():
                    rates[house] = play().value
            readings.append((rates[new], rates[grown]))
    return readings[1:]  # the first pair warms up


if __name__ == "__main__":
    typer.run(compare)
