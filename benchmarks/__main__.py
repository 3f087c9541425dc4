"""`python -m benchmarks`: measure, print the table, write `results.json` and the plot."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from benchmarks import crossing, idling, matching, receiving, sending, textbook_scenes, turning, waves
from benchmarks.figures import FIGURES
from benchmarks.house import House
from benchmarks.machine import machine_facts
from benchmarks.pace import QUICK, WHOLE
from benchmarks.plot import draw
from benchmarks.report import table_of, write_results
from benchmarks.results import judge
from benchmarks.runner import run_scenes, steps_of
from benchmarks.webhooks import BODY
from benchmarks.yardstick import Yardstick, insert_script
from engine.launcher.environment import SANDBOX_NUMBER

SCENES = (
    *receiving.SCENES,
    *turning.SCENES,
    *crossing.SCENES,
    *idling.SCENES,
    *sending.SCENES,
    *matching.SCENES,
    *waves.SCENES,
    *textbook_scenes.SCENES,
)
_ROOT = Path(__file__).resolve().parents[1]
_WIDTH = 118
_DATA = _ROOT / ".josh" / "bench"


def bench(
    *,
    quick: Annotated[
        bool, typer.Option("--quick", help="Two repetitions and fewer texts; nothing is written.")
    ] = False,
    only: Annotated[
        list[str] | None, typer.Option(help="Only scenes whose name begins so; may be repeated. Nothing is written.")
    ] = None,
) -> None:
    """Measure the engine beside pgbench on the same server. Takes about ten minutes; leave the machine alone."""
    console = Console(width=_WIDTH)
    pace = QUICK if quick else WHOLE
    chosen = [scene for scene in SCENES if not only or scene.name.startswith(tuple(only))]
    if not chosen:
        raise typer.BadParameter(f"there are: {', '.join(scene.name for scene in SCENES)}", param_hint="--only")
    with _progress(console) as progress, House(_DATA) as house:
        task = progress.add_task("", total=sum(steps_of(scene, pace) for scene in chosen))

        def step(what: str) -> None:
            progress.update(task, advance=1, description=what)

        script = _DATA / "insert.pgbench"
        script.write_text(insert_script(body_bytes=len(BODY.encode()), recipient=SANDBOX_NUMBER), encoding="utf-8")
        yardstick = Yardstick(house.settings.database_url, script, seconds=pace.yardstick_seconds)
        scenes = run_scenes(house, yardstick, pace, chosen, step=step)
    judged = judge(FIGURES, scenes)
    console.print(table_of(judged))
    for name, scene in scenes.items():
        beside = ", ".join(
            f"{key} {value:,.0f}" for key, values in scene.more.items() if (value := sorted(values)[len(values) // 2])
        )
        console.print(f"[dim]{name}: {beside}[/dim]")
    if quick or only:
        return
    date = datetime.now(UTC).isoformat(timespec="minutes")
    write_results(
        Path(__file__).with_name("results.json"), date=date, machine=machine_facts(), judged=judged, scenes=scenes
    )
    (_ROOT / "docs").mkdir(exist_ok=True)
    draw(_ROOT / "docs" / "benchmarks.svg", judged)
    console.print("Written: benchmarks/results.json, docs/benchmarks.svg")


def _progress(console: Console) -> Progress:
    columns = (TextColumn("{task.description:<40}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=console, transient=True)


if __name__ == "__main__":
    app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    app.command()(bench)
    app(prog_name="python -m benchmarks")
