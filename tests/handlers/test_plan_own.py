"""What is said about a LinkUp of one's own that still looks for people, as plain values."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from engine.domain.effects import CancelLinkup, LeavePlace, Reply
from engine.domain.forming.requesting import topic_of
from engine.domain.linkups.states import CancelReason, LinkupState, PlaceStatus
from engine.domain.turn import Decision, Mode, RecentReply
from engine.domain.voice import Line
from handlers.plan import HANDLER
from router.decide import decide_turn
from tests.domain.forming.plans import DRAFT, DRAFTED, OUT, SOUGHT
from tests.domain.linkups.coming import COMING
from tests.domain.linkups.known import INVITED
from tests.domain.living.members import PRIYA, WHOLE, asked
from tests.handlers.turns import NOW, said, turn_of

if TYPE_CHECKING:
    from engine.domain.linkups.known_invites import KnownInvite
    from engine.domain.linkups.own_places import OwnPlace

BOWLING = replace(COMING, label="bowling")
SENT = RecentReply("reply", f"{Line.PLAN_SENT}@0", NOW - timedelta(minutes=1))
OTHER_TALK = RecentReply("reply", f"{Line.ASIDE_IS_IT_SAFE}@0", NOW - timedelta(minutes=1))


def decide(
    body: str,
    *places: OwnPlace,
    replies: tuple[RecentReply, ...] = (SENT,),
    invites: tuple[KnownInvite, ...] = (),
) -> Decision:
    """Decide one text of Priya, whose coffee on Saturday the 28th looks for people."""
    turn = turn_of(body, replies=replies)
    snapshot = replace(turn.snapshot, person=PRIYA, profile=WHOLE, standing=SOUGHT, places=places, invites=invites)
    return HANDLER.decide(replace(turn, snapshot=snapshot))


@pytest.mark.parametrize(
    "body",
    [
        "CALL OFF", "call it off please", "cancel it", "cancel my plan", "I can't make it", "CAN'T", "sorry, i'm sick",
        "never mind", "nvm", "forget it", "actually never mind", "forget about it, sorry", "I changed my mind",
        "call off coffee", "I can't do saturday",
    ],
)  # fmt: skip
def test_these_end_it(body: str) -> None:
    """It is said what that does, and what a new try takes."""
    decision = decide(body)
    assert CancelLinkup(OUT.id, LinkupState.BROADCASTING, CancelReason.CALLED_OFF) in decision.effects
    assert said(decision) == "own_called_off"


@pytest.mark.parametrize(
    "body",
    [
        "can't wait!", "should I call it off?", "I can't make it on tuesday", "if nobody comes I'll call it off",
        "don't call it off", "ok", "what if I can't make it", "never mind the weather", "Sam can't make it",
    ],
)  # fmt: skip
def test_these_do_not(body: str) -> None:
    """A question, a condition, another day, somebody else: nothing is ended."""
    assert not any(isinstance(effect, CancelLinkup) for effect in decide(body).effects)


def test_never_mind_is_for_what_was_said_last() -> None:
    """After talk about something else it takes nothing back."""
    assert said(decide("never mind", replies=(OTHER_TALK, SENT))) == "outdated"


def test_plan_tells_of_both() -> None:
    """What goes ahead and what is looked for, in one answer; of nobody what they said."""
    text = " ".join(effect.words.body for effect in decide("PLAN", BOWLING).effects if isinstance(effect, Reply))
    assert "Bowling, Sun Nov 22" in text
    assert "Still asking around for coffee, Sat Nov 28 at 10am" in text


@pytest.mark.parametrize(
    ("body", "place", "ends", "leaves"),
    [
        ("CAN'T", BOWLING, False, False),  # asked which
        ("I can't make bowling", BOWLING, False, True),
        ("I can't make coffee", BOWLING, True, False),
        ("I can't make it sunday", BOWLING, False, True),
        ("CAN'T", replace(BOWLING, status=PlaceStatus.CANCELED), True, False),
        ("CALL OFF", BOWLING, True, False),  # the other is not theirs to call off
        ("CALL OFF", replace(BOWLING, is_initiator=True), False, False),
        ("call off bowling", BOWLING, False, False),
    ],
)
def test_of_several_the_named_one_is_meant(body: str, place: OwnPlace, *, ends: bool, leaves: bool) -> None:
    """Or the only one it can be about; else it is asked which."""
    effects = decide(body, place).effects
    assert any(isinstance(effect, CancelLinkup) for effect in effects) is ends
    assert any(isinstance(effect, LeavePlace) for effect in effects) is leaves


@pytest.mark.parametrize(
    ("body", "ends"), [("I can't make it", False), ("I can't make tennis", False), ("CALL OFF", True)]
)
def test_an_open_invite_that_came_since_gets_it(body: str, *, ends: bool) -> None:
    """What can be said to either is meant for the newer one."""
    tennis = replace(INVITED, invite=replace(INVITED.invite, label="tennis"))
    sent = replace(SENT, at=NOW - timedelta(hours=3))
    effects = decide(body, replies=(sent,), invites=(tennis,)).effects
    assert any(isinstance(effect, CancelLinkup) for effect in effects) is ends


@pytest.mark.parametrize(
    "body",
    [
        "CALL OFF",
        "call it off",
        "cancel it",
        "never mind",
        "forget it",
        "drop it",
        "I can't make it after all",
        "CAN'T",
    ],
)
def test_a_draft_is_dropped_by_the_same_words(body: str) -> None:
    """Before GO nobody was asked, and that is what it says."""
    turn = turn_of(body, mode=Mode.LINKUP_FORMING, state="reading_back")
    question = replace(asked("linkup", "reading_back"), topic=topic_of(DRAFT), asked_at=NOW - timedelta(minutes=2))
    snapshot = replace(turn.snapshot, person=PRIYA, profile=WHOLE, standing=DRAFTED, questions=(question,))
    decided = decide_turn(replace(turn, snapshot=snapshot))
    assert CancelLinkup(DRAFT.id, LinkupState.DRAFT, CancelReason.CALLED_OFF) in decided.decision.effects
    assert said(decided.decision) == "plan_dropped"
