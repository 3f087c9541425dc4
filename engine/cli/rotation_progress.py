"""How far a rotation is: a bar on a terminal, a line now and then anywhere else."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LINE_EVERY = 20_000
"""Rows between two plain lines."""


@contextmanager
def showing_progress(total: int) -> Iterator[Callable[[int], None]]:
    """Show progress towards ``total`` rows; call what it gives with the rows of each batch."""
    from rich.console import Console

    console = Console(highlight=False)
    if not console.is_terminal:
        yield _plain_lines(total)
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("sealing anew"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("", total=total)
        yield lambda rows: progress.advance(task, rows)


def _plain_lines(total: int) -> Callable[[int], None]:
    done = 0

    def advance(rows: int) -> None:
        nonlocal done
        done += rows
        if done // _LINE_EVERY > (done - rows) // _LINE_EVERY:
            typer.echo(f"{done:,} of {total:,} rows")

    return advance
