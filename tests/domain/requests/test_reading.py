from __future__ import annotations

from datetime import UTC, datetime

import pytest

from engine.domain.requests.reading import read_request
from engine.domain.requests.request import IS_PLAN, Guess, Problem, Request
from engine.domain.understanding.group_sizes import GroupSize
from tests.domain.understanding.readers_requests import noted

_LA = "America/Los_Angeles"
_WEDNESDAY = datetime(2026, 11, 25, 17, tzinfo=UTC)  # 9:00 in Los Angeles
_SATURDAY = datetime(2026, 11, 28, 23, tzinfo=UTC)  # 15:00


def _windows(request: Request) -> list[str]:
    return [f"{window.day:%m-%d} {window.at or window.part}" for window in request.windows]


@pytest.mark.parametrize(
    ("text", "now", "windows"),
    [
        ("hike saturday", _WEDNESDAY, ["11-28 MORNING"]),
        ("hike this saturday", _WEDNESDAY, ["11-28 MORNING"]),
        ("hike next saturday", _WEDNESDAY, ["12-05 MORNING"]),
        ("hike next monday", _WEDNESDAY, ["11-30 MORNING"]),
        ("dinner saturday", _SATURDAY, ["11-28 EVENING"]),  # today, still ahead
        ("hike saturday", _SATURDAY, ["12-05 MORNING"]),  # today's has gone by
        ("hike next saturday", _SATURDAY, ["12-05 MORNING"]),
        ("hike this weekend", _SATURDAY, ["11-29 MORNING"]),  # Saturday morning has gone by
        ("hike next weekend", _SATURDAY, ["12-05 MORNING", "12-06 MORNING"]),
        ("dinner at 7?", _WEDNESDAY, ["11-25 19:00:00"]),
        ("coffee at 7?", _WEDNESDAY, ["11-25 19:00:00"]),  # 7 in the morning has gone by
        ("coffee tomorrow at 7", _WEDNESDAY, ["11-26 07:00:00"]),
        ("coffee at 7 tomorrow evening", _WEDNESDAY, ["11-26 19:00:00"]),
        ("coffee today?", _SATURDAY, ["11-28 EVENING"]),  # the next part still ahead
        ("lunch today?", _SATURDAY, []),
        ("coffee sat but not before 11", _WEDNESDAY, ["11-28 11:00:00"]),
        ("dinner fri no later than 6", _WEDNESDAY, ["11-27 18:00:00"]),
        ("dinner fri after 6 but before 9", _WEDNESDAY, ["11-27 EVENING"]),
        ("hike, weekend after this one", _WEDNESDAY, ["12-05 MORNING", "12-06 MORNING"]),
        ("dinner the 5th or 6th", _WEDNESDAY, ["12-05 EVENING", "12-06 EVENING"]),
        ("tmrw breakfast 8", _WEDNESDAY, ["11-26 08:00:00"]),
        ("in town til sun, anyone want dinner fri", _WEDNESDAY, ["11-27 EVENING"]),
        ("coffee not at a chain sat", _WEDNESDAY, ["11-28 MORNING"]),
        ("pls no bars. dinner sat at 8", _WEDNESDAY, ["11-28 20:00:00"]),
        ("no more than 4 for dinner fri 7pm", _WEDNESDAY, ["11-27 19:00:00"]),
        ("pickleball fri b4 noon", _WEDNESDAY, ["11-27 MORNING"]),
        ("drinks thanksgiving eve", _WEDNESDAY, ["11-25 EVENING"]),
        ("drinks thanksgiving evening", _WEDNESDAY, ["11-26 EVENING"]),
        ("tennis sat, mornings only", _WEDNESDAY, ["11-28 MORNING"]),
        ("coffee this weekend, evenings best", _WEDNESDAY, ["11-28 EVENING", "11-29 EVENING"]),
        ("museum all sunday afternoon", _WEDNESDAY, ["11-29 AFTERNOON"]),
        ("night guard, i wake at 2. movie fri 5pm?", _WEDNESDAY, ["11-27 17:00:00"]),
        ("my flight lands 2pm fri. happy hour at 5?", _WEDNESDAY, ["11-27 17:00:00"]),
        ("brunch rush ends at 2 tmrw so beer at 3?", _WEDNESDAY, ["11-26 15:00:00"]),
        ("i had yoga on monday. tea at 3?", _WEDNESDAY, ["11-25 15:00:00"]),  # in doubt
        ("im free 11 to 3. lunch mon at 11:30?", _WEDNESDAY, ["11-30 11:30:00"]),
    ],
)
def test_days_and_hours_are_those_people_mean(text: str, now: datetime, windows: list[str]) -> None:
    """A weekday is the coming one, "next" the one of next week; a lone hour is early for coffee, late for dinner."""
    assert _windows(read_request(text, now=now, zone=_LA)) == windows


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("coffee today at 8am?", Problem.PAST),
        ("coffee last saturday?", Problem.PAST),
        ("coffee right now?", Problem.TOO_SOON),
        ("dinner dec 10", Problem.TOO_FAR),
        ("dinner on new year's eve", Problem.TOO_FAR),
        ("coffee sat the 29th", Problem.UNREADABLE_TIME),
        ("drinks at 25:00 friday", Problem.UNREADABLE_TIME),
        ("drinks at midnight friday", Problem.UNSOCIAL_HOUR),
        ("run at 4am friday", Problem.UNSOCIAL_HOUR),
        ("tennis on weeknights?", Problem.TOO_MANY_OPTIONS),
        ("hike fri, sat or sun", Problem.TOO_MANY_OPTIONS),
    ],
)
def test_a_time_that_cannot_be_is_told_apart(text: str, problem: Problem) -> None:
    """Each kind of impossible time has a name of its own; what was asked for is kept."""
    request = read_request(text, now=_WEDNESDAY, zone=_LA)
    assert request.problems == (problem,)
    assert request.is_plan
    assert request.activities


def test_a_part_of_today_that_has_begun_is_too_soon_and_not_yet_past() -> None:
    """Half an hour into the morning it is too soon to gather people, after it the morning is past."""
    at = [_WEDNESDAY.replace(hour=hour, minute=30) for hour in (17, 18, 20)]  # 9:30, 10:30, 12:30
    problems = [read_request("coffee this morning?", now=now, zone=_LA).problems for now in at]
    assert problems == [(), (Problem.TOO_SOON,), (Problem.PAST,)]


def test_every_slot_of_one_text_is_read() -> None:
    """Activity, both options, size, constraint and place of one text, as typed."""
    request = read_request(
        "Quiet coffee near Dolores Park, sat morning or sun at 3? 3-4 people", now=_WEDNESDAY, zone=_LA
    )
    assert [each.key for each in request.activities] == ["coffee"]
    assert _windows(request) == ["11-28 MORNING", "11-29 15:00:00"]
    assert request.group == GroupSize(3, 4)
    assert request.constraints == {"quiet"}
    assert request.place == "Dolores Park"
    assert request.problems == ()
    assert request.confidence >= IS_PLAN


@pytest.mark.parametrize(
    ("text", "guessed"),
    [
        ("coffee sat morning", frozenset()),
        ("coffee sat", frozenset({Guess.PART})),
        ("dinner at 7", frozenset({Guess.DAY})),
        ("coffee", frozenset()),
    ],
)
def test_what_nobody_said_is_marked(text: str, guessed: frozenset[Guess]) -> None:
    """What we filled in can be told from what was said."""
    assert read_request(text, now=_WEDNESDAY, zone=_LA).guessed == guessed


@pytest.mark.parametrize(
    "text",
    [
        "my coworkers want to do happy hour thurs",
        "jess wants to go bowling fri",
        "i was down to hike mon but work called",
        "theres a concert sat",
        "bringing my gf to bowling fri",
        "his band plays fri at 9",
        "we hike at dawn",
        "move my hike to sun",
        "whos hosting dinner fri",
        "wait trivia is at 7?",
        "brunch w my in laws sun pray for me",
    ],
)
def test_the_plans_of_others_are_none_of_ours(text: str) -> None:
    """What others want, what was wanted once, and what is settled already asks for nobody's company."""
    assert not read_request(text, now=_WEDNESDAY, zone=_LA).is_plan


def test_a_place_needs_no_word_that_leads_to_it() -> None:
    """A park by its name, and strange words alone behind an hour, are where to meet and nothing to do."""
    texts = ("tennis mon 6pm prospect park", "dinner fri 8pm river north, 6 ppl", "lets go to the skate park sat")
    requests = [read_request(text, now=_WEDNESDAY, zone=_LA) for text in texts]
    assert [request.place for request in requests] == ["prospect park", "river north", None]
    assert [[each.key for each in request.activities] for request in requests] == [
        ["tennis"],
        ["dinner"],
        ["skateboarding"],
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("coffee tmrw morning, tempe", "tempe"),
        ("the bronx, boba sun at 3", "the bronx"),
        ("dinner fri 7 Fort Greene w 3 ppl", "Fort Greene"),
        ("oakland zoo sat 11", None),  # part of another name
        ("i love oakland. coffee sat 10", None),
    ],
)
def test_a_known_place_stands_anywhere(text: str, place: str | None) -> None:
    """Neighborhoods and towns of the regions need no word that leads to them, unless they are of another name."""
    assert read_request(text, now=_WEDNESDAY, zone=_LA).place == place


@pytest.mark.parametrize("text", ["", " ", "?", "...", "\n\n", "☕", "0", "99999999999999999999", "½", "٣٠"])
def test_next_to_nothing_is_no_plan(text: str) -> None:
    """What says nothing asks for nothing."""
    assert not read_request(text, now=_WEDNESDAY, zone=_LA).is_plan


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("badminton sat 5pm? im in a chair so step free pls", "plan badminton 28@17:00 c:step_free"),
        ("tea sat 3? im vegan", "plan tea 28@15:00 c:vegan"),
        ("poker sat 7pm. i served with quiet men", "plan poker 28@19:00"),
        ("zoo sat 9am w a 3 yr old and a stroller", "plan zoo 28@09:00"),
        ("theater sat at 2pm, a matinee", "plan theater 28@14:00"),
        ("coffee and a matinee sat", "plan coffee+movies 28A"),
        ("car show sat 8am, bringing my guide dog, she snores", "plan car_show 28@08:00 c:guide_dog"),
        ("book club sat 3pm, i finished reading it", "plan book_club 28@15:00"),
        ("surge is over, ramen sat at 6", "plan ramen 28@18:00"),
        ("off mon and tues. yoga tues at 9am?", "plan yoga 01@09:00"),
        ("we did bowling so mini golf sat 5pm", "plan mini_golf 28@17:00"),
        ("its -4 and im dying inside. hot pot sat 6:30?", "plan hot_pot 28@18:30"),
        ("im celiac, dinner fri 7", "plan dinner 27@19:00 c:gluten_free"),
        ("small hike sat 9am", "plan hiking 28@09:00 g2-3"),
        ("small coffee sat 10", "plan coffee 28@10:00"),
        ("fri or sat, doesnt matter, comedy at 9", "plan comedy 27@21:00,28@21:00"),
        ("painting fri 6:30, no wine", "plan painting 27@18:30 c:no_alcohol"),
        ("swimming at the Y sat 7am", "plan swimming 28@07:00 p:the_y"),
        ("coffee sat 10 + 2 friends", "plan coffee 28@10:00 g3-3"),
        ("stroller walk mon 10am", "plan walking 30@10:00"),
        ("picnic sat noon if its not raining, golden gate park", "plan picnic 28@12:00 p:golden_gate_park"),
        ("run sat 7am on the embarcadero", "plan running 28@07:00 p:the_embarcadero"),
    ],
)
def test_what_stands_beside_a_plan_is_told_from_it(text: str, label: str) -> None:
    """What somebody needs counts wherever they say it; what they bring, are, or tell is not to be done."""
    assert noted(read_request(text, now=_WEDNESDAY, zone=_LA)) == label
