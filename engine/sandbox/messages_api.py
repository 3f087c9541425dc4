"""Twilio's Messages API at its real paths: create, list, fetch, redact, delete. Stateful, and durable before its 201.

The order of a create: a send fault that strikes before acceptance, login, validation, opt-out, acceptance (committed),
a send fault that strikes after it, the answer.
"""

from __future__ import annotations

import asyncio
from base64 import b64encode
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, parse_qsl, urlsplit

from starlette.responses import Response
from starlette.routing import Route

from engine.sandbox.answers import answer
from engine.sandbox.faults import error_code_of
from engine.sandbox.listing import list_page
from engine.sandbox.message import API_VERSION, FINAL_RANK, Message, find, new_sid, resource
from engine.sandbox.protocol import hang_up
from engine.sandbox.refusals import Draft, Refusal, check_send
from engine.sandbox.sandbox import Sandbox, sandbox_of
from engine.sandbox.segments import count_segments

if TYPE_CHECKING:
    import sqlite3

    from starlette.requests import Request

_ASYNCHRONOUS_CODES = range(30_000, 31_000)
_REFUSED_BY_FAULT = {"http_503": 20503, "rate_limit_429": 20429}


async def create(request: Request) -> Response:
    """POST Messages.json."""
    sandbox = sandbox_of(request)
    body = await request.body()
    fault = sandbox.faults.take_send()
    if fault == "timeout_before_accept":
        return await _hang(request, sandbox)
    if fault in _REFUSED_BY_FAULT:
        raise Refusal(_REFUSED_BY_FAULT[fault])
    _log_in(request, sandbox)
    draft = check_send(parse_qs(body.decode(), keep_blank_values=True), sandbox.facts)
    if sandbox.is_opted_out(draft.recipient):
        raise Refusal(21610)
    code = error_code_of(fault) if fault else None
    if code is not None and code not in _ASYNCHRONOUS_CODES:
        raise Refusal(code)
    row = await _accept(sandbox, draft, code)
    if fault == "accept_then_timeout":
        return await _hang(request, sandbox)
    if fault == "http_500_after_accept":
        raise Refusal(20500)
    return answer(resource(row, sandbox.facts.account_sid), 201)


async def index(request: Request) -> Response:
    """GET Messages.json."""
    sandbox = sandbox_of(request)
    _log_in(request, sandbox)
    # Parsed by hand: Twilio's filters are named `DateSent<` and `DateSent>`, and a blank one counts as absent.
    query = dict(parse_qsl(request.scope["query_string"].decode()))
    return answer(list_page(sandbox.store, sandbox.facts.account_sid, query))


async def fetch(request: Request) -> Response:
    """GET Messages/{sid}.json."""
    sandbox = sandbox_of(request)
    _log_in(request, sandbox)
    return answer(resource(_wanted(request, sandbox), sandbox.facts.account_sid))


async def redact(request: Request) -> Response:
    """POST Messages/{sid}.json with an empty Body: the only change Twilio allows to an unscheduled message."""
    sandbox = sandbox_of(request)
    _log_in(request, sandbox)
    row = _wanted(request, sandbox)
    form = parse_qs((await request.body()).decode(), keep_blank_values=True)
    if form.get("Body") != [""]:
        raise Refusal(20001)
    _require_complete(row)
    sandbox.store.write("update messages set redacted = 1 where sid = ?", (row["sid"],))
    await sandbox.store.committed()
    return answer(resource(_wanted(request, sandbox), sandbox.facts.account_sid))


async def delete(request: Request) -> Response:
    """DELETE Messages/{sid}.json: gone from the API; the phone and the ledger keep theirs."""
    sandbox = sandbox_of(request)
    _log_in(request, sandbox)
    row = _wanted(request, sandbox)
    _require_complete(row)
    sandbox.store.write("update messages set removed = 1 where sid = ?", (row["sid"],))
    await sandbox.store.committed()
    return Response(status_code=204)


async def refused(_: Request, refusal: Exception) -> Response:
    """Every `Refusal` in Twilio's own shape."""
    if not isinstance(refusal, Refusal):
        raise refusal
    headers = {"WWW-Authenticate": 'Basic realm="Twilio API"'} if refusal.code == 20003 else None  # noqa: PLR2004 -- Twilio's code for a failed login
    return answer(refusal.json(), refusal.status, headers)


_HOME = f"/{API_VERSION}/Accounts/{{account_sid}}/Messages"
ROUTES = [
    Route(f"{_HOME}.json", create, methods=["POST"]),
    Route(f"{_HOME}.json", index, methods=["GET"]),
    Route(f"{_HOME}/{{sid}}.json", fetch, methods=["GET"]),
    Route(f"{_HOME}/{{sid}}.json", redact, methods=["POST"]),
    Route(f"{_HOME}/{{sid}}.json", delete, methods=["DELETE"]),
]


async def _accept(sandbox: Sandbox, draft: Draft, error_code: int | None) -> sqlite3.Row:
    """Take the message on: written, its steps planned, committed, then started."""
    jobs = parse_qs(urlsplit(draft.callback).query).get("job") if draft.callback else None
    message = Message(
        sid=new_sid(draft.media),
        direction="outbound-api",
        phone=draft.recipient,
        recipient=draft.recipient,
        sender=draft.sender,
        service=draft.service,
        body=draft.body,
        media=draft.media,
        segments=count_segments(draft.body),
        status="accepted" if draft.service else "queued",
        job_id=jobs[0] if jobs else None,
    )
    message.insert(sandbox.store)
    steps = sandbox.carrier.plan(message, draft.callback, error_code)
    row = _row(sandbox, message.sid)  # as accepted: by the time of the answer the first step may have happened
    await sandbox.store.committed()
    sandbox.carrier.start(steps)
    return row


def _row(sandbox: Sandbox, sid: str) -> sqlite3.Row:
    row = find(sandbox.store, sid)
    if row is None or row["removed"]:
        raise Refusal(20404)
    return row


def _wanted(request: Request, sandbox: Sandbox) -> sqlite3.Row:
    return _row(sandbox, request.path_params["sid"])


def _require_complete(row: sqlite3.Row) -> None:
    """Twilio neither redacts nor deletes a message still on its way."""
    if row["rank"] < FINAL_RANK:
        raise Refusal(20009)


def _log_in(request: Request, sandbox: Sandbox) -> None:
    given = request.headers.get("authorization", "")
    if given not in _logins(sandbox.facts.account_sid, sandbox.facts.auth_tokens):
        raise Refusal(20003)
    if request.path_params["account_sid"] != sandbox.facts.account_sid:
        raise Refusal(20404)


@lru_cache(maxsize=4)
def _logins(account_sid: str, auth_tokens: tuple[str, ...]) -> frozenset[str]:
    return frozenset(f"Basic {b64encode(f'{account_sid}:{token}'.encode()).decode()}" for token in auth_tokens)


async def _hang(request: Request, sandbox: Sandbox) -> Response:
    """Say nothing for long, or until the client gives up; then hang up without a word."""
    try:
        async with asyncio.timeout(sandbox.knobs.hang_seconds):
            await _until_gone(request)
    except TimeoutError:
        hang_up(request)
        await _until_gone(request)
    return Response(status_code=504)  # reaches nobody: the connection is closed


async def _until_gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
