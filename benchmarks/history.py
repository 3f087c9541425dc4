"""What a running system holds before anything is measured: known numbers, and a text and its answer for half of them.

Without it the server would plan its statements for empty tables, keep those plans, and be measured at reading whole
tables again and again. Rows are written by a replica session, so that no trigger and no foreign key is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, LiteralString

from benchmarks.people import KNOWN, OFTEN, number, phone_id

if TYPE_CHECKING:
    from psycopg import Connection

    from crypto.hashes import PhoneHasher

ENDED = "2026-01-02"
"""Everything older is history and stays; everything younger came from a run and goes."""

_LAST: Final = "'2026-01-01'::timestamptz"
_BODY: Final = "decode(repeat('ab', 80), 'hex'), decode(repeat('cd', 12), 'hex'), decode(repeat('ef', 16), 'hex'), 1"
_EVERY: Final = "from generate_series(0, %(last)s) as n"
_ID: Final = "lpad(n::text, 12, '0')"
_PHONE: Final = f"('00000000-0000-4000-8000-' || {_ID})::uuid"
_TEXT: Final = f"('00000000-0000-4001-8000-' || {_ID})::uuid"
_JOB: Final = f"('00000000-0000-4002-8000-' || {_ID})::uuid"
_REPLY: Final = f"('00000000-0000-4003-8000-' || {_ID})::uuid"

_STATEMENTS: Final[tuple[LiteralString, ...]] = (
    (
        "insert into public.sms_messages (id, phone_id, direction, from_e164, to_e164, twilio_message_sid,"
        " body_ciphertext, body_iv, body_tag, key_version, num_segments, status, processed_at, outcome, turn_no,"
        f" correlation_id, created_at) select {_TEXT}, {_PHONE}, 'in', '+12125550000', '+14155550100',"
        f" 'SM' || md5('in' || n), {_BODY}, 1, 'received', {_LAST}, 'answered', 1, {_TEXT}, {_LAST} {_EVERY}"
    ),
    (
        "insert into public.sms_outbound_jobs (id, phone_id, to_e164, body_ciphertext, body_iv, body_tag, key_version,"
        " purpose, lane, priority, status, run_at, zone_rule, may_repeat, in_reply_to, template_version,"
        " last_attempt_at, attempts, twilio_message_sid, correlation_id, idempotency_key, created_at)"
        f" select {_JOB}, {_PHONE}, '+12125550000', {_BODY}, 'help', 'reply', 0, 'sent', {_LAST}, 'any_hour', true,"
        f" {_TEXT}, 'help.1', {_LAST}, 1, 'SM' || md5('out' || n), {_TEXT}, 'history:' || n, {_LAST} {_EVERY}"
    ),
    (
        "insert into public.sms_messages (id, phone_id, direction, from_e164, to_e164, twilio_message_sid,"
        " body_ciphertext, body_iv, body_tag, key_version, num_segments, status, last_status_at, outbound_job_id,"
        f" correlation_id, created_at) select {_REPLY}, {_PHONE}, 'out', '+14155550100', '+12125550000',"
        f" 'SM' || md5('out' || n), {_BODY}, 1, 'delivered', {_LAST}, {_JOB}, {_TEXT}, {_LAST} {_EVERY}"
    ),
    (
        "insert into public.sms_send_attempts (id, job_id, lease_token, started_at, ended_at, outcome,"
        f" twilio_message_sid, http_status) select {_JOB}, {_JOB}, {_JOB}, {_LAST}, {_LAST}, 'accepted',"
        f" 'SM' || md5('out' || n), 201 {_EVERY}"
    ),
    (
        "insert into public.sms_status_callbacks (twilio_message_sid, message_status, job_id, received_at, applied_at,"
        f" result) select 'SM' || md5('out' || n), 'delivered', {_JOB}, {_LAST}, {_LAST}, 'applied' {_EVERY}"
    ),
    (
        "insert into public.message_events (id, event_type, payload, correlation_id, created_at)"
        f" select {_TEXT}, 'turn_taken', '{{}}', {_TEXT}, {_LAST} {_EVERY}"
    ),
)


def lay_out_history(conn: Connection, hasher: PhoneHasher) -> None:
    """Fill the tables; `conn` must be a replica session (session_replication_role)."""
    with conn.transaction():
        statement = "copy public.phones (id, phone_hash, hash_version, first_seen) from stdin"
        with conn.cursor().copy(statement) as copy:
            for place in range(KNOWN):
                hashed = hasher.write(number(place))
                copy.write_row((phone_id(place), hashed.value, hashed.version, "2026-01-01"))
        for statement in _STATEMENTS:
            conn.execute(statement, {"last": OFTEN - 1})
