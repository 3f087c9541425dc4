"""Work laid out before the clock starts: texts that wait for their turn, and jobs that wait to be sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg

from benchmarks.people import number, phone_id
from benchmarks.webhooks import sid
from engine.clock import real_now
from engine.domain.purposes import PURPOSE_RULES, Purpose
from engine.ids import new_id
from engine.store import inbound_texts, outbox
from engine.store.inbound_texts import NewText
from engine.store.outbox import NewJob

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.settings import Settings

_AT_ONCE = 250
_REPLY = "JOSH: plans with people near you. Msg & data rates may apply. Reply STOP to opt out, HELP for help."


def waiting_texts(settings: Settings, bodies: Sequence[str]) -> list[NewText]:
    """Make texts of these bodies, each from a known number of its own."""
    texts = []
    for place, body in enumerate(bodies):
        text_id, sender = new_id(), number(place)
        texts.append(
            NewText(
                id=text_id,
                new_phone_id=new_id(),
                phone_hashes=settings.phone_hash_keys.candidates(sender),
                hash_version=settings.phone_hash_keys.versions[0],
                from_e164=sender,
                to_e164=str(settings.twilio_from_number),
                sid=sid("SM", place),
                body=settings.sms_body_keys.seal(body, table="sms_messages", row_id=text_id, column="body"),
                media_count=0,
                num_segments=1,
                opt_out_type=None,
                correlation_id=new_id(),
                arrived_at=real_now(),
            )
        )
    return texts


def due_jobs(settings: Settings, count: int) -> list[NewJob]:
    """Make replies that are due, each to a known number of its own."""
    rule = PURPOSE_RULES[Purpose.REPLY]
    jobs = []
    for place in range(count):
        job_id = new_id()
        jobs.append(
            NewJob(
                id=job_id,
                user_id=None,
                phone_id=phone_id(place),
                to_e164=number(place),
                body=settings.sms_body_keys.seal(_REPLY, table="sms_outbound_jobs", row_id=job_id, column="body"),
                purpose=Purpose.REPLY.value,
                lane=rule.stream.value,
                priority=rule.priority,
                run_at=real_now(),
                not_after=None,
                zone_rule=rule.hours.value,
                may_repeat=rule.may_repeat,
                in_reply_to=None,
                template_version="benchmark.1",
                correlation_id=new_id(),
                key=f"benchmark:{place}",
            )
        )
    return jobs


def lay_out_texts(settings: Settings, texts: Sequence[NewText]) -> None:
    """Store them as the receiver would."""
    with psycopg.connect(settings.database_url, autocommit=True) as conn:
        for start in range(0, len(texts), _AT_ONCE):
            inbound_texts.store_texts(conn, texts[start : start + _AT_ONCE]).fetchall()


def lay_out_jobs(settings: Settings, jobs: Sequence[NewJob]) -> None:
    """Enqueue them as turns would."""
    with psycopg.connect(settings.database_url, autocommit=True) as conn:
        for start in range(0, len(jobs), _AT_ONCE):
            outbox.enqueue(conn, jobs[start : start + _AT_ONCE], now=real_now())
