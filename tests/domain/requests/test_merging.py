from __future__ import annotations

from datetime import UTC, datetime

import pytest

from engine.domain.requests.merging import merge, read_more
from engine.domain.requests.reading import read_request
from engine.domain.requests.request import Guess, Problem
from tests.domain.understanding.readers_requests import noted

_NOW = datetime(2026, 11, 25, 17, tzinfo=UTC)
_LA = "America/Los_Angeles"


@pytest.mark.parametrize(
    ("texts", "label"),
    [
        (("coffee", "saturday morning"), "maybe coffee 28M"),
        (("up for coffee?", "saturday"), "plan coffee 28M"),
        (("up for coffee?", "sat at 7"), "plan coffee 28@07:00"),  # early, for coffee
        (("up for dinner?", "sat at 7"), "plan dinner 28@19:00"),
        (("free saturday, anyone around?", "dinner"), "plan dinner 28E"),  # the afternoon was a guess
        (("free sat morning, anyone around?", "tea"), "plan tea 28M"),
        (("lets get ramen at 8", "friday"), "plan ramen 27@20:00"),  # the day was a guess
        (("hike sunday?", "at 8"), "plan hiking 29@08:00"),
        (("hike sat or sun?", "8am"), "plan hiking 28@08:00,29@08:00"),
        (("hike sunday?", "4 people", "near Berkeley"), "plan hiking 29M g4-4 p:berkeley"),
        (("hike sunday?", "step free please", "outdoors"), "plan hiking 29M c:outdoors,step_free"),
        (("dinner next month?", "ok, friday then"), "plan dinner 27E"),
        (("dinner friday?", "dec 24"), "open dinner 27E !TOO_FAR"),
        (("dinner friday?", "lol"), "plan dinner 27E"),
    ],
)
def test_slots_are_gathered_across_texts(texts: tuple[str, ...], label: str) -> None:
    """Each text fills what is missing or was guessed; the later word counts, what cannot be leaves what was said."""
    request = read_request(texts[0], now=_NOW, zone=_LA)
    for text in texts[1:]:
        request = read_more(text, request, now=_NOW, zone=_LA)
    assert noted(request) == label


def test_a_window_that_has_gone_by_meanwhile_is_told() -> None:
    """What was ahead in the first text and is past in the second is no window any more."""
    before = read_request("lunch today?", now=_NOW, zone=_LA)
    later = _NOW.replace(hour=23)
    request = read_more("4 people", before, now=later, zone=_LA)
    assert request.windows == ()
    assert request.problems == (Problem.PAST,)


def test_merging_with_nothing_changes_nothing() -> None:
    """A request merged with one that says nothing is itself."""
    request = read_request("quiet dinner sat at 7 near Oakland for 4", now=_NOW, zone=_LA)
    assert merge(request, read_request("", now=_NOW, zone=_LA), now=_NOW, zone=_LA) == request


def test_what_was_guessed_stays_a_guess_until_it_is_said() -> None:
    """The part of the day stays ours until somebody names one."""
    request = read_request("hike sunday?", now=_NOW, zone=_LA)
    assert read_more("4 people", request, now=_NOW, zone=_LA).guessed == {Guess.PART}
    assert read_more("morning", request, now=_NOW, zone=_LA).guessed == frozenset()
