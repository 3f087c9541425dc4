"""docs/states.md, sql/queries/stuck.sql, and the catalog against the table of owners."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import psycopg
import pytest

from docs.write import state_catalog, states
from engine.messaging.rings import Lane
from engine.operations.owners import MARKS, STATES, all_waits
from engine.operations.waiting import Ends, Rests
from engine.sweeps.registry import SWEEPS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.databases import Database

_STALE = "this page is stale: run `python -m docs.write`"
_RELIST = (
    "alter table public.{0} drop constraint {0}_status_known, add constraint {0}_status_known check (status in ({1}))"
)

# What somebody adds to the schema without a thought, and what is said about it.
PLANTED = {
    "a table with states": (
        "create table public.parcels (status text not null check (status in ('packed', 'gone')))",
        "parcels.status: nobody says whether it is a state",
    ),
    "a value of an enum": (
        "alter type public.linkup_state add value 'postponed'",
        "linkups.state = postponed: nobody owns it",
    ),
    "a value of a check": (
        _RELIST.format("linkup_reminders", "'pending', 'sent', 'failed', 'canceled', 'late'"),
        "linkup_reminders.status = late: nobody owns it",
    ),
    "a mark that is empty at first": (
        "alter table public.linkups add column judged_at timestamptz",
        "linkups.judged_at: nobody says what an empty one means",
    ),
    "a state without a list": (
        "alter table public.phones add column state text",
        "phones.state: nobody says what an empty one means",
    ),
    "a state that is gone": (
        _RELIST.format("friendships", "'pending', 'accepted'"),
        "friendships.status = declined: there is no such state",
    ),
    "a column that is gone": (
        "alter table public.users drop column zip_changed_at",
        "users.zip_changed_at: there is no such column",
    ),
}
# What is called an end, or is not, and what is said about it.
CLAIMED: dict[str, tuple[str, str, Any, str]] = {
    "a machine leaves it": ("users.state", "suspended", Ends(), "called an end, but its machine leaves it"),
    "an index looks for it": (
        "sms_outbound_jobs.status",
        "unknown",
        Ends(),
        "called an end, but an index looks for it",
    ),
    "somebody learns from it": ("linkup_invites.state", "declined", Ends(), "called an end, but an index looks for it"),
    "it is one": ("linkups.state", "expired", Rests("the person", "?"), "an end of its machine, and not called one"),
}


@pytest.fixture
def owner(database: Database) -> Iterator[psycopg.Connection]:
    """This test's database as migrations see it."""
    with psycopg.connect(database.owner_url, autocommit=True) as conn:
        yield conn


def test_the_page_and_the_query_are_fresh() -> None:
    """docs/states.md and sql/queries/stuck.sql say what the table of owners says."""
    assert states.PAGE.read_text(encoding="utf-8") == states.render(), _STALE
    assert states.QUERY.read_text(encoding="utf-8") == states.render_query(), _STALE


def test_every_state_of_the_schema_has_an_owner(owner: psycopg.Connection) -> None:
    """Every enum, every list of values and every mark that may be empty is in the table, and nothing else is."""
    assert state_catalog.faults(owner) == []


@pytest.mark.parametrize("what", PLANTED)
def test_a_state_nobody_thought_about_is_refused(owner: psycopg.Connection, what: str) -> None:
    """A migration that adds or removes a state without its line in the table fails the test above."""
    statement, said = PLANTED[what]
    owner.execute(statement.encode())
    assert said in state_catalog.faults(owner)


@pytest.mark.parametrize("why", CLAIMED)
def test_an_end_is_one(owner: psycopg.Connection, why: str) -> None:
    """Nothing is called an end that a machine leaves or an index looks for; every end of a machine is called one."""
    column, value, verdict, said = CLAIMED[why]
    claimed = {**STATES, column: {**STATES[column], value: verdict}}
    assert f"{column} = {value}: {said}" in state_catalog.faults(owner, claimed)


def test_an_owner_exists() -> None:
    """Whoever moves a state on is a sweep that runs, a lane that works, or an operator."""
    somebody = {*(f"sweep {name}" for name in SWEEPS), *(f"lane {lane}" for lane in Lane), "operator"}
    assert {wait.owner for _, wait in all_waits()} <= somebody


def test_a_stuck_state_has_a_name_of_its_own() -> None:
    """The gauge tells any two of them apart."""
    names = [(table, wait.name) for table, wait in all_waits()]
    assert len(names) == len(set(names))
    assert len(names) > 30
    assert not set(STATES) & set(MARKS)
