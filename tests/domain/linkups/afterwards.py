"""A coffee that was yesterday, and one that is about to begin, for tests of what is said of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

from engine.domain.linkups.after import AfterStep, Attendance
from engine.domain.linkups.exchange import Comer
from engine.domain.linkups.own_afters import OwnAfter
from engine.domain.linkups.own_days import Arriving, OwnDay
from engine.domain.linkups.states import PlaceStatus
from tests.domain.linkups.coming import COMING
from tests.domain.linkups.known import ZONE
from tests.domain.living.members import asked
from tests.handlers.turns import NOW

if TYPE_CHECKING:
    from engine.domain.people import Question

BEN, CAT, DEE = (UUID(int=number) for number in (81, 82, 83))

OVER: Final = OwnAfter(
    id=UUID(int=91),
    linkup=UUID(int=90),
    place=UUID(int=92),
    activity="coffee",
    label="coffee",
    starts_at=NOW - timedelta(hours=20),
    completed_at=NOW - timedelta(hours=18),
    zone=ZONE,
    status=PlaceStatus.CONFIRMED,
    comers=(Comer(BEN, "Ben"), Comer(CAT, "Cat"), Comer(DEE, "Dee")),
)
"""Nothing is known yet of who was there."""

WENT: Final = replace(
    OVER, attendance=Attendance.ATTENDED, status=PlaceStatus.ATTENDED, done=frozenset({AfterStep.ATTENDANCE})
)
AGAIN: Final = replace(WENT, do_again=True, done=WENT.done | {AfterStep.DO_AGAIN})
LISTED: Final = replace(AGAIN, done=AGAIN.done | {AfterStep.REMEMBER}, shown=(BEN, CAT, DEE))
CHOSEN: Final = replace(LISTED, done=frozenset(AfterStep), chosen=frozenset({BEN}))

NOW_ON: Final = OwnDay(
    place=COMING.id,
    linkup=COMING.linkup,
    label="coffee",
    starts_at=NOW + timedelta(minutes=20),
    completed_at=NOW + timedelta(hours=3),
    zone=ZONE,
    others=(Arriving("Ben"), Arriving("Cat"), Arriving("Dee")),
    venue={"name": "Ritual", "street": "Valencia St"},
)
"""It begins in twenty minutes; nobody has written yet."""


def asked_about(step: AfterStep, after: OwnAfter = OVER, *, hours: float = 1) -> Question:
    """What was asked about it last, so many hours ago, and is open."""
    at = NOW - timedelta(hours=hours)
    return replace(asked("after", step.value), topic=after.topic, created_at=at, asked_at=at)
