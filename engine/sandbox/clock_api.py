"""Moving business time and waiting for quiet, over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.routing import Route

from engine import clock
from engine.sandbox.answers import BadRequest, answer, number_in, read_object
from engine.sandbox.sandbox import sandbox_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_TEN_YEARS: Final = 10 * 366 * 86_400.0
_LONGEST_WAIT: Final = 600.0
_STEP_PATIENCE: Final = 15.0
_PATIENCE: Final = 30.0


async def advance(request: Request) -> Response:
    """POST /sandbox/clock {"advance_seconds"}: stepwise; answers after the last step, with what that one left."""
    sandbox, content = sandbox_of(request), await read_object(request)
    seconds = number_in(content, "advance_seconds", most=_TEN_YEARS)
    patience = number_in(content, "step_timeout_seconds", _STEP_PATIENCE, most=_LONGEST_WAIT)
    if sandbox.facts.clock_file is None:
        raise BadRequest("this stack has no movable clock: CLOCK_FILE is not set", 409)
    steps, left = await sandbox.settler.advance(sandbox.facts.clock_file, seconds, patience)
    return answer({"now": clock.now().isoformat(), "steps": steps, "left": left})


async def settle(request: Request) -> Response:
    """POST /sandbox/settle {"timeout_seconds"}: 200 when nothing is left to do, 504 with what is."""
    sandbox, content = sandbox_of(request), await read_object(request)
    left = await sandbox.settler.settle(number_in(content, "timeout_seconds", _PATIENCE, most=_LONGEST_WAIT))
    return answer({"settled": not left, "left": left}, 504 if left else 200)


ROUTES = [
    Route("/sandbox/clock", advance, methods=["POST"]),
    Route("/sandbox/settle", settle, methods=["POST"]),
]
