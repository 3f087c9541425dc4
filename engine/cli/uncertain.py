"""`engine uncertain`: sends that were closed because nobody could tell whether the carrier had them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from engine.store.sends import UncertainSend

AT_MOST = 500
"""Rows shown at once, newest first."""

Json = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of a table.")]


def uncertain(*, as_json: Json = False) -> None:
    """List the sends of the last seven days that neither a callback nor two listings at the carrier could prove.

    They were not repeated, because a second copy would do harm or their time was over. Look in Twilio's log for the id
    in the address of the status callback. A late callback proves a send and takes it off this list.
    """
    import json

    from engine import clock
    from engine.operations.desk import operator_connection, read_settings
    from engine.store import sends

    now = clock.now()
    with operator_connection(read_settings()) as conn:
        rows = sends.uncertain(conn, now=now, at_most=AT_MOST)
    if as_json:
        typer.echo(json.dumps({"uncertain": [_as_json(row) for row in rows]}, indent=2))
    elif rows:
        _print(rows, now)
    else:
        typer.echo("No send is uncertain.")


def _print(rows: Sequence[UncertainSend], now: datetime) -> None:
    from rich.console import Console
    from rich.table import Table

    from engine.operations.wording import span

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("Job", no_wrap=True)
    table.add_column("Purpose")
    table.add_column("Tried", justify="right", no_wrap=True)
    for row in rows:
        table.add_row(str(row.id), row.purpose, span(max(now - row.sent_at, now - now)))
    console = Console(highlight=False)
    console.print(table)
    console.print("\nIn Twilio's log, look for the job in the address of the status callback.", soft_wrap=True)


def _as_json(row: UncertainSend) -> dict[str, str]:
    return {
        "job_id": str(row.id),
        "purpose": row.purpose,
        "sent_at": row.sent_at.isoformat(),
        "correlation_id": str(row.correlation_id),
    }
