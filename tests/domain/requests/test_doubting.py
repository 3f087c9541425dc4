from __future__ import annotations

from datetime import UTC, datetime

import pytest

from engine.domain.requests.changing import read_change_to_plan
from engine.domain.requests.merging import merge, read_more
from engine.domain.requests.reading import read_request
from engine.domain.requests.request import Doubt, Request

_NOW = datetime(2026, 11, 25, 17, tzinfo=UTC)  # a Wednesday, 9:00 in Los Angeles
_LA = "America/Los_Angeles"


def _read(text: str) -> Request:
    return read_request(text, now=_NOW, zone=_LA)


@pytest.mark.parametrize(
    "text",
    [
        "coffee sat morning?",
        "hey, would anyone like to grab a coffee with me on saturday around 10?",
        "dinner thurs the 3rd at 6:30, im vegetarian",
        "been cooped up all week, who wants to hike saturday",
        "hike sat or sun, not too early",
        "i can't do saturday but sunday works for a hike?",
        "get me in on a game of chess tomorrow evening",
        "party of 4 for hot pot saturday 6pm",
        "picnic sat if it doesnt rain",
        "coffee or a walk sat morning",
        "board games nye 7pm at a cafe",
        "dinner fri around 7 in hayes valley",
        "vet tech, cat person, cat cafe sun 12:30",
        "Bad knees, good hands. Woodworking Thursday at 9 am?",
        "dog walk wed 8am, bring boots",
        "spa fri at 1, my bow arm is toast",
        "run tues 6am before the spreadsheets",
        "any nurses up for breakfast mon at 8",
        "hike fri, nothing too strenuous",
        "im 32 looking for hiking people saturday",
        "late lunch sat at 2:30",
        "night shift till 7 so breakfast sat at 8am",
        "welding was full, pottery sat 2pm",
        "im vegan, dinner fri 7",
        "handball lol jk, bowling tues 4pm",
        "rockhounds! no? ok. board games tues 7",
        "tacos fri at 7, i wont sing i promise",
        "dinner fri at 7 cause it never rains",
        "im like a 3.5. tennis sat 9am",
        "trivia sat at 8 lets gooooo",
        "fri or sat, doesnt matter, comedy at 9",
        "tennis sat at 10 for 90 min",
        "knitting anyone? tues 5pm at a cafe",
        "new year new me, run sat 8am, shake off the hangover",
        "coffee tmrw morning, tempe",
        "brunch sun 11am? greenpoint, im vegan",
        "yall im lonely this week can we do lunch tmrw",
    ],
)
def test_what_is_understood_to_the_last_word_is_no_question(text: str) -> None:
    """Slots, wishes, greetings, reasons, conditions and what is ruled out leave nothing to doubt."""
    request = _read(text)
    assert request.doubts == frozenset()


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("hot chocolate walk sat 2pm", {Doubt.WHAT}),
        ("farmers mkt sat 9 ferry building", {Doubt.WHAT}),  # the second name of it may be a place
        ("coffee sat 10am? or tea, maybe hiking?", {Doubt.WHAT}),
        ("coffee sat, in town from fri", {Doubt.WHEN}),
        ("coffee sat but not at 11", {Doubt.WHEN}),
        ("dinner sat at 7 for the folks of 8 at the zoo on sun", {Doubt.WHEN, Doubt.WHAT}),
        ("id love to join a board game night", {Doubt.WHEN}),
        ("disc golf sun 8", {Doubt.WHEN}),  # in the morning, or in the evening
        ("coffee tmrw before", {Doubt.WHEN}),
        ("drinks not friday at 6", {Doubt.WHEN}),  # on which day, then?
        ("coffee fri except morning", {Doubt.WHEN}),
        ("coffee tmrw morning, larkville", {Doubt.WHERE}),
        ("boba sun in queens parking", {Doubt.WHERE}),
        ("trivia sat at zorp 630", {Doubt.WHERE}),
        ("coffee sat, it has to be zorp free", {Doubt.REST}),
        ("poker sat 8pm table 12", {Doubt.REST}),
        ("looking for 2 more for mahjong sat 4pm", {Doubt.COMPANY}),
        ("handing out candy fri, dinner after?", {Doubt.REST, Doubt.WHAT, Doubt.WHEN}),
        ("dinner fri? Larkville", {Doubt.REST}),
        ("coffee sat except with zoe", {Doubt.WHEN, Doubt.REST}),
        ("pool n beers sat 9pm", {Doubt.WHAT}),  # pool is one of two things
        ("walk in the botanical... no just a walk. fri 10am", {Doubt.WHAT, Doubt.REST}),
        ("coffee sat at 10 no wait lunch", {Doubt.REST}),
        ("tea sat 3? my mom is vegan", {Doubt.REST}),
        ("coffee sat 10am, weekly", {Doubt.WHEN}),
        ("one walk a week is plenty. Tues at 10, Riverside Park", {Doubt.WHAT}),
        ("free museum day sat 12", {Doubt.REST}),
        ("yoga sat 9am pronto", {Doubt.WHERE}),  # one strange word behind an hour need be no place
        ("i had yoga on monday. tea at 3?", {Doubt.WHEN}),
        ("chess mon at 10", {Doubt.WHEN}),  # in the morning, or at night
        ("gym at 6 tomorrow", {Doubt.WHEN}),
        ("dinner with wine fri 7", {Doubt.WHAT}),
        ("choir practice thurs 7", {Doubt.REST}),
        ("dinner fri? i wish", {Doubt.REST}),
        ("big dinner fri at 7", {Doubt.REST}),
        ("need 3 more for mahjong sat 4pm", {Doubt.COMPANY}),
        ("dinner fri at 7, i dont eat meat", {Doubt.REST}),
        ("dinner fri at 7, i was thinking mt tam", {Doubt.REST}),
        ("walking distance from the mission, dinner fri 7", {Doubt.REST}),
        ("scent free, coffee sat 10", {Doubt.REST}),
        ("lake zorp, coffee sat 10", {Doubt.REST}),
        ("coffee sat 10, zorp place", {Doubt.REST}),
        ("zorp, coffee sat 10", {Doubt.REST}),
        ("no zorp, coffee sat 10", {Doubt.REST}),
        ("zoe and her crew wanna hike with us sat", {Doubt.REST}),
        ("cofee quest sat", {Doubt.WHAT, Doubt.REST}),  # a slip of the thumb beside a strange word is a guess
    ],
)
def test_what_is_not_understood_is_doubted(text: str, doubts: set[Doubt]) -> None:
    """Strange words, numbers, limits, unjoined times and things to do tell which slot may have been misread."""
    request = _read(text)
    assert request.is_plan
    assert request.doubts == doubts


_STRANGE = ("zorp", "unless", "13")


@pytest.mark.parametrize("strange", _STRANGE)
@pytest.mark.parametrize(
    "text",
    [
        "coffee with two friends sat at 10",
        "anyone up for bowling friday night",
        "hike sat morning or sun afternoon, 4 people",
        "would love some tea near the ferry building on sunday at 3",
    ],
)
def test_a_strange_word_never_goes_unnoticed(text: str, strange: str) -> None:
    """Wherever a word or a number nobody understands stands in a plan, it is read otherwise, or asked about."""
    words = text.split()
    read = _read(text)
    assert read.is_plan
    assert not read.doubts
    for at in range(len(words) + 1):
        other = _read(" ".join([*words[:at], strange, *words[at:]]))
        assert other != read


def test_what_is_no_plan_has_no_doubts() -> None:
    """Doubts are about what would be read back."""
    assert _read("my zork said the blorp is off on saturday").doubts == frozenset()


def test_what_a_later_text_does_not_say_leaves_no_doubt() -> None:
    """Talk beside the plan changes nothing about it, however strange; what it says brings its own doubts."""
    before = _read("hike sunday?")
    assert read_more("my zork blorped", before, now=_NOW, zone=_LA) == before
    assert read_more("saturday zork", before, now=_NOW, zone=_LA).doubts == {Doubt.WHERE}
    strange = _read("hike sunday zork?")
    assert merge(strange, _read("4 people"), now=_NOW, zone=_LA).doubts == strange.doubts


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("actually sunday works better", set()),
        ("no wait, can we push it to noon", set()),
        ("make it sunday zork", {Doubt.WHERE}),
    ],
)
def test_a_correction_brings_its_own_doubts(text: str, doubts: set[Doubt]) -> None:
    """What a plan was doubted for was read back; a correction is doubted for its own words."""
    before = _read("coffee quest saturday morning")
    assert before.doubts
    changed = read_change_to_plan(text, before, now=_NOW, zone=_LA)
    assert changed is not None
    assert changed.doubts == doubts
