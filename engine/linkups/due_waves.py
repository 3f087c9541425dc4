"""Which LinkUps a thread of the waves lane takes next, so that no other thread of its process takes them meanwhile."""

from __future__ import annotations

import threading
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from engine.store import invites

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

    from engine.store.invites import DueWave

BATCH: Final = 4
"""LinkUps looked at in one step: few, so that what falls due in a minute is shared among the threads."""

MOST: Final = 16
"""LinkUps looked at in one step while many are due: each statement is about all of them, which costs less than half;
and no more, because whoever texts us while they are asked waits until all of them were."""

SHARE: Final = 4
"""One step takes so great a part of what is seen to be due, within these bounds."""

AHEAD: Final = 64
"""LinkUps read to see how many searches are due in a region at a time."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """LinkUps a thread has in its hands, and how many searches are due in each region, those in other hands too."""

    due: Sequence[DueWave]
    searches: Mapping[UUID, int]


@dataclass(slots=True)
class DueWaves:
    """What is due, shared out among threads."""

    _in_hand: set[UUID] = field(default_factory=set)
    _choosing: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def taken(self, conn: Connection, now: datetime) -> Iterator[Chosen]:
        """Give LinkUps that are due and in no other thread's hands, longest due first; nobody else gets them meanwhile.

        Without it every thread would search for the same ones: four times the work, and no faster (measured).
        """
        with self._choosing:
            due = invites.waves_due(conn, now=now, batch=AHEAD + len(self._in_hand))
            most = max(BATCH, min(MOST, len(due) // SHARE))
            mine = [each for each in due if each.id not in self._in_hand][:most]
            self._in_hand.update(each.id for each in mine)
        try:
            yield Chosen(mine, Counter(each.region_id for each in due if each.unsearched))
        finally:
            with self._choosing:
                self._in_hand.difference_update(each.id for each in mine)
