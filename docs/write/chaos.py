"""The figures in docs/chaos.md, from docs/chaos.json, between two markers. Without a report the block says so."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from docs.write.block import Block

if TYPE_CHECKING:
    from collections.abc import Iterator

_DOCS: Final = Path(__file__).parents[1]


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


BLOCK: Final = Block(
    page=_DOCS / "chaos.md",
    name="chaos",
    figures=_DOCS / "chaos.json",
    missing="Nothing is recorded yet: `make chaos CHAOS='--report docs'` writes `docs/chaos.json`.",
    lines=_lines,
)
