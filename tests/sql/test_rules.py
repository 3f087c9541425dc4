"""What the tables refuse, whoever writes: the rules of the product that hold in the database too."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import psycopg
import pytest

from tests.sql.linkup_world import LINKUP, REGION, add_linkup
from tests.sql.people import phone_id, user_id

if TYPE_CHECKING:
    from tests.databases import Database

NAMES = {name: user_id(name) for name in ("Ann", "Bob", "Cat", "Dan", "Eve")}
VALUES = NAMES | {"linkup": LINKUP, "region": REGION, "Ann_phone": phone_id("Ann"), "Bob_phone": phone_id("Bob")}
MEMBERSHIP = "insert into public.region_memberships (user_id, region_id, status) values (%(Ann)s, %(region)s, '{}')"
HOLD = """
insert into public.safety_holds (phone_id, user_id, state, reason, applied_at)
values (%(Ann_phone)s, %(Ann)s, 'soft_hold', 'crisis', now())
"""
BAN = "insert into public.phone_bans (phone_id, reason, banned_at) values (%(Ann_phone)s, 'under_18', now())"
CODE = "insert into public.otp_sessions (user_id, otp_hash, hash_version, expires_at) values (%(Ann)s, 'h', 1, now())"
OVERRIDE = """
insert into public.entitlement_overrides
  (user_id, eligible_to_participate, eligible_to_initiate, reason, expires_at, created_at)
values (%(Ann)s, true, true, 'goodwill', '2027-01-01', '2026-01-01')
"""
# What holds once at a time: how it is made, and how it ends so that there may be a next one.
ONE_AT_A_TIME = {
    "a region": (
        MEMBERSHIP.format("active"),
        "update public.region_memberships set released_at = now() where released_at is null",
    ),
    "a hold": (HOLD, "update public.safety_holds set cleared_at = now() where cleared_at is null"),
    "a ban": (BAN, "update public.phone_bans set lifted_at = now() where lifted_at is null"),
    "a code": (CODE, "update public.otp_sessions set superseded_at = now() where superseded_at is null"),
    "an override": (OVERRIDE, "update public.entitlement_overrides set revoked_at = now() where revoked_at is null"),
}
REFUSED = {
    "a zone nobody knows": "update public.regions set timezone = 'Mars/Olympus'",
    "a zone by an abbreviation": "update public.regions set timezone = 'PST8'",
    "a region without ZIP codes": "update public.regions set geometry = '{}'",
    "a ZIP code that is none": "update public.users set zip = '9411'",
    "a LinkUp of one": "update public.linkups set min_size = 1",
    "a LinkUp of eleven": "update public.linkups set max_size = 11",
    "more at least than at most": "update public.linkups set min_size = 5, max_size = 4",
    "a lock without a time": "update public.linkups set event_time = null",
    "a cancellation without a reason": "update public.linkups set state = 'canceled'",
    "a yes to nothing": "update public.linkup_invites set state = 'accepted', selected_option = null",
    "a sixth guess": CODE.replace("expires_at)", "expires_at, attempts)").replace("now())", "now(), 6)"),
    "a hold of no kind": HOLD.replace("soft_hold", "none"),
    "a block of oneself": """
        insert into public.user_blocks (blocker_user_id, blocker_phone_id, blocked_phone_id, source)
        values (%(Ann)s, %(Ann_phone)s, %(Ann_phone)s, 'block')
    """,
    "an exchange out of order": """
        insert into public.contact_exchanges (linkup_id, user_a_id, user_b_id) values (%(linkup)s, %(Bob)s, %(Ann)s)
    """,
    "an exchange with a stranger": """
        insert into public.contact_exchanges (linkup_id, user_a_id, user_b_id) values (%(linkup)s, %(Ann)s, %(Eve)s)
    """,
    "a choice about oneself": """
        insert into public.contact_exchange_choices (linkup_id, chooser_user_id, target_user_id, choice)
        values (%(linkup)s, %(Ann)s, %(Ann)s, true)
    """,
    "a choice about a stranger": """
        insert into public.contact_exchange_choices (linkup_id, chooser_user_id, target_user_id, choice)
        values (%(linkup)s, %(Ann)s, %(Eve)s, true)
    """,
    "an outcome of a stranger": """
        insert into public.linkup_outcomes (id, linkup_id, user_id) values (gen_random_uuid(), %(linkup)s, %(Eve)s)
    """,
    "feedback in the clear": """
        insert into public.linkup_outcomes (id, linkup_id, user_id, feedback)
        values (gen_random_uuid(), %(linkup)s, %(Ann)s, 'lovely')
    """,
    "a second LinkUp of one's own": """
        insert into public.linkups (id, initiator_user_id, region_id, activity_key, brief, time_zone, linkup_create_key)
        select gen_random_uuid(), %(Dan)s, %(region)s, 'coffee', '{}', 'UTC', key from unnest(array['x', 'y']) as key
    """,
    "a consent to words nobody kept": """
        insert into public.consent_events
          (phone_id, event_type, scope, channel, via, wording_version, idempotency_key, correlation_id)
        values (%(Ann_phone)s, 'consent_given', 'terms', 'sms', 'agree', 'v999', 'k', gen_random_uuid())
    """,
}
TAKE_SEAT = "insert into public.linkup_participants (linkup_id, user_id, role) values (%s, %s, 'participant')"


@pytest.fixture
def world(schema: psycopg.Connection) -> psycopg.Connection:
    """The schema with five people around one LinkUp of three seats."""
    add_linkup(schema)
    return schema


@pytest.mark.parametrize("thing", ONE_AT_A_TIME)
def test_there_is_one_at_a_time_and_a_history(world: psycopg.Connection, thing: str) -> None:
    """A second one is refused while the first lasts; afterwards the next one comes beside it, as often as needed."""
    make, end = ONE_AT_A_TIME[thing]
    for _ in range(3):
        world.execute(make.encode(), VALUES)
        with pytest.raises(psycopg.errors.UniqueViolation), world.transaction():
            world.execute(make.encode(), VALUES)
        world.execute(end.encode())


def test_a_waitlist_is_a_region_too(world: psycopg.Connection) -> None:
    """Nobody is active in one region and waiting for another."""
    world.execute(MEMBERSHIP.format("waitlisted").encode(), VALUES)
    with pytest.raises(psycopg.errors.UniqueViolation):
        world.execute(MEMBERSHIP.format("active").encode(), VALUES)


@pytest.mark.parametrize("breach", REFUSED)
def test_the_database_refuses(world: psycopg.Connection, breach: str) -> None:
    """A mistake of the engine's does not become a row."""
    with pytest.raises((psycopg.errors.IntegrityError, psycopg.errors.InvalidParameterValue)):
        world.execute(REFUSED[breach].encode(), VALUES)


def test_the_last_seat_is_taken_once(database: Database) -> None:
    """Two who take it at the same moment, in transactions of their own: one has it, the other is refused."""
    with psycopg.connect(database.owner_url) as conn:
        add_linkup(conn)

    def take(person: str) -> bool:
        with psycopg.connect(database.url) as conn:
            try:
                conn.execute(TAKE_SEAT, [LINKUP, person])
            except psycopg.errors.CheckViolation:
                return False
            return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(take, [NAMES["Dan"], NAMES["Eve"]])) == [False, True]


def test_a_seat_given_back_is_free(world: psycopg.Connection) -> None:
    """Cat gave hers back, so Dan gets it; then Cat cannot have it again."""
    world.execute(TAKE_SEAT, [LINKUP, NAMES["Dan"]])
    with pytest.raises(psycopg.errors.CheckViolation):
        world.execute(
            "update public.linkup_participants set status = 'confirmed', left_at = null where user_id = %(Cat)s", VALUES
        )


@pytest.mark.parametrize("zip_code", ["94110", "00000"])
def test_a_zip_code_is_found_by_index(schema: psycopg.Connection, zip_code: str) -> None:
    """Looking up a region by ZIP code reads the index, however many regions there will be."""
    schema.execute("set local enable_seqscan = off")
    plan = schema.execute(
        "explain select id from public.regions where geometry -> 'zips' @> to_jsonb(%s::text)", [zip_code]
    ).fetchall()
    assert "regions_zips_idx" in str(plan)
