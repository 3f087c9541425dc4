"""Everything the seed's schema names exists under that name, for the tables made so far.

Copied from the seed by hand on purpose: a renamed column must fail here. New tables bring their part of the list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    import psycopg

COLUMNS = {
    "users": (
        "id phone_e164 phone_hash first_name last_name birthday email state sms_consent age_consent terms_consent "
        "privacy_consent region_id suspended_at deleted_at created_at updated_at"
    ),
    "conversation_sessions": "id user_id mode state_token expires_at last_inbound_message_sid created_at updated_at",
    "sms_messages": (
        "id user_id direction from_e164 to_e164 twilio_message_sid body_ciphertext body_iv body_tag key_version "
        "media_count status last_status_at correlation_id created_at updated_at"
    ),
    "sms_outbound_jobs": (
        "id user_id to_e164 body_ciphertext body_iv body_tag key_version purpose status twilio_message_sid attempts "
        "last_error correlation_id idempotency_key created_at updated_at"
    ),
    "message_events": "id user_id event_type payload correlation_id created_at",
    "domain_events": (
        "id entity_type entity_id event_type from_state to_state idempotency_key correlation_id payload created_at"
    ),
}
ENUMS = {
    "user_state": "unverified verified interviewing active suspended deleted",
    "conversation_mode": "idle interviewing linkup_forming awaiting_invite_reply safety_hold",
}
# Name of the seed's index or unique constraint → table and first column it serves.
INDEXES = {
    "users_phone_hash_uniq": "users phone_hash",
    "users_phone_e164_uniq": "users phone_e164",
    "users_region_idx": "users region_id",
    "users_state_idx": "users state",
    "conversation_one_per_user": "conversation_sessions user_id",
    "conversation_sessions_mode_idx": "conversation_sessions mode",
    "sms_messages_twilio_sid_uniq": "sms_messages twilio_message_sid",
    "sms_messages_user_idx": "sms_messages user_id",
    "sms_messages_created_idx": "sms_messages created_at",
    "sms_outbound_idem_uniq": "sms_outbound_jobs idempotency_key",
    "sms_outbound_jobs_status_idx": "sms_outbound_jobs status",
    "sms_outbound_jobs_user_idx": "sms_outbound_jobs user_id",
    "message_events_user_idx": "message_events user_id",
    "message_events_type_idx": "message_events event_type",
    "message_events_created_idx": "message_events created_at",
    "domain_events_idem_uniq": "domain_events idempotency_key",
    "domain_events_entity_idx": "domain_events entity_type",
    "domain_events_created_idx": "domain_events created_at",
}


@pytest.mark.parametrize("table", COLUMNS)
def test_a_table_has_every_column_of_the_seed(schema: psycopg.Connection, table: str) -> None:
    """Ours may have more columns, never fewer."""
    rows = schema.execute(
        "select column_name from information_schema.columns where table_schema = 'public' and table_name = %s", [table]
    ).fetchall()
    assert set(COLUMNS[table].split()) - {name for (name,) in rows} == set()


@pytest.mark.parametrize("enum", ENUMS)
def test_an_enum_has_every_value_of_the_seed_in_its_order(schema: psycopg.Connection, enum: str) -> None:
    """Ours may have more values, in between or after."""
    rows = schema.execute(
        "select enumlabel from pg_enum where enumtypid = format('public.%%I', %s::text)::regtype "
        "order by enumsortorder",
        [enum],
    ).fetchall()
    wanted = ENUMS[enum].split()
    assert [name for (name,) in rows if name in wanted] == wanted


@pytest.mark.parametrize("index", INDEXES)
def test_an_index_of_the_seed_serves_its_column(schema: psycopg.Connection, index: str) -> None:
    """The purpose is kept under the name; names that promise uniqueness are unique."""
    row = schema.execute(
        "select c.relname || ' ' || a.attname, i.indisunique from pg_index i join pg_class c on c.oid = i.indrelid "
        "join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] "
        "where i.indexrelid = to_regclass(format('public.%%I', %s::text))",
        [index],
    ).fetchone()
    assert row == (INDEXES[index], index.endswith(("_uniq", "_per_user")))


@pytest.mark.parametrize("status", ["pending", "sent", "failed"])
def test_a_job_may_have_every_status_of_the_seed(schema: psycopg.Connection, status: str) -> None:
    """The seed's three statuses stay among ours."""
    row = schema.execute(
        "select pg_get_constraintdef(oid) from pg_constraint where conname = 'sms_outbound_jobs_status_known'"
    ).fetchone()
    assert row is not None
    assert f"'{status}'" in row[0]
