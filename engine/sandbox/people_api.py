"""Members on request, for whoever needs a town full of people before anybody texts."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any, Final

from starlette.routing import Route

from engine import clock
from engine.sandbox.admitting import AlreadyAMemberError, Newcomer, admit
from engine.sandbox.answers import BadRequest, answer, read_object
from engine.sandbox.engine_view import EngineAwayError
from engine.sandbox.interviewed import UnknownWordsError
from engine.sandbox.looking import looking
from engine.sandbox.sandbox import sandbox_of

if TYPE_CHECKING:
    from uuid import UUID

    from starlette.requests import Request
    from starlette.responses import Response

    from engine.sandbox.facts import Facts

_NUMBER: Final = re.compile(r"\+1\d{10}")
_ZIP: Final = re.compile(r"\d{5}")
_SAN_FRANCISCO: Final = "94110"
_MOST: Final = 20
_LONGEST: Final = 60
_LONGEST_NAME: Final = 40


async def add_person(request: Request) -> Response:
    """POST /sandbox/people {"phone", "first_name", "zip", "activities", "times", "seed"}: a member at once."""
    newcomer = _newcomer(await read_object(request))
    try:
        user_id = await asyncio.to_thread(_admit, sandbox_of(request).facts, newcomer)
    except UnknownWordsError as fault:
        raise BadRequest(str(fault)) from None
    except AlreadyAMemberError as fault:
        raise BadRequest(str(fault), 409) from None
    return answer({"user_id": str(user_id)})


def _admit(facts: Facts, newcomer: Newcomer) -> UUID:
    """Blocks. Raises `EngineAwayError`."""
    if facts.phone_hash_keys is None:
        raise EngineAwayError("this carrier runs without an engine")
    with looking(facts.database_url) as conn:
        return admit(conn, newcomer, hasher=facts.phone_hash_keys, now=clock.now())


def _newcomer(content: dict[str, Any]) -> Newcomer:
    phone, zip_code = content.get("phone"), content.get("zip") or _SAN_FRANCISCO
    if not isinstance(phone, str) or not _NUMBER.fullmatch(phone):
        raise BadRequest("phone must be a number of the United States like +14155550101")
    if not isinstance(zip_code, str) or not _ZIP.fullmatch(zip_code):
        raise BadRequest("zip must be a text of five digits, for example 94110")
    return Newcomer(
        phone=phone,
        first_name=_first_name(content.get("first_name")),
        zip_code=zip_code,
        activities=_words(content, "activities", "coffee, hiking"),
        times=_words(content, "times", "evenings, SAT_MORNING"),
        seed=_seed(content.get("seed"), phone),
    )


def _first_name(value: object) -> str:
    name = value.strip() if isinstance(value, str) else ""
    if not name or len(name) > _LONGEST_NAME or not name.isprintable():
        raise BadRequest(f"first_name must be a name of at most {_LONGEST_NAME} letters, for example Ann")
    return name


def _words(content: dict[str, Any], name: str, example: str) -> tuple[str, ...]:
    values = content.get(name)
    if values is None:
        return ()
    if not isinstance(values, list) or len(values) > _MOST or not all(map(_is_short, values)):
        raise BadRequest(f"{name} must be a list of at most {_MOST} short texts, for example {example}")
    return tuple(values)


def _is_short(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= _LONGEST


def _seed(value: object, phone: str) -> str:
    if value is None:
        return phone
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise BadRequest("seed must be a whole number or a text; leave it out to have the phone decide")
    return str(value)


ROUTES = [Route("/sandbox/people", add_person, methods=["POST"])]
