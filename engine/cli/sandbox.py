"""`engine sandbox`: play the carrier, for development and tests."""

from __future__ import annotations


def sandbox() -> None:
    """Run a fake Twilio with phones, faults and a movable clock, on SANDBOX_URL, keeping its state in SANDBOX_DIR."""
    import gc
    import os
    from pathlib import Path

    from engine import clock
    from engine.logs import configure_logs
    from engine.sandbox.app import build_server
    from engine.sandbox.engine_view import open_view
    from engine.sandbox.facts import SandboxRefusedError, facts_of
    from engine.settings import load_settings

    settings = load_settings()
    configure_logs(settings.log_level)
    folder = os.environ.get("SANDBOX_DIR")
    if not folder:
        raise SandboxRefusedError("SANDBOX_DIR must name the folder where the sandbox keeps its state")
    facts = facts_of(settings, Path(folder))
    if facts.clock_file is not None:
        if not facts.clock_file.exists():
            clock.write_offset(facts.clock_file, clock.offset())
        clock.use_file(facts.clock_file)
    # Thousands of callbacks wait at once under load, and walking over them again and again halves what we accept.
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
    build_server(facts, open_view(settings), os.environ).run()
