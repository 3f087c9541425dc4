"""`engine migrate`: bring the database up to this release, or only say whether it is."""

from __future__ import annotations

import json
from typing import Annotated

import typer


def migrate(
    *,
    check: Annotated[bool, typer.Option("--check", help="Apply nothing; exit 1 if anything is pending.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of lines.")] = False,
) -> None:
    """Apply pending migrations as the owner (MIGRATE_DATABASE_URL). Safe to run from several machines at once."""
    from engine.settings import load_settings
    from sql import runner

    url = load_settings().migrate_database_url
    say = _stay_silent if as_json else typer.echo
    names = runner.pending(url) if check else runner.migrate(url, say=say)
    if as_json:
        typer.echo(json.dumps({"pending" if check else "applied": names}))
    elif check:
        typer.echo("\n".join(f"pending: {name}" for name in names) or "nothing is pending")
    elif not names:
        typer.echo("nothing to apply")
    if check and names:
        raise typer.Exit(1)


def _stay_silent(_line: str) -> None:
    """Say nothing: the JSON object is the only output."""
