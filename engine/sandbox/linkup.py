"""One LinkUp as operators look at it: its state, everybody in it, waves, reminders, what happened."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from uuid import UUID

from starlette.routing import Route

from engine import clock
from engine.sandbox.answers import BadRequest, answer
from engine.sandbox.linkup_group import group_of
from engine.sandbox.looking import looking
from engine.sandbox.sandbox import sandbox_of
from engine.store.sandbox_linkups import read_linkup

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from engine.store.sandbox_linkups import WholeLinkup


async def linkup(request: Request) -> Response:
    """GET /sandbox/linkups/{id}: one LinkUp with everybody in it."""
    try:
        linkup_id = UUID(request.path_params["linkup_id"])
    except ValueError:
        raise BadRequest("a LinkUp is named by its id, a UUID") from None
    whole = await asyncio.to_thread(_look, sandbox_of(request).facts.database_url, linkup_id)
    if whole is None:
        raise BadRequest("there is no LinkUp with this id", 404)
    return answer(group_of(whole, clock.now()))


def _look(database_url: str, linkup_id: UUID) -> WholeLinkup | None:
    """Blocks. Raises `EngineAwayError`."""
    with looking(database_url) as conn:
        return read_linkup(conn, linkup_id, now=clock.now())


ROUTES = [Route("/sandbox/linkups/{linkup_id}", linkup, methods=["GET"])]
