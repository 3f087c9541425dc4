"""`engine keys`: the keys that seal people's words: make one, see which are used, seal everything under the newest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from engine.operations.key_report import KeyReport

keys = typer.Typer(help="Make, list and rotate the keys of texts.", no_args_is_help=True)

_KEY_BYTES = 32
_AFTER_NEW = """
This is a secret: it is shown once and kept nowhere. What to do with it:
  1. Put it behind the others in SMS_BODY_KEYS, a comma between, for every process.
  2. Stop all workers and web processes, then start them: a process without this
     key cannot read what another one sealed with it.
  3. Run `engine keys rotate`. It ends with the old key that may be destroyed."""


@keys.command()
def new() -> None:
    """Print a fresh key for SMS_BODY_KEYS as version:base64, one above the highest version held now."""
    import base64
    import os
    import secrets

    from crypto.keyring import Keyring, KeyringError
    from engine.settings import SettingsError

    held = os.environ.get("SMS_BODY_KEYS", "").strip()
    try:
        version = Keyring.parse(held).current_version + 1 if held else 1
    except KeyringError as error:
        raise SettingsError((f"SMS_BODY_KEYS: {error}",)) from None
    typer.echo(f"{version}:{base64.b64encode(secrets.token_bytes(_KEY_BYTES)).decode()}")
    typer.echo(_AFTER_NEW, err=True)


@keys.command("list")
def list_(
    *, as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of a table.")] = False
) -> None:
    """Count what each key version seals, and say which may be destroyed. Exit 1 if a version in use is missing."""
    import json

    from engine.operations.desk import operator_connection, read_settings
    from engine.operations.key_report import report_keys

    settings = read_settings()
    with operator_connection(settings) as conn:
        report = report_keys(conn, settings)
    if as_json:
        typer.echo(json.dumps(report.as_json(), indent=2))
    else:
        _print_report(report)
    if report.missing:
        raise typer.Exit(1)


@keys.command()
def rotate() -> None:
    """Seal everything under the highest version of SMS_BODY_KEYS.

    Safe beside running workers, provided they hold that version and the old ones. Stopped half-way, it goes on with
    what is left when it is run again. Exit 1 if something is left under an old version.
    """
    from engine.cli.rotation_progress import showing_progress
    from engine.operations.desk import operator_connection, read_settings
    from engine.operations.key_report import report_keys
    from engine.operations.rotation import WrongKeyError, check_keys, rotate

    settings = read_settings()
    ring = settings.sms_body_keys
    done = broken = 0
    stopped = ""
    with operator_connection(settings) as conn:
        before = report_keys(conn, settings)
        check_keys(before.counts, ring)
        try:
            with showing_progress(before.outdated) as advance:
                for batch in rotate(conn, ring):
                    advance(batch.resealed)
                    done += batch.resealed
                    broken += len(batch.broken)
                    for row_id in batch.broken:
                        typer.echo(f"does not open: {batch.place} {row_id}", err=True)
        except KeyboardInterrupt:
            stopped = "Stopped by Ctrl-C; every row is whole. Run it again to go on."
        except WrongKeyError as error:
            stopped = str(error)
    # a connection of its own: the other one may have been interrupted in the middle of an answer
    with operator_connection(settings) as conn:
        report = report_keys(conn, settings)
    _print_ending(report, version=ring.current_version, done=done, broken=broken, stopped=stopped)
    if report.outdated or stopped:
        raise typer.Exit(1)


def _print_report(report: KeyReport) -> None:
    from rich.console import Console
    from rich.table import Table

    from engine.operations.key_report import Kind
    from engine.operations.wording import count

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("Version", justify="right")
    for heading in (*(kind.heading for kind in Kind), "Spooled here"):
        table.add_column(heading, justify="right")
    table.add_column("")
    for line in report.lines:
        counts = (*(line.rows[kind] for kind in Kind), line.spooled)
        table.add_row(str(line.version), *map(count, counts), line.state.in_words)
    console = Console(highlight=False)
    console.print(table)
    if report.destroyable:
        console.print(f"\n{report.how_to_destroy()}", soft_wrap=True)


def _print_ending(report: KeyReport, *, version: int, done: int, broken: int, stopped: str) -> None:
    from engine.operations.wording import several

    at_least = "At least " if stopped else ""  # the commit under way may have come through unheard
    typer.echo(f"{at_least}{several(done, 'row')} sealed anew under version {version}.")
    if stopped:
        typer.echo(stopped, err=True)
    if report.outdated:
        typer.echo(f"{several(report.outdated, 'row')} left under an old version.", err=True)
        if broken and not stopped:
            typer.echo("Those above do not open; they stay as they are until retention removes them.", err=True)
        elif not stopped:
            typer.echo(
                "A process still seals with an old key: restart it with the new one, then run this again.", err=True
            )
    elif report.destroyable:
        typer.echo(report.how_to_destroy())
    else:
        typer.echo("Nothing is left under an old version.")
