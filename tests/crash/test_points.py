"""The points themselves: each is found, has a name and a story, and can be armed in a real process, but not in ours."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections import Counter

from engine import crash_points
from engine.crash_points import COMMIT
from tests.crash.points import ROOT, every_point, ways_around
from tests.crash.registry import KILLED_IN
from tests.crash.stories import STORIES


def test_every_point_has_a_story_that_dies_there() -> None:
    """Whoever adds a commit, a call or a ring says in tests/crash/registry.py which story dies there."""
    found = {point.name for point in every_point()}
    listed = Counter(name for names in KILLED_IN.values() for name in names)
    assert found - listed.keys() == set(), "new points: name the shortest story that passes them in KILLED_IN"
    assert listed.keys() - found == set(), "these are gone, or have another name now"
    assert [name for name, times in listed.items() if times > 1] == []
    assert KILLED_IN.keys() == STORIES.keys()


def test_nobody_commits_or_rings_past_the_edges() -> None:
    """A commit or a ring of another kind would be a point that nobody can die at."""
    assert ways_around() == []


def test_a_process_that_is_not_armed_does_nothing_at_its_points() -> None:
    """Both moments are one and the same function, and it has no body."""
    assert crash_points.before is crash_points.after
    assert crash_points.before.__code__.co_names == ()


def test_a_real_process_dies_where_it_is_told(environment: dict[str, str]) -> None:
    """`engine clock`, started as always, kills itself when a sweep is about to be recorded for the second time."""
    (point,) = (p for p in every_point() if (p.act, p.function) == (COMMIT, "engine.sweeps.sweep.run_sweep"))
    armed = environment | {"CRASH_POINT": f"before {COMMIT} {point.function}:{point.first} 2"}
    ended = subprocess.run(
        [sys.executable, "-m", "engine.cli.main", "clock"],
        cwd=ROOT, env=armed, capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert ended.returncode == -signal.SIGKILL, ended.stdout[-2000:]
