"""`docs/alerts.md`: whatever an operator is told of is explained, and nothing else is."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOT = Path(__file__).parents[2]
_PLACES = {"Alert": 1, "RaiseAlert": 0}
"""Where a call names its kind."""


def _kinds(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _PLACES:
            kind = node.args[_PLACES[node.func.id]]
            if isinstance(kind, ast.Constant):
                yield str(kind.value)


def test_every_alert_is_explained() -> None:
    """Each kind that is raised anywhere has its row: what happened, and what to do."""
    raised = {
        kind
        for room in ("engine", "handlers", "router")
        for path in (_ROOT / room).rglob("*.py")
        for kind in _kinds(path.read_text(encoding="utf-8"))
    }
    page = (_ROOT / "docs" / "alerts.md").read_text(encoding="utf-8")
    explained = re.findall(r"^\| `(\w+)` \| [^|]+ \| [^|]+ \|$", page, re.MULTILINE)
    assert len(explained) == len(set(explained))
    assert set(explained) == raised
