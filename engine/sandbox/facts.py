"""What the sandbox has to know about the stack it plays carrier for, read once at the start.

The rest of the package sees `Facts` and never the engine's settings, so that a test can build one in two lines.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from engine.errors import EngineError

if TYPE_CHECKING:
    from pathlib import Path

    from crypto.hashes import PhoneHasher
    from engine.settings import Settings

POOL_NUMBER = "+14155550100"
"""The sender a Messaging Service picks when the settings name no number of their own (a fictional number)."""


class SandboxRefusedError(EngineError):
    """The sandbox must not or cannot start here; the message says why and what to do."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Facts:
    """One stack as its carrier sees it. `number` is ours; `auth_tokens[0]` signs, any of them logs in."""

    folder: Path
    account_sid: str
    auth_tokens: tuple[str, ...] = field(repr=False)
    public_base_url: str
    number: str = POOL_NUMBER
    service_sid: str | None = None
    carrier_answers_keywords: bool = True
    host: str = "127.0.0.1"
    port: int = 0
    clock_file: Path | None = None
    database_url: str = field(default="", repr=False)
    redis_url: str = field(default="", repr=False)
    phone_hash_keys: PhoneHasher | None = field(default=None, repr=False)

    @property
    def opt_out_sender(self) -> str:
        """What an opt-out is remembered against: the whole Messaging Service, or else the number (platforms §2.5)."""
        return self.service_sid or self.number

    @property
    def inbound_url(self) -> str:
        """Where the carrier hands in the texts of people."""
        return f"{self.public_base_url.rstrip('/')}/webhooks/twilio/inbound"


def facts_of(settings: Settings, folder: Path) -> Facts:
    """The facts of this stack. Raises `SandboxRefusedError` in production or when SANDBOX_URL names no place."""
    if settings.app_env == "production":
        raise SandboxRefusedError("the sandbox never runs when APP_ENV=production; use development")
    place = urlsplit(settings.sandbox_url or "")
    if place.scheme != "http" or not place.hostname or not place.port:
        raise SandboxRefusedError("SANDBOX_URL must say where the sandbox listens, for example http://127.0.0.1:8100")
    return Facts(
        folder=folder,
        account_sid=settings.twilio_account_sid,
        auth_tokens=settings.twilio_auth_tokens,
        public_base_url=settings.public_base_url,
        number=next(iter(settings.from_numbers), POOL_NUMBER),
        service_sid=settings.twilio_messaging_service_sid,
        carrier_answers_keywords=settings.keyword_replies == "carrier",
        host=place.hostname,
        port=place.port,
        clock_file=settings.clock_file,
        database_url=settings.database_url,
        redis_url=settings.redis_url,
        phone_hash_keys=settings.phone_hash_keys,
    )
