"""`engine regions`: where people are brought together, and opening the next place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.store.regions import RegionSummary

regions = typer.Typer()

Slug = Annotated[str, typer.Argument(metavar="REGION", help="A region as `engine regions` names it.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of a table.")]


@regions.callback(invoke_without_command=True)
def show(context: typer.Context, *, as_json: Json = False) -> None:
    """Without a command, list the regions: state, members who are in, who wait, and how many of those were told."""
    if context.invoked_subcommand is not None:
        return
    import json
    from dataclasses import asdict

    from engine.operations.desk import operator_connection, read_settings
    from engine.store.regions import list_regions

    with operator_connection(read_settings()) as conn:
        found = list_regions(conn)
    if as_json:
        typer.echo(json.dumps({"regions": [asdict(region) for region in found]}, indent=2))
    elif found:
        _print(found)
    else:
        typer.echo("There is no region: run engine migrate, it brings the first ones.")


@regions.command("open")
def open_region(
    slug: Slug,
    *,
    despite_density: Annotated[
        bool, typer.Option("--despite-density", help="Open it although too few members are ready to meet.")
    ] = False,
) -> None:
    """Open a region. Its waitlist is told by the sweep region_opening, 60 people a minute, each once.

    Example: engine regions open east-bay
    """
    from engine.domain.people import RegionState

    _move(slug, RegionState.OPEN, despite_density=despite_density)


@regions.command("waitlist")
def waitlist_region(slug: Slug) -> None:
    """Let people of a region join and be interviewed, and no more."""
    from engine.domain.people import RegionState

    _move(slug, RegionState.WAITLISTED)


@regions.command("close")
def close_region(slug: Slug) -> None:
    """Close a region. People may still join, and are told the truth."""
    from engine.domain.people import RegionState

    _move(slug, RegionState.CLOSED)


@regions.command("pause")
def pause(slug: Slug) -> None:
    """Hold everything unprompted in a region, such as the news that it opened, until it is resumed."""
    _set_pause(slug, paused=True)


@regions.command("resume")
def resume(slug: Slug) -> None:
    """Go on where a paused region stopped."""
    _set_pause(slug, paused=False)


def _move(slug: str, to: str, *, despite_density: bool = False) -> None:
    from engine.domain.people import RegionState
    from engine.operations.desk import operator_connection, read_settings
    from engine.operations.region_desk import move_region

    state = RegionState(to)
    with operator_connection(read_settings()) as conn:
        region = move_region(conn, slug, state, despite_density=despite_density)
    typer.echo(f"{region.slug}: {region.state} until now, {state} from now on.")


def _set_pause(slug: str, *, paused: bool) -> None:
    from engine.operations.desk import operator_connection, read_settings
    from engine.operations.region_desk import pause_region

    with operator_connection(read_settings()) as conn:
        region = pause_region(conn, slug, paused=paused)
    typer.echo(f"{region.slug} is paused." if paused else f"{region.slug} goes on.")


def _print(found: Sequence[RegionSummary]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in ("Region", "Name", "State"):
        table.add_column(name, no_wrap=True)
    for name in ("In", "Waiting", "Told", "Opens with"):
        table.add_column(name, justify="right")
    for region in found:
        state = f"{region.state}, paused" if region.paused else region.state
        counts = (region.active, region.waiting, region.told, region.min_density)
        table.add_row(region.slug, region.name, state, *(f"{count:,}" for count in counts))
    console = Console(highlight=False)
    console.print(table)
    console.print("\nOpen the next one: engine regions open REGION", soft_wrap=True)
