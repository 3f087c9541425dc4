"""The sandbox's web application, and the server it runs on."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, TypedDict

import uvicorn
from starlette.applications import Starlette

from engine.sandbox import clock_api, control_api, feed, linkup, messages_api, page, people_api, person, phones_api, why
from engine.sandbox.answers import BadRequest, answer
from engine.sandbox.engine_view import EngineAwayError
from engine.sandbox.faults import FaultError
from engine.sandbox.knobs import KnobError
from engine.sandbox.protocol import SandboxProtocol
from engine.sandbox.refusals import Refusal
from engine.sandbox.sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from starlette.requests import Request
    from starlette.responses import Response

    from engine.sandbox.engine_view import EngineView
    from engine.sandbox.facts import Facts


class State(TypedDict):
    """What every request can reach."""

    sandbox: Sandbox


def build_app(facts: Facts, view: EngineView, environment: Mapping[str, str] | None = None) -> Starlette:
    """The application; it opens its memory when it starts and closes it when it stops."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[State]:
        sandbox = Sandbox.open(facts, view, environment)
        try:
            yield {"sandbox": sandbox}
        finally:
            await sandbox.close()

    return Starlette(
        # Twilio's paths first: they are the busy ones.
        routes=[
            *messages_api.ROUTES,
            *phones_api.ROUTES,
            *control_api.ROUTES,
            *clock_api.ROUTES,
            *feed.ROUTES,
            *why.ROUTES,
            *person.ROUTES,
            *linkup.ROUTES,
            *people_api.ROUTES,
            *page.ROUTES,
        ],
        lifespan=lifespan,
        exception_handlers={
            Refusal: messages_api.refused,
            BadRequest: _explain,
            FaultError: _explain,
            KnobError: _explain,
            EngineAwayError: _explain,
        },
    )


def build_server(facts: Facts, view: EngineView, environment: Mapping[str, str] | None = None) -> uvicorn.Server:
    """The server; `run()` it, or `run(sockets=[…])` on a socket of one's own."""
    return uvicorn.Server(
        uvicorn.Config(
            build_app(facts, view, environment),
            host=facts.host,
            port=facts.port,
            loop="uvloop",
            http=SandboxProtocol,
            ws="none",
            lifespan="on",
            access_log=False,  # paths hold phone numbers
            log_config=None,
            timeout_keep_alive=75,  # a pooled connection that dies at reuse would look like an ambiguous send
            timeout_graceful_shutdown=1,  # requests that a fault holds would otherwise hold the exit
        )
    )


async def _explain(_: Request, fault: Exception) -> Response:
    """The sandbox's own refusals: one clear line."""
    status = fault.status if isinstance(fault, BadRequest) else 503 if isinstance(fault, EngineAwayError) else 400
    return answer({"error": str(fault)}, status)
