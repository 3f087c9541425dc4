"""Append-only tables stay append-only, whoever asks; old rows leave through one function only."""

from __future__ import annotations

import psycopg
import pytest
from psycopg import sql

from tests.sql.people import add_people, phone_id

PHONE = phone_id("Ann")
# One valid row of each append-only table. A ledger the tests do not know fails the first test.
ROWS = {
    "admin_audit_log": """
        insert into public.admin_audit_log (action, target_type, target_id, idempotency_key, created_at)
        values ('opened', 'region', %(phone)s, %(key)s, %(at)s)
    """,
    "consent_events": """
        insert into public.consent_events
          (phone_id, event_type, scope, channel, via, idempotency_key, correlation_id, created_at)
        values (%(phone)s, 'opted_out', 'all_texts', 'sms', 'keyword', %(key)s, gen_random_uuid(), %(at)s)
    """,
    "consent_wordings": """
        insert into public.consent_wordings (version, line, body, created_at)
        values (%(key)s, 'join_consent', 'Reply AGREE', %(at)s)
    """,
    "domain_events": """
        insert into public.domain_events (entity_type, entity_id, event_type, idempotency_key, created_at)
        values ('phone', %(phone)s, 'seen', %(key)s, %(at)s)
    """,
    "message_events": """
        insert into public.message_events (event_type, payload, created_at)
        values ('seen', jsonb_build_object('phone', %(phone)s::text, 'key', %(key)s::text), %(at)s)
    """,
    "profile_events": """
        insert into public.profile_events (user_id, event_type, source, payload, idempotency_key, created_at)
        select id, 'answered', 'interview', '{}', %(key)s, %(at)s from public.users where phone_id = %(phone)s
    """,
}
# Guarded the same way, though not named as a ledger: the words people agreed to.
WORDINGS = {"consent_wordings"}
DELETE = "delete from public.{}"
CHANGES = ("update public.{} set created_at = created_at", DELETE, "truncate public.{} cascade")
OLD = "2020-01-01T00:00:00Z"


@pytest.fixture
def ledgers(schema: psycopg.Connection) -> psycopg.Connection:
    """The schema with one person and one old row in every append-only table."""
    add_people(schema, "Ann")
    for insert in ROWS.values():
        schema.execute(insert.encode(), {"phone": PHONE, "key": "old", "at": OLD})
    return schema


def rows(conn: psycopg.Connection, table: str) -> int:
    """Return how many rows the table has."""
    counted = conn.execute(sql.SQL("select count(*) from {}").format(sql.Identifier("public", table))).fetchone()
    assert counted is not None
    return int(counted[0])


def purge(conn: psycopg.Connection, table: str, older_than: str, at_most: int) -> object:
    """Purge as the engine would, and return how many rows the function says it removed."""
    conn.execute("set local role service_role")
    removed = conn.execute(
        "select private.purge_append_only(%s::regclass, %s::timestamptz, %s)", [f"public.{table}", older_than, at_most]
    ).fetchone()
    conn.execute("reset role")
    assert removed is not None
    return removed[0]


def test_every_event_table_is_a_ledger(schema: psycopg.Connection) -> None:
    """Tables named as events or audit logs are append-only, except the inbox, whose rows are worked off."""
    named = "select tablename from pg_tables where schemaname = 'public' and tablename ~ '(_events|_audit_log)$'"
    guarded = (
        "select distinct c.relname from pg_trigger t join pg_class c on c.oid = t.tgrelid "
        "where t.tgfoid = 'private.refuse_change'::regproc"
    )
    queues = {"inbox_events", "stripe_events"}
    assert {name for (name,) in schema.execute(named).fetchall()} - queues == ROWS.keys() - WORDINGS
    assert {name for (name,) in schema.execute(guarded).fetchall()} == ROWS.keys()


@pytest.mark.parametrize("table", ROWS)
@pytest.mark.parametrize("change", CHANGES)
def test_the_engine_has_no_right_to_change_a_ledger(ledgers: psycopg.Connection, table: str, change: str) -> None:
    """Without a grant the engine's role fails before any trigger is asked."""
    ledgers.execute("set local role service_role")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ledgers.execute(change.format(table).encode())


@pytest.mark.parametrize("role", ["service_role", "the owner"])
@pytest.mark.parametrize("table", ROWS)
@pytest.mark.parametrize("change", CHANGES)
def test_the_trigger_refuses_whoever_has_the_right(
    ledgers: psycopg.Connection, role: str, table: str, change: str
) -> None:
    """A grant given by mistake changes nothing, and neither does being the owner."""
    ledgers.execute(f"grant all on {', '.join(f'public.{name}' for name in ROWS)} to service_role".encode())
    if role == "service_role":
        ledgers.execute("set local role service_role")
    with pytest.raises(psycopg.errors.RestrictViolation, match="append-only"):
        ledgers.execute(change.format(table).encode())


@pytest.mark.parametrize("table", ROWS)
def test_the_engine_cannot_pretend_to_be_purging(ledgers: psycopg.Connection, table: str) -> None:
    """The setting the purge works under opens nothing for anybody else."""
    ledgers.execute(f"grant all on public.{table} to service_role".encode())
    ledgers.execute("set local role service_role")
    ledgers.execute("select set_config('private.purging', %s, true)", [table])
    with pytest.raises(psycopg.errors.RestrictViolation):
        ledgers.execute(DELETE.format(table).encode())


@pytest.mark.parametrize("table", ROWS)
def test_a_purge_removes_old_rows_in_portions(ledgers: psycopg.Connection, table: str) -> None:
    """Rows past the minimum age leave, at most as many as asked, and the ledger is closed again afterwards."""
    for key, at in (("older", OLD), ("young", "2999-01-01T00:00:00Z")):
        ledgers.execute(ROWS[table].encode(), {"phone": PHONE, "key": key, "at": at})
    assert purge(ledgers, table, "2021-01-01T00:00:00Z", 1) == 1
    assert rows(ledgers, table) == 2
    assert purge(ledgers, table, "2021-01-01T00:00:00Z", 10) == 1
    assert rows(ledgers, table) == 1
    with pytest.raises(psycopg.errors.RestrictViolation):
        ledgers.execute(DELETE.format(table).encode())


@pytest.mark.parametrize(
    ("table", "older_than", "fault"),
    [
        ("domain_events", "2999-01-01T00:00:00Z", "at least 365 days"),
        ("phones", OLD, "not an append-only table"),
    ],
)
def test_a_purge_has_limits(ledgers: psycopg.Connection, table: str, older_than: str, fault: str) -> None:
    """Young rows and ordinary tables are out of its reach."""
    with pytest.raises(psycopg.errors.InvalidParameterValue, match=fault):
        purge(ledgers, table, older_than, 10)


@pytest.mark.parametrize("role", ["anon", "authenticated"])
def test_the_api_cannot_purge(ledgers: psycopg.Connection, role: str) -> None:
    """The function is the engine's alone."""
    ledgers.execute(f"set local role {role}".encode())
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        ledgers.execute("select private.purge_append_only('public.domain_events', '2020-01-01', 1)")
