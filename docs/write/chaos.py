"""The figures in docs/chaos.md, from docs/chaos.json, between two markers. Without a report the block says so."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_DOCS: Final = Path(__file__).parents[1]
PAGE: Final = _DOCS / "chaos.md"
REPORT: Final = _DOCS / "chaos.json"

_BLOCK: Final = re.compile(r"(<!-- chaos: begin -->\n).*?(<!-- chaos: end -->)", re.DOTALL)
_NOTHING: Final = "Nothing is recorded yet: `make chaos CHAOS='--report docs'` writes `docs/chaos.json`.\n"


def render() -> str:
    """docs/chaos.md with its block of figures brought up to date. Raises `ValueError` without the markers."""
    text = PAGE.read_text(encoding="utf-8")
    if not _BLOCK.search(text):
        message = "docs/chaos.md has lost its markers <!-- chaos: begin --> and <!-- chaos: end -->"
        raise ValueError(message)
    block = "\n".join(_lines(json.loads(REPORT.read_text(encoding="utf-8")))) if REPORT.exists() else _NOTHING
    return _BLOCK.sub(lambda match: match[1] + block + match[2], text)


def _lines(report: dict[str, Any]) -> Iterator[str]:
    yield (
        f"Seed {report['seed']}: {report['people']} people, {report['days']} days in {report['seconds'] / 60:.1f}"
        f" minutes; {report['texts_in']:,} texts in, {report['texts_out']:,} out. {report['deliveries_repeated']:,}"
        f" texts were delivered again, {report['found_by_reconciling']:,} found in the carrier's list alone, and"
        f" {report['calls_without_an_answer']:,} calls to the carrier ended otherwise than accepted."
    )
    yield ""
    yield "| Figure | Count |"
    yield "| --- | ---: |"
    for figure, times in report["figures"].items():
        yield f"| {figure} | {times} |"
    yield ""
    yield "| While | How often | Texts | p50 s | p95 s | p99 s |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    for latency in report["latencies"]:
        often = report["disturbances"].get(latency["kind"], "")
        ranks = " | ".join(f"{latency[name]:.2f}" for name in ("p50", "p95", "p99"))
        yield f"| {latency['kind']} | {often} | {latency['texts']:,} | {ranks} |"
    yield ""
