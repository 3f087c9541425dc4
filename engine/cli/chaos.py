"""`engine chaos`: weeks of hundreds of people's lives in minutes, while everything breaks; exit code 1 if it showed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

_HOME = Path(".josh/chaos")
_WIDTH = 118


def chaos(
    *,
    seed: Annotated[int | None, typer.Option(help="Replay the plan of this seed; without it, a new one.")] = None,
    people: Annotated[int, typer.Option(min=1, max=1_000, help="How many live there.")] = 200,
    weeks: Annotated[int, typer.Option(min=1, max=8, help="How many weeks of business time pass.")] = 2,
    plan_only: Annotated[bool, typer.Option("--plan", help="Print the plan as JSON and play nothing.")] = False,
    report: Annotated[Path, typer.Option(help="Where the report and the plot are kept.")] = _HOME,
) -> None:
    """Let people join, be interviewed, ask each other along, stop and come back, while everything that can die dies.

    Afterwards the carrier's ledger, the database and a model of what everybody must have got are compared: nothing may
    be lost, doubled, out of order, sent after STOP, sent in quiet hours, or stuck. The same seed plans the same run.

    Example: engine chaos --seed 7 --people 80 --weeks 1
    """
    import secrets
    import signal

    import orjson
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from engine.chaos.findings import count
    from engine.chaos.performing import perform
    from engine.chaos.planning import make_plan
    from engine.chaos.report import FILE, held, keep, summary_of, tables_of
    from engine.demo.folder import fresh_folder, remove
    from engine.operations.wording import several

    plan = make_plan(secrets.randbelow(1_000_000) if seed is None else seed, people=people, days=7 * weeks)
    if plan_only:
        typer.echo(orjson.dumps(plan, option=orjson.OPT_INDENT_2))
        return
    console = Console(highlight=False, markup=False, emoji=False, width=_WIDTH)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)  # so that the stack is stopped then, too
    folder = fresh_folder(_HOME)
    size = (several(people, "person", "people"), several(weeks, "week"), several(len(plan.disturbances), "disturbance"))
    console.print(f"Seed {plan.seed}: {', '.join(size)}.")
    bar = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:3.0f}%"), TimeElapsedColumn())
    with Progress(*bar, console=console) as progress:
        task = progress.add_task(f"day 1 of {plan.days}", total=1.0)

        def step(share: float) -> None:
            day = min(plan.days, int(share * plan.days) + 1)
            progress.update(task, completed=share, description=f"day {day} of {plan.days}")

        outcome = perform(plan, folder, say=lambda _line: None, step=step)
    kept = keep(report, plan, outcome)
    console.print(tables_of(kept))
    console.print(summary_of(kept))
    if not held(count(outcome.findings)):
        again = f"engine chaos --seed {plan.seed} --people {people} --weeks {weeks}"
        console.print(f"The logs are kept in {folder / 'log'}. To play the same plan again: {again}", soft_wrap=True)
        raise typer.Exit(1)
    remove(folder)
    console.print(f"Everything held. The report is {report / FILE}.")
