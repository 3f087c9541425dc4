"""The `engine` command: one file per sub-command, imported only when it is asked for, so that --help is instant.

To add one: a line in GROUPS, and `engine/cli/<name>.py` with a function of the same name (a `typer.Typer` for a
family of commands).

Exit codes: 0 done, 1 it did not work, 2 the call or the environment is wrong. Every failure we foresee is one line
on stderr that says what to do; the others show a traceback without values.
"""

from __future__ import annotations

import importlib
import inspect
import re
import sys
from typing import TYPE_CHECKING, Final, NoReturn

import typer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

GROUPS: Final = {
    "On this machine, with nothing to set up": {
        "up": "Start everything on this machine, until Ctrl-C.",
        "demo": "Play two stories against the real stack, with transcripts.",
        "chaos": "Break everything for minutes and account for every text.",
    },
    "Processes of an installation": {
        "migrate": "Bring the database up to this release.",
        "serve": "Answer Twilio's webhooks and the web pages.",
        "work": "Take turns and send texts.",
        "clock": "Run the sweeps when they are due.",
        "sandbox": "Play the carrier, for development and tests.",
    },
    "For operators": {
        "doctor": "Say what is wrong with this installation.",
        "lanes": "Show what waits and for how long; pause and resume lanes.",
        "parked": "Show, release and close what was set aside after failing.",
        "uncertain": "Show sends of which nobody knows whether they arrived.",
        "regions": "List, open, close and pause regions.",
        "sweep": "Run one sweep, or all, once.",
        "keys": "Make, list and rotate the keys of texts.",
    },
}
"""As --help shows them: a heading, and a line for each command below it."""

COMMANDS: Final = {name: summary for commands in GROUPS.values() for name, summary in commands.items()}

_LINE_END: Final = re.compile(r"(?<!\n)\n(?!\n)")
_WHERE_SETTINGS_ARE: Final = (
    "docs/settings.md explains every setting. To try things on this machine, `engine up` needs none."
)


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
    for heading, commands in GROUPS.items():
        for name, summary in commands.items():
            if name == asked_for:
                _add(app, name)
            else:
                app.command(name, help=summary, rich_help_panel=heading)(_not_loaded)
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
        for each in command.registered_commands:
            each.help = _flowing(each.callback)
        app.add_typer(command, name=name)
    else:
        app.command(name, help=_flowing(command))(command)


def _flowing(command: Callable[..., object] | None) -> str:
    """A docstring for a terminal of any width: a line of the source does not end a line of the help."""
    return _LINE_END.sub(" ", inspect.getdoc(command) or "")


def _engine() -> None:
    """Exists so that a single command keeps its name."""


def _not_loaded() -> None:
    """Stand for a command in the list of --help; never called, because the called one is loaded."""


def _foreseen(error: Exception) -> tuple[str, int] | None:
    """Return the line and the exit code for a failure that needs no traceback."""
    import psycopg
    import redis

    from engine.errors import EngineError
    from engine.settings import SettingsError
    from sql.runner import MigrationError

    match error:
        case SettingsError() if len(error.lines) > 1:
            return f"{error}\n{_WHERE_SETTINGS_ARE}", error.exit_code
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
