"""Looking into the carrier and making it misbehave: faults, knobs, the ledger, and where everything is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Route

from engine import clock
from engine.sandbox.answers import answer, read_object
from engine.sandbox.message import moment_of
from engine.sandbox.sandbox import sandbox_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response


async def arm_fault(request: Request) -> Response:
    """POST /sandbox/faults {"kind", "count"}: the next `count` sends meet it."""
    sandbox, content = sandbox_of(request), await read_object(request)
    sandbox.faults.arm(content.get("kind"), content.get("count", 1))
    await sandbox.store.committed()
    return answer(sandbox.faults.armed())


async def armed_faults(request: Request) -> Response:
    """GET /sandbox/faults: what is armed, in the order it will strike."""
    return answer(sandbox_of(request).faults.armed())


async def disarm_faults(request: Request) -> Response:
    """DELETE /sandbox/faults: nothing is armed any more."""
    sandbox = sandbox_of(request)
    sandbox.faults.disarm()
    await sandbox.store.committed()
    return answer([])


async def knobs(request: Request) -> Response:
    """GET /sandbox/knobs: every setting that can be turned while running."""
    return answer(sandbox_of(request).knobs.all())


async def turn_knobs(request: Request) -> Response:
    """POST /sandbox/knobs {"hang_seconds": 1, …}."""
    sandbox = sandbox_of(request)
    sandbox.knobs.turn(await read_object(request))
    await sandbox.store.committed()
    return answer(sandbox.knobs.all())


async def ledger(request: Request) -> Response:
    """GET /sandbox/ledger: every text of ours the carrier accepted, in order. Its own confirmations are not ours."""
    rows = sandbox_of(request).store.rows(
        "select recipient, body, sid, created_at, job_id from messages where direction = 'outbound-api' order by seq"
    )
    return answer(
        [
            {
                "to": row["recipient"],
                "body": row["body"],
                "sid": row["sid"],
                "accepted_at": moment_of(row["created_at"]).isoformat(),
                "job_id": row["job_id"],
            }
            for row in rows
        ]
    )


async def info(request: Request) -> Response:
    """GET /sandbox/info: where the stack is and how to log in to its carrier. Never mounted in production."""
    facts = sandbox_of(request).facts
    return answer(
        {
            "database_url": facts.database_url,
            "redis_url": facts.redis_url,
            "account_sid": facts.account_sid,
            "auth_token": facts.auth_tokens[0],
            "number": facts.number,
            "messaging_service_sid": facts.service_sid,
            "now": clock.now().isoformat(),
        }
    )


ROUTES = [
    Route("/sandbox/faults", arm_fault, methods=["POST"]),
    Route("/sandbox/faults", armed_faults, methods=["GET"]),
    Route("/sandbox/faults", disarm_faults, methods=["DELETE"]),
    Route("/sandbox/knobs", knobs, methods=["GET"]),
    Route("/sandbox/knobs", turn_knobs, methods=["POST"]),
    Route("/sandbox/ledger", ledger, methods=["GET"]),
    Route("/sandbox/info", info, methods=["GET"]),
]
