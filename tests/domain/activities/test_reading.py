from __future__ import annotations

import pytest

from engine.domain.activities.reading import find_activities


def _told(text: str) -> str:
    """Return what is found in `text`: keys in order, "-" before what is not wanted, "~" before a guess."""
    found = find_activities(text).found
    return " ".join(("-" if one.negated else "") + ("~" if one.confidence <= 0.4 else "") + one.key for one in found)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("coffee tasting", "coffee_tasting"),
        ("board games", "board_games"),
        ("games", "~board_games ~trivia ~arcade"),
        ("rock climbing", "climbing"),
        ("ice skating then ice cream", "ice_skating ice_cream"),
        ("live music", "live_music"),
        ("frisbee golf", "disc_golf"),
        ("mini golf and golf", "mini_golf golf"),
        ("book club, then bookshops, then books", "book_club bookshop reading"),
        ("walk my dog", "dog_walk"),
        ("used bookstores", "bookshop"),
        ("hockey", "hockey"),
        ("ice hockey and ice skating", "hockey ice_skating"),
        ("air hockey", "arcade"),
        ("watching hockey", "watching_sports"),
    ],
)
def test_the_longest_name_wins(text: str, told: str) -> None:
    """An activity whose name begins like another's is itself."""
    assert _told(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("tacos, coffee and a hike", "tacos coffee hiking"),
        ("1. coffee 2. hikes 3. tacos", "coffee hiking tacos"),
        ("coffee\nhikes\ntacos", "coffee hiking tacos"),
        ("coffee / hikes & tacos + yoga", "coffee hiking tacos yoga"),
        ("coffee. more coffee. just coffee", "coffee"),
        ("🎳 🍕 then ☕", "bowling pizza coffee"),
        ("👩🏽‍🎨 and 🚴‍♀️", "painting cycling"),
    ],
)
def test_lists_are_read_in_order(text: str, told: str) -> None:
    """However a list is written, each thing on it is told once, in the order of mention."""
    assert _told(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("no bars", "-bars"),
        ("no bars, clubs or karaoke", "-bars -clubbing -karaoke"),
        ("no bars, coffee is good", "-bars coffee"),
        ("no bars and clubs", "-bars -clubbing"),
        ("I hate bars, clubs, karaoke", "-bars -clubbing -karaoke"),
        ("I hate bars, love karaoke", "-bars karaoke"),
        ("anything but karaoke", "-karaoke"),
        ("I don't drink", "-bars -cocktails -wine -brewery -whiskey_tasting"),
        ("I don't drink coffee", "-coffee"),
        ("no alcohol", "-bars -cocktails -wine -brewery -whiskey_tasting"),
        ("not hiking. coffee!", "-hiking coffee"),
        ("no hiking but coffee", "-hiking coffee"),
        ("coffee yes, bars no", "coffee -bars"),
        ("bars? no thanks", "-bars"),
        ("bars and clubs are not my thing", "-bars -clubbing"),
        ("no, coffee", "coffee"),
        ("no i like coffee", "coffee"),
        ("can't wait for tacos", "tacos"),
        ("not only coffee", "coffee"),
        ("I don't know many people here, maybe coffee", "coffee"),
        ("❌ bars", "-bars"),
        ("🚫🍺", "-brewery"),
        ("karaoke 👎", "-karaoke"),
        ("coffee... actually no coffee", "-coffee"),
        ("running but no marathons", "running"),
        ("no sports", "-~basketball -~soccer -~tennis"),
        ("I prefer tea over coffee", "tea"),
    ],
)
def test_what_is_not_wanted_is_told_as_such(text: str, told: str) -> None:
    """A refusal reaches as far as people mean it and no further."""
    assert _told(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("biking, baking, hiking", "cycling baking hiking"),
        ("golf", "golf"),
        ("gold", ""),
        ("wine is fine", "wine"),
        ("it was fun to run", "running"),
        ("a park after dark", "park_hangout"),
        ("talking", ""),
        ("I got your message", ""),
        ("looking forward", ""),
        ("boring", ""),
        ("lunch not launch", "lunch"),
        ("ballot", ""),
        ("potery", ""),  # pottery or poetry
    ],
)
def test_near_words_are_not_confused(text: str, told: str) -> None:
    """A word that exists is itself, and one that could be two is nothing."""
    assert _told(text) == told


@pytest.mark.parametrize(
    ("text", "confidence"),
    [("coffee", 0.70), ("latte", 0.70), ("hikes", 0.70), ("boardgames", 0.70), ("☕", 0.70), ("cofee", 0.60),
     ("something outdoorsy", 0.30), ("pool", 0.40), ("netflix", 0.40), ("I don't drink", 0.60), ("yogaaa", 0.60)],
)  # fmt: skip
def test_confidence_says_how_it_was_read(text: str, confidence: float) -> None:
    """A name is 0.70 sure, a slip or what follows from a statement 0.60, a guess 0.40 or less."""
    assert {found.confidence for found in find_activities(text).found} == {confidence}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("something outdoorsy, like a hike", "hiking"),
        ("outdoor yoga", "yoga"),
        ("hiking or anything outdoors", "hiking"),
        ("dog park hangs", "dog_walk"),
    ],
)
def test_a_name_answers_a_vague_word(text: str, told: str) -> None:
    """Who says what they mean is not asked about the vague word beside it."""
    assert _told(text) == told


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("coffee, blargh, hikes", ("blargh",)),
        ("zorbing stuff and quidditch", ("zorbing", "quidditch")),
        ("coffee is really great tbh", ()),
        ("idk, anything", ()),
        ("", ()),
        ("running late", ()),
    ],
)
def test_what_was_not_understood_is_told(text: str, unknown: tuple[str, ...]) -> None:
    """A stretch with words of weight in which nothing is known can be asked about."""
    assert find_activities(text).unknown == unknown
