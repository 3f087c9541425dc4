"""Plays the scenes: P, run, P, run, P … so that every run has a yardstick right before and right after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.results import SceneResult

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from benchmarks.house import House
    from benchmarks.pace import Pace
    from benchmarks.scene import Scene
    from benchmarks.yardstick import Yardstick


def run_scenes(
    house: House, yardstick: Yardstick, pace: Pace, scenes: Sequence[Scene], *, step: Callable[[str], None]
) -> dict[str, SceneResult]:
    """Return the result of each scene by name. `step` hears of everything that begins."""
    return {scene.name: _run(house, yardstick, pace, scene, step) for scene in scenes}


def steps_of(scene: Scene, pace: Pace) -> int:
    """How often `step` will be called for a scene."""
    return int(scene.warm) + _repetitions(scene, pace) * (2 if scene.beside_p else 1) + int(scene.beside_p)


def _repetitions(scene: Scene, pace: Pace) -> int:
    return pace.repetitions if scene.repetitions is None else min(scene.repetitions, pace.repetitions)


def _run(house: House, yardstick: Yardstick, pace: Pace, scene: Scene, step: Callable[[str], None]) -> SceneResult:
    result = SceneResult(scene.unit)
    house.tidy()
    with scene.open(house, pace) as play:

        def measure() -> float:
            step(f"{scene.name}: P")
            house.tidy()
            house.hold_everything()
            with house.frozen():
                return yardstick.measure()

        if scene.warm:
            step(f"{scene.name}: warming up")
            play()
        before = measure() if scene.beside_p else 0.0
        repetitions = _repetitions(scene, pace)
        for repetition in range(repetitions):
            step(f"{scene.name}: {repetition + 1} of {repetitions}")
            house.tidy()
            reading = play()
            after = measure() if scene.beside_p else 0.0
            result.add(reading, (before, after) if scene.beside_p else None)
            before = after
    return result
