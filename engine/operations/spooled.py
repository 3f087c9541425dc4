"""What lies in this machine's spool, without opening it: how many texts, under which key versions."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def spooled_versions(folder: Path | None) -> Counter[int]:
    """Count the spooled texts of this machine by key version; a line is `id version …` (engine.messaging.spool)."""
    counts: Counter[int] = Counter()
    if folder is not None and folder.is_dir():
        for path in folder.glob("*.spool"):
            for line in path.read_bytes().split(b"\n")[:-1]:
                counts[int(line.split(b" ", 2)[1])] += 1
    return counts
