"""A member who may start a LinkUp, the places of her region, and a draft of hers, for everything about forming."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from engine.domain.forming.standing import OwnLinkup, Standing
from engine.domain.linkups.brief import brief_of
from engine.domain.linkups.places import Venue, venues_of
from engine.domain.linkups.states import LinkupState
from engine.domain.linkups.windows import Part, Window
from tests.domain.living.members import BAY
from tests.handlers.turns import NOW

_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def _venues() -> tuple[Venue, ...]:
    listed = (
        ("Ritual", "Valencia St", "coffee tea", "07:00", "18:00", False, None),
        ("Dolores Park", "Dolores St & 18th St", "picnic walking hiking", "06:00", "21:00", True, None),
        ("Zeitgeist", "199 Valencia St", "bars", "17:00", "02:00", False, 21),
        ("Sunday Table", "12 Guerrero St", "brunch board_games", "09:00", "15:00", False, None),
    )
    return venues_of(
        {
            "name": name, "street": street, "landmark": "the red door", "activities": activities.split(),
            "hours": dict.fromkeys(_DAYS, (opens, closes)), "step_free": True, "outdoor": outdoor, "min_age": min_age,
        }
        for name, street, activities, opens, closes, outdoor, min_age in listed
    )  # fmt: skip


VENUES: Final = _venues()
READY: Final = Standing(may_initiate=True, age=32, venues=VENUES)
SATURDAY: Final = Window(date(2026, 11, 28), Part.MORNING)
DRAFT: Final = OwnLinkup(
    UUID(int=80), LinkupState.DRAFT, brief_of("coffee", (SATURDAY,), BAY.id), VENUES[0].as_plan(), BAY.timezone, NOW
)
DRAFTED: Final = replace(READY, running=DRAFT)
OUT: Final = replace(DRAFT, state=LinkupState.BROADCASTING, ends_at=NOW + timedelta(hours=24))
"""The same plan once it looks for people."""

SOUGHT: Final = replace(READY, running=OUT)
