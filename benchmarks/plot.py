"""The plot for the documentation: rates in units of P, ours beside the textbook's, with the promised lines."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import matplotlib as mpl
from matplotlib.figure import Figure as Canvas

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from matplotlib.axes import Axes

    from benchmarks.results import Judged

# Ours, and the textbook scene beside it.
PAIRS = (
    ("receiver_64", "textbook_receiver_64", "Receiver\n64 connections"),
    ("receiver_16", "textbook_receiver_16", "Receiver\n16 connections"),
    ("turns_4_threads", "textbook_turns", "Turns\none process"),
    ("end_to_end", "textbook_end_to_end", "Text in\nto carrier"),
    ("end_to_end_callbacks", None, "the same with\ncallbacks"),
)
_WIDTH = 0.38
_OURS, _TEXTBOOK, _TARGET, _AIM = "#2f6f6b", "#c9c3b8", "#b3412e", "#d9a441"


def draw(path: Path, judged: Sequence[Judged]) -> None:
    """Write the plot; figures that were not measured leave a gap."""
    ratios = {line.figure.scene: line for line in judged if line.figure.key == "ratio"}
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "josh", "font.family": "sans-serif", "font.size": 10}):
        canvas = Canvas(figsize=(9, 4.2), layout="constrained")
        axes = canvas.subplots()
        for place, (ours, textbook, _) in enumerate(PAIRS):
            _bar(axes, place - _WIDTH / 2, _measured(ratios, ours), _OURS)
            _bar(axes, place + _WIDTH / 2, _measured(ratios, textbook), _TEXTBOOK)
            figure = ratios[ours].figure if ours in ratios else None
            for wanted, colour in ((figure and figure.target, _TARGET), (figure and figure.aim, _AIM)):
                if wanted:
                    axes.hlines(wanted, place - _WIDTH, place + _WIDTH, colors=colour, linewidth=2)
        axes.set_xticks(range(len(PAIRS)), [label for *_, label in PAIRS])
        axes.set_ylabel("per second, in units of P")
        axes.set_ylim(bottom=0)
        axes.spines[["top", "right"]].set_visible(False)
        for colour, label in ((_OURS, "JOSH"), (_TEXTBOOK, "textbook variant")):
            axes.bar(0, 0, color=colour, label=label)
        for colour, label in ((_TARGET, "target"), (_AIM, "aim")):
            axes.plot([], [], color=colour, linewidth=2, label=label)
        axes.legend(frameon=False, ncols=4, loc="upper right")
        canvas.savefig(path, metadata={"Date": None, "Creator": None})


def _measured(ratios: dict[str, Judged], scene: str | None) -> float:
    return ratios[scene].measured if scene in ratios else math.nan


def _bar(axes: Axes, place: float, height: float, colour: str) -> None:
    if math.isnan(height):
        return
    bars = axes.bar(place, height, _WIDTH, color=colour)
    axes.bar_label(bars, fmt="%.2f", padding=2, fontsize=9)
