"""Who is behind a phone, as far as the engine knows: where they stand, and the profile as it forms.

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
from engine.sandbox.looking import looking
from engine.sandbox.person_portrait import portrait_of, profile_of
from engine.sandbox.person_standing import notes_of, region_of, standing_of, way_of
from engine.sandbox.phones_api import phone_in
from engine.sandbox.sandbox import sandbox_of
from engine.store.sandbox_view import read_person

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from engine.sandbox.facts import Facts
    from engine.store.sandbox_view import PersonRow


async def person(request: Request) -> Response:
    """GET /sandbox/phones/{phone}/person: who texts from this phone."""
    phone = phone_in(request)
    row = await asyncio.to_thread(_look, sandbox_of(request).facts, phone)
    return answer({"phone": phone, **told(row)})


def told(row: PersonRow | None) -> dict[str, Any]:
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
        "waiting": row is not None and row.is_waiting,
    }


def _look(facts: Facts, phone: str) -> PersonRow | None:
    """Blocks. Raises `EngineAwayError`."""
    if facts.phone_hash_keys is None:
        raise EngineAwayError("this carrier runs without an engine")
    with looking(facts.database_url) as conn:
        return read_person(conn, facts.phone_hash_keys.candidates(phone), now=clock.now())


ROUTES = [Route("/sandbox/phones/{phone}/person", person, methods=["GET"])]
