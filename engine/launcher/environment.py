"""The environment of a stack that runs on this machine alone: keys and tokens are made once and kept.

The carrier in it is always our sandbox, never Twilio: whatever the surrounding shell holds, no text leaves the machine.
"""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.launcher.ports import LOOPBACK
from engine.launcher.remembered import recall, remember

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SANDBOX_NUMBER = "+14155550100"
_KEY_BYTES = 32

# What the surrounding shell may decide even here. Nothing that could reach a real carrier or a real person.
FROM_THE_SHELL = (
    "DATABASE_URL",
    "MIGRATE_DATABASE_URL",
    "DATABASE_POOLER",
    "REDIS_URL",
    "KEYWORD_REPLIES",
    "RETENTION_DAYS",
    "FRAGMENT_WAIT_SECONDS",
    "ALERT_WEBHOOK_URL",
    "LOG_LEVEL",
)


@dataclass(frozen=True, slots=True)
class Servers:
    """Where the two servers of a stack are."""

    database_url: str
    migrate_database_url: str
    redis_url: str


def sandbox_environment(
    data_dir: Path, servers: Servers, *, port: int, sandbox_port: int, shell: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Return every variable of the contract for a stack with its data in `data_dir`, serving on `port`.

    The secrets are made at the first call and the same ever after. `shell` may override the variables named in
    FROM_THE_SHELL. Raises LauncherError when the remembered secrets are damaged.
    """
    base_url, sandbox_url = f"http://{LOOPBACK}:{port}", f"http://{LOOPBACK}:{sandbox_port}"
    made = {
        "DATABASE_POOLER": "session",
        "PUBLIC_BASE_URL": base_url,
        "APP_ENV": "development",
        "TWILIO_FROM_NUMBER": SANDBOX_NUMBER,
        "SENDER_SEGMENTS_PER_SECOND": "0",
        "TWILIO_API_BASE_URL": sandbox_url,
        "KEYWORD_REPLIES": "carrier",
        "SUPPORT_CONTACT": "help@josh.example",
        "STRIPE_API_BASE_URL": sandbox_url,
        "RETENTION_DAYS": "30",
        "LOG_LEVEL": "info",
        "PORT": str(port),
        "SANDBOX_URL": sandbox_url,
        "SPOOL_DIR": str(data_dir / "spool"),
        "CLOCK_FILE": str(data_dir / "clock"),
        "SANDBOX_DIR": str(data_dir / "sandbox"),
    }
    chosen = {name: value for name in FROM_THE_SHELL if (value := (shell or {}).get(name))}
    given = {
        "DATABASE_URL": servers.database_url,
        "MIGRATE_DATABASE_URL": servers.migrate_database_url,
        "REDIS_URL": servers.redis_url,
    }
    return made | _secrets(data_dir) | chosen | given


def _secrets(data_dir: Path) -> dict[str, str]:
    path = data_dir / "secrets.json"
    known = recall(path)
    if not known:
        data_dir.mkdir(parents=True, exist_ok=True)
        known = _new_secrets()
        remember(path, known)
    return known


def _new_secrets() -> dict[str, str]:
    """Make secrets in the shapes the real services use."""
    return {
        "TWILIO_ACCOUNT_SID": f"AC{secrets.token_hex(16)}",
        "TWILIO_AUTH_TOKEN": secrets.token_hex(16),
        "STRIPE_API_KEY": f"sk_test_{secrets.token_hex(12)}",
        "STRIPE_WEBHOOK_SECRET": f"whsec_{secrets.token_hex(16)}",
        "SMS_BODY_KEYS": f"1:{_key()}",
        "PHONE_HASH_KEYS": f"1:{_key()}",
        "CRON_SECRET": secrets.token_urlsafe(32),
    }


def _key() -> str:
    return base64.b64encode(secrets.token_bytes(_KEY_BYTES)).decode()
