"""Who is behind a phone, as far as the engine knows: where they stand, their LinkUps, and the profile as it forms.

Derived signals only; of what they told us, the first name alone. How far a stranger is in joining is the step's name,
the rest of it stays sealed.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from starlette.routing import Route

from engine import clock
from engine.sandbox.answers import answer
from engine.sandbox.engine_view import EngineAwayError
from engine.sandbox.linkup_card import card_of, is_waiting
from engine.sandbox.linkup_part import headline_of
from engine.sandbox.looking import looking
from engine.sandbox.person_portrait import portrait_of, profile_of
from engine.sandbox.person_standing import notes_of, region_of, standing_of, way_of
from engine.sandbox.phones_api import phone_in
from engine.sandbox.sandbox import sandbox_of
from engine.store.sandbox_linkups import read_cards
from engine.store.sandbox_view import read_person

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from starlette.requests import Request
    from starlette.responses import Response

    from engine.sandbox.facts import Facts
    from engine.store.sandbox_linkups import CardRow
    from engine.store.sandbox_view import PersonRow


async def person(request: Request) -> Response:
    """GET /sandbox/phones/{phone}/person: who texts from this phone."""
    phone = phone_in(request)
    row, linkups = await asyncio.to_thread(_look, sandbox_of(request).facts, phone)
    return answer({"phone": phone, **told(row, linkups, clock.now())})


def told(row: PersonRow | None, linkups: Sequence[CardRow], now: datetime) -> dict[str, Any]:
    """Everything the page shows of somebody; ``waiting`` says that it may change in a moment."""
    profile = profile_of(row)
    has_profile = row is not None and row.profile_state is not None
    return {
        "first_name": None if row is None else row.first_name,
        "standing": standing_of(row, profile).as_json(),
        "notes": notes_of(row),
        "way": way_of(row, profile),
        "region": region_of(row),
        "profile": portrait_of(profile) if has_profile else None,
        "headline": headline_of(linkups, now),
        "linkups": [card_of(linkup, now) for linkup in linkups],
        "waiting": (row is not None and row.is_waiting) or any(is_waiting(linkup, now) for linkup in linkups),
    }


def _look(facts: Facts, phone: str) -> tuple[PersonRow | None, Sequence[CardRow]]:
    """Blocks. Raises `EngineAwayError`."""
    if facts.phone_hash_keys is None:
        raise EngineAwayError("this carrier runs without an engine")
    with looking(facts.database_url) as conn:
        hashes, now = facts.phone_hash_keys.candidates(phone), clock.now()
        return read_person(conn, hashes, now=now), read_cards(conn, hashes, now=now)


ROUTES = [Route("/sandbox/phones/{phone}/person", person, methods=["GET"])]
