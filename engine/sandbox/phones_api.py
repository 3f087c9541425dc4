"""The phones: any number can text us through a really signed webhook, and shows what it sent and received.

A phone is a path segment: a number, a short code or an alphanumeric sender. Texts are told in the order the carrier
saw them; `at` is business time.
"""

from __future__ import annotations

import re
import sqlite3
from typing import TYPE_CHECKING, Any, Final

from starlette.routing import Route

from engine.sandbox.answers import BadRequest, answer, read_object
from engine.sandbox.feed_text import text_of
from engine.sandbox.inbound import deliver, take_text
from engine.sandbox.message import find, message_of
from engine.sandbox.sandbox import sandbox_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_PHONE: Final = re.compile(r"\+[1-9]\d{6,14}|\d{3,8}|(?=[^A-Za-z]*[A-Za-z])[A-Za-z0-9 ]{1,11}")
_SID: Final = re.compile(r"(SM|MM)[0-9a-fA-F]{32}")
_LONGEST_BODY: Final = 1600
_MOST_MEDIA: Final = 10


async def send_text(request: Request) -> Response:
    """POST /sandbox/phones/{phone}/texts: this phone texts us; answers once our webhook has."""
    sandbox, phone = sandbox_of(request), phone_in(request)
    content = await read_object(request)
    sid = content.get("sid")
    if sid is not None and not (isinstance(sid, str) and _SID.fullmatch(sid)):
        raise BadRequest("sid must be SM or MM and 32 hexadecimal digits")
    row = find(sandbox.store, sid) if sid is not None else None
    if row is not None:
        _require_same(row, phone, content)
        message = message_of(row)
    else:
        body, media = _body(content), _media(content)
        try:
            message = await take_text(sandbox, phone, body, media, sid)
        except sqlite3.IntegrityError:  # two first deliveries of one sid at once: the other one made it
            raise BadRequest("this sid is being delivered right now", 409) from None
    outcome = await deliver(sandbox, message)
    if outcome.error is not None:
        return answer({"error": outcome.error, "status": outcome.status, "sid": message.sid}, 502)
    return answer({"sid": message.sid})


async def texts(request: Request) -> Response:
    """GET /sandbox/phones/{phone}/texts: both ways, in order."""
    rows = sandbox_of(request).store.rows("select * from messages where phone = ? order by seq", (phone_in(request),))
    return answer([text_of(row) for row in rows])


async def phones(request: Request) -> Response:
    """GET /sandbox/phones: every phone seen, the latest first, with its last text."""
    rows = sandbox_of(request).store.rows(
        "select messages.*, count from messages"
        " join (select max(seq) as seq, count(*) as count from messages group by phone) using (seq) order by seq desc"
    )
    return answer([{"phone": row["phone"], "texts": row["count"], "last": text_of(row)} for row in rows])


ROUTES = [
    Route("/sandbox/phones", phones, methods=["GET"]),
    Route("/sandbox/phones/{phone}/texts", texts, methods=["GET"]),
    Route("/sandbox/phones/{phone}/texts", send_text, methods=["POST"]),
]


def phone_in(request: Request) -> str:
    """The phone a request's path names. Raises `BadRequest`."""
    phone: str = request.path_params["phone"]
    if not _PHONE.fullmatch(phone):
        raise BadRequest("a phone is a number like +14155550101, a short code of digits or a sender of 1-11 letters")
    return phone


def _body(content: dict[str, Any]) -> str:
    body = content.get("body")
    if not isinstance(body, str):
        raise BadRequest("body must be a text")
    if len(body) > _LONGEST_BODY:
        raise BadRequest(f"body must not be longer than {_LONGEST_BODY} characters")
    return body


def _media(content: dict[str, Any]) -> int:
    media = content.get("media_count", 0)
    if isinstance(media, bool) or not isinstance(media, int) or not 0 <= media <= _MOST_MEDIA:
        raise BadRequest(f"media_count must be a whole number from 0 to {_MOST_MEDIA}")
    return media


def _require_same(row: sqlite3.Row, phone: str, content: dict[str, Any]) -> None:
    """A repeat repeats that very delivery: it cannot carry something else."""
    if row["direction"] != "inbound" or row["phone"] != phone:
        raise BadRequest("this sid belongs to another text", 409)
    if content.get("body", row["body"]) != row["body"] or content.get("media_count", row["media"]) != row["media"]:
        raise BadRequest("this sid was sent with another body; leave body out to repeat it", 409)
