"""Idle: what somebody hears who texts while nothing is under way."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from engine.domain.effects import Reply
from engine.domain.purposes import Purpose
from handlers import idle, media
from tests.handlers.turns import earlier, replied, said, turn_of

if TYPE_CHECKING:
    from engine.domain.turn import RecentReply, RecentText

_KNOWN = (replied(Purpose.WELCOME, ago=timedelta(days=3)),)


@pytest.mark.parametrize(
    ("body", "replies", "expected"),
    [
        ("hello", (), "welcome_stranger"),
        ("what is this", (), "welcome_stranger"),
        ("yes", (), "welcome_stranger"),
        ("hello", _KNOWN, "greeting"),
        ("what is this", _KNOWN, "idle_pointer"),
        ("yes", _KNOWN, "idle_pointer"),
        ("", _KNOWN, "idle_pointer"),
        # Thirty days after the introduction, the person has forgotten us.
        ("hello", (replied(Purpose.WELCOME, ago=timedelta(days=31)),), "welcome_stranger"),
        ("hello", (replied(Purpose.REPLY, ago=timedelta(days=1)),), "welcome_stranger"),
    ],
)
def test_what_is_said(body: str, replies: tuple[RecentReply, ...], expected: str) -> None:
    """A stranger gets the introduction once in thirty days; afterwards a greeting or the pointer."""
    assert said(idle.decide(turn_of(body, replies=replies))) == expected


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("ok", "closer"),
        ("👍", "closer"),
        ("thanks!", "closer"),
        ("haha", "closer"),
        ("bye", "closer"),
        ("Loved “See you at 7”", "tapback"),
        ('Liked "Hey, JOSH here!"', "tapback"),
        ("I'm driving right now, I'll get back to you later.", "auto_reply"),
        ("wrong number", "wrong_number"),
    ],
)
@pytest.mark.parametrize("replies", [(), _KNOWN], ids=["stranger", "known"])
def test_where_a_person_would_be_quiet(body: str, reason: str, replies: tuple[RecentReply, ...]) -> None:
    """Closers, reactions, machines and the mistaken get silence with a reason, from strangers too."""
    assert said(idle.decide(turn_of(body, replies=replies))) == reason


@pytest.mark.parametrize(
    ("before", "body", "expected"),
    [
        ((earlier(19.9, "hello there"),), "Hello there!", "repeated"),
        ((earlier(20, "anyone there?"),), "anyone there?", "idle_pointer"),
        ((earlier(5, "anyone there?"),), "anyone here?", "idle_pointer"),
        # Only the previous text counts: asking again after saying something else is a new question.
        ((earlier(5, "something else"), earlier(10, "anyone there?")), "anyone there?", "idle_pointer"),
    ],
)
def test_the_same_again_within_twenty_seconds(before: tuple[RecentText, ...], body: str, expected: str) -> None:
    """An identical text within 20 seconds of the previous one is a slip of the thumb, not a second question."""
    turn = turn_of(body, texts=before, replies=_KNOWN)
    assert said(idle.decide(turn)) == expected


@pytest.mark.parametrize("late", [timedelta(), timedelta(minutes=7)], ids=["at once", "late"])
def test_a_repeat_is_judged_by_arrival(late: timedelta) -> None:
    """A turn taken late (an outage) sees the same repeat: arrivals are compared, not the moment of handling."""
    turn = turn_of("anyone there?", texts=(earlier(3, "anyone there?"),), replies=_KNOWN, late=late)
    assert said(idle.decide(turn)) == "repeated"


def test_the_introduction_is_told_apart() -> None:
    """The introduction carries its own purpose: that is how it is known to have been said."""
    reply = idle.decide(turn_of("hi")).effects[0]
    assert isinstance(reply, Reply)
    assert reply.purpose is Purpose.WELCOME


@pytest.mark.parametrize(
    ("ago", "expected"),
    [
        (None, "media_unreadable"),
        (timedelta(hours=23, minutes=59), "media_already_explained"),
        (timedelta(days=1), "media_unreadable"),
    ],
)
def test_photos_are_explained_once_a_day(ago: timedelta | None, expected: str) -> None:
    """A photo without words: one line a day that we cannot open it."""
    replies = () if ago is None else (replied(Purpose.MEDIA_NOTICE, ago=ago),)
    assert said(media.decide(turn_of("", media=1, replies=replies))) == expected
