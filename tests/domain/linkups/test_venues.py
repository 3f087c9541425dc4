from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

import sql
from engine.domain.activities.catalog import CATALOG
from engine.domain.linkups.places import Venue, is_light, is_open, venues_of
from engine.domain.linkups.venues import Found, NoneOpen, NoVenueReason, VenueNeed, choose, named

ZONE = "America/Los_Angeles"


def place(name: str, activities: str, opens: str = "07:00", closes: str = "18:00", **said: Any) -> dict[str, Any]:  # noqa: ANN401 -- a row as JSON has it
    """Return a place as a region's column lists it."""
    return {
        "name": name, "street": "1 Main St", "landmark": "the door", "activities": activities.split(),
        "hours": {day: [opens, closes] for day in said.pop("days", "mon tue wed thu fri sat sun").split()},
        "closed_dates": [], "step_free": True, "outdoor": False, "min_age": None, **said,
    }  # fmt: skip


RITUAL = place(
    "Ritual Coffee Roasters", "coffee tea", landmark="red cup over the door, Valencia", closed_dates=["2026-11-26"]
)
FERRY = place("Ferry Building", "coffee lunch", landmark="under the clock tower", days="sat sun")
LANDS_END = place("Lands End Lookout", "hiking walking", "08:00", "19:00", outdoor=True)
STAIRS = place("Stairwell 17", "beach walking", outdoor=True, step_free=False)
ZEITGEIST = place("Zeitgeist", "bars", "14:00", "02:00", outdoor=True, min_age=21)
VENUES = venues_of([RITUAL, FERRY, LANDS_END, STAIRS, ZEITGEIST])


def need(activity: str, said: str, **more: Any) -> VenueNeed:  # noqa: ANN401 -- any field of the need
    """Return a need for a local hour in San Francisco in November 2026."""
    return VenueNeed(activity, datetime.fromisoformat(f"2026-11-{said}:00-08:00").astimezone(UTC), ZONE, **more)


def names(found: Found | NoneOpen) -> str | NoVenueReason:
    """Return the place found, or the reason there is none."""
    return found.venue.name if isinstance(found, Found) else found.reason


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (need("coffee", "27T10:00"), "Ritual Coffee Roasters"),
        (need("coffee", "27T06:59"), NoVenueReason.CLOSED),
        (need("coffee", "27T17:00"), "Ritual Coffee Roasters"),
        (need("coffee", "27T17:01"), NoVenueReason.CLOSED),  # open for less than an hour
        (need("coffee", "26T10:00"), NoVenueReason.CLOSED),  # Thanksgiving
        (need("coffee", "28T10:00", hint="near the Clock Tower"), "Ferry Building"),
        (need("coffee", "28T10:00", hint="on valencia"), "Ritual Coffee Roasters"),
        (need("lunch", "28T12:30"), "Ferry Building"),
        (need("lunch", "27T12:30"), NoVenueReason.CLOSED),
        (need("hiking", "28T15:00"), "Lands End Lookout"),
        (need("hiking", "28T16:00"), NoVenueReason.DARK),
        (need("hiking", "28T19:00"), NoVenueReason.CLOSED),
        (need("walking", "28T10:00", step_free=True), "Lands End Lookout"),
        (need("beach", "28T10:00"), "Stairwell 17"),
        (need("beach", "28T10:00", step_free=True), NoVenueReason.NONE_LISTED),
        (need("bars", "28T18:30"), "Zeitgeist"),
        (need("bars", "28T23:30"), "Zeitgeist"),  # open past midnight
        (need("bars", "29T00:30"), "Zeitgeist"),
        (need("bars", "29T01:30"), NoVenueReason.CLOSED),
        (need("bars", "28T18:30", youngest=20), NoVenueReason.NONE_LISTED),
        (need("bars", "28T18:30", youngest=21), "Zeitgeist"),
        (need("bowling", "28T18:30"), NoVenueReason.NONE_LISTED),
    ],
)
def test_which_place_is_open(asked: VenueNeed, expected: object) -> None:
    """A place is open for an hour from then, lets everybody in, and is light where the activity needs daylight."""
    assert names(choose(VENUES, asked)) == expected


@pytest.mark.parametrize(
    ("asked", "instead", "outdoor"),
    [
        (need("coffee", "26T10:00"), ("27T10:00", "Ritual Coffee Roasters"), {"Lands End Lookout", "Stairwell 17"}),
        (need("lunch", "26T12:30"), ("28T12:30", "Ferry Building"), {"Lands End Lookout", "Stairwell 17"}),
        (need("coffee", "27T20:00"), ("27T17:00", "Ritual Coffee Roasters"), {None}),
        (need("hiking", "28T18:00"), ("28T15:00", "Lands End Lookout"), {None}),
        (need("bowling", "28T12:30", step_free=True), None, {"Lands End Lookout"}),
        (need("bowling", "28T20:00"), None, {None}),
    ],
)
def test_what_else_there_is(asked: VenueNeed, instead: tuple[str, str] | None, outdoor: set[str | None]) -> None:
    """Where none is open, another day at that hour, or an earlier hour; and a spot outdoors if it is light."""
    answer = choose(VENUES, asked)
    assert isinstance(answer, NoneOpen)
    offered = answer.instead and (answer.instead[0], answer.instead[1].name)
    assert offered == (instead and (need("tea", instead[0]).starts_at, instead[1]))
    assert (answer.outdoor and answer.outdoor.name) in outdoor


@given(
    activity=st.sampled_from(["coffee", "lunch", "hiking", "walking", "beach", "bars", "bowling"]),
    starts_at=st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001 -- naive bounds are hypothesis's
    seed=st.text(max_size=5),
    step_free=st.booleans(),
    youngest=st.sampled_from([None, 20, 40]),
    order=st.permutations(VENUES),
)
def test_any_need(
    *, activity: str, starts_at: datetime, seed: str, step_free: bool, youngest: int | None, order: list[Venue]
) -> None:
    """The same need finds the same place whatever the order of the list, and every place offered really suits."""
    asked = VenueNeed(activity, starts_at, ZONE, step_free=step_free, youngest=youngest, seed=seed)
    answer = choose(VENUES, asked)
    assert answer == choose(order, asked)
    offered: list[tuple[datetime, Venue]] = []
    if isinstance(answer, Found):
        offered.append((starts_at, answer.venue))
    elif answer.outdoor:
        offered.append((starts_at, answer.outdoor))
    if isinstance(answer, NoneOpen) and answer.instead:
        offered.append(answer.instead)
    for when, venue in offered:
        assert is_open(venue, when.astimezone(ZoneInfo(ZONE)), 60)
        assert venue.step_free or not step_free
        assert youngest is None or venue.min_age is None or youngest >= venue.min_age
    if isinstance(answer, NoneOpen) and answer.instead:
        assert names(choose(VENUES, replace(asked, starts_at=answer.instead[0]))) == answer.instead[1].name


def test_places_rotate() -> None:
    """Different LinkUps meet at different places that suit alike."""
    found = {names(choose(VENUES, need("coffee", "28T10:00", seed=str(seed)))) for seed in range(20)}
    assert found == {"Ritual Coffee Roasters", "Ferry Building"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ritual Coffee Roasters", "Ritual Coffee Roasters"),
        ("can we do lands end lookout instead", "Lands End Lookout"),
        ("at the ferry building pls", "Ferry Building"),
        ("zeitgeist!", "Zeitgeist"),
        ("my place", None),
        ("coffee", None),
        ("zeitgeist or stairwell 17", None),
    ],
)
def test_a_named_place(text: str, name: str | None) -> None:
    """A curated place named in full is found; what is on no list, and two at once, are not."""
    found = named(VENUES, text)
    assert (found and found.name) == name


def test_light_is_what_is_surely_light() -> None:
    """In winter an afternoon walk ends before half past four, in June it may end at eight; nobody walks at dawn."""
    assert is_light(datetime(2026, 12, 21, 15, 15), 60)  # noqa: DTZ001 -- local time
    assert not is_light(datetime(2026, 12, 21, 15, 30), 60)  # noqa: DTZ001 -- local time
    assert is_light(datetime(2026, 6, 21, 18, 30), 90)  # noqa: DTZ001 -- local time
    assert not is_light(datetime(2026, 6, 21, 5), 60)  # noqa: DTZ001 -- local time


@pytest.mark.parametrize("changed", [{"hours": {"mon": ["noon", "late"]}}, {"name": None}, {"closed_dates": ["soon"]}])
def test_what_is_no_place(changed: dict[str, Any]) -> None:
    """A region whose places are written wrongly is refused where it is read."""
    with pytest.raises(ValidationError):
        venues_of([{**RITUAL, **changed}])


def test_what_a_plan_keeps() -> None:
    """A LinkUp keeps a place's name, street and landmark."""
    assert VENUES[1].as_plan() == {"name": "Ferry Building", "street": "1 Main St", "landmark": "under the clock tower"}
    assert json.dumps(VENUES[1].as_plan())


def test_seeded_places_are_of_the_catalog() -> None:
    """Every activity a seeded place is listed for is one of the catalog."""
    seed = (Path(sql.__file__).parent / "seeds" / "regions.sql").read_text(encoding="utf-8")
    listed = re.findall(r"^   '([a-z_ ]+)', '(?:daily|mon|tue|wed|thu|fri|sat|sun)", seed, flags=re.MULTILINE)
    assert listed
    assert {key for line in listed for key in line.split()} <= set(CATALOG)
    assert date(2026, 11, 26) in VENUES[0].closed_dates
    assert timedelta(hours=1) == timedelta(minutes=need("tea", "27T10:00").minutes)
