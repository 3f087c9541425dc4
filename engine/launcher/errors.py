"""What can go wrong while starting servers on this machine."""

from __future__ import annotations

from engine.errors import EngineError


class LauncherError(EngineError):
    """Something needed could not be started; the message is one line that says what to do. It never holds a secret."""
