"""What the numbers were measured on, without saying whose machine it is or where anything lies on it."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from pathlib import Path

from engine.launcher.binaries import postgres_folder, redis_program


def machine_facts() -> dict[str, str | int]:
    """Return processor, memory, system and versions."""
    return {
        "processors": os.cpu_count() or 0,
        "processor": _line("/proc/cpuinfo", "model name") or platform.machine(),
        "memory": _line("/proc/meminfo", "MemTotal"),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "postgresql": _version([str(postgres_folder() / "postgres"), "--version"]),
        "redis": _version([str(redis_program()), "--version"]),
    }


def _line(path: str, name: str) -> str:
    try:
        text = Path(path).read_text(encoding="utf-8")
    except OSError:
        return ""
    found = re.search(rf"^{name}\s*:\s*(.+)$", text, re.MULTILINE)
    return found[1].strip() if found else ""


def _version(command: list[str]) -> str:
    said = subprocess.run(command, text=True, capture_output=True, check=False).stdout
    found = re.search(r"(?:v=|\) )([0-9][0-9.]*)", said)
    return found[1] if found else ""
