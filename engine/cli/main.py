"""The `engine` command: one file per sub-command, imported only when it is asked for, so that --help is instant.

To add one: a line in COMMANDS, and `engine/cli/<name>.py` with a function of the same name (a `typer.Typer` for a
family of commands).

Exit codes: 0 done, 1 it did not work, 2 the call or the environment is wrong. Every failure we foresee is one line
on stderr that says what to do; the others show a traceback without values.
"""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING, Final, NoReturn

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS: Final = {
    "up": "Start everything on this machine, until Ctrl-C.",
    "demo": "Play a story against the real stack and print its transcript.",
    "chaos": "Break everything for minutes and account for every text.",
    "serve": "Answer Twilio's webhooks and the web pages.",
    "work": "Take turns and send texts.",
    "clock": "Run the sweeps when they are due.",
    "migrate": "Bring the database up to this release.",
    "sweep": "Run one sweep, or all, once.",
    "doctor": "Say what is wrong with this installation.",
    "lanes": "Show what waits and for how long.",
    "parked": "Show and release what was set aside after failing.",
    "uncertain": "Show sends of which nobody knows whether they arrived.",
    "regions": "List, open, close and pause regions.",
    "keys": "Make, list and rotate the keys of texts.",
    "sandbox": "Play the carrier, for development and tests.",
}


def build(arguments: Sequence[str]) -> typer.Typer:
    """Return the app for one call: the command that `arguments` name in full, the others by their line alone."""
    app = typer.Typer(
        name="engine",
        help="JOSH's engine: receives, remembers, decides and sends.",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode="rich",
        # A traceback with local variables would print texts and numbers.
        pretty_exceptions_enable=False,
    )
    app.callback()(_engine)
    asked_for = next((argument for argument in arguments if not argument.startswith("-")), None)
    for name, summary in COMMANDS.items():
        if name == asked_for:
            _add(app, name)
        else:
            app.command(name, help=summary)(_not_loaded)
    return app


def run() -> NoReturn:
    """Run the command the shell asked for, and exit."""
    try:
        build(sys.argv[1:])(prog_name="engine")
    except Exception as error:
        answer = _foreseen(error)
        if answer is None:
            raise
        line, exit_code = answer
        typer.echo(line, err=True)
        sys.exit(exit_code)
    sys.exit(0)


def _add(app: typer.Typer, name: str) -> None:
    command = getattr(importlib.import_module(f"engine.cli.{name}"), name)
    if isinstance(command, typer.Typer):
        app.add_typer(command, name=name)
    else:
        app.command(name)(command)


def _engine() -> None:
    """Exists so that a single command keeps its name."""


def _not_loaded() -> None:
    """Stand for a command in the list of --help; never called, because the called one is loaded."""


def _foreseen(error: Exception) -> tuple[str, int] | None:
    """Return the line and the exit code for a failure that needs no traceback."""
    import psycopg
    import redis

    from engine.errors import EngineError
    from sql.runner import MigrationError

    match error:
        case EngineError():
            return str(error), error.exit_code
        case MigrationError():
            return str(error), 1
        case psycopg.OperationalError(sqlstate=None):
            return "PostgreSQL cannot be reached: see that it runs and that DATABASE_URL names it", 1
        case redis.ConnectionError() | redis.TimeoutError():
            return "Redis cannot be reached: see that it runs and that REDIS_URL names it", 1
        case _:
            return None


if __name__ == "__main__":
    run()
