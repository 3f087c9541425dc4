"""The textbook variant: what one gets by putting the libraries together as their documentation shows.

A web framework, the library's request validator, one transaction and one commit per request, one Dramatiq job per
message, Twilio's synchronous client. The same tables, the same sealing, the same guarantee that an answered text is
stored; no batches, no claims, and Dramatiq with its defaults. Small and honest: nothing in it is slow on purpose.
"""

from __future__ import annotations

import logging
import os
import sys
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl
from uuid import UUID

import dramatiq
import uvicorn
from dramatiq.brokers.redis import RedisBroker
from psycopg_pool import ConnectionPool
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import Route
from twilio.request_validator import RequestValidator
from twilio.rest import Client

from crypto.sealed import Sealed
from engine.clock import real_now
from engine.domain.voice import Line, say
from engine.ids import new_id
from engine.settings import load_settings

if TYPE_CHECKING:
    from psycopg import Connection
    from starlette.requests import Request

_CONNECTIONS = 12
settings = load_settings()
dramatiq.set_broker(RedisBroker(url=settings.redis_url))  # type: ignore[no-untyped-call] # no types on its constructor
pool: ConnectionPool[Connection] = ConnectionPool(settings.database_url, min_size=1, max_size=_CONNECTIONS, open=False)
validator = RequestValidator(settings.twilio_auth_tokens[0])
client = Client(settings.twilio_account_sid, settings.twilio_auth_tokens[0])
client.api.base_url = settings.twilio_api_base_url
logging.getLogger("twilio.http_client").setLevel(logging.WARNING)  # it writes ten lines a call, bodies included
SENDS = "TEXTBOOK_WITHOUT_CALL" not in os.environ


async def inbound(request: Request) -> Response:
    """Validate, store, enqueue, answer."""
    form = dict(parse_qsl((await request.body()).decode(), keep_blank_values=True))
    url = f"{settings.public_base_url}{request.url.path}"
    if not validator.validate(url, form, request.headers.get("x-twilio-signature", "")):
        return Response(status_code=403)
    message_id = await run_in_threadpool(_store, form)
    if message_id is not None:
        await run_in_threadpool(answer.send, str(message_id))
    return Response("<Response/>", media_type="text/xml")


def _store(form: dict[str, str]) -> UUID | None:
    message_id, sender = new_id(), form["From"]
    body = settings.sms_body_keys.seal(form["Body"], table="sms_messages", row_id=message_id, column="body")
    hashed = settings.phone_hash_keys.write(sender)
    with pool.connection() as conn:
        conn.execute(
            "insert into public.phones (id, phone_hash, hash_version, first_seen) values (%s, %s, %s, %s)"
            " on conflict (phone_hash) do nothing",
            (new_id(), hashed.value, hashed.version, real_now()),
        )
        stored = conn.execute(
            "insert into public.sms_messages (id, phone_id, direction, from_e164, to_e164, twilio_message_sid,"
            " body_ciphertext, body_iv, body_tag, key_version, media_count, num_segments, status, correlation_id,"
            " created_at) select %s, id, 'in', %s, %s, %s, %s, %s, %s, %s, 0, 1, 'received', %s, %s"
            " from public.phones where phone_hash = %s on conflict (twilio_message_sid) do nothing returning id",
            (
                *(message_id, sender, form["To"], form["MessageSid"], body.ciphertext, body.iv, body.tag),
                *(body.key_version, new_id(), real_now(), hashed.value),
            ),
        ).fetchone()
    return None if stored is None else message_id


@dramatiq.actor(queue_name="textbook")
def answer(message_id: str) -> None:
    """Read one text, decide, store the reply, send it, store what came of it."""
    now, job_id, text_id = real_now(), new_id(), UUID(message_id)
    with pool.connection() as conn:
        row = conn.execute(
            "select phone_id, from_e164, correlation_id, body_ciphertext, body_iv, body_tag, key_version"
            " from public.sms_messages where id = %s and processed_at is null for update",
            (text_id,),
        ).fetchone()
        if row is None:
            return
        phone_id, sender, correlation_id = row[:3]
        asked = settings.sms_body_keys.open(Sealed(*row[3:]), table="sms_messages", row_id=text_id, column="body")
        reply = say(Line.HELP, contact=settings.support_contact).body if asked == "HELP" else asked
        sealed = settings.sms_body_keys.seal(reply, table="sms_outbound_jobs", row_id=job_id, column="body")
        conn.execute(
            "insert into public.sms_outbound_jobs (id, phone_id, to_e164, body_ciphertext, body_iv, body_tag,"
            " key_version, purpose, lane, priority, run_at, zone_rule, may_repeat, template_version, correlation_id,"
            " idempotency_key)"
            " values (%s, %s, %s, %s, %s, %s, %s, 'help', 'reply', 0, %s, 'any_hour', true, 'help.1', %s, %s)",
            (
                *(job_id, phone_id, sender, sealed.ciphertext, sealed.iv, sealed.tag, sealed.key_version),
                *(now, correlation_id, f"help:{message_id}"),
            ),
        )
        conn.execute(
            "insert into public.message_events (id, event_type, payload, correlation_id)"
            " values (%s, 'turn_taken', '{}', %s)",
            (new_id(), correlation_id),
        )
        conn.execute(
            "update public.sms_messages set processed_at = %s, outcome = 'answered' where id = %s", (now, text_id)
        )
    if SENDS:
        _send(job_id, sender, reply)


def _send(job_id: UUID, recipient: str, body: str) -> None:
    callback = f"{settings.public_base_url}/webhooks/twilio/status?job={job_id}"
    message = client.messages.create(
        to=recipient, from_=settings.twilio_from_number, body=body, status_callback=callback
    )
    with pool.connection() as conn:
        conn.execute(
            "update public.sms_outbound_jobs set status = 'sent', twilio_message_sid = %s where id = %s",
            (message.sid, job_id),
        )


def main() -> None:
    """`serve` runs the web process, `work` execs Dramatiq's worker as its documentation shows, with four threads."""
    if sys.argv[1] == "serve":
        pool.open()
        app = Starlette(routes=[Route("/webhooks/twilio/inbound", inbound, methods=["POST"])])
        uvicorn.run(app, host="127.0.0.1", port=settings.port, access_log=False, log_level="warning")
        return
    command = [sys.executable, "-m", "dramatiq", "benchmarks.textbook", "--processes", "1", "--threads", "4"]
    os.execv(sys.executable, command)  # noqa: S606 -- our own interpreter


if __name__ == "__main__":
    main()
else:
    pool.open()  # in Dramatiq's worker
