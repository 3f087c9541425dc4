"""The figures in docs/outages.md, from benchmarks/faults.json."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from docs.write.block import Block
from docs.write.measured import measured_on

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOT: Final = Path(__file__).parents[2]


def _lines(results: dict[str, Any]) -> Iterator[str]:
    yield f"{measured_on(results)} {results['a_second']} texts a second."
    yield ""
    yield (
        "| While | Texts | Delivered again | Lost | Doubled | Out of order | In doubt | p50 s | p95 s | p99 s"
        " | Caught up s |"
    )
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for fault in results["faults"]:
        counts = " | ".join(
            f"{fault[name]:,}" for name in ("texts", "repeated", "lost", "doubled", "swapped", "in_doubt")
        )
        times = " | ".join(f"{fault[name]:.2f}" for name in ("p50", "p95", "p99", "caught_up_after"))
        yield f"| {fault['fault']} | {counts} | {times} |"


BLOCK: Final = Block(
    page=_ROOT / "docs" / "outages.md",
    name="outages",
    figures=_ROOT / "benchmarks" / "faults.json",
    missing="Nothing is recorded yet: `python -m benchmarks.faults` writes `benchmarks/faults.json`.",
    lines=_lines,
)
