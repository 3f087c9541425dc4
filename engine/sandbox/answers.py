"""The sandbox's answers as JSON, and its own words for a bad request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson
from starlette.responses import Response

from engine.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request


class BadRequest(EngineError):  # noqa: N818 -- named for the answer it becomes
    """The request makes no sense; the message, which says how it would, is answered with `status`."""

    def __init__(self, message: str, status: int = 400) -> None:
        """Answer `status` and `message`."""
        super().__init__(message)
        self.status = status


def answer(content: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """A JSON answer."""
    return Response(orjson.dumps(content), status, headers, media_type="application/json")


async def read_object(request: Request) -> dict[str, Any]:
    """The JSON object a request carries; an empty body is an empty object. Raises `BadRequest`."""
    raw = await request.body()
    try:
        content = orjson.loads(raw) if raw else {}
    except orjson.JSONDecodeError:
        raise BadRequest("the body must be JSON") from None
    if not isinstance(content, dict):
        raise BadRequest("the body must be a JSON object")
    return content


def number_in(content: Mapping[str, Any], name: str, default: float | None = None, *, most: float) -> float:
    """The number at `name`, from 0 to `most`. Raises `BadRequest`."""
    value = content.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
        raise BadRequest(f"{name} must be a number from 0 to {most:g}")
    return float(value)
