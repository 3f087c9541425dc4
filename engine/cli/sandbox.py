"""`engine sandbox`: play the carrier, for development and tests."""

from __future__ import annotations

import os
from pathlib import Path

import typer

from engine import clock
from engine.errors import EngineError
from engine.sandbox.app import build_server
from engine.sandbox.engine_view import open_view
from engine.sandbox.facts import SandboxRefusedError, facts_of
from engine.settings import load_settings


def sandbox() -> None:
    """Run a fake Twilio with phones, faults and a movable clock, on SANDBOX_URL, keeping its state in SANDBOX_DIR."""
    try:
        settings = load_settings()
        folder = os.environ.get("SANDBOX_DIR")
        if not folder:
            raise SandboxRefusedError("SANDBOX_DIR must name the folder where the sandbox keeps its state")
        facts = facts_of(settings, Path(folder))
        if facts.clock_file is not None:
            if not facts.clock_file.exists():
                clock.write_offset(facts.clock_file, clock.offset())
            clock.use_file(facts.clock_file)
        server = build_server(facts, open_view(settings), os.environ)
    except EngineError as fault:
        typer.echo(str(fault), err=True)
        raise typer.Exit(fault.exit_code) from None
    server.run()
