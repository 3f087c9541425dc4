"""Among 10,000 LinkUps and 60,000 invites of 100,000 people, what looks and what reads uses indexes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

import psycopg
import pytest

from benchmarks.linkups import Noon, lay_out_linkups
from benchmarks.region import lay_out_region
from engine.domain.linkups.quorum import SETTLE
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
    "linkup_outcomes", "contact_exchange_choices",
}  # fmt: skip
_READS: Final = {
    "invites": (
        "waves_due", "waves_overdue", "read_waves", "lock_waves", "lock_candidates", "read_taken_letters",
        "windows_due",
    ),
    "places": (
        "lock_linkups", "read_invites", "read_plans", "read_comers", "read_open_invites", "seats_due", "lock_due",
    ),
    "plans": ("read_places", "read_groups", "read_people", "reminders_due", "claim_reminder", "barred_people"),
    "linkups": ("lock_running", "read_standings", "notes_due"),
    "splits": ("splits_due",),
    "withdrawals": ("own_running",),
    "replacements": ("replacements_due", "lock_unasked", "read_replacement", "replacements_over", "lock_over"),
    "on_the_day": ("read_days",),
    "after_events": (
        "completions_due", "lock_over", "read_who_had_a_place", "prompts_due", "claim_prompt", "read_standing",
        "read_afters", "lock_completed",
    ),
    "exchanges": ("read_mutual", "read_sides", "lock_chosen"),
    "sandbox_linkups": ("read_cards", "read_group", "read_reminders"),
}  # fmt: skip
_WRITES: Final = {
    "invites": ("end_invites",),
    "places": ("count_options", "close_invites"),
    "plans": ("cancel_reminders",),
    "withdrawals": ("leave_invites",),
    "replacements": ("end_replacement",),
    "after_events": ("close_place_questions",),
}
_STATE_OF: Final = {
    "plans": "locked", "replacements": "locked", "on_the_day": "locked", "after_events": "completed",
    "exchanges": "completed",
}  # fmt: skip
"""In which state the LinkUps are that each file is asked about; those that look for people, of the others."""
_ALL: Final = [(file, name) for table in (_READS, _WRITES) for file, names in table.items() for name in names]
_SETTLED: Final = 100
_LATER: Final = (
    # One in ten of them is on, in two hours or since yesterday; one in ten of these asks for replacements.
    (
        "update linkups set state = 'locked', locked_at = now(),"
        " event_time = now() + case when right(id::text, 3) = '951' then interval '-1 day' else interval '2 hours' end"
        " where state = 'broadcasting' and right(id::text, 2) = '51'"
    ),
    (
        "insert into linkup_participants (linkup_id, user_id, role)"
        " select l.id, l.initiator_user_id, 'initiator' from linkups l where l.state = 'locked' union all"
        " select l.id, i.invited_user_id, 'participant' from linkups l join linkup_invites i on i.linkup_id = l.id"
        " where l.state = 'locked' and i.state in ('accepted', 'declined')"
    ),
    (
        "update linkups set replacement_until = now() + interval '1 hour', next_wave_at = now()"
        " where state = 'locked' and right(id::text, 3) = '051'"
    ),
    # One in a hundred of the others has stood still for long enough.
    (
        "update linkups set settles_at = %(now)s::timestamptz - interval '1 minute'"
        " where state = 'broadcasting' and right(id::text, 3) = '061'"
    ),
    (
        "update linkup_options o set quorum_since = l.settles_at, last_change_at = l.settles_at - interval '30 minutes'"
        " from linkups l where l.id = o.linkup_id and l.settles_at is not null"
    ),
    # Whoever was anywhere was asked how it was (the initiator's outcome has the LinkUp's id), and chose.
    (
        "insert into linkup_outcomes (id, linkup_id, user_id, next_prompt_at, created_at)"
        " select case when p.user_id = l.initiator_user_id then l.id else gen_random_uuid() end, l.id, p.user_id,"
        " case when right(l.id::text, 3) = '040' then now() end, now() - interval '1 hour'"
        " from linkups l join linkup_participants p on p.linkup_id = l.id where l.state = 'completed'"
    ),
    (
        "insert into contact_exchange_choices (linkup_id, chooser_user_id, target_user_id, choice)"
        " select l.id, p.user_id, o.user_id, true from linkups l join linkup_participants p on p.linkup_id = l.id"
        " join linkup_participants o on o.linkup_id = l.id and o.user_id <> p.user_id where l.state = 'completed'"
    ),
    (
        "insert into linkup_reminders (linkup_id, reminder_type, scheduled_for, status, idempotency_key, created_at)"
        " select l.id, 'morning_of', now() - interval '1 day', 'sent', l.id::text, now() from linkups l"
    ),
)


@pytest.fixture(scope="module")
def region(cluster: PostgresCluster, template: str) -> Iterator[psycopg.Connection]:
    """The region of the benchmarks with its LinkUps, analysed."""
    with fresh_database(cluster, template) as database:
        with psycopg.connect(cluster.url(SUPERUSER, database.name), autocommit=True) as conn:
            conn.execute("set session_replication_role = replica")
            lay_out_region(conn, _PEOPLE)
            lay_out_linkups(conn, _PEOPLE, Noon.at(NOW))
            for statement in _LATER:
                conn.execute(statement, {"now": NOW})
            conn.execute("vacuum analyze")
        with psycopg.connect(database.url) as conn:
            yield conn


def _values(region: psycopg.Connection, state: str = "broadcasting") -> dict[str, Any]:
    """Every parameter of these statements: three LinkUps in a state, their people, and the time."""
    rows = region.execute(
        "select l.id, u.id, u.phone_id, p.phone_hash from linkups l join users u on u.id = l.initiator_user_id"
        " join phones p on p.id = u.phone_id where l.state = %s order by l.id limit 3",
        [state],
    ).fetchall()
    linkups, users, phones, hashes = (list(column) for column in zip(*rows, strict=True))
    return {
        "now": NOW, "batch": 16, "at_most": 10_000, "reach": 8, "settle": SETTLE, "reason": "expired",
        "after": "expired", "before": timedelta(hours=2), "shortest": timedelta(hours=2),
        "after_end": timedelta(minutes=30), "minutes": [90], "activities": ["coffee"],
        "counts_for": timedelta(days=14), "topic": "after", "settles_at": NOW, "but": [],
        "linkup_id": linkups[0], "id": linkups[0], "ids": linkups, "linkup_ids": linkups, "user_id": users[0],
        "user_ids": users, "phone_ids": phones, "hashes": hashes,
        "options": ["A"], "changed": [True], "enough": [True],
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
    values = _values(region, _STATE_OF.get(file, "broadcasting"))
    (plans,) = region.execute(explain, values).fetchone() or ([],)
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


def test_only_linkups_that_stood_still_are_looked_at(region: psycopg.Connection) -> None:
    """A hundred of ten thousand may be locked by time alone: the options of no other are read."""
    explain = f"explain (analyze, format json) {queries('places')['lock_due']}".encode()
    values = {"now": NOW, "settle": SETTLE, "batch": 1_000}
    (plans,) = region.execute(explain, values).fetchone() or ([],)
    region.rollback()
    assert {"linkups_settles_idx", "linkups_window_idx"} <= _indexes(plans[0]["Plan"])
    assert plans[0]["Plan"]["Actual Rows"] == _SETTLED
    assert max(_loops(plans[0]["Plan"], "linkup_options")) == _SETTLED


def test_only_initiators_who_are_barred_are_looked_at(region: psycopg.Connection) -> None:
    """Of ten thousand LinkUps those are ended at once whose initiator is held; of no other's is anything read."""
    explain = f"explain (analyze, format json) {queries('invites')['windows_due']}".encode()
    held = "select count(*) from safety_holds where cleared_at is null"
    (plans,) = region.execute(explain, {"now": NOW, "batch": 1_000}).fetchone() or ([],)
    (most,) = region.execute(held.encode()).fetchone() or (0,)
    region.rollback()
    assert 0 < max(_loops(plans[0]["Plan"], "linkups")) <= most
    assert max(_loops(plans[0]["Plan"], "users")) <= most


def _loops(plan: Mapping[str, Any], table: str) -> list[int]:
    here = [plan["Actual Loops"]] if plan.get("Relation Name") == table else []
    return sum((_loops(below, table) for below in plan.get("Plans", ())), here)


def _indexes(plan: Mapping[str, Any]) -> set[str]:
    return {plan.get("Index Name", "")}.union(*map(_indexes, plan.get("Plans", ())))
