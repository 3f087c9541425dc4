"""A search is stored once, is the same whenever it is made, and can be explained from the database alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from engine.domain.matching.weights import WEIGHTS_VERSION
from engine.domain.profile.factors import Factor, Reading
from engine.matching.briefs import request_of
from engine.matching.running import NoSuchLinkupError, match_linkup
from engine.matching.searching import count_fitting, search
from engine.store.matching import read_linkup
from tests.matching.world import COFFEE_LOVER, LINKUP, NOW, add_linkup, add_person, add_regions, invite, person_id

if TYPE_CHECKING:
    from psycopg import Connection

    from engine.domain.matching.request import MatchRequest

CROWD = [f"person {number}" for number in range(30)]


@pytest.fixture
def town(conn: Connection) -> Connection:
    """Ann and thirty people, each a little less like her than the one before."""
    add_regions(conn)
    add_person(conn, "Ann")
    for number, name in enumerate(CROWD):
        reading = Reading(0.6 - number * 0.005, 0.8, date(2026, 11, 1))
        add_person(conn, name, profile=replace(COFFEE_LOVER, fingerprint=dict.fromkeys(Factor, reading)))
    add_linkup(conn)
    return conn


def request(conn: Connection) -> MatchRequest:
    """Return what is looked for now."""
    row = read_linkup(conn, LINKUP)
    assert row is not None
    return request_of(row)


def test_a_search_is_stored_once(town: Connection) -> None:
    """Whoever asks again, even after everybody changed, gets the list that was stored."""
    first = match_linkup(town, LINKUP, now=NOW)
    town.execute("update public.users set state = 'suspended' where id <> %s", [person_id("Ann")])
    assert match_linkup(town, LINKUP, now=NOW + timedelta(hours=2)) == first
    assert town.execute("select count(*) from public.match_runs").fetchone() == (1,)


def test_the_stored_list_is_the_list(town: Connection) -> None:
    """Most alike first; scores, reasons, version, sizes and what was left out are in the tables."""
    run = match_linkup(town, LINKUP, now=NOW)
    assert [candidate.user_id for candidate in run.candidates] == [person_id(name) for name in CROWD]
    assert (run.pool_size, run.weights_version) == (30, WEIGHTS_VERSION)
    assert run.candidates[0].friend_score == pytest.approx(1.0)
    explanation = run.explanation(run.candidates[0])
    assert explanation["final_score"] == pytest.approx(
        0.6 * explanation["friend_score"] + 0.4 * explanation["moment_fit"] + 0.1, abs=0.011
    )
    assert explanation["filters"]["failed"] == []
    assert explanation["top_reasons"][0] == "likes this activity"


def test_the_same_search_twice_is_the_same(town: Connection) -> None:
    """Deterministic: same people, same order, same scores."""
    assert search(town, request(town), now=NOW) == search(town, request(town), now=NOW)


def test_a_second_search_leaves_out_who_was_asked(town: Connection) -> None:
    """The replacement's list has nobody of the first waves, whatever they answered."""
    asked = [person_id(name) for name in CROWD[:6]]
    invite(town, LINKUP, *asked[:3], state="declined", at=NOW)
    invite(town, LINKUP, *asked[3:], state="accepted", at=NOW)
    second = match_linkup(town, LINKUP, now=NOW, run_no=2)
    assert len(second.candidates) == 24
    assert not {candidate.user_id for candidate in second.candidates} & set(asked)
    assert request(town).wanted == 2


def test_the_guard_counts_who_passes_the_hard_filters(town: Connection) -> None:
    """Before anything is sent it is known whether there are people at all."""
    assert count_fitting(town, request(town), now=NOW, enough=40) == 30


def test_nothing_is_found_for_no_linkup(town: Connection) -> None:
    """An unknown LinkUp is an error of the caller."""
    with pytest.raises(NoSuchLinkupError):
        match_linkup(town, UUID(int=1), now=NOW)
