"""What is said about a LinkUp that goes ahead, as plain values."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

import pytest

from engine.domain.effects import CallOff, CloseQuestion, LeavePlace, Reply, ReturnToPlace
from engine.domain.linkups.leaving import GoOn, Off, Replace, Wait
from engine.domain.linkups.states import PlaceStatus
from engine.domain.people import HoldState
from engine.domain.turn import RecentReply
from handlers.plan import HANDLER
from tests.domain.linkups.coming import COMING, REMINDED
from tests.domain.linkups.known import INVITED
from tests.domain.living.members import PRIYA, WHOLE, asked, held
from tests.handlers.turns import NOW, earlier, said, turn_of

if TYPE_CHECKING:
    from engine.domain.effects import Effect
    from engine.domain.linkups.known_invites import KnownInvite
    from engine.domain.linkups.leaving import DropDecision
    from engine.domain.linkups.own_places import OwnPlace
    from engine.domain.people import Person, Question
    from engine.domain.turn import Decision, RecentText

_E = TypeVar("_E", bound="Effect")

OWN = replace(COMING, is_initiator=True)
LEFT = replace(COMING, status=PlaceStatus.CANCELED)
FEW = replace(COMING, others=("Ben", "Cat"))
TWO = replace(COMING, others=("Ben",), min_size=2)
LATER = replace(FEW, replaced=True)
UNTIL = NOW + timedelta(hours=3)
SOON = replace(COMING, starts_at=NOW + timedelta(minutes=50))
BEGUN = replace(COMING, starts_at=NOW - timedelta(minutes=10), completed_at=NOW + timedelta(hours=2))
BOWLING = replace(COMING, id=UUID(int=72), linkup=UUID(int=73), label="bowling")
STILL_ON = replace(asked("place", "still_on"), topic=COMING.topic, asked_at=NOW - timedelta(minutes=5))


def decide(
    body: str,
    *places: OwnPlace,
    person: Person = PRIYA,
    questions: tuple[Question, ...] = (),
    texts: tuple[RecentText, ...] = (),
    invites: tuple[KnownInvite, ...] = (),
    replies: tuple[RecentReply, ...] = (),
) -> Decision:
    """Decide one text of somebody who has these places."""
    turn = turn_of(body, texts=texts, replies=(*replies, REMINDED) if invites else ())
    snapshot = replace(turn.snapshot, person=person, profile=WHOLE, questions=questions, places=places, invites=invites)
    return HANDLER.decide(replace(turn, snapshot=snapshot))


def one(decision: Decision, kind: type[_E]) -> _E | None:
    """The effect of a kind, if there is one."""
    return next((effect for effect in decision.effects if isinstance(effect, kind)), None)


@pytest.mark.parametrize(
    ("body", "place", "line"),
    [
        ("PLAN", COMING, "place_shown"),
        ("where is it again?", COMING, "place_shown"),
        ("who's coming?", OWN, "place_shown_own"),
        ("PLAN", BEGUN, "place_shown_begun"),
        ("is it still on?", replace(LATER, others=("Ben",), asking_until=UNTIL), "place_shown_asking"),
        ("PLAN", replace(LATER, asking_until=UNTIL), "place_shown"),  # enough again
        ("PLAN", replace(LATER, others=("Ben",), asking_until=NOW), "place_shown"),
        ("PLAN", LEFT, "place_left_already"),
        ("CAN'T", COMING, "place_left"),
        ("sorry, i can't make it", COMING, "place_left"),
        ("CAN'T", SOON, "place_left_for_good"),
        ("CAN'T", FEW, "place_left"),  # others are asked
        ("CAN'T", LATER, "place_left_off"),
        ("CAN'T", replace(TWO, replaced=True), "place_left_off"),
        ("CAN'T", LEFT, "place_left_already"),
        ("CAN'T", replace(LEFT, others=("Ben",) * 4), "place_left_closed"),
        ("CAN'T", BEGUN, "outdated"),
        ("IN", COMING, "place_still"),
        ("IN", LEFT, "place_back"),
        ("IN", replace(LEFT, others=("Ben",) * 4), "place_full"),
        ("IN", replace(SOON, status=PlaceStatus.CANCELED), "place_too_late"),
        ("CALL OFF", OWN, "place_called_off"),
        ("CALL OFF", COMING, "place_not_yours"),
        ("can't wait!", COMING, "outdated"),
        ("running 10 late", COMING, "outdated"),
        ("yes", COMING, "outdated"),
        ("I can't make it on Tuesday", COMING, "outdated"),
        ("I can't make it sunday", COMING, "place_left"),
    ],
)
def test_what_is_said(body: str, place: OwnPlace, line: str) -> None:
    """Each command, at each hour, in words that are true."""
    assert said(decide(body, place)) == line


def test_the_plan_says_what_when_where_and_who() -> None:
    """And the command that leaves it."""
    reply = one(decide("PLAN", COMING), Reply)
    assert reply is not None
    assert reply.words.body == (
        "Coffee, Sun Nov 22, 10am at Ritual, Valencia St. With Ben, Cat, Dee. Text CAN'T if you can't make it."
    )


@pytest.mark.parametrize(
    ("place", "costs"),
    [
        (COMING, True),
        (replace(COMING, locked_at=NOW - timedelta(minutes=60)), False),
        (replace(COMING, locked_at=NOW - timedelta(minutes=61)), True),
        (replace(COMING, is_free_to_go=True), False),
    ],
)
def test_leaving_costs_nothing_within_the_hour_or_when_free_to_go(place: OwnPlace, *, costs: bool) -> None:
    """Counted from the lock to the minute."""
    assert one(decide("CAN'T", place), LeavePlace) == LeavePlace(place.id, place.linkup, GoOn(), costs=costs)


@pytest.mark.parametrize(
    ("place", "then"),
    [
        (COMING, GoOn()),
        (replace(COMING, min_size=4), Replace(1, 3, UNTIL)),
        (replace(COMING, min_size=4, replaced=True), GoOn()),  # three go on, whatever was asked for
        (FEW, Replace(1, 3, UNTIL)),
        (LATER, Off()),
        (replace(LATER, asking_until=UNTIL), Wait(UNTIL)),
        (replace(LATER, asking_until=NOW), Off()),
        (replace(FEW, min_size=2), GoOn()),
        (replace(LATER, min_size=2, others_may_be_two=False), Off()),
        (TWO, Replace(1, 3, UNTIL)),
    ],
)
def test_whether_it_goes_on(place: OwnPlace, then: DropDecision) -> None:
    """With enough people; else others are asked once; after that with three, or with two that may be two."""
    left = one(decide("CAN'T", place), LeavePlace)
    assert left is not None
    assert left.then == then


def test_back_in_and_off() -> None:
    """IN takes the place again, CALL OFF ends one's own."""
    assert one(decide("IN", LEFT), ReturnToPlace) == ReturnToPlace(LEFT.id, LEFT.linkup)
    assert one(decide("CALL OFF", OWN), CallOff) == CallOff(OWN.linkup)
    assert one(decide("CALL OFF", COMING), CallOff) is None


@pytest.mark.parametrize(("body", "line"), [("yes", "place_still"), ("no", "place_left"), ("IN", "place_still")])
def test_still_on_takes_a_plain_answer(body: str, line: str) -> None:
    """Yes and no answer the question, which is closed then."""
    decision = decide(body, COMING, questions=(STILL_ON,))
    assert said(decision) == line
    assert one(decision, CloseQuestion) == CloseQuestion(COMING.topic, "answered")


def test_a_plain_answer_is_for_what_was_asked_since() -> None:
    """Something asked after "still on?" gets the yes."""
    since = replace(asked("profile", "still_right"), asked_at=NOW - timedelta(minutes=1))
    assert said(decide("yes", COMING, questions=(since, STILL_ON))) == "outdated"


@pytest.mark.parametrize(
    ("body", "left"),
    [("CAN'T", None), ("I can't make bowling", BOWLING), ("i can't make it to coffee", COMING)],
)
def test_of_several_the_named_one_is_meant(body: str, left: OwnPlace | None) -> None:
    """Nobody is taken out of the wrong one: without a name it is asked which, with words that answer it."""
    decision = decide(body, COMING, BOWLING)
    effect = one(decision, LeavePlace)
    assert (effect.linkup if effect else None) == (left.linkup if left else None)
    if left is None:
        reply = one(decision, Reply)
        assert reply is not None
        assert "like: I can't make coffee." in reply.words.body


def test_of_several_the_one_asked_about_is_meant() -> None:
    """The answer to a reminder needs no name."""
    left = one(decide("CAN'T", BOWLING, COMING, questions=(STILL_ON,)), LeavePlace)
    assert left is not None
    assert left.linkup == COMING.linkup


def test_all_of_several_are_shown() -> None:
    """PLAN takes nothing away, so it needs no name."""
    body = " ".join(e.words.body for e in decide("PLAN", COMING, BOWLING).effects if isinstance(e, Reply))
    assert "Coffee" in body
    assert "Bowling" in body


def test_after_a_reminder_it_is_about_the_plan() -> None:
    """An invite that came before the reminder does not take CAN'T."""
    assert said(decide("CAN'T", COMING, invites=(INVITED,))) == "place_left"


def test_after_an_answer_to_an_invite_it_is_about_the_invite() -> None:
    """What has just been accepted is what somebody cannot make."""
    accepted = RecentReply("reply", "invite_in@0", NOW - timedelta(minutes=1))
    assert said(decide("I can't make it", COMING, invites=(INVITED,), replies=(accepted,))) == "outdated"


def test_on_a_soft_hold_nobody_comes_back() -> None:
    """Leaving works."""
    person = held(HoldState.SOFT)
    assert said(decide("IN", LEFT, person=person)) == "paused"
    assert said(decide("CAN'T", COMING, person=person)) == "place_left"


def test_the_same_within_twenty_seconds_is_a_repeat() -> None:
    """Sent twice by a slow phone, it is answered once."""
    assert said(decide("PLAN", COMING, texts=(earlier(5, "PLAN"),))) == "repeated"
