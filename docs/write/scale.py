"""What years of texts cost, in docs/scaling.md, from benchmarks/scale.json."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from docs.write.block import Block
from docs.write.measured import measured_on

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOT: Final = Path(__file__).parents[2]


def _lines(results: dict[str, Any]) -> Iterator[str]:
    yield (
        f"{measured_on(results)} {results['texts']:,} texts and {results['members']:,} members, beside a server"
        " that has none; the median of neighbouring plays, the worst and the best pair."
    )
    yield ""
    yield "| What | New, a second | Grown, a second | Grown to new | Worst | Best | Promised |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"
    for scene in results["scenes"]:
        rates = f"{scene['new']:,.0f} | {scene['grown']:,.0f}"
        ratios = " | ".join(f"{scene[name]:.2f}" for name in ("ratio", "worst", "best"))
        yield f"| {scene['what']} | {rates} | {ratios} | {results['target']:.2f} |"


BLOCK: Final = Block(
    page=_ROOT / "docs" / "scaling.md",
    name="scale",
    figures=_ROOT / "benchmarks" / "scale.json",
    missing="Nothing is recorded yet: `python -m benchmarks.scale` writes `benchmarks/scale.json`.",
    lines=_lines,
)
