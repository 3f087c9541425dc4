"""Changes of when somebody has time and with how many: "evenings work better for me now", "smaller groups, max 4".

What the frame is about has to be times, or a size, from end to end: "I can only do the early show now" is a plan.
"""

from __future__ import annotations

from typing import Final

from engine.domain.understanding.changes_frames import CUT_TIMES, SET_GROUP, SET_TIMES, SHIFTED_GROUP
from engine.domain.understanding.changes_kinds import ExcludeTimes, SetGroup, SetTimes
from engine.domain.understanding.changes_words import PLAN
from engine.domain.understanding.group_sizes import LARGEST, SMALLEST, read_group_size
from engine.domain.understanding.times import read_times
from engine.domain.understanding.word_lists import words

_SMALL: Final = (2, 3)
_BIG: Final = (7, 10)
_NOT_BIG: Final = (2, 6)
_NOT_SMALL: Final = (4, 10)
_TIME_WORDS: Final = words("""
    morning mornings midday middays noon noons lunch lunchtime lunches lunchtimes afternoon afternoons evening evenings
    night nights weekend weekends weekday weekdays weeknight weeknights days daytime daytimes after work the and or
    also in on early late mon tue tues wed thu thurs fri sat sun monday tuesday wednesday thursday friday saturday
    sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays any all either both during
    """)
_HOURS: Final = frozenset({"late", "early"})  # late nights are a boundary, not a part of the day


def read_schedule(clause: str) -> SetTimes | ExcludeTimes | SetGroup | None:
    """Return the change of times or group size that a folded clause states, or None."""
    return _group(clause) or _times(clause)


def _times(clause: str) -> SetTimes | ExcludeTimes | None:
    """Return times that are set or gone."""
    for frame in SET_TIMES:
        found = frame.fullmatch(clause)
        if found and _is_habit(found["it"], ordered=clause.startswith(("change", "switch", "set", "update"))):
            times = read_times(found["it"])
            if times.parts or times.windows:
                return SetTimes(times.parts, times.windows)
    for frame in CUT_TIMES:
        found = frame.fullmatch(clause)
        if found and _is_habit(found["it"], ordered=False) and not _HOURS & set(found["it"].split()):
            gone = read_times(found["it"]).parts
            if gone:
                return ExcludeTimes(gone)
    return None


def _is_habit(words: str, *, ordered: bool) -> bool:
    """Say whether the words are times and nothing else, and times in general unless the frame is an order."""
    said = words.split()
    if not set(said) <= _TIME_WORDS:
        return False
    return ordered or (any(word.endswith("s") for word in said) and not PLAN & set(said))


def _group(clause: str) -> SetGroup | None:
    """Return the size of groups somebody wants from now on."""
    for frame in SET_GROUP:
        if (found := frame.fullmatch(clause)) and (size := read_group_size(found["it"])):
            return SetGroup(size.minimum, size.maximum)
    found = SHIFTED_GROUP.fullmatch(clause)
    if found is None:
        return None
    kinds = {"small": _SMALL, "big": _BIG, "notbig": _NOT_BIG, "notsmall": _NOT_SMALL}
    low, high = next(size for kind, size in kinds.items() if found[kind])
    if limit := found["limit"]:
        number = min(LARGEST, max(SMALLEST, int(limit.split()[-1])))
        low, high = (number, LARGEST) if limit.startswith(("min", "at")) else (SMALLEST, number)
    return SetGroup(low, high)
