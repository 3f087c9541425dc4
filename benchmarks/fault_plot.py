"""The plot of `benchmarks.faults`: every answer by when its text was sent and how long it took, one panel a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import matplotlib as mpl
from matplotlib.figure import Figure as Canvas

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_ANSWER: Final = "#2f6f6b"
_STRUCK: Final = "#b3412e"
_SHORTEST: Final = 0.005
"""Seconds: below it answers are drawn as if they took so long."""
_COLUMNS: Final = 2


def draw(path: Path, answers: Mapping[str, Sequence[tuple[float, float]]], *, struck_at: float) -> None:
    """Write the plot of ``answers`` by fault: seconds since the load began, and seconds until the answer.

    A line is drawn where the fault began, ``struck_at`` seconds after the load.
    """
    rows = -(-len(answers) // _COLUMNS)
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "josh", "font.family": "sans-serif", "font.size": 10}):
        canvas = Canvas(figsize=(9, 2.1 * rows), layout="constrained")
        grid = canvas.subplots(rows, _COLUMNS, sharex=True, sharey=True, squeeze=False)
        for axes, (fault, points) in zip(grid.flat, answers.items(), strict=False):
            # Thousands of points: as a picture, so that the file stays small.
            axes.scatter(
                [sent for sent, _ in points],
                [max(waited, _SHORTEST) for _, waited in points],
                s=3, alpha=0.5, color=_ANSWER, linewidths=0, rasterized=True,
            )  # fmt: skip
            axes.axvline(struck_at, color=_STRUCK, linewidth=1)
            axes.set_yscale("log")
            axes.set_title(fault, fontsize=10, loc="left")
            axes.spines[["top", "right"]].set_visible(False)
        for spare in grid.flat[len(answers) :]:
            spare.set_axis_off()
        canvas.supxlabel("text sent, seconds of the run", fontsize=10)
        canvas.supylabel("until its answer, seconds", fontsize=10)
        canvas.savefig(path, metadata={"Date": None, "Creator": None}, dpi=120)
