"""People and requests for tests of matching, as plain values."""

from __future__ import annotations

import struct
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from engine.domain.matching.people import Person
from engine.domain.matching.request import MatchRequest, Moment
from engine.domain.understanding.group_sizes import GroupSize

if TYPE_CHECKING:
    from collections.abc import Sequence

ANN: Final = UUID(int=1)
ANY_TIME: Final = '{"parts": ["mornings", "afternoons", "evenings", "weekends"]}'
SATURDAY: Final = (Moment("A", "SAT_MORNING", datetime(2026, 11, 21, 18, tzinfo=UTC)),)


def person(number: int, **about: Any) -> Person:  # noqa: ANN401 -- any column of a person
    """Return somebody of 30 who likes coffee, has time and is known well; `about` says what is different."""
    known: dict[str, Any] = {"age": 30, "activities": '{"coffee": 0.85}', "times": ANY_TIME}
    values = about.pop("values", (0.6,) * 12)
    confidences = about.pop("confidences", (0.8,) * 12)
    motives = about.pop("motives", (0.8, 0.6, 0.0, 0.0, 0.0, 0.0))
    traits = b"" if values is None else sent((*values, *confidences, *motives))
    return Person(UUID(int=number), **({"traits": traits} | known | about))


def sent(cells: Sequence[float]) -> bytes:
    """Return numbers as PostgreSQL's array_send does: dimensions, nulls, type, size, lower bound, then the cells."""
    head = struct.pack(">iiiii", 1, 0, 700, len(cells), 1)
    return head + b"".join(struct.pack(">if", 4, cell) for cell in cells)


def coffee(**about: Any) -> MatchRequest:  # noqa: ANN401 -- any field of a request
    """Return Ann's request for coffee on Saturday morning; `about` says what is different."""
    asked: dict[str, Any] = {
        "linkup_id": UUID(int=99),
        "initiator_id": ANN,
        "region_id": UUID(int=98),
        "zone": "America/Los_Angeles",
        "activity_key": "coffee",
        "moments": SATURDAY,
        "group_size": GroupSize(3, 6),
    }
    return MatchRequest(**(asked | about))
