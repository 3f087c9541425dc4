"""Why people meet: the six motives."""

from __future__ import annotations

from enum import StrEnum


class Motive(StrEnum):
    """What somebody hopes to get out of meeting people (product: interview)."""

    CONNECTION = "connection"
    COMFORT = "comfort"
    GROWTH = "growth"
    PLAY = "play"
    RESTORATIVE = "restorative"
    ADVENTURE = "adventure"
