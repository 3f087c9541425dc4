"""The carrier, through Twilio's own library over an HTTP client of ours.

The library's asynchronous client ignores its time-out and would post a text again after a 503 if told to retry
(measured, docs/guarantees.md), so it gets a client with explicit time-outs and no retry at all. What a failed call
means for the text is decided here once: not sent, refused, or nobody knows.
"""

from __future__ import annotations

import logging
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import aiohttp
from twilio.base.exceptions import TwilioRestException
from twilio.http import AsyncHttpClient
from twilio.http.response import Response
from twilio.rest import Client

from engine import crash_points
from engine.messaging.carrier_answers import Accepted, Ambiguous, ListedMessage, NotSent, ReceivedMessage, Refused

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from datetime import datetime
    from uuid import UUID

    from aiohttp.connector import Connection

    from engine.messaging.carrier_answers import SendResult
    from engine.settings import Settings

CONNECT_SECONDS = 3.0
TOTAL_SECONDS = 10.0
LIST_PAGE = 1000
"""Texts a page when everything is wanted; Twilio gives no more."""

KEEP_ALIVE_SECONDS = 10.0
"""Idle connections are dropped before the far side drops them: a reset on reuse would look like an unknown send."""

_MAY_HAVE_PROCESSED = 500
_GONE = 404


def _nothing() -> None:
    """Nobody needs to know."""


_leaving: ContextVar[Callable[[], None]] = ContextVar("leaving", default=_nothing)
"""Whom to tell that the request of this task leaves: Twilio's library, between us and it, hands nothing through."""


class _ToldRequest(aiohttp.ClientRequest):
    """A request that says when it leaves."""

    async def send(self, conn: Connection) -> aiohttp.ClientResponse:
        _leaving.get()()
        return await super().send(conn)


class _HttpClient(AsyncHttpClient):
    """What the library calls: one session, explicit time-outs, no retries, no logging of addresses."""

    def __init__(self, *, in_flight: int) -> None:
        super().__init__(logging.getLogger("twilio.async_http_client"), is_async=True, timeout=TOTAL_SECONDS)
        # No cookies, no compression: each costs as much CPU as signing a request, and Twilio needs neither.
        self._session = aiohttp.ClientSession(
            timeout=aiohttp.ClientTimeout(total=TOTAL_SECONDS, sock_connect=CONNECT_SECONDS),
            connector=aiohttp.TCPConnector(limit=in_flight, keepalive_timeout=KEEP_ALIVE_SECONDS),
            cookie_jar=aiohttp.DummyCookieJar(),
            skip_auto_headers=("Accept-Encoding",),
            auto_decompress=False,
            request_class=_ToldRequest,
        )
        self._authorization: dict[tuple[str, str], str] = {}

    async def request(  # noqa: PLR0917 -- the library's signature, with the types it means
        self,
        method: str,
        url: str,
        params: dict[str, Any] | None = None,
        data: dict[str, Any] | None = None,
        headers: dict[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float | None = None,  # noqa: ARG002, ASYNC109 -- ours are set on the session
        allow_redirects: bool = False,  # noqa: FBT001, FBT002 -- the library passes it by keyword
    ) -> Response:
        sent_headers = dict(headers or {})
        if auth is not None:
            if auth not in self._authorization:
                self._authorization[auth] = aiohttp.encode_basic_auth(*auth)
            sent_headers["Authorization"] = self._authorization[auth]
        body = urlencode(data).encode("ascii") if data else None  # aiohttp's own form encoding costs twice this
        crash_points.before(crash_points.CALL)
        async with self._session.request(
            method, url, params=params, data=body, headers=sent_headers, allow_redirects=allow_redirects
        ) as answer:
            content = await answer.read()
        crash_points.after(crash_points.CALL)
        return Response(answer.status, content.decode("utf-8", "replace"), answer.headers)

    async def close(self) -> None:
        await self._session.close()


class TwilioCarrier:
    """Hands texts to Twilio and asks what became of them. Belongs to the event loop it was made in."""

    def __init__(self, settings: Settings, *, in_flight: int) -> None:
        self._http = _HttpClient(in_flight=in_flight)
        self._client = Client(settings.twilio_account_sid, settings.twilio_auth_tokens[0], http_client=self._http)
        self._client.api.base_url = settings.twilio_api_base_url
        self._callback = f"{settings.public_base_url}/webhooks/twilio/status?job="
        if settings.twilio_messaging_service_sid is not None:
            self._sender = {"messaging_service_sid": settings.twilio_messaging_service_sid}
        else:
            self._sender = {"from_": settings.from_numbers[0]}  # the settings hold one of the two

    async def send(
        self,
        *,
        job_id: UUID,
        to: str,
        body: str,
        validity_seconds: int,
        sender: str | None = None,
        leaving: Callable[[], None] = _nothing,
    ) -> SendResult:
        """Post one text, once. Never raises for what the network or the carrier does.

        ``sender``: which number of ours it leaves from; the first one, or the messaging service, if not said.
        ``leaving`` is called when there is a connection, right before the first byte of the request is written.
        """
        _leaving.set(leaving)
        try:
            message = await self._client.messages.create_async(
                to=to,
                body=body,
                status_callback=f"{self._callback}{job_id}",
                validity_period=validity_seconds,
                **({"from_": sender} if sender is not None and "from_" in self._sender else self._sender),
            )
        except TwilioRestException as error:
            code = error.code or None
            if error.status >= _MAY_HAVE_PROCESSED:
                return Ambiguous("carrier_fault", error.status, code)
            return Refused(error.status, code)
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            return NotSent(type(error).__name__)
        except Exception as error:  # noqa: BLE001 -- whatever came instead of an answer, the text may be out
            return Ambiguous(type(error).__name__)
        if not message.sid:  # a success without its SID binds nothing
            return Ambiguous("no_sid")
        segments = int(message.num_segments) if str(message.num_segments).isdigit() else None
        return Accepted(message.sid, message.status, segments or None, message.from_)

    async def list_sent_to(self, to: str, *, since: datetime) -> list[ListedMessage]:
        """Texts of ours to this number created since ``since``, newest first.

        Listed by receiver without a date, because Twilio's date filter speaks of sending and would miss what is
        still queued; raises ``TwilioException``, ``aiohttp.ClientError`` or ``TimeoutError`` when it cannot be asked.
        """
        found = []
        async for message in await self._client.messages.stream_async(to=to, page_size=100):
            if message.date_created < since:
                break
            if message.direction == "outbound-api":
                segments = int(message.num_segments) if message.num_segments else None
                found.append(
                    ListedMessage(
                        message.sid, message.body, message.status, message.from_, segments, message.date_created
                    )
                )
        return found

    async def list_received(self, by: str, *, since: datetime) -> AsyncIterator[ReceivedMessage]:
        """Texts to ``by``, a number of ours, that the carrier took since ``since``, newest first, page by page.

        Raises ``TwilioException``, ``aiohttp.ClientError`` or ``TimeoutError`` when it cannot be asked.
        """
        async for message in await self._client.messages.stream_async(
            to=by, date_sent_after=since.replace(microsecond=0), page_size=LIST_PAGE
        ):
            received_at = message.date_sent or message.date_created
            if received_at < since.replace(microsecond=0):  # the filter may know whole days only
                break
            if message.direction == "inbound" and message.status == "received":
                yield ReceivedMessage(
                    sid=message.sid,
                    sender=message.from_,
                    recipient=message.to,
                    body=message.body or "",
                    media_count=int(message.num_media or 0),
                    segments=int(message.num_segments or 0) or None,
                    received_at=received_at,
                )

    async def redact(self, sid: str) -> None:
        """Have Twilio forget the words of a text; one it does not know any more needs no forgetting.

        Raises ``TwilioException``, ``aiohttp.ClientError`` or ``TimeoutError`` when it cannot be had.
        """
        try:
            await self._client.messages(sid).update_async(body="")
        except TwilioRestException as error:
            if error.status != _GONE:
                raise

    async def close(self) -> None:
        """Close the connections."""
        await self._http.close()
