"""Among 10,000 LinkUps and 60,000 invites of 100,000 people, what looks and what reads uses indexes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import psycopg
import pytest

from benchmarks.linkups import Noon, lay_out_linkups
from benchmarks.region import lay_out_region
from engine.launcher.cluster_folder import SUPERUSER
from sql.loader import queries
from tests.databases import fresh_database

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from engine.launcher.postgres import PostgresCluster

NOW = datetime.now(UTC)
_PEOPLE: Final = 100_000
_BIG: Final = {
    "phones", "users", "match_pool", "linkup_invites", "linkup_participants", "linkup_options", "linkups", "match_runs",
    "match_candidates", "learning_signals", "friendships", "user_blocks", "sms_opt_outs", "linkup_reminders",
}  # fmt: skip
_READS: Final = {
    "invites": ("waves_due", "waves_overdue", "read_wave", "lock_candidates", "read_taken_letters", "windows_due"),
    "places": ("lock_linkups", "read_invites", "read_plans", "read_comers", "read_open_invites", "seats_due"),
    "plans": ("read_places", "read_people", "reminders_due"),
    "sandbox_linkups": ("read_cards", "read_group", "read_reminders"),
}
_WRITES: Final = {
    "invites": ("end_invites",),
    "places": ("close_invites",),
    "plans": ("cancel_reminders",),
}
_ALL: Final = [(file, name) for table in (_READS, _WRITES) for file, names in table.items() for name in names]
_REMINDERS: Final = """
insert into linkup_reminders (linkup_id, reminder_type, scheduled_for, status, idempotency_key, created_at)
select l.id, 'morning_of', now() - interval '1 day', 'sent', l.id::text, now() from linkups l
"""


@pytest.fixture(scope="module")
def region(cluster: PostgresCluster, template: str) -> Iterator[psycopg.Connection]:
    """The region of the benchmarks with its LinkUps, analysed."""
    with fresh_database(cluster, template) as database:
        with psycopg.connect(cluster.url(SUPERUSER, database.name), autocommit=True) as conn:
            conn.execute("set session_replication_role = replica")
            lay_out_region(conn, _PEOPLE)
            lay_out_linkups(conn, _PEOPLE, Noon.at(NOW))
            conn.execute(_REMINDERS)
            conn.execute("vacuum analyze")
        with psycopg.connect(database.url) as conn:
            yield conn


def _values(region: psycopg.Connection) -> dict[str, Any]:
    """Every parameter of these statements: three LinkUps, their people, and the time."""
    rows = region.execute(
        "select l.id, u.id, u.phone_id, p.phone_hash from linkups l join users u on u.id = l.initiator_user_id"
        " join phones p on p.id = u.phone_id where l.state = 'broadcasting' order by l.id limit 3"
    ).fetchall()
    linkups, users, phones, hashes = (list(column) for column in zip(*rows, strict=True))
    return {
        "now": NOW, "batch": 16, "at_most": 10_000, "reach": 8, "settle": timedelta(minutes=30), "reason": "expired",
        "linkup_id": linkups[0], "ids": linkups, "user_ids": users, "phone_ids": phones, "hashes": hashes, "but": [],
    }  # fmt: skip


def _read_whole(plan: Mapping[str, Any]) -> set[str]:
    is_whole = plan["Node Type"] == "Seq Scan" and plan["Actual Loops"] > 0
    found = {plan["Relation Name"]} & _BIG if is_whole else set()
    return found.union(*map(_read_whole, plan.get("Plans", ())))


@pytest.mark.timeout(300)  # laying it out takes 20 s alone, and minutes beside seven others
@pytest.mark.parametrize(("file", "name"), _ALL)
def test_nothing_is_read_to_its_end(region: psycopg.Connection, file: str, name: str) -> None:
    """However many LinkUps, invites and places there are, a look at a few of them is a look at a few rows."""
    explain = f"explain (analyze, format json) {queries(file)[name]}".encode()
    (plans,) = region.execute(explain, _values(region)).fetchone() or ([],)
    region.rollback()
    assert _read_whole(plans[0]["Plan"]) == set()


def test_due_waves_are_read_in_the_order_of_their_index(region: psycopg.Connection) -> None:
    """Sixteen of a thousand that are due among ten thousand: as many rows, and no sort of the others."""
    explain = f"explain (analyze, format json) {queries('invites')['waves_due']}".encode()
    (plans,) = region.execute(explain, {"now": NOW, "batch": 16}).fetchone() or ([],)
    region.rollback()
    said = str(plans)
    assert "linkups_next_wave_idx" in said
    assert plans[0]["Plan"]["Actual Rows"] == 16
