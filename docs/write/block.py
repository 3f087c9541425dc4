"""The part of a page that is made from measured figures: what stands between two markers of its name."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Block:
    """One part of a page.

    ``lines`` makes its lines from what the JSON file of ``figures`` holds; ``missing`` stands there while there is no
    such file.
    """

    page: Path
    name: str
    figures: Path
    missing: str
    lines: Callable[[Any], Iterable[str]]

    def fill(self, text: str) -> str:
        """Return the page's ``text`` with this part brought up to date. Raises `ValueError` without the markers."""
        begin, end = f"<!-- {self.name}: begin -->\n", f"<!-- {self.name}: end -->"
        if not (found := re.search(re.escape(begin) + ".*?" + end, text, re.DOTALL)):
            message = f"{self.page.name} has lost its markers {begin.strip()} and {end}"
            raise ValueError(message)
        return text[: found.start()] + begin + self._content() + end + text[found.end() :]

    def render(self) -> str:
        """Return the whole page as it should read."""
        return self.fill(self.page.read_text(encoding="utf-8"))

    def _content(self) -> str:
        if not self.figures.exists():
            return self.missing + "\n"
        return "\n".join(self.lines(json.loads(self.figures.read_text(encoding="utf-8")))) + "\n"
