"""Why a text was answered as it was: its story from the engine's own database, for the page's panel."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from starlette.routing import Route

from engine.sandbox.answers import BadRequest, answer
from engine.sandbox.looking import looking
from engine.sandbox.message import find
from engine.sandbox.sandbox import sandbox_of
from engine.sandbox.why_story import steps_of
from engine.sandbox.why_verdict import codes, is_over, sentence, timings
from engine.store.connections import transaction
from engine.store.why import find_text, read_rows

if TYPE_CHECKING:
    import sqlite3

    from starlette.requests import Request
    from starlette.responses import Response

_SID: Final = re.compile(r"(SM|MM)[0-9a-fA-F]{32}")

_CARRIER_WROTE: Final = (
    "The carrier wrote this itself, before we had a say: it answers STOP, START and HELP in its own name"
)
_NOT_THERE: Final = "The engine has no row for this text: its webhook was not answered, or the text waits in the spool"


async def why(request: Request) -> Response:
    """GET /sandbox/why?sid=…: what the engine did for this text, by its correlation id, for its own number only."""
    sandbox, sid = sandbox_of(request), request.query_params.get("sid", "")
    if not _SID.fullmatch(sid):
        raise BadRequest("sid must be SM or MM and 32 hexadecimal digits")
    row = find(sandbox.store, sid)
    if row is None:
        raise BadRequest("the carrier has no text with this sid", 404)
    return answer({"sid": sid} | await asyncio.to_thread(_explain, sandbox.facts.database_url, row))


def _explain(database_url: str, row: sqlite3.Row) -> dict[str, Any]:
    """The explanation of a text the carrier knows. Blocks. Raises `EngineAwayError`."""
    if row["direction"] == "outbound-reply":
        return _only(_CARRIER_WROTE, over=True)
    sid, job_id = row["sid"], _job_id(row)
    with looking(database_url) as conn:
        found = find_text(conn, sid, job_id=job_id)
        if found is None:
            return _only(_NOT_THERE, over=False)
        with transaction(conn):
            rows = read_rows(conn, found, sid)
    return {
        "known": True,
        "over": is_over(rows),
        "sentence": sentence(rows, sid),
        "correlation_id": found.correlation_ids[0],
        **codes(rows),
        "timings": timings(rows, sid),
        "steps": steps_of(rows),
        "jobs": [
            {"id": job.id, "purpose": job.purpose, "status": job.status, "attempts": job.attempts} for job in rows.jobs
        ],
    }


def _only(what: str, *, over: bool) -> dict[str, Any]:
    return {"known": False, "over": over, "sentence": what, "timings": [], "steps": [], "jobs": []}


def _job_id(row: sqlite3.Row) -> UUID | None:
    try:
        return UUID(row["job_id"]) if row["job_id"] else None
    except ValueError:  # somebody else's text, sent through the API by hand
        return None


ROUTES = [Route("/sandbox/why", why, methods=["GET"])]
