"""Searches that share one look at their region find whom they would have found alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

from engine.domain.matching import outlook
from engine.domain.matching.region import Region
from engine.domain.matching.rules import Relaxation
from engine.matching import searching
from engine.matching.briefs import request_of
from engine.matching.searching import search, search_each
from engine.store import match_regions, matching
from engine.store.match_regions import read_region
from engine.store.matching import read_linkup, read_pool
from tests.matching.happenings import DAY, HAPPENINGS
from tests.matching.random_world import settle
from tests.matching.test_kept_out import PROFILES, went_before
from tests.matching.world import LINKUP, NOW, REGION, add_linkup, add_person, add_regions, invite, person_id

if TYPE_CHECKING:
    from uuid import UUID

    from psycopg import Connection

    from engine.domain.matching.ranking import Ranking
    from engine.domain.matching.request import MatchRequest


def region_of(conn: Connection) -> Region:
    """Read the region now."""
    return Region(REGION, read_region(conn, REGION, now=NOW), NOW)


def request(conn: Connection, linkup: UUID = LINKUP) -> MatchRequest:
    """Return what is looked for now."""
    row = read_linkup(conn, linkup)
    assert row is not None
    return request_of(row)


def both(conn: Connection, region: Region, linkup: UUID = LINKUP) -> Ranking:
    """Return what a search finds in the region, which is what it finds alone."""
    wanted = request(conn, linkup)
    shared = search(conn, wanted, now=NOW, region=region)
    assert shared == search(conn, wanted, now=NOW)
    return shared


@pytest.mark.parametrize("seed", range(4))
def test_a_shared_search_finds_whom_it_would_find_alone(conn: Connection, seed: int) -> None:
    """The same people in the same order with the same scores and reasons, though each asks some before the next."""
    linkups = settle(conn, seed)
    region, levels, asked = region_of(conn), set(), 0
    for linkup in linkups:
        found = both(conn, region, linkup)
        people = [candidate.user_id for candidate in found.candidates[:4]]
        invite(conn, linkup, *people, at=NOW)
        levels.add(found.relaxation)
        asked += len(people)
    assert asked > len(linkups), "somebody is found"
    assert Relaxation.NONE in levels
    assert max(levels) > Relaxation.NONE, "and somebody is not"


@pytest.mark.parametrize("seed", range(2))
def test_searches_made_together_find_whom_they_would_find_in_turn(conn: Connection, seed: int) -> None:
    """Nobody finds whom one before is about to ask, as if they had been asked before the next search."""
    linkups = settle(conn, seed)
    wanted = [request(conn, linkup) for linkup in linkups]
    together = list(search_each(conn, wanted, now=NOW, region=region_of(conn), first=4))
    for linkup, each, found in zip(linkups, wanted, together, strict=True):
        assert found == search(conn, each, now=NOW)
        invite(conn, linkup, *(candidate.user_id for candidate in found.candidates[:4]), at=NOW)


@pytest.mark.parametrize("seed", range(2))
def test_a_shared_search_looks_no_further_than_one_alone(
    conn: Connection, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """Where the bounds of the pool bite, they bite the same: people move up for those who went to the end."""
    monkeypatch.setattr(outlook, "POOL_MOST", 15)
    monkeypatch.setattr(searching, "read_pool", partial(read_pool, most=15))
    for module in (outlook, match_regions, matching):
        monkeypatch.setattr(module, "SEEN_MOST", 40)
    linkups = settle(conn, seed)
    region, found = region_of(conn), 0
    for linkup in linkups:
        people = [candidate.user_id for candidate in both(conn, region, linkup).candidates[:4]]
        invite(conn, linkup, *people, at=NOW)
        found += len(people)
    assert found > len(linkups)


@pytest.mark.parametrize("case", HAPPENINGS)
def test_nobody_is_found_to_whom_this_happened(conn: Connection, case: str) -> None:
    """Whatever keeps Max from being asked keeps him out of a region that is read after it."""
    add_regions(conn)
    for name in ("Ann", "Pia", "Eve", "Max"):
        add_person(conn, name)
    add_linkup(conn)
    invite(conn, LINKUP, person_id("Pia"), at=NOW - 2 * DAY)
    assert len(both(conn, region_of(conn)).candidates) == 2
    HAPPENINGS[case](conn)
    assert [candidate.user_id for candidate in both(conn, region_of(conn)).candidates] == [person_id("Eve")]


@pytest.mark.parametrize("case", PROFILES)
def test_nobody_is_found_who_is_like_this(conn: Connection, case: str) -> None:
    """What Max told us keeps him out of what Ann asks for."""
    about, linkup = PROFILES[case]
    add_regions(conn)
    for name in ("Ann", "Pia", "Eve"):
        add_person(conn, name, preferences={"age_band": {"min": 18, "max": 60}} if name == "Ann" else None)
    add_person(conn, "Max", **about)
    went_before(conn, "Eve" if case == "first LinkUps" else "Eve Max")
    add_linkup(conn, **linkup)
    found = {candidate.user_id for candidate in both(conn, region_of(conn)).candidates}
    assert person_id("Eve") in found
    assert person_id("Max") not in found


@pytest.mark.parametrize(
    "happening",
    [
        pytest.param("blocked", id="a block"),
        pytest.param("blocked by number", id="a block by number"),
        pytest.param("stepping back", id="a step-back"),
        pytest.param("invited today", id="an invite"),
        pytest.param("was asked already", id="the same invite"),
    ],
)
def test_what_happens_while_a_region_is_shared_is_seen(conn: Connection, happening: str) -> None:
    """Who is kept from whom, and who was invited, is read anew by each search."""
    add_regions(conn)
    for name in ("Ann", "Pia", "Eve", "Max"):
        add_person(conn, name)
    add_linkup(conn)
    region = region_of(conn)
    if happening == "invited today":
        other = add_linkup(conn, person_id("other"), by="Pia", activity="hiking", at=NOW + 9 * DAY)
        invite(conn, other, person_id("Max"), at=NOW)
    elif happening == "was asked already":
        invite(conn, LINKUP, person_id("Max"), state="declined", at=NOW)
    else:
        HAPPENINGS[happening](conn)
    found = {candidate.user_id for candidate in search(conn, request(conn), now=NOW, region=region).candidates}
    assert found == {person_id("Eve"), person_id("Pia")}
