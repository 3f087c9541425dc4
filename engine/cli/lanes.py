"""`engine lanes`: what waits and for how long; stop a lane everywhere, or let it work again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from engine.messaging.rings import Lane

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime, timedelta

    from engine.operations.queues import LaneView
    from engine.store.ledgers import LanePause

lanes = typer.Typer()

PAUSABLE = (Lane.TURNS, Lane.OUTBOUND, Lane.WAVES)
"""Callbacks are never paused: they only record what the carrier said."""

LaneName = Annotated[str, typer.Argument(metavar="LANE", help="turns, outbound or waves.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of a table.")]


@lanes.callback(invoke_without_command=True)
def show(context: typer.Context, *, as_json: Json = False) -> None:
    """Without a command, show each lane: what waits, for how long, what is under way, and whether it is paused."""
    if context.invoked_subcommand is not None:
        return
    import json

    from engine import clock
    from engine.operations.desk import operator_connection, read_settings
    from engine.operations.queues import look_at_lanes

    with operator_connection(read_settings()) as conn:
        views = look_at_lanes(conn, now=clock.now(), real_now=clock.real_now())
    if as_json:
        typer.echo(json.dumps({"lanes": [_as_json(view) for view in views]}, indent=2))
    else:
        _print(views)


@lanes.command()
def pause(
    name: LaneName,
    *,
    for_: Annotated[
        str, typer.Option("--for", metavar="TIME", help="90s, 10m, 2h or 1d; without it, until you resume it.")
    ] = "",
    reason: Annotated[str, typer.Option(help="A code for whoever looks later, such as carrier_trouble.")] = "operator",
) -> None:
    """Stop LANE in every process at its next claim; what is under way is finished, nothing is lost.

    Example: engine lanes pause outbound --for 30m --reason carrier_trouble
    """
    from engine.operations.desk import operator_connection, read_settings
    from engine.operations.wording import CODE_WANTED, is_code
    from engine.store import ledgers

    lane, for_time = _lane(name), _for_time(for_)
    if not is_code(reason):
        raise typer.BadParameter(CODE_WANTED, param_hint="--reason")
    with operator_connection(read_settings()) as conn:
        before = _pause_of(ledgers.lane_pauses(conn), lane)
        ledgers.pause_lane(conn, lane, reason=reason, for_time=for_time)
        now = _pause_of(ledgers.lane_pauses(conn), lane)
    if now is not None:
        typer.echo(_pause_line(now))
    if now == before and for_time is not None:
        typer.echo("Nothing was changed: a pause without an end is never shortened. Resume it first.", err=True)
        raise typer.Exit(1)


@lanes.command()
def resume(name: LaneName) -> None:
    """Let LANE work again, now."""
    from engine.messaging.rings import Doorbell
    from engine.operations.desk import operator_connection, read_settings
    from engine.store import ledgers, pressure

    lane, settings = _lane(name), read_settings()
    with operator_connection(settings) as conn:
        was_paused = ledgers.resume_lane(conn, lane)
        refused = pressure.lift_refusals(conn) if lane is Lane.OUTBOUND else 0
    Doorbell(settings).ring(lane)
    typer.echo(f"{lane} works again." if was_paused else f"{lane} was not paused.")
    if refused:
        typer.echo(f"{refused} of our numbers that the carrier refused will be tried again.")


def _lane(name: str) -> Lane:
    if name not in PAUSABLE:
        why = "; callbacks only record what the carrier said" if name == Lane.CALLBACKS else ""
        raise typer.BadParameter(f"give one of {', '.join(PAUSABLE)}{why}", param_hint="LANE")
    return Lane(name)


def _for_time(text: str) -> timedelta | None:
    from engine.operations.wording import parse_span

    try:
        return parse_span(text) if text else None
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--for") from None


def _pause_of(pauses: Sequence[LanePause], lane: Lane) -> LanePause | None:
    return next((pause for pause in pauses if pause.lane == lane), None)


def _print(views: Sequence[LaneView]) -> None:
    from rich.console import Console
    from rich.table import Table

    from engine.operations.wording import count, span

    moved = any(span(view.real_age) != span(view.business_age) for view in views)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("Lane")
    headings = (
        "Waiting",
        "Oldest",
        *(["By its clock"] if moved else []),
        "In flight",
        "Unknown",
        "Backed off",
        "Later",
    )
    for heading in headings:
        table.add_column(heading, justify="right")
    for view in views:
        row = view.row
        ages = [span(view.real_age), *([span(view.business_age)] if moved else [])]
        rest = (row.in_flight, row.unknown, row.backed_off, row.later)
        table.add_row(view.lane, count(row.waiting), *ages, *(count(number) for number in rest))
    console = Console(highlight=False)
    console.print(table)
    for line in _notes(views):
        console.print(f"\n{line}", soft_wrap=True)


def _notes(views: Sequence[LaneView]) -> Iterator[str]:
    for view in views:
        if view.pause is not None:
            yield _pause_line(view.pause)


def _pause_line(pause: LanePause) -> str:
    from engine import clock
    from engine.operations.wording import span

    until = "until somebody resumes it"
    if pause.resume_at is not None:
        until = f"for another {span(pause.resume_at - clock.real_now())}"
    since = f"{_instant(pause.paused_at)} ({span(clock.real_now() - pause.paused_at)} ago)"
    return (
        f"{pause.lane} is paused since {since}\n  because: {pause.reason}\n  {until}: engine lanes resume {pause.lane}"
    )


def _instant(time: datetime) -> str:
    from datetime import UTC

    return f"{time.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def _as_json(view: LaneView) -> dict[str, Any]:
    row, stop = view.row, view.pause
    return {
        "lane": view.lane.value,
        "waiting": row.waiting,
        "oldest_seconds": None if view.real_age is None else round(view.real_age.total_seconds(), 3),
        "oldest_business_seconds": None if view.business_age is None else round(view.business_age.total_seconds(), 3),
        "in_flight": row.in_flight,
        "unknown": row.unknown,
        "backed_off": row.backed_off,
        "later": row.later,
        "paused": None
        if stop is None
        else {
            "reason": stop.reason,
            "since": stop.paused_at.isoformat(),
            "until": None if stop.resume_at is None else stop.resume_at.isoformat(),
        },
    }
