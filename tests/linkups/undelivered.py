"""Texts that the carrier took and no handset did, so that they wait to go again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.ids import new_id
from engine.store import again
from engine.store.again import JobAgain

if TYPE_CHECKING:
    from datetime import datetime

    from psycopg import Connection

    from crypto.keyring import Keyring


def comes_back(conn: Connection, purpose: str, *, keyring: Keyring, run_at: datetime) -> int:
    """Every waiting text of this purpose was sent and came back: it waits to go again at ``run_at``; gives how many."""
    sent = conn.execute(
        "update sms_outbound_jobs set status = 'sent' where status = 'pending' and purpose = %s returning id", [purpose]
    ).fetchall()
    jobs = []
    for job in again.read_undelivered(conn, [row[0] for row in sent]):
        words = keyring.open(job.body, table="sms_outbound_jobs", row_id=job.id, column="body")
        job_id = new_id()
        body = keyring.seal(words, table="sms_outbound_jobs", row_id=job_id, column="body")
        jobs.append(JobAgain(job_id, job.first_id, 1, body, run_at, f"{job.key}:again:1"))
    again.enqueue_again(conn, jobs)
    return len(jobs)
