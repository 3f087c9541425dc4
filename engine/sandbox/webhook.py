"""Posting to us as Twilio does: signed form, one more try after a failed connection, nothing retried otherwise.

Connection overrides in the URL's fragment (`#rc=3&rp=5xx,ct,rt`) are understood as documented (platforms §1.3); the
fragment is neither sent nor signed.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qs, quote_plus
from uuid import uuid4

import aiohttp
from yarl import URL

from engine.sandbox.signing import HEADER, sign

if TYPE_CHECKING:
    from collections.abc import Sequence

_ANSWER_TYPES: Final = ("text/xml", "application/xml")
_MOST_RETRIES: Final = 5
_CONNECT_MS, _READ_MS = 5_000, 15_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a post ended: the HTTP status if there was one, and what was wrong, if anything."""

    status: int | None = None
    error: str | None = None
    reason: str | None = None  # in the words of `rp`: ct, rt, 4xx, 5xx


@dataclass(frozen=True, slots=True)
class Overrides:
    """Twilio's connection overrides of one URL."""

    retries: int
    reasons: frozenset[str]
    connect_seconds: float
    read_seconds: float

    @classmethod
    @lru_cache(maxsize=16)  # one fragment or two in the life of a stack, read at each of thousands of callbacks
    def of(cls, fragment: str) -> Overrides:
        """Read a URL's fragment; what is missing or unreadable keeps Twilio's default."""
        given = parse_qs(fragment)

        def number(name: str, default: int) -> int:
            text = given.get(name, [""])[0]
            return int(text) if text.isdigit() else default

        return cls(
            retries=min(number("rc", 1), _MOST_RETRIES),
            reasons=frozenset(given.get("rp", ["ct"])[0].split(",")),
            connect_seconds=number("ct", _CONNECT_MS) / 1000,
            read_seconds=number("rt", _READ_MS) / 1000,
        )

    def covers(self, reason: str | None) -> bool:
        """Whether a failure of this kind is tried again."""
        return reason is not None and ("all" in self.reasons or reason in self.reasons)


class Webhook:
    """Our side's webhooks as the carrier reaches them. Use one for the life of the process, then `close()`."""

    def __init__(self, auth_token: str) -> None:
        """Sign with `auth_token`. Must be made inside the running loop."""
        self._auth_token = auth_token
        # Idle connections are dropped before a server's usual 5 s, so that a reused one is rarely already dead.
        self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=64, keepalive_timeout=2))

    async def post(self, url: str, parameters: Sequence[tuple[str, str]], *, pause: float) -> Outcome:
        """Post and, where Twilio would, post again after `pause` seconds. Never raises for what the other side did."""
        address, _, fragment = url.partition("#")
        overrides = Overrides.of(fragment)
        headers = {
            HEADER: sign(address, parameters, self._auth_token),
            "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
            "I-Twilio-Idempotency-Token": str(uuid4()),
            "User-Agent": "TwilioProxy/1.1",
            "Accept": "*/*",
        }
        body = _form(parameters)
        outcome = await self._once(address, body, headers, overrides)
        for _ in range(overrides.retries):
            if not overrides.covers(outcome.reason):
                break
            await asyncio.sleep(pause)
            outcome = await self._once(address, body, headers, overrides)
        return outcome

    async def close(self) -> None:
        """Hang up."""
        await self._session.close()

    async def _once(self, address: str, body: bytes, headers: dict[str, str], overrides: Overrides) -> Outcome:
        patience = aiohttp.ClientTimeout(
            total=None, sock_connect=overrides.connect_seconds, sock_read=overrides.read_seconds
        )
        try:
            async with self._session.post(
                URL(address, encoded=True), data=body, headers=headers, timeout=patience, allow_redirects=False
            ) as answer:
                return _judge(answer.status, answer.content_type, await answer.read())
        except aiohttp.SocketTimeoutError:
            return Outcome(error="11200: the webhook did not answer in time", reason="rt")
        except (aiohttp.ClientError, OSError, TimeoutError) as fault:
            # A connection that breaks before an answer counts as one that could not be made: with pooled connections
            # the two cannot be told apart.
            return Outcome(error=f"11200: no connection to the webhook ({type(fault).__name__})", reason="ct")
        except ValueError:
            return Outcome(error="11100: the webhook's address is not a URL")


def _form(parameters: Sequence[tuple[str, str]]) -> bytes:
    """As `urlencode`, at a fifth of its cost: most of our values are plain SIDs and words."""
    return "&".join(f"{name}={_quoted(value)}" for name, value in parameters).encode()


def _quoted(value: str) -> str:
    return value if value.isascii() and value.isalnum() else quote_plus(value)


def _judge(status: int, content_type: str, content: bytes) -> Outcome:
    if status >= 400:  # noqa: PLR2004 -- HTTP's own line between answers and errors
        return Outcome(status, f"11200: the webhook answered {status}", f"{status // 100}xx")
    if status >= 300:  # noqa: PLR2004 -- the same
        return Outcome(status, f"11200: the webhook answered {status}, a redirect")
    if content and content_type not in _ANSWER_TYPES:
        return Outcome(status, f"12300: the webhook answered {content_type}, which Twilio does not read")
    return Outcome(status)
