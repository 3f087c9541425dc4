"""A place somebody has, for tests of what is said about it: coffee tomorrow at ten, locked two hours ago."""

from __future__ import annotations

from datetime import timedelta
from typing import Final
from uuid import UUID

from engine.domain.linkups.own_places import OwnPlace
from engine.domain.linkups.states import PlaceStatus
from engine.domain.purposes import Purpose
from engine.domain.turn import RecentReply
from engine.domain.voice import Line
from tests.domain.linkups.known import INVITED, ZONE
from tests.handlers.turns import NOW

_STARTS: Final = INVITED.starts["A"]

COMING: Final = OwnPlace(
    id=UUID(int=70),
    linkup=UUID(int=71),
    label="coffee",
    starts_at=_STARTS,
    completed_at=_STARTS + timedelta(hours=2),
    locked_at=NOW - timedelta(hours=2),
    zone=ZONE,
    is_initiator=False,
    status=PlaceStatus.CONFIRMED,
    min_size=3,
    max_size=4,
    others=("Ben", "Cat", "Dee"),
    venue={"name": "Ritual", "street": "Valencia St"},
)

REMINDED: Final = RecentReply(Purpose.LOGISTICS.value, f"{Line.REMINDER}@0", NOW - timedelta(minutes=5))
"""A text about it that came after the invite of ``tests.domain.linkups.known``."""
