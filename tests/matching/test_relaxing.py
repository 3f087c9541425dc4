"""What is relaxed when there are too few, in which order, and how far."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from engine.domain.matching.rules import Relaxation
from engine.domain.profile.motives import Motive
from engine.domain.profile.profile import TimePreferences
from engine.matching.running import MatchRun, match_linkup
from tests.matching.world import (
    COFFEE_LOVER,
    LINKUP,
    NOW,
    add_linkup,
    add_person,
    add_regions,
    invite,
    other_linkup,
    person_id,
)

if TYPE_CHECKING:
    from psycopg import Connection

DAY = timedelta(days=1)
AFTERNOONS = replace(COFFEE_LOVER, times=TimePreferences(("afternoons",)))
EVENINGS = replace(COFFEE_LOVER, times=TimePreferences(("evenings",)))
HIKER = replace(COFFEE_LOVER, activities=COFFEE_LOVER.activities[1:2], motives={Motive.CONNECTION: 0.8})
AGAIN = """
insert into public.linkup_outcomes (id, linkup_id, user_id, attendance_response, do_again)
select gen_random_uuid(), p.linkup_id, p.user_id, 'attended', p.user_id = %s or %s
from public.linkup_participants p where p.linkup_id = %s
"""


@pytest.fixture
def town(conn: Connection) -> Connection:
    """Ann, who asks for coffee on Saturday morning, or at midday when a test says so."""
    add_regions(conn)
    add_person(conn, "Ann")
    add_person(conn, "Pia", profile=EVENINGS)
    return conn


def search(conn: Connection) -> tuple[Relaxation, set[str]]:
    """Return how far the search went and whom it found."""
    run: MatchRun = match_linkup(conn, LINKUP, now=NOW)
    names = {person_id(name): name for name in ("Max", "Eve", "Pia")}
    return run.relaxation, {names[candidate.user_id] for candidate in run.candidates}


@pytest.mark.parametrize(
    ("profile", "code", "expected"),
    [
        (COFFEE_LOVER, "SAT_MORNING", Relaxation.NONE),
        (AFTERNOONS, "WED_MIDDAY", Relaxation.NONE),
        (replace(COFFEE_LOVER, times=TimePreferences(("mornings",))), "WED_MIDDAY", Relaxation.ADJACENT_WINDOWS),
        (HIKER, "SAT_MORNING", Relaxation.ACTIVITY_OVERLAP),
    ],
)
def test_one_step_after_another(town: Connection, profile: object, code: str, expected: Relaxation) -> None:
    """Who suits is found without relaxing, who nearly does with as many steps as it takes."""
    assert isinstance(profile, type(COFFEE_LOVER))
    add_person(town, "Max", profile=profile)
    add_linkup(town, code=code)
    level, found = search(town)
    assert (level, found - {"Pia"}) == (expected, {"Max"})


def test_the_wrong_time_of_day_is_never_relaxed(town: Connection) -> None:
    """Pia has time in the evening: no step of relaxation invites her to a morning."""
    add_linkup(town)
    assert search(town) == (Relaxation.NONE, set())


@pytest.mark.parametrize(("both", "expected"), [(False, Relaxation.COOL_DOWNS), (True, Relaxation.NONE)])
def test_people_who_just_met_meet_again_only_if_both_want_to(
    town: Connection, *, both: bool, expected: Relaxation
) -> None:
    """Within 30 days the same two are put together last of all, unless both said they would do it again."""
    add_person(town, "Max")
    last = other_linkup(town, 1, by="Pia", state="completed", at=NOW - 10 * DAY, places=["Ann", "Max"])
    town.execute(AGAIN, [person_id("Ann"), both, last])
    add_linkup(town)
    assert search(town) == (expected, {"Max"})


def test_who_declined_twice_is_asked_last_of_all(town: Connection) -> None:
    """Two declines to the same person within 30 days are a cool-down."""
    add_person(town, "Max")
    for number in (1, 2):
        linkup = other_linkup(town, number, by="Ann", state="completed", at=NOW - 90 * DAY)
        invite(town, linkup, person_id("Max"), state="declined", at=NOW - (8 + number) * DAY)
    add_linkup(town)
    assert search(town) == (Relaxation.COOL_DOWNS, {"Max"})


def test_two_who_are_kept_apart_are_never_on_one_list(town: Connection) -> None:
    """Max and Eve both suit Ann; of two who blocked each other only one is asked."""
    for name in ("Max", "Eve"):
        add_person(town, name)
    town.execute(
        "insert into public.user_blocks (blocker_user_id, blocker_phone_id, blocked_user_id, blocked_phone_id, source)"
        " select a.id, a.phone_id, b.id, b.phone_id, 'block' from public.users a, public.users b"
        " where a.id = %s and b.id = %s",
        [person_id("Eve"), person_id("Max")],
    )
    add_linkup(town)
    _, found = search(town)
    assert len(found) == 1
