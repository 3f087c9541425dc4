"""Who may not come in: somebody under 18, and whoever was turned away before."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest

from engine.domain.effects import ForgetJoin, RaiseAlert, RefuseMinor, Reply
from engine.domain.joining.progress import JoinProgress
from engine.domain.people import Person, UserState
from engine.domain.purposes import Purpose
from engine.domain.turn import Mode, RecentReply
from engine.domain.voice import Line, say
from handlers import banned
from router.decide import decide_turn
from tests.handlers.turns import ANN, NOW, said, turn_of

if TYPE_CHECKING:
    from engine.domain.turn import Turn


def _banned(body: str, reason: str, *replies: RecentReply) -> Turn:
    turn = turn_of(body, replies=replies)
    return replace(turn, snapshot=replace(turn.snapshot, banned_for=reason))


def _told(line: Line, ago: timedelta) -> RecentReply:
    values = {"contact": "x"} if line is Line.JOIN_NOT_POSSIBLE else {}
    return RecentReply(Purpose.SAFETY, say(line, **values).template, NOW - ago)


def test_a_stranger_under_18() -> None:
    """They are refused with kind words that name 988."""
    effects = banned.decide(turn_of("i'm 16")).effects
    assert effects == (RefuseMinor(), Reply(say(Line.UNDER_18), Purpose.SAFETY))
    assert "988" in say(Line.UNDER_18).body


def test_somebody_joining_under_18() -> None:
    """What they told us so far goes with them, and they are no longer joining."""
    turn = turn_of("i'm 16", mode=Mode.JOINING, state="last_name")
    turn = replace(turn, snapshot=replace(turn.snapshot, join=JoinProgress("Ann")))
    decided = decide_turn(turn)
    assert {RefuseMinor(), ForgetJoin()} <= set(decided.decision.effects)
    assert (decided.rule, decided.mode_after, decided.decision.state) == ("under_age", Mode.IDLE, "idle")


def test_a_member_under_18() -> None:
    """An operator hears of a member who says so, once a member; the conversation stays where it was."""
    turn = turn_of("i'm only 17", state="style_01")
    person = Person(UUID(int=5), ANN, "Ann", UserState.ACTIVE)
    decision = banned.decide(replace(turn, snapshot=replace(turn.snapshot, person=person)))
    assert decision.state == "style_01"
    assert decision.mode is None
    assert RefuseMinor() in decision.effects
    assert RaiseAlert("member_under_age", key=f"member_under_age:{person.id}") in decision.effects


@pytest.mark.parametrize(
    ("body", "reason", "replies", "expected"),
    [
        ("hello", "under_18", (), "banned"),
        ("i'm 19 now", "under_18", (), "banned"),
        ("i'm 16", "under_18", (), "banned"),
        ("JOIN", "under_18", (), "under_18_again"),
        ("how do i join", "under_18", (_told(Line.UNDER_18, timedelta(hours=23)),), "banned"),
        ("JOIN", "under_18", (_told(Line.UNDER_18_AGAIN, timedelta(hours=23)),), "banned"),
        ("JOIN", "under_18", (_told(Line.UNDER_18_AGAIN, timedelta(hours=24)),), "under_18_again"),
        ("JOIN", "operator", (), "join_not_possible"),
        ("JOIN", "operator", (_told(Line.JOIN_NOT_POSSIBLE, timedelta(hours=2)),), "banned"),
        ("hello", "operator", (), "banned"),
    ],
)
def test_afterwards(body: str, reason: str, replies: tuple[RecentReply, ...], expected: str) -> None:
    """Everything is silent but a wish to join, which is answered once a day."""
    assert said(banned.decide(_banned(body, reason, *replies))) == expected
