"""What can be seen without the database: addresses, Redis, the spool."""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING, Final

import redis

from engine.messaging.rings import redis_client
from engine.messaging.spool import files_waiting
from engine.operations.checks.finding import fine, look, wrong
from engine.operations.wording import several

if TYPE_CHECKING:
    from pathlib import Path

    from engine.operations.checks.finding import Finding
    from engine.settings import Settings

TWILIO_PATIENCE: Final = "#ct=2000&rt=4000&tt=15000&rc=3&rp=ct,rt,5xx"
"""Connection overrides in the webhook's address: Twilio tries three times more, instead of never, within 15 s
(https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides)."""


def check_redis(settings: Settings) -> Finding:
    """The doorbell answers."""
    client = redis_client(settings)
    try:
        client.ping()
    except (redis.RedisError, OSError):
        return wrong(
            "Redis", "does not answer", "start it, or correct REDIS_URL; until then texts wait up to 2 s longer"
        )
    finally:
        client.close()
    return fine("Redis", "answers")


def check_spool(settings: Settings) -> Finding:
    """There is a disk for texts that come while PostgreSQL is away, and nothing is stuck on it."""
    folder = settings.spool_dir
    if folder is None:
        return look(
            "Spool",
            "SPOOL_DIR is not set: while PostgreSQL is away, texts are refused and Twilio must retry;"
            " texts a killed worker held wait some minutes",
            "give a folder on a disk that survives a restart",
        )
    if not _is_writable(folder):
        return wrong("Spool", "cannot be written", "let this user write to the folder SPOOL_DIR names")
    waiting = files_waiting(folder)
    if waiting:
        return look(
            "Spool",
            f"{several(waiting, 'file')} with texts not in the database yet",
            "a running `engine serve` brings them in within seconds of PostgreSQL's return: start it on this machine",
        )
    return fine("Spool", "writable and empty")


def check_address(settings: Settings) -> Finding:
    """Twilio can reach us safely."""
    if settings.public_base_url.startswith("https://"):
        return fine("Address", settings.public_base_url)
    if settings.app_env == "production":
        return wrong("Address", "PUBLIC_BASE_URL is not https", "put TLS in front and give the https:// address")
    return fine("Address", f"{settings.public_base_url} (https is needed in production)")


def check_webhook(settings: Settings) -> Finding:
    """What to enter at Twilio; whether it was entered cannot be seen from here."""
    if settings.sandbox_url is not None:
        return fine("Webhook", "the sandbox plays the carrier: nothing to enter at Twilio")
    return fine(
        "Webhook",
        "enter at Twilio under `A message comes in`, HTTP POST, the # part too:",
        f"{settings.public_base_url}/webhooks/twilio/inbound{TWILIO_PATIENCE}",
    )


def check_alerting(settings: Settings) -> Finding:
    """Somebody hears when something breaks."""
    if settings.alert_webhook_url is None:
        return look("Alerts go", "to the log only", "set ALERT_WEBHOOK_URL to what wakes an operator")
    return fine("Alerts go", "to ALERT_WEBHOOK_URL")


def _is_writable(folder: Path) -> bool:
    """Whether a file can be made there, or the folder itself, which the web process makes when it starts."""
    try:
        if folder.is_dir():
            with tempfile.TemporaryFile(dir=folder):
                return True
        parent = next(above for above in folder.parents if above.exists())
        return parent.is_dir() and os.access(parent, os.W_OK)
    except OSError:
        return False
