"""Who reads which rows: people see what is theirs and what they are part of, and nobody's secrets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from psycopg import sql

from tests.sql.linkup_world import LINKUP, REGION, add_linkup
from tests.sql.people import add_people, signed_in, user_id

if TYPE_CHECKING:
    import psycopg

NAMES = ("Ann", "Bob", "Cat", "Dan", "Eve")
# One row for each of two people: what each may read of it is their own.
OWN_ROWS = {
    "profiles": "insert into public.profiles (user_id) values (%(user)s)",
    "region_memberships": (
        "insert into public.region_memberships (user_id, region_id, status) values (%(user)s, %(region)s, 'active')"
    ),
    "subscriptions": "insert into public.subscriptions (user_id, state) values (%(user)s, 'active')",
    "entitlements": "insert into public.entitlements (user_id, eligible_to_participate) values (%(user)s, true)",
    "linkup_outcomes": (
        "insert into public.linkup_outcomes (id, linkup_id, user_id, attendance_response) "
        "values (gen_random_uuid(), %(linkup)s, %(user)s, 'attended')"
    ),
}
CHOICES = """
insert into public.contact_exchange_choices (linkup_id, chooser_user_id, target_user_id, choice)
values (%(linkup)s, %(Ann)s, %(Bob)s, false), (%(linkup)s, %(Bob)s, %(Ann)s, true)
"""
EXCHANGE = """
insert into public.contact_exchanges (linkup_id, user_a_id, user_b_id, revealed_at, suppressed_reason)
values (%(linkup)s, %(Ann)s, %(Bob)s, %(revealed)s, %(suppressed)s)
"""


@pytest.fixture
def world(schema: psycopg.Connection) -> psycopg.Connection:
    """The schema with five people around one LinkUp."""
    add_linkup(schema)
    return schema


def seen_by(conn: psycopg.Connection, name: str, column: str, table: str) -> list[str]:
    """Return a column of what somebody reads of a table, sorted; ids of people as their names."""
    query = sql.SQL("select {} from {}").format(sql.Identifier(column), sql.Identifier("public", table))
    known = {user_id(name): name for name in NAMES}
    with signed_in(conn, name):
        rows = [str(value) for (value,) in conn.execute(query).fetchall()]
    return sorted(known.get(value, value) for value in rows)


def test_a_person_reads_their_own_row_only(schema: psycopg.Connection) -> None:
    """Ann sees Ann and Bob sees Bob; whoever has an identity but never joined sees nobody."""
    add_people(schema, "Ann", "Bob")
    assert seen_by(schema, "Ann", "first_name", "users") == ["Ann"]
    assert seen_by(schema, "Bob", "first_name", "users") == ["Bob"]
    assert seen_by(schema, "Cat", "first_name", "users") == []


@pytest.mark.parametrize("table", OWN_ROWS)
def test_a_person_reads_what_is_about_them_only(world: psycopg.Connection, table: str) -> None:
    """Of two rows, each of the two people sees their own; a third sees none."""
    for name in ("Ann", "Bob"):
        world.execute(OWN_ROWS[table].encode(), {"user": user_id(name), "linkup": LINKUP, "region": REGION})
    assert [seen_by(world, name, "user_id", table) for name in ("Ann", "Bob", "Eve")] == [["Ann"], ["Bob"], []]


def test_a_deleted_person_reads_nothing(world: psycopg.Connection) -> None:
    """A session token outlives the membership; what it opens does not."""
    world.execute("update public.users set deleted_at = now() where id = %s", [user_id("Ann")])
    assert seen_by(world, "Ann", "id", "linkups") == []


@pytest.mark.parametrize("table", ["linkups", "linkup_options"])
@pytest.mark.parametrize(("name", "sees"), [("Ann", True), ("Bob", True), ("Cat", True), ("Dan", True), ("Eve", False)])
def test_a_linkup_is_read_by_its_people(world: psycopg.Connection, table: str, name: str, *, sees: bool) -> None:
    """Who asked, who had a place and who is being asked see it; a stranger does not."""
    key = "id" if table == "linkups" else "linkup_id"
    assert seen_by(world, name, key, table) == ([LINKUP] if sees else [])


@pytest.mark.parametrize("state", ["declined", "expired", "closed"])
def test_an_invite_that_is_over_opens_nothing(world: psycopg.Connection, state: str) -> None:
    """Whoever said no, or too late, does not follow what became of it; their own invite they still see."""
    world.execute("update public.linkup_invites set state = %s where invited_user_id = %s", [state, user_id("Dan")])
    assert seen_by(world, "Dan", "id", "linkups") == []
    assert seen_by(world, "Dan", "invited_user_id", "linkup_invites") == ["Dan"]


@pytest.mark.parametrize(
    ("name", "people"),
    [("Ann", ["Ann", "Bob"]), ("Bob", ["Ann", "Bob"]), ("Cat", ["Cat"]), ("Dan", []), ("Eve", [])],
)
def test_places_are_read_by_those_who_come(world: psycopg.Connection, name: str, people: list[str]) -> None:
    """Who comes is for who comes: not for the invited, and not for who gave the place back."""
    assert seen_by(world, name, "user_id", "linkup_participants") == people


@pytest.mark.parametrize(("name", "invites"), [("Ann", []), ("Bob", ["Bob"]), ("Dan", ["Dan"]), ("Eve", [])])
def test_an_invite_is_read_by_who_was_asked(world: psycopg.Connection, name: str, invites: list[str]) -> None:
    """Not even the initiator sees who was asked: a decline is never shown."""
    assert seen_by(world, name, "invited_user_id", "linkup_invites") == invites


def test_a_choice_is_read_by_the_chooser(world: psycopg.Connection) -> None:
    """Bob never sees that Ann said no."""
    world.execute(CHOICES, {"linkup": LINKUP, "Ann": user_id("Ann"), "Bob": user_id("Bob")})
    assert [seen_by(world, name, "chooser_user_id", "contact_exchange_choices") for name in ("Ann", "Bob", "Cat")] == [
        ["Ann"],
        ["Bob"],
        [],
    ]


@pytest.mark.parametrize(
    ("revealed", "suppressed", "sees"), [("now", None, True), (None, None, False), (None, "blocked", False)]
)
def test_an_exchange_is_read_by_the_pair_once_revealed(
    world: psycopg.Connection, revealed: str | None, suppressed: str | None, *, sees: bool
) -> None:
    """Before the reveal, and when it is suppressed, there is nothing to see for either."""
    values = {"linkup": LINKUP, "Ann": user_id("Ann"), "Bob": user_id("Bob")}
    world.execute(EXCHANGE, values | {"revealed": revealed, "suppressed": suppressed})
    for name in ("Ann", "Bob"):
        assert seen_by(world, name, "linkup_id", "contact_exchanges") == ([LINKUP] if sees else [])
    assert seen_by(world, "Cat", "linkup_id", "contact_exchanges") == []


def test_the_names_of_regions_are_read_by_everybody_signed_in(world: psycopg.Connection) -> None:
    """Where JOSH is, is no secret."""
    assert "Testville" in seen_by(world, "Eve", "display_name", "regions")
