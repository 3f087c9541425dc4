"""Dying at a point of a story, and what must come of it: the same as if nobody had died."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from tests.crash.outcome import check, differences, ending
from tests.crash.points import every_point
from tests.crash.registry import KILLED_IN
from tests.crash.stories import STORIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from tests.crash.arena import Arena, Death
    from tests.crash.outcome import Ending
    from tests.crash.points import Point

    Arenas = Callable[[str], AbstractContextManager[Arena]]


@dataclass(frozen=True)
class Life:
    """A story nobody died in: every passing in order, and how it ended."""

    passings: Sequence[str]
    ending: Ending

    def deaths_at(self, name: str) -> Iterator[Death]:
        """Where to die to die at a point, before and after it; fails when the story does not get there.

        Where one point works off what it has found, as ``one_by_one`` does, that is at its first item too.
        """
        for moment in ("before", "after"):
            place = next((p for p in self.passings if p.startswith(moment) and _point(p).name == name), None)
            assert place is not None, f"not passed: {moment} {name}; tests/crash/registry.py has to name another story"
            yield place, 1
            if _point(place).by_item and self.passings.count(place) > 1:
                yield place, 2


def live_undisturbed(arenas: Arenas, story: str) -> Life:
    """Live through a story without a death."""
    with arenas(story) as arena:
        assert arena.live() == 0, arena.last_words()
        check(arena)
        return Life([line for line in arena.diary() if not line.startswith("step ")], ending(arena))


def die_everywhere(arenas: Arenas, story: str) -> int:
    """Die at every point that is this story's, and hold each ending against that of a life without a death.

    One life has many deaths; what one of them made impossible, like a ring once somebody died before it, the next
    life has. Gives the number of deaths.
    """
    life = live_undisturbed(arenas, story)
    wanted = {death for name in KILLED_IN[story] for death in life.deaths_at(name)}
    number = len(wanted)
    while wanted:
        with arenas(story) as arena:
            died = arena.die_and_go_on(wanted, STORIES[story].deaths)
            assert died, f"never passed again: {wanted}"
            check(arena)
            different = differences(ending(arena), life.ending)
            assert not different, f"{different} after {died}"
        wanted -= set(died)
    return number


@cache
def _point(passing: str) -> Point:
    """The point of a passing; where two share a line, the one that begins there."""
    place = passing.partition(" ")[2]
    found = [point for point in every_point() if point.is_at(place)]
    assert found, f"{place} was passed, and tests/crash/points.py does not see it"
    return max(found, key=lambda point: point.first)
