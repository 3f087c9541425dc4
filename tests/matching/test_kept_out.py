"""Whoever must not be asked is not asked, however few are left: no relaxation touches these rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from engine.domain.matching.rules import Relaxation
from engine.domain.profile.profile import Boundaries, GroupSizePreference, TimePreferences
from engine.matching.briefs import request_of
from engine.matching.running import match_linkup
from engine.matching.searching import Look, still_fitting
from engine.store.matching import read_linkup
from tests.matching.happenings import DAY, HAPPENINGS, HOUR
from tests.matching.world import (
    COFFEE_LOVER,
    LINKUP,
    NOW,
    SATURDAY,
    add_linkup,
    add_person,
    add_regions,
    invite,
    other_linkup,
    person_id,
)

if TYPE_CHECKING:
    from psycopg import Connection

    from engine.domain.matching.request import MatchRequest

PROFILES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "no coffee": ({"profile": replace(COFFEE_LOVER, boundaries=Boundaries(no_thanks=("coffee",)))}, {}),
    "no alcohol": (
        {"profile": replace(COFFEE_LOVER, boundaries=Boundaries(hard_constraints={"alcohol": False}))},
        {"activity": "bars"},
    ),
    "needs no steps": (
        {"profile": replace(COFFEE_LOVER, boundaries=Boundaries(needs=("step_free",)))},
        {"venue": {"step_free": False}},
    ),
    "needs quiet": (
        {"profile": replace(COFFEE_LOVER, boundaries=Boundaries(needs=("quiet",)))},
        {"activity": "karaoke"},
    ),
    "groups only": (
        {"profile": replace(COFFEE_LOVER, boundaries=Boundaries(limits=("groups_only",)))},
        {"size": (2, 4)},
    ),
    "first LinkUps": ({}, {"size": (2, 4)}),
    "daytime only": (
        {"profile": replace(COFFEE_LOVER, boundaries=Boundaries(limits=("daytime_only",)))},
        {"code": "FRI_EVENING", "at": SATURDAY - 15 * HOUR},
    ),
    "hours ruled out": (
        {"profile": replace(COFFEE_LOVER, times=TimePreferences(("evenings",), (), ("mornings",)))},
        {},
    ),
    "wants fewer": ({"profile": replace(COFFEE_LOVER, group_size=GroupSizePreference(2, 2))}, {}),
    "wants more": ({"profile": replace(COFFEE_LOVER, group_size=GroupSizePreference(7, 10))}, {}),
    "under 21": ({"born": date(2006, 1, 1)}, {"activity": "bars"}),
    "too young for the place": ({"born": date(2006, 1, 1)}, {"venue": {"min_age": 21}}),
    "wants others of another age": ({"preferences": {"age_band": {"min": 18, "max": 30}}}, {}),
    "is outside the band": ({"born": date(1960, 1, 1)}, {}),
}


@pytest.fixture
def town(conn: Connection) -> Connection:
    """Ann, Pia who was asked already, and Eve who suits; Ann wants to meet people up to 60."""
    add_regions(conn)
    for name in ("Ann", "Pia", "Eve"):
        add_person(conn, name, preferences={"age_band": {"min": 18, "max": 60}} if name == "Ann" else None)
    return conn


def found(conn: Connection, *names: str) -> set[str]:
    """Return which of these people a search names."""
    run = match_linkup(conn, LINKUP, now=NOW)
    assert run.relaxation == Relaxation.NONE, "relaxing must help nobody here"
    listed = {candidate.user_id for candidate in run.candidates}
    return {name for name in names if person_id(name) in listed}


@pytest.mark.parametrize("case", HAPPENINGS)
def test_nobody_is_asked_to_whom_this_happened(town: Connection, case: str) -> None:
    """Max suits as well as Eve; after this only Eve does, in a search relaxed as far as it goes and at the re-check."""
    add_person(town, "Max")
    add_linkup(town)
    invite(town, LINKUP, person_id("Pia"), at=NOW - 2 * DAY)
    fresh = _request(town)
    names = [person_id("Max"), person_id("Eve")]
    assert still_fitting(town, [Look(fresh, names, Relaxation.NONE, 2)], now=NOW) == [names]
    HAPPENINGS[case](town)
    fresh = _request(town)
    assert still_fitting(town, [Look(fresh, names, Relaxation.COOL_DOWNS, 2)], now=NOW) == [[person_id("Eve")]]
    assert found(town, "Max", "Eve") == {"Eve"}


@pytest.mark.parametrize("case", PROFILES)
def test_nobody_is_asked_who_is_like_this(town: Connection, case: str) -> None:
    """What Max told us keeps him out of what Ann asks for; Eve, who told us nothing like it, is found."""
    about, linkup = PROFILES[case]
    add_person(town, "Max", **about)
    went_before(town, "Eve" if case == "first LinkUps" else "Eve Max")
    add_linkup(town, **linkup)
    assert found(town, "Max", "Eve") == {"Eve"}


def test_a_closed_or_paused_region_has_nobody(town: Connection) -> None:
    """Where nothing happens any more, nobody is asked."""
    add_linkup(town)
    town.execute("update public.regions set paused_at = %s", [NOW])
    assert found(town, "Eve") == set()


def went_before(conn: Connection, names: str) -> None:
    """Let people have been to two LinkUps, long ago."""
    for number in (200, 201):
        long_ago = NOW - number * DAY
        other_linkup(conn, number, by="Pia", state="completed", at=long_ago, places=names.split())


def _request(conn: Connection) -> MatchRequest:
    row = read_linkup(conn, LINKUP)
    assert row is not None
    return request_of(row)
