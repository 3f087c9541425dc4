"""Small secret files a launcher keeps between starts: written whole or not at all, readable by us alone."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from engine.launcher.errors import LauncherError

if TYPE_CHECKING:
    from pathlib import Path


def recall(path: Path) -> dict[str, Any]:
    """Return what was remembered, empty when nothing was. Raises LauncherError when the file is damaged."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    try:
        content = json.loads(text)
    except ValueError:
        content = None
    if not isinstance(content, dict):
        message = f"{path} is damaged: remove the folder {path.parent} to begin anew (its data is lost)"
        raise LauncherError(message)
    return content


def remember(path: Path, content: dict[str, Any]) -> None:
    """Write `content` so that a crash leaves either the old file or the new one."""
    unfinished = path.with_suffix(".new")
    unfinished.unlink(missing_ok=True)
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(content, file, indent=2)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
