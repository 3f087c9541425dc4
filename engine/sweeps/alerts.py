"""Tells operators what they must hear: one POST of JSON for each alert to ALERT_WEBHOOK_URL, until one is accepted.

Without an address the log is where they hear it: each alert is logged once and closed. An alert holds ids, codes and
numbers only. A sweep that dies between the POST and its record delivers the alert again: `id` tells.
"""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING

import aiohttp
import orjson
import structlog

from engine import crash_points
from engine.errors import describe_error
from engine.store import ledgers, upkeep
from engine.store.connections import lend, transaction
from engine.sweeps.sweep import Means, Sweep, Tally

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from psycopg import Connection

    from engine.settings import Settings
    from engine.store.ledgers import WaitingAlert
    from engine.store.upkeep import Due

_log = structlog.get_logger()

BATCH = 50
AT_ONCE = 4
CONNECT_SECONDS = 3.0
TOTAL_SECONDS = 10.0
LEASE = timedelta(minutes=5)
"""Longer than a whole batch can take (real time)."""


def due(conn: Connection, _settings: Settings, _now: datetime) -> Due:
    """Alerts whose next delivery is due (real time)."""
    return upkeep.alerts_due(conn)


def run(means: Means, _now: datetime) -> Tally:
    """Deliver one batch; an alert that was not accepted is put off, longer each time."""
    with lend(means.pool) as conn, transaction(conn):
        alerts = upkeep.lease_alerts(conn, lease=LEASE, batch=BATCH)
    if not alerts:
        return Tally()
    url = means.settings.alert_webhook_url
    delivered = asyncio.run(_post_all(url, alerts)) if url else _say(alerts)
    with lend(means.pool) as conn, transaction(conn):
        for alert in alerts:
            record = ledgers.alert_delivered if alert.id in delivered else ledgers.alert_failed
            record(conn, alert.id)
    return Tally(len(delivered), len(alerts) - len(delivered))


def _say(alerts: Sequence[WaitingAlert]) -> set[UUID]:
    for alert in alerts:
        _log.warning("operator_alert", alert_id=str(alert.id), kind=alert.kind, details=alert.payload)
    return {alert.id for alert in alerts}


async def _post_all(url: str, alerts: Sequence[WaitingAlert]) -> set[UUID]:
    timeout = aiohttp.ClientTimeout(total=TOTAL_SECONDS, sock_connect=CONNECT_SECONDS)
    gate = asyncio.Semaphore(AT_ONCE)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        accepted = await asyncio.gather(*(_post(session, gate, url, alert) for alert in alerts))
    return {alert.id for alert, is_accepted in zip(alerts, accepted, strict=True) if is_accepted}


async def _post(session: aiohttp.ClientSession, gate: asyncio.Semaphore, url: str, alert: WaitingAlert) -> bool:
    content = {"id": alert.id, "kind": alert.kind, "details": alert.payload, "raised_at": alert.created_at}
    crash_points.before(crash_points.CALL)
    try:
        async with (
            gate,
            session.post(
                url,
                data=orjson.dumps(content),
                headers={"Content-Type": "application/json"},
                allow_redirects=False,
            ) as answer,
        ):
            crash_points.after(crash_points.CALL)
            if answer.status < HTTPStatus.MULTIPLE_CHOICES:
                return True
            _log.warning("alert_not_accepted", alert_id=str(alert.id), http_status=answer.status)
    except (aiohttp.ClientError, TimeoutError) as error:
        _log.warning("alert_not_delivered", alert_id=str(alert.id), **describe_error(error))
    return False


SWEEP = Sweep("alerts", "Deliver operator alerts to ALERT_WEBHOOK_URL, or to the log.", 10, due, run)
