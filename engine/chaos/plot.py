"""The plot of a run: every answer by when its text was sent and how long it took, over what was broken at the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import matplotlib as mpl
from matplotlib.figure import Figure as Canvas

from engine.chaos.disturbing import BREAKS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from matplotlib.axes import Axes

    from engine.chaos.evidence import Strike
    from engine.chaos.latencies import Answered

_ANSWER, _DOWN, _CARRIER = "#2f6f6b", "#b3412e", "#d9a441"
_SHORTEST = 0.02
"""Seconds: below it answers are drawn as if they took so long."""


def draw(path: Path, answers: Sequence[Answered], strikes: Sequence[Strike]) -> None:
    """Write the plot."""
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "josh", "font.family": "sans-serif", "font.size": 10}):
        canvas = Canvas(figsize=(9, 6), layout="constrained")
        above, below = canvas.subplots(2, 1, sharex=True, height_ratios=(3, 2))
        # Thousands of points: as a picture, so that the file stays small.
        above.scatter(
            [answer.sent_clock for answer in answers],
            [max(answer.seconds, _SHORTEST) for answer in answers],
            s=4, alpha=0.5, color=_ANSWER, linewidths=0, rasterized=True,
        )  # fmt: skip
        above.set_yscale("log")
        above.set_ylabel("text to answer, seconds")
        _draw_strikes(below, strikes)
        below.set_xlabel("seconds of the run")
        for axes in (above, below):
            axes.spines[["top", "right"]].set_visible(False)
        canvas.savefig(path, metadata={"Date": None, "Creator": None}, dpi=150)


def _draw_strikes(axes: Axes, strikes: Sequence[Strike]) -> None:
    """One row a kind, a bar for as long as it lasted."""
    kinds = sorted({strike.kind for strike in strikes}, key=lambda kind: (kind not in BREAKS, kind), reverse=True)
    for strike in strikes:
        long = max(strike.ended_clock - strike.began_clock, 0.5)
        colour = _DOWN if strike.kind in BREAKS else _CARRIER
        axes.barh(kinds.index(strike.kind), long, left=strike.began_clock, color=colour, height=0.9)
    axes.set_yticks(range(len(kinds)), kinds, fontsize=6)
    axes.tick_params(axis="y", length=0)
