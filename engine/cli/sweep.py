"""`engine sweep`: one sweep, or all, once."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from engine.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import ClassVar

    from engine.sweeps.sweep import SweepReport

ALL = "all"


class SweepCallError(EngineError):
    """The command was called wrongly; the message says how it is called."""

    exit_code: ClassVar[int] = 2


def sweep(
    name: Annotated[str, typer.Argument(metavar="SWEEP", help="A sweep, or all. A wrong name lists them.")],
    *,
    now: Annotated[
        str | None, typer.Option(help="Sweep as of this instant: ISO 8601 with a zone, such as 2026-12-01T09:00:00Z.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of a table.")] = False,
) -> None:
    """Run one sweep, or all, once. Any number may run at the same time. Exit code 1 when something failed.

    Example: engine sweep retention --json
    """
    import sys

    from engine import clock
    from engine.logs import configure_logs
    from engine.messaging.rings import Doorbell
    from engine.settings import load_settings
    from engine.store.connections import open_pool
    from engine.sweeps.registry import SWEEPS, find
    from engine.sweeps.sweep import Means, run_sweep

    chosen = list(SWEEPS.values()) if name == ALL else [find(name)]
    instant = None if now is None else _instant(now)
    settings = load_settings()
    configure_logs(settings.log_level, stream=sys.stderr)  # standard output is for the report
    clock.use_file(settings.clock_file)
    if instant is not None and settings.app_env == "production" and instant > clock.now():
        raise SweepCallError("--now may not lie in the future when APP_ENV is production: retention would run early")
    with open_pool(settings, application="sweep", size=2) as pool:
        means = Means(settings, pool, Doorbell(settings))
        reports = [run_sweep(each, means, instant or clock.now()) for each in chosen]
    if as_json:
        typer.echo(json.dumps({"sweeps": [asdict(report) for report in reports]}))
    else:
        _print(reports)
    if any(report.failed for report in reports):
        raise typer.Exit(1)


def _instant(text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise SweepCallError("--now must be ISO 8601 with a zone, such as 2026-12-01T09:00:00Z")
    return instant


def _print(reports: Sequence[SweepReport]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("sweep")
    for heading in ("due", "done", "failed", "took", "oldest overdue"):
        table.add_column(heading, justify="right")
    for report in reports:
        table.add_row(
            report.sweep,
            str(report.due),
            str(report.done),
            str(report.failed),
            f"{report.took_ms} ms",
            _age(report.oldest_overdue_seconds) if report.due else "–",
            style="red" if report.failed else None,
        )
    Console(highlight=False).print(table)


def _age(seconds: int) -> str:
    """Say how long that is, in the largest unit that fits."""
    for unit, length in (("d", 86_400), ("h", 3_600), ("min", 60)):
        if seconds >= length:
            return f"{seconds // length} {unit}"
    return f"{seconds} s"
