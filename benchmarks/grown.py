"""What years leave behind: five million texts, two hundred thousand members, and the jobs and questions of the latest.

Rows are written by a replica session, in the order of their ids as the application makes them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, LiteralString

from benchmarks.people import KNOWN

if TYPE_CHECKING:
    from collections.abc import Callable

    from psycopg import Connection

MEMBERS: Final = 200_000
TEXTS: Final = 5_000_000
_JOBS: Final = 500_000
_AT_ONCE: Final = 250_000

_THEN: Final = "'2025-01-01'::timestamptz + n * interval '6 seconds'"
_BODY: Final = "decode(repeat('ab', 80), 'hex'), decode(repeat('cd', 12), 'hex'), decode(repeat('ef', 16), 'hex'), 1"
_MEMBER: Final = f"('00000000-0000-4000-8000-' || lpad((%(known)s + n %% {MEMBERS})::text, 12, '0'))::uuid"
_USER: Final = f"('00000000-0000-4005-8000-' || lpad((n %% {MEMBERS})::text, 12, '0'))::uuid"
_NEW: Final = "('00000000-0000-4006-8000-' || lpad(n::text, 12, '0'))::uuid"
_EVERY: Final = "from generate_series(%(first)s::bigint, %(last)s::bigint) as n"

_PHONES: Final[LiteralString] = (
    "insert into public.phones (id, phone_hash, hash_version, first_seen)"
    f" select {_MEMBER}, md5('grown' || n) || md5('more' || n), 1, {_THEN} {_EVERY}"
)
_USERS: Final[LiteralString] = (
    "insert into public.users (id, phone_id, phone_e164, phone_hash, first_name, last_name, birthday, state,"
    " sms_consent, age_consent, terms_consent, privacy_consent, created_at)"
    f" select {_USER}, {_MEMBER}, '+1415' || lpad(n::text, 7, '0'), md5('grown' || n) || md5('more' || n), 'Kim',"
    f" 'Lee', '1990-05-05', 'active', true, true, true, true, {_THEN} {_EVERY}"
)
_PROFILES: Final[LiteralString] = (
    "insert into public.profiles (user_id, state, completed_at, created_at)"
    f" select {_USER}, 'complete_mvp', {_THEN}, {_THEN} {_EVERY}"
)
_SESSIONS: Final[LiteralString] = (
    "insert into public.conversation_sessions (id, user_id, mode, state_token, created_at)"
    f" select {_USER}, {_USER}, 'idle', 'idle', {_THEN} {_EVERY}"
)
_MESSAGES: Final[LiteralString] = (
    "insert into public.sms_messages (id, user_id, phone_id, direction, from_e164, to_e164, twilio_message_sid,"
    " body_ciphertext, body_iv, body_tag, key_version, num_segments, status, processed_at, outcome, turn_no,"
    f" correlation_id, created_at) select {_NEW}, {_USER}, {_MEMBER}, case n % 2 when 0 then 'in' else 'out' end,"
    f" '+14150000000', '+14155550100', 'SM' || md5('grown' || n), {_BODY}, 1,"
    f" case n % 2 when 0 then 'received' else 'delivered' end, case n % 2 when 0 then {_THEN} end,"
    f" case n % 2 when 0 then 'answered' end, case n % 2 when 0 then n end, {_NEW}, {_THEN} {_EVERY}"
).replace("n % 2", "n %% 2")
_OUTBOUND: Final[LiteralString] = (
    "insert into public.sms_outbound_jobs (id, user_id, phone_id, to_e164, body_ciphertext, body_iv, body_tag,"
    " key_version, purpose, lane, priority, status, run_at, zone_rule, may_repeat, template_version, last_attempt_at,"
    " attempts, twilio_message_sid, correlation_id, idempotency_key, created_at)"
    f" select {_NEW}, {_USER}, {_MEMBER}, '+14150000000', {_BODY}, 'question', 'reply', 1, 'sent', {_THEN}, 'any_hour',"
    f" true, 'grown@1', {_THEN}, 1, 'SM' || md5('grown job' || n), {_NEW}, 'grown:' || n, {_THEN} {_EVERY}"
)
_QUESTIONS: Final[LiteralString] = (
    "insert into public.open_questions (id, phone_id, user_id, topic, token, template, job_id, closed_at,"
    f" closed_reason, created_at) select {_NEW}, {_MEMBER}, {_USER}, 'interview', 'grown', 'grown@1', {_NEW}, {_THEN},"
    f" 'answered', {_THEN} {_EVERY}"
)
_LEDGER: Final[LiteralString] = (
    "insert into public.message_events (id, user_id, event_type, payload, correlation_id, created_at)"
    f" select {_NEW}, {_USER}, 'turn_taken', '{{}}', {_NEW}, {_THEN} {_EVERY}"
)
_FILLS: Final[tuple[tuple[LiteralString, int], ...]] = (
    (_PHONES, MEMBERS),
    (_USERS, MEMBERS),
    (_PROFILES, MEMBERS),
    (_SESSIONS, MEMBERS),
    (_MESSAGES, TEXTS),
    (_OUTBOUND, _JOBS),
    (_QUESTIONS, _JOBS),
    (_LEDGER, _JOBS),
)

FILLS: Final = sum(-(-rows // _AT_ONCE) for _, rows in _FILLS)
"""How often `step` is called while everything is laid out."""


def lay_out_years(conn: Connection, *, step: Callable[[str], None]) -> None:
    """Fill the tables; `conn` must be a replica session. `step` hears of every quarter of a million rows."""
    for statement, rows in _FILLS:
        for first in range(0, rows, _AT_ONCE):
            step(f"laying out {statement.split()[2].removeprefix('public.')}")
            values = {"first": first, "last": min(rows, first + _AT_ONCE) - 1, "known": KNOWN}
            conn.execute(statement, values)
