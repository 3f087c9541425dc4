"""The figures in README.md, from benchmarks/results.json, between two markers. Without results the block says so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from docs.write.block import Block

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOT: Final = Path(__file__).parents[2]


def _lines(results: dict[str, Any]) -> Iterator[str]:
    yield measured_on(results)
    yield ""
    yield "| What | Measured | Promised | Aim |"
    yield "| --- | ---: | ---: | ---: |"
    for figure in results["figures"]:
        cells = (_number(figure[key], figure["unit"]) for key in ("measured", "target", "aim"))
        yield f"| {figure['what']} | {' | '.join(cells)} |"


def measured_on(results: dict[str, Any]) -> str:
    """Return the sentence that says when and on what these ``results`` (date, machine) were measured."""
    facts = results["machine"]
    servers = f"PostgreSQL {facts['postgresql']}, Redis {facts['redis']}, Python {facts['python']}"
    return f"Measured on {results['date'][:10]}, everything on {facts['processors']} shared cores: {servers}."


def _number(value: float | None, unit: str) -> str:
    return "–" if value is None else f"{value:.3g} {unit}"


BLOCK: Final = Block(
    page=_ROOT / "README.md",
    name="measured",
    figures=_ROOT / "benchmarks" / "results.json",
    missing="Nothing is recorded yet: `make bench` measures, and writes `benchmarks/results.json`.",
    lines=_lines,
)
