"""The pool follows what it is a copy of, by itself: profiles, entitlements, consent, invites."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from psycopg.rows import dict_row

from engine.domain.profile.factors import Factor, Reading
from engine.domain.profile.motives import Motive
from engine.domain.profile.profile import Boundaries, Intent, TimePreferences
from engine.domain.profile.states import ProfileState
from tests.matching.world import (
    COFFEE_LOVER,
    NOW,
    REGION,
    add_linkup,
    add_person,
    add_regions,
    invite,
    person_id,
    phone_id,
)

if TYPE_CHECKING:
    from psycopg import Connection

TOLD = replace(
    COFFEE_LOVER,
    fingerprint={factor: Reading(place / 20, place / 40, date(2026, 11, 1)) for place, factor in enumerate(Factor)},
    motives={motive: place / 10 for place, motive in enumerate(Motive)},
    boundaries=Boundaries(("bars",), {"smoking": False, "dogs": True}, ("quiet",), ("groups_only", "daytime_only")),
    times=TimePreferences(("mornings",), ("SAT_MORNING",), ("evenings",)),
    active_intent=Intent("hiking", NOW),
)
MAX = {"user": person_id("Max"), "phone": phone_id("Max"), "now": NOW}
OPT_OUT = (
    "insert into public.sms_opt_outs (phone_id, scope, via, opted_out_at) values (%(phone)s, 'all', 'keyword', %(now)s)"
)
# What takes somebody out of every search, and what brings them back.
OUT_AND_BACK = {
    "suspended": (
        "update public.users set state = 'suspended' where id = %(user)s",
        "update public.users set state = 'active' where id = %(user)s",
    ),
    "paused for good": (
        "update public.users set paused_until = 'infinity' where id = %(user)s",
        "update public.users set paused_until = null where id = %(user)s",
    ),
    "stale": (
        "update public.profiles set state = 'stale' where user_id = %(user)s",
        "update public.profiles set state = 'complete_mvp' where user_id = %(user)s",
    ),
    "not entitled": (
        "update public.entitlements set eligible_to_participate = false where user_id = %(user)s",
        "update public.entitlements set eligible_to_participate = true where user_id = %(user)s",
    ),
    "opted out": (OPT_OUT, "update public.sms_opt_outs set lifted_at = %(now)s where phone_id = %(phone)s"),
    "unreachable": (
        "update public.phones set unreachable_since = %(now)s, unreachable_code = 30006 where id = %(phone)s",
        "update public.phones set unreachable_since = null, unreachable_code = null where id = %(phone)s",
    ),
}


@pytest.fixture
def town(conn: Connection) -> Connection:
    """The regions, and nobody."""
    add_regions(conn)
    return conn


def row(conn: Connection, name: str) -> dict[str, Any] | None:
    """Return somebody's row of the pool."""
    cursor = conn.cursor(row_factory=dict_row)
    return cursor.execute("select * from public.match_pool where user_id = %s", [person_id(name)]).fetchone()


def test_the_copy_says_what_the_profile_says(town: Connection) -> None:
    """Factors and motives stand in the order of their enumerations; boundaries of all kinds are together."""
    add_person(town, "Max", profile=TOLD, preferences={"age_band": {"min": 25, "max": 40}})
    copy = row(town, "Max")
    assert copy is not None
    assert copy["range_values"] == pytest.approx([place / 20 for place in range(12)])
    assert copy["confidences"] == pytest.approx([place / 40 for place in range(12)])
    assert copy["motives"] == pytest.approx([place / 10 for place in range(6)])
    assert copy["activities"] == dict.fromkeys(("coffee", "hiking", "bars", "karaoke"), 0.85)
    assert set(copy["boundaries"]) == {"bars", "quiet", "smoking"}
    assert copy["times"] == {"parts": ["mornings"], "windows": ["SAT_MORNING"], "excluded": ["evenings"]}
    assert (copy["intent_key"], copy["intent_since"]) == ("hiking", NOW)
    assert [copy[key] for key in ("groups_only", "daytime_only", "group_min", "group_max", "age_min", "age_max")] == [
        True, True, 2, 6, 25, 40,
    ]  # fmt: skip


@pytest.mark.parametrize("case", OUT_AND_BACK)
def test_people_leave_the_order_and_come_back_to_their_place(town: Connection, case: str) -> None:
    """Out of the index, so that no search wades through them; back with the turn they had."""
    add_person(town, "Max")
    add_person(town, "Ann")
    invite(town, add_linkup(town), person_id("Max"))
    out, back = OUT_AND_BACK[case]
    for statement, region in ((out, None), (back, REGION)):
        town.execute(statement.encode(), MAX)
        found = row(town, "Max")
        assert found is not None
        assert (found["region_id"], found["last_invited_at"]) == (region, NOW)


def test_who_leaves_for_good_leaves_nothing(town: Connection) -> None:
    """A deleted person's copy goes with the deletion."""
    add_person(town, "Max")
    town.execute("update public.users set state = 'deleted', deleted_at = %(now)s where id = %(user)s", MAX)
    assert row(town, "Max") is None


def test_an_interview_under_way_is_no_part_of_it(town: Connection) -> None:
    """Nobody half known is copied; completing the profile does it."""
    add_person(town, "Max", profile=replace(COFFEE_LOVER, state=ProfileState.PARTIAL))
    assert row(town, "Max") is None
    town.execute("update public.profiles set state = 'complete_mvp' where user_id = %(user)s", MAX)
    assert row(town, "Max") is not None


def test_an_invite_moves_people_to_the_end(town: Connection) -> None:
    """The last invite counts; one that is stored late does not move anybody forward."""
    for name in ("Ann", "Max", "Eve"):
        add_person(town, name)
    linkup = add_linkup(town)
    invite(town, linkup, person_id("Max"), at=NOW)
    invite(town, linkup, person_id("Eve"), at=NOW - timedelta(days=1))
    order = "select user_id from public.match_pool order by region_id, last_invited_at nulls first"
    assert [user for (user,) in town.execute(order)] == [person_id(name) for name in ("Ann", "Eve", "Max")]
