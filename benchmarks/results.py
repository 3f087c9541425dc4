"""What came out: every repetition of every scene, and the medians of them."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from benchmarks.summary import median, neighbour_ratio

if TYPE_CHECKING:
    from benchmarks.figures import Figure
    from benchmarks.scene import Reading


@dataclass(slots=True)
class SceneResult:
    """All repetitions of one scene; P before and after each, where it was measured."""

    unit: str
    values: list[float] = field(default_factory=list)
    yardstick: list[tuple[float, float]] = field(default_factory=list)
    more: dict[str, list[float]] = field(default_factory=dict)

    def add(self, reading: Reading, yardstick: tuple[float, float] | None) -> None:
        """Keep one repetition."""
        self.values.append(reading.value)
        if yardstick is not None:
            self.yardstick.append(yardstick)
        for name, value in reading.more.items():
            self.more.setdefault(name, []).append(value)

    @property
    def ratios(self) -> list[float]:
        """Each repetition in units of its neighbouring P."""
        pairs = zip(self.values, self.yardstick, strict=False)
        return [neighbour_ratio(value, before, after) for value, (before, after) in pairs]

    def middle(self, key: str) -> float:
        """Return the median of `ratio`, `value`, or something measured beside it; not a number when there is none."""
        if key == "ratio":
            return median(self.ratios)
        return median(self.values if key == "value" else self.more.get(key, []))

    def as_json(self) -> dict[str, Any]:
        """Everything, medians first."""
        return {
            "unit": self.unit,
            "median": _rounded(median(self.values)),
            "median_ratio": _rounded(median(self.ratios)),
            "median_more": {name: _rounded(median(values)) for name, values in self.more.items()},
            "values": [_rounded(value) for value in self.values],
            "ratios": [_rounded(ratio) for ratio in self.ratios],
            "yardstick_before_after": [[_rounded(before), _rounded(after)] for before, after in self.yardstick],
            "more": {name: [_rounded(value) for value in values] for name, values in self.more.items()},
        }


@dataclass(frozen=True, slots=True)
class Judged:
    """One figure with what was measured for it."""

    figure: Figure
    measured: float
    absolute: float
    absolute_unit: str

    @property
    def verdict(self) -> str:
        """Whether the promise is kept."""
        return self.figure.verdict(self.measured)


def judge(figures: tuple[Figure, ...], scenes: dict[str, SceneResult]) -> list[Judged]:
    """Return the figures whose scenes were measured."""
    return [
        Judged(figure, scene.middle(figure.key), scene.middle("value"), scene.unit)
        for figure in figures
        if (scene := scenes.get(figure.scene)) is not None
    ]


def _rounded(value: float) -> float | None:
    return None if math.isnan(value) else float(f"{value:.5g}")
