"""`engine parked`: texts and events that failed three times and wait for a person to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from engine.store.operations import ParkedRow, UnparkedRow

parked = typer.Typer()

AT_MOST = 500
"""Rows shown at once, longest parked first."""

Ids = Annotated[list[UUID], typer.Argument(metavar="ID", help="Ids as `engine parked` shows them.")]
SomeIds = Annotated[list[UUID] | None, typer.Argument(metavar="ID", help="Ids as `engine parked` shows them.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of a table.")]


@parked.callback(invoke_without_command=True)
def show(context: typer.Context, *, as_json: Json = False) -> None:
    """Without a command, list what failed three times and was set aside: ids and errors, never what anybody wrote."""
    if context.invoked_subcommand is not None:
        return
    import json

    from engine import clock
    from engine.operations.desk import operator_connection, read_settings
    from engine.store import operations

    with operator_connection(read_settings()) as conn:
        rows = operations.parked(conn, at_most=AT_MOST)
        texts, events = operations.count_parked(conn).fetchone() or (0, 0)
    if as_json:
        listed = [_as_json(row) for row in rows]
        typer.echo(json.dumps({"texts": texts, "events": events, "parked": listed}, indent=2))
    elif rows:
        _print(rows, texts + events, clock.now())
    else:
        typer.echo("Nothing is parked.")


@parked.command()
def release(
    ids: SomeIds = None,
    *,
    everything: Annotated[bool, typer.Option("--all", help="All that is parked, instead of ids.")] = False,
) -> None:
    """Give parked work back to the workers, with three new tries: do it once the cause is mended."""
    from engine.messaging.rings import Doorbell, Lane
    from engine.operations.desk import operator_connection, read_settings
    from engine.operations.parking import release_work

    if bool(ids) == everything:
        raise typer.BadParameter("give either ids or --all", param_hint="ID")
    settings = read_settings()
    with operator_connection(settings) as conn:
        released = release_work(conn, None if everything else ids)
    if released:
        Doorbell(settings).ring(Lane.TURNS)
    _say_done("released", released, ids or [])


@parked.command()
def close(
    ids: Ids,
    *,
    reason: Annotated[str, typer.Option(help="A code for the ledger, such as test_text or answered_by_phone.")],
) -> None:
    """End parked work for good: the outcome is `parked`, the reason stands in the ledger, nobody is answered.

    Example: engine parked close 019ab3f2-7c1e-7d3a-9f00-5b6c7d8e9f01 --reason test_text
    """
    from engine.operations.desk import operator_connection, read_settings
    from engine.operations.parking import close_work
    from engine.operations.wording import CODE_WANTED, is_code

    if not is_code(reason):
        raise typer.BadParameter(CODE_WANTED, param_hint="--reason")
    with operator_connection(read_settings()) as conn:
        closed = close_work(conn, ids, reason=reason)
    _say_done("closed", closed, ids)


def _say_done(what: str, done: Sequence[UnparkedRow], asked: Sequence[UUID]) -> None:
    from engine.operations.wording import several

    typer.echo(f"{several(len(done), 'row')} {what}.")
    unknown = sorted(set(asked) - {row.id for row in done}, key=str)
    for row_id in unknown:
        typer.echo(f"not parked: {row_id}", err=True)
    if unknown:
        raise typer.Exit(1)


def _print(rows: Sequence[ParkedRow], total: int, now: datetime) -> None:
    from rich.console import Console
    from rich.table import Table

    from engine.operations.wording import span

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("Id", no_wrap=True)
    table.add_column("Kind")
    table.add_column("Error", overflow="fold")
    table.add_column("Tries", justify="right")
    table.add_column("Parked", justify="right", no_wrap=True)
    for row in rows:
        table.add_row(str(row.id), row.kind, row.error, str(row.tries), span(max(now - row.parked_at, now - now)))
    console = Console(highlight=False)
    console.print(table)
    if total > len(rows):
        console.print(f"\nThe {len(rows)} longest parked of {total:,}.")
    console.print("\nThe cause is mended:  engine parked release ID…   (or --all)", soft_wrap=True)
    console.print("Nobody should answer: engine parked close ID… --reason CODE", soft_wrap=True)


def _as_json(row: ParkedRow) -> dict[str, object]:
    return {
        "id": str(row.id),
        "kind": row.kind,
        "error": row.error,
        "tries": row.tries,
        "arrived_at": row.arrived_at.isoformat(),
        "parked_at": row.parked_at.isoformat(),
        "correlation_id": str(row.correlation_id),
    }
