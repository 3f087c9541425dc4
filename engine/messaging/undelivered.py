"""What follows when the carrier took a text and no handset did: it goes again, or it need not any more; lanes rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog

from crypto.keyring import SealError
from engine.domain.again import DELIVERED, NEXT_WINDOW, UNDELIVERED, goes_again
from engine.domain.carrier_errors import CarrierAction, rule_for
from engine.domain.our_numbers import SENDER_REFUSED
from engine.errors import describe_error
from engine.ids import new_id
from engine.messaging.pressing import sender_alert
from engine.messaging.rings import Lane
from engine.store import again, ledgers, pressure
from engine.store.again import JobAgain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from psycopg import Connection

    from crypto.keyring import Keyring
    from engine.store.again import UndeliveredJob
    from engine.store.callbacks import Advance, SentMessage

_log = structlog.get_logger()

SEVERAL = 2


def follow_up(
    conn: Connection,
    advances: Sequence[Advance],
    messages: Mapping[UUID, SentMessage],
    *,
    keyring: Keyring,
    now: datetime,
    numbers: Sequence[str] = (),
) -> None:
    """Do what these new statuses ask for; ``messages`` are the same texts, locked, as they were before.

    ``numbers`` are ours: with several, one that is refused does not stop the others.

    A text goes again under a key made of the first one's, so that saying so twice sends it once.
    """
    _pause(conn, advances, numbers, now)
    codes = {
        job_id: advance.error_code
        for advance in advances
        if advance.status in UNDELIVERED and advance.error_code and (job_id := messages[advance.id].job_id) is not None
    }
    jobs = again.read_undelivered(conn, sorted(codes)) if codes else []
    due = [(job, goes_again(codes[job.id], again=job.again, not_after=job.not_after, now=now)) for job in jobs]
    repeated = [_again(job, run_at, keyring) for job, run_at in due if run_at is not None]
    if texts := [job for job in repeated if job is not None]:
        again.enqueue_again(conn, texts)
        _log.info("texts_go_again", texts=len(texts), job_ids=[str(job.first_id) for job in texts])
    corrected = [
        job_id
        for advance in advances
        if advance.status in DELIVERED
        and messages[advance.id].status in UNDELIVERED
        and (job_id := messages[advance.id].job_id) is not None
    ]
    if corrected:
        again.withdraw_again(conn, corrected)


def _again(job: UndeliveredJob, run_at: datetime, keyring: Keyring) -> JobAgain | None:
    job_id = new_id()
    try:
        words = keyring.open(job.body, table="sms_outbound_jobs", row_id=job.id, column="body")
    except SealError as error:  # no key for it any more: what the carrier says of the others still counts
        _log.error("body_not_opened", job_id=str(job.id), **describe_error(error))
        return None
    body = keyring.seal(words, table="sms_outbound_jobs", row_id=job_id, column="body")
    times = job.again + 1
    return JobAgain(job_id, job.first_id, times, body, run_at, f"{job.key}:again:{times}")


def _pause(conn: Connection, advances: Sequence[Advance], numbers: Sequence[str], now: datetime) -> None:
    """A full queue, a cap or a bad sender may be told late; it means the same as at once."""
    for code in sorted({a.error_code for a in advances if a.error_code and now - a.at < NEXT_WINDOW}):
        action = rule_for(code).action
        if action is CarrierAction.PAUSE_LANE:
            ledgers.pause_lane(conn, Lane.OUTBOUND, reason=f"carrier_{code}", for_time=NEXT_WINDOW)
        elif action is CarrierAction.STOP_LANE and not _others_send(conn, advances, code, numbers, now):
            ledgers.pause_lane(conn, Lane.OUTBOUND, reason=f"carrier_{code}", for_time=None)


def _others_send(
    conn: Connection, advances: Sequence[Advance], code: int, numbers: Sequence[str], now: datetime
) -> bool:
    """Say whether only some of our numbers are refused by this code; they are remembered, and their people move."""
    if code not in SENDER_REFUSED or len(numbers) < SEVERAL:
        return False
    texts = {advance.id: code for advance in advances if advance.error_code == code}
    refused = pressure.refuse_senders_of(conn, texts, numbers, now=now)
    alerts = [sender_alert(numbers.index(number) + 1, why, now) for number, why, is_new in refused if is_new]
    if alerts:
        ledgers.raise_alerts(conn, alerts, now=now)
    known = {number for number, _, _ in refused}
    return bool(known & set(numbers)) and not known >= set(numbers)
