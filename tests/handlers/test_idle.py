"""Idle: what somebody hears who texts while nothing is under way."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from engine.domain.effects import Asks, Reply
from engine.domain.interview.steps import Step
from engine.domain.people import Person, UserState
from engine.domain.profile.profile import EMPTY, Ended, Progress
from engine.domain.profile.states import ProfileState
from engine.domain.purposes import Purpose
from engine.domain.turn import Mode, RecentReply
from engine.domain.voice import Line, say
from handlers import idle, media
from tests.domain.living.members import BAY, DENVER, RENO
from tests.handlers.turns import ANN, NOW, earlier, replied, said, turn_of

if TYPE_CHECKING:
    from engine.domain.people import Region
    from engine.domain.profile.profile import Profile
    from engine.domain.turn import Decision, RecentText

_UNFILLED = replace(EMPTY, interview=Progress(ended=dict.fromkeys((step.value for step in Step), Ended.ANSWERED)))
_FINISHED = replace(_UNFILLED, state=ProfileState.COMPLETE_MVP)
_KNOWN = (replied(Purpose.WELCOME, ago=timedelta(days=3)),)


@pytest.mark.parametrize(
    ("body", "replies", "expected"),
    [
        ("hello", (), "welcome_stranger"),
        ("what is this", (), "welcome_stranger"),
        ("yes", (), "welcome_stranger"),
        ("hello", _KNOWN, "greeting"),
        ("what is this", _KNOWN, "aside_who_are_you"),
        ("coffee on saturday?", _KNOWN, "idle_pointer"),
        ("JOIN", (), "join_name"),
        ("how do i join?", _KNOWN, "join_name"),
        ("yes", _KNOWN, "idle_pointer"),
        ("", _KNOWN, "idle_pointer"),
        # Thirty days after the introduction, the person has forgotten us.
        ("hello", (replied(Purpose.WELCOME, ago=timedelta(days=31)),), "welcome_stranger"),
        ("hello", (replied(Purpose.REPLY, ago=timedelta(days=1)),), "welcome_stranger"),
    ],
)
def test_what_is_said(body: str, replies: tuple[RecentReply, ...], expected: str) -> None:
    """A stranger gets the introduction once in thirty days; afterwards a greeting, an answer or the pointer."""
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


@pytest.mark.parametrize(
    ("body", "earlier_lines", "expected"),
    [
        ("coffee?", (Line.IDLE_POINTER,), "already_pointed"),
        ("hello again", (Line.GREETING,), "already_pointed"),
        ("is this a bot?", (Line.IDLE_POINTER,), "aside_is_bot"),
        ("is this a bot?", (Line.ASIDE_PRICE,) * 4, "aside_is_bot"),
        ("is this a bot?", (Line.ASIDE_PRICE,) * 5, "idle_pointer"),
        ("is this a bot?", (Line.IDLE_POINTER, *(Line.ASIDE_PRICE,) * 5), "already_pointed"),
        ("JOIN", (Line.IDLE_POINTER,), "join_name"),
    ],
)
def test_after_the_pointer(body: str, earlier_lines: tuple[Line, ...], expected: str) -> None:
    """One pointer after the introduction; then only questions about us, a few of them, and the way in."""
    ours = tuple(RecentReply(Purpose.REPLY, say(line).template, NOW - timedelta(days=1)) for line in earlier_lines)
    assert said(idle.decide(turn_of(body, replies=(*ours, *_KNOWN)))) == expected


@pytest.mark.parametrize(
    ("body", "ago", "expected"),
    [
        ("hello?", timedelta(days=29), "wrong_number"),
        ("who is this", timedelta(minutes=5), "wrong_number"),
        ("hello?", timedelta(days=30), "welcome_stranger"),
        ("JOIN", timedelta(days=1), "join_name"),
    ],
)
def test_after_a_wrong_number(body: str, ago: timedelta, expected: str) -> None:
    """Whoever told us that the number is wrong hears nothing for thirty days, unless they want in."""
    turn = turn_of(body)
    turn = replace(turn, snapshot=replace(turn.snapshot, mistaken_at=turn.now - ago))
    assert said(idle.decide(turn)) == expected


def _member(body: str, profile: Profile | None, region: Region | None = BAY) -> Decision:
    turn = turn_of(body)
    person = Person(UUID(int=5), ANN, "Ann", UserState.ACTIVE, region)
    return idle.decide(replace(turn, snapshot=replace(turn.snapshot, person=person, profile=profile)))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("JOIN", "member_already_in"),
        ("hello", "member_greeting"),
        ("coffee on saturday?", "member_pointer"),
        ("PLAN", "place_none"),
        ("what's the plan?", "place_none"),
        ("how much is it?", "aside_price"),
        ("thanks", "closer"),
    ],
)
def test_members(body: str, expected: str) -> None:
    """A member is never taken for a stranger, and hears honestly what there is so far."""
    decision = _member(body, _FINISHED)
    assert (said(decision), decision.state, decision.mode) == (expected, "idle", None)


@pytest.mark.parametrize("body", ["JOIN", "hello", "what a day it was", "b"])
def test_members_whose_profile_lacks_something(body: str) -> None:
    """Who cannot be matched yet hears what it takes, not that there is nothing to do."""
    assert said(_member(body, _UNFILLED)) == "member_incomplete"


@pytest.mark.parametrize(
    ("body", "replies", "expected"),
    [
        ("sure", (Line.WELCOME_STRANGER,), "join_name"),
        ("yes please", (Line.IDLE_POINTER,), "join_name"),
        ("ok", (Line.WELCOME_STRANGER,), "closer"),
        ("nah", (Line.WELCOME_STRANGER,), "idle_pointer"),
        ("yes", (Line.ASIDE_PRICE, Line.WELCOME_STRANGER), "idle_pointer"),
        ("yes", (), "welcome_stranger"),
    ],
)
def test_a_yes_to_the_way_in(body: str, replies: tuple[Line, ...], expected: str) -> None:
    """A yes to the text that named JOIN is as good as the word; to anything else it is not."""
    ours = tuple(_ours(line) for line in replies)
    assert said(idle.decide(turn_of(body, replies=ours))) == expected


def _ours(line: Line) -> RecentReply:
    purpose = Purpose.WELCOME if line is Line.WELCOME_STRANGER else Purpose.REPLY
    return RecentReply(purpose, say(line).template, NOW - timedelta(minutes=5))


@pytest.mark.parametrize(
    ("body", "expected"),
    [("JOIN", "member_resumes"), ("ready", "member_resumes"), ("hi", "member_resumes"), ("is it free?", "aside_price")],
)
def test_a_left_interview_is_taken_up(body: str, expected: str) -> None:
    """A member with questions left is taken back to the next one."""
    decision = _member(body, EMPTY)
    assert (said(decision), decision.mode, decision.state) == (expected, Mode.INTERVIEWING, "intro_01")
    assert [e.asks for e in decision.effects if isinstance(e, Reply)][-1] == Asks("interview", "intro_01", "repeated")


@pytest.mark.parametrize("region", [DENVER, RENO, None])
@pytest.mark.parametrize("body", ["hello", "coffee on saturday?"])
def test_nobody_is_invited_to_ask_where_nothing_can_be_set_up(body: str, region: Region | None) -> None:
    """A member whose region is not open hears that they wait, not that they should ask for company."""
    assert said(_member(body, _FINISHED, region)) == "member_waits"


def test_a_member_is_told_once_what_there_is() -> None:
    """The same pointer twice within the hour helps nobody; afterwards it is said again."""
    turn = turn_of("anything on tonight")
    person = Person(UUID(int=5), ANN, "Ann", UserState.ACTIVE, BAY)
    for ago, expected in ((timedelta(minutes=2), "already_pointed"), (timedelta(hours=2), "member_pointer")):
        told = RecentReply(Purpose.REPLY, say(Line.MEMBER_POINTER, name="Ann").template, turn.now - ago)
        snapshot = replace(turn.snapshot, person=person, profile=_FINISHED, recent_replies=(told,))
        assert said(idle.decide(replace(turn, snapshot=snapshot))) == expected


def test_what_happens_next_depends_on_where_they_are() -> None:
    """To somebody who has answered everything we do not say that questions come first."""
    assert said(_member("what happens now?", _FINISHED, None)) == "next_nowhere"
    assert said(_member("what happens now?", _UNFILLED)) == "aside_what_next"
