"""Medians, ratios and verdicts are what they say."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

import pytest

from benchmarks.__main__ import SCENES
from benchmarks.figures import FIGURES, Figure
from benchmarks.plot import PAIRS, draw
from benchmarks.report import table_of, write_results
from benchmarks.results import SceneResult, judge
from benchmarks.scene import Reading
from benchmarks.summary import neighbour_ratio, percentile

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("percent", "expected"), [(0, 1.0), (50, 5.0), (90, 9.0), (91, 10.0), (99, 10.0), (100, 10.0)])
def test_percentile_is_the_nearest_rank(percent: float, expected: float) -> None:
    """A percentile is always a value that was measured."""
    assert percentile([float(value) for value in range(10, 0, -1)], percent) == expected


def test_ratio_takes_both_neighbours() -> None:
    """A run is held against the mean of the yardstick before and after it."""
    assert neighbour_ratio(600, 800, 1200) == pytest.approx(0.6)


@pytest.mark.parametrize(
    ("figure", "value", "verdict"),
    [
        (Figure("a", "a", target=0.6, aim=0.8), 0.85, "aim met"),
        (Figure("a", "a", target=0.6, aim=0.8), 0.6, "met"),
        (Figure("a", "a", target=0.6, aim=0.8), 0.45, "missed by 25%"),
        (Figure("a", "a", target=25, aim=15, higher_is_better=False), 10, "aim met"),
        (Figure("a", "a", target=25, aim=15, higher_is_better=False), 20, "met"),
        (Figure("a", "a", target=25, aim=15, higher_is_better=False), 30, "missed by 20%"),
        (Figure("a", "a"), 1, "-"),
        (Figure("a", "a", target=1), math.nan, "-"),
    ],
)
def test_verdicts(figure: Figure, value: float, verdict: str) -> None:
    """A promise is kept from its very value on, in the direction that is better."""
    assert figure.verdict(value) == verdict


def test_every_figure_and_plot_has_its_scene() -> None:
    """No figure and no bar speaks of a scene nobody plays."""
    played = {scene.name for scene in SCENES}
    assert {figure.scene for figure in FIGURES} == played
    assert {name for ours, textbook, _ in PAIRS for name in (ours, textbook) if name} <= played


def test_results_hold_every_repetition(tmp_path: Path) -> None:
    """The file keeps each value and each reading of the yardstick, beside the medians."""
    result = SceneResult("texts/s")
    for value in (500.0, 700.0, 600.0):
        result.add(Reading(value, {"p99_ms": value / 100}), (1000.0, 1000.0))
    judged = judge(FIGURES, {"receiver_64": result})
    path = tmp_path / "results.json"
    write_results(path, date="2026-11-21T00:00+00:00", machine={}, judged=judged, scenes={"receiver_64": result})
    written = json.loads(path.read_text(encoding="utf-8"))
    assert written["scenes"]["receiver_64"]["values"] == [500.0, 700.0, 600.0]
    assert written["scenes"]["receiver_64"]["median_ratio"] == pytest.approx(0.6)
    assert [figure["verdict"] for figure in written["figures"]] == ["met", "aim met"]
    assert table_of(judged).row_count == 2


def test_plot_leaves_gaps(tmp_path: Path) -> None:
    """The plot is drawn from what was measured; a scene without a result is no failure and no date is in the file."""
    result = SceneResult("texts/s")
    result.add(Reading(500.0), (1000.0, 1000.0))
    draw(tmp_path / "plot.svg", judge(FIGURES, {"receiver_64": result}))
    drawn = (tmp_path / "plot.svg").read_text(encoding="utf-8")
    assert "Receiver" in drawn
    assert "dc:date" not in drawn
