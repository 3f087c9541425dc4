"""Rows of people as a running engine would have written them, for what is only ever looked at."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import orjson
from psycopg.sql import SQL, Identifier, Placeholder

from engine import clock
from engine.ids import new_id
from tests.sandbox.person_rows import stored

if TYPE_CHECKING:
    from uuid import UUID

    import psycopg

    from crypto.hashes import PhoneHasher
    from engine.domain.profile.profile import Profile


def add_phone(rows: psycopg.Connection, hasher: PhoneHasher, phone: str) -> UUID:
    """A number that texted."""
    phone_id = new_id()
    rows.execute(
        "insert into public.phones (id, phone_hash, hash_version, first_seen) values (%s, %s, 1, %s)",
        [phone_id, hasher.write(phone).value, clock.now()],
    )
    return phone_id


def add_member(
    rows: psycopg.Connection, hasher: PhoneHasher, phone: str, profile: Profile, *, state: str, first_name: str = "Ann"
) -> UUID:
    """A member with this profile, in a region on the waitlist."""
    phone_id, user_id, region_id = add_phone(rows, hasher, phone), new_id(), new_id()
    rows.execute(
        "insert into public.regions (id, slug, display_name, timezone, geometry) values"
        " (%s, %s, 'Fairville', 'America/Los_Angeles', '{\"zips\": []}')",
        [region_id, f"fairville-{region_id}"],
    )
    rows.execute(
        "insert into public.users (id, phone_id, phone_e164, phone_hash, first_name, last_name, birthday, state,"
        " sms_consent, age_consent, terms_consent, privacy_consent, region_id, zip) values"
        " (%s, %s, %s, %s, %s, 'Secretname', '1994-03-14', %s, true, true, true, true, %s, '94612')",
        [user_id, phone_id, phone, hasher.write(phone).value, first_name, state, region_id],
    )
    columns = stored(profile) | {"user_id": user_id}
    sent = {name: orjson.dumps(v).decode() if isinstance(v, dict | list) else v for name, v in columns.items()}
    insert = SQL("insert into public.profiles ({}) values ({})")
    rows.execute(insert.format(SQL(", ").join(map(Identifier, sent)), SQL(", ").join(map(Placeholder, sent))), sent)
    rows.execute(
        "insert into public.conversation_sessions (user_id, mode, state_token)"
        " values (%s, 'interviewing', 'motive_01')",
        [user_id],
    )
    return phone_id


def add_join(rows: psycopg.Connection, phone_id: UUID, step: str) -> None:
    """Progress in joining that nobody can open here."""
    rows.execute(
        "insert into public.pending_joins (id, phone_id, step, progress_ciphertext, progress_iv, progress_tag,"
        " key_version, started_at, expires_at) values (%s, %s, %s, 'x', 'x', 'x', 1, %s, %s)",
        [new_id(), phone_id, step, clock.now(), clock.now() + timedelta(days=7)],
    )


def add_send(rows: psycopg.Connection, phone_id: UUID, *, status: str, last_error: str) -> None:
    """A text of ours to this number that was handed to the carrier, and what is known of it since."""
    rows.execute(
        "insert into public.sms_outbound_jobs (id, phone_id, to_e164, body_ciphertext, body_iv, body_tag, key_version,"
        " purpose, lane, priority, status, run_at, zone_rule, may_repeat, template_version, last_attempt_at,"
        " last_error, correlation_id, idempotency_key, created_at)"
        " values (%(id)s, %(phone_id)s, '+14155550101', 'x', 'x', 'x', 1,"
        " 'help', 'normal', 0, %(status)s, %(now)s, 'none', false, 'help@1', %(now)s,"
        " %(last_error)s, %(id)s, %(id)s, %(now)s)",
        {"id": new_id(), "phone_id": phone_id, "status": status, "last_error": last_error, "now": clock.now()},
    )
