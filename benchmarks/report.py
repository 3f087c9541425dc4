"""The table in the terminal and `results.json`."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.results import Judged, SceneResult

_STYLES = {"aim met": "bold green", "met": "green", "-": "dim"}


def table_of(judged: Sequence[Judged]) -> Table:
    """Return the table of value, ratio, target, aim and verdict."""
    table = Table(title="Medians; P is pgbench, 16 clients, single-row insert of the same row")
    for heading in ("what", "value", "measured", "target", "aim", ""):
        table.add_column(heading, justify="left" if heading in {"what", ""} else "right")
    for line in judged:
        figure, verdict = line.figure, line.verdict
        absolute = _number(line.absolute, line.absolute_unit) if figure.key == "ratio" else ""
        cells = (_number(value, figure.unit) for value in (line.measured, figure.target, figure.aim))
        table.add_row(figure.title, absolute, *cells, verdict, style=_STYLES.get(verdict, "red"))
    return table


def write_results(
    path: Path,
    *,
    date: str,
    machine: dict[str, str | int],
    judged: Sequence[Judged],
    scenes: dict[str, SceneResult],
) -> None:
    """Write everything, so that a later run can be held against this one."""
    figures = [
        {
            "what": line.figure.title.strip(),
            "scene": line.figure.scene,
            "measured": None if math.isnan(line.measured) else float(f"{line.measured:.4g}"),
            "unit": line.figure.unit,
            "target": line.figure.target,
            "aim": line.figure.aim,
            "verdict": line.verdict,
        }
        for line in judged
    ]
    content = {
        "date": date,
        "machine": machine,
        "figures": figures,
        "scenes": {name: scene.as_json() for name, scene in scenes.items()},
    }
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _number(value: float | None, unit: str) -> str:
    if value is None:
        return "-"
    if math.isnan(value):
        return "not measured"
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2  # noqa: PLR2004 -- three figures are enough
    return f"{value:,.{digits}f} {unit}"
