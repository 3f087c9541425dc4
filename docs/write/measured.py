"""The figures in README.md, from benchmarks/results.json, between two markers. Without results the block says so."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOT: Final = Path(__file__).parents[2]
PAGE: Final = _ROOT / "README.md"
RESULTS: Final = _ROOT / "benchmarks" / "results.json"

_BLOCK: Final = re.compile(r"(<!-- measured: begin -->\n).*?(<!-- measured: end -->)", re.DOTALL)
_NOTHING: Final = "Nothing is recorded yet: `make bench` measures, and writes `benchmarks/results.json`.\n"


def render() -> str:
    """README.md with its block of figures brought up to date. Raises `ValueError` without the markers."""
    text = PAGE.read_text(encoding="utf-8")
    if not _BLOCK.search(text):
        message = "README.md has lost its markers <!-- measured: begin --> and <!-- measured: end -->"
        raise ValueError(message)
    block = "\n".join(_lines(json.loads(RESULTS.read_text(encoding="utf-8")))) if RESULTS.exists() else _NOTHING
    return _BLOCK.sub(lambda match: match[1] + block + match[2], text)


def _lines(results: dict[str, Any]) -> Iterator[str]:
    facts = results["machine"]
    servers = f"PostgreSQL {facts['postgresql']}, Redis {facts['redis']}, Python {facts['python']}"
    yield f"Measured on {results['date'][:10]}, everything on {facts['processors']} shared cores: {servers}."
    yield ""
    yield "| What | Measured | Promised | Aim |"
    yield "| --- | ---: | ---: | ---: |"
    for figure in results["figures"]:
        cells = (_number(figure[key], figure["unit"]) for key in ("measured", "target", "aim"))
        yield f"| {figure['what']} | {' | '.join(cells)} |"
    yield ""


def _number(value: float | None, unit: str) -> str:
    return "–" if value is None else f"{value:.3g} {unit}"
