"""What answers to invites come to, as plain values: after the lock, on a hold, with something else asked since."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from engine.domain.effects import AnswerInvite, TakeSeat
from engine.domain.linkups.invite_options import Offered
from engine.domain.linkups.states import InviteState
from engine.domain.people import HoldState
from handlers.invite_reply import HANDLER
from tests.domain.linkups.known import INVITED, locked
from tests.domain.living.members import PRIYA, WHOLE, asked, held
from tests.handlers.turns import NOW, earlier, said, turn_of

if TYPE_CHECKING:
    from engine.domain.linkups.known_invites import KnownInvite
    from engine.domain.people import Person, Question
    from engine.domain.turn import Decision, RecentText


def decide(
    body: str,
    known: KnownInvite,
    *,
    person: Person = PRIYA,
    questions: tuple[Question, ...] = (),
    texts: tuple[RecentText, ...] = (),
) -> Decision:
    """Decide one text of somebody who has this invite."""
    turn = turn_of(body, texts=texts)
    snapshot = replace(turn.snapshot, person=person, profile=WHOLE, questions=questions, invites=(known,))
    return HANDLER.decide(replace(turn, snapshot=snapshot))


@pytest.mark.parametrize(
    ("body", "known", "line"),
    [
        ("A", INVITED, "invite_in"),
        ("yes", INVITED, "invite_in"),
        ("no", INVITED, "invite_out"),
        ("maybe", INVITED, "invite_unclear"),
        ("A", locked(has_place=True), "invite_placed"),
        ("switch me to A", locked(has_place=False), "invite_closed"),
        ("A", locked(has_place=False, is_open=True), "seat_taken"),
        ("IN", locked(has_place=False, is_open=True), "seat_taken"),
        ("A", locked(has_place=False, is_open=True, coming=6), "seat_gone"),
        ("OUT", locked(has_place=False, is_open=True), "seat_let_go"),
    ],
)
def test_what_is_said(body: str, known: KnownInvite, line: str) -> None:
    """Before the lock, after it, and while a seat is kept."""
    assert said(decide(body, known)) == line


def test_a_kept_seat_is_taken_by_its_own_effect() -> None:
    """It is a place in a LinkUp that goes ahead, no vote for a time."""
    effects = decide("A", locked(has_place=False, is_open=True)).effects
    assert TakeSeat(INVITED.invite.id, INVITED.linkup, "A", InviteState.ACCEPTED) in effects
    assert not [effect for effect in effects if isinstance(effect, AnswerInvite)]


def test_a_seat_too_late_is_gone() -> None:
    """Within the last hour nobody joins, however many seats are free."""
    known = replace(locked(has_place=False, is_open=True), event_time=NOW + timedelta(minutes=59))
    decision = decide("A", known)
    assert said(decision) == "seat_gone"
    assert [e.to for e in decision.effects if isinstance(e, AnswerInvite)] == [InviteState.CLOSED]


def test_on_a_soft_hold_nobody_comes_along() -> None:
    """Declining works; accepting is refused, and nothing is recorded."""
    person = held(HoldState.SOFT)
    assert said(decide("A", INVITED, person=person)) == "paused"
    assert said(decide("no", INVITED, person=person)) == "invite_out"


def test_a_closed_invite_does_not_take_what_was_said_to_something_else() -> None:
    """What was asked since is what a bare answer is meant for."""
    late = replace(INVITED, invite=replace(INVITED.invite, is_open=False))
    assert said(decide("yes", late)) == "invite_closed"
    since = replace(asked("profile", "still_right"), asked_at=NOW - timedelta(minutes=5))
    assert said(decide("yes", late, questions=(since,))) == "outdated"


def test_somebody_who_has_a_place_and_cannot_come_is_not_told_that_it_is_closed() -> None:
    """That is about the plan, not about the invite."""
    assert said(decide("I can't make it", locked(has_place=True))) == "outdated"


def test_the_same_within_twenty_seconds_is_a_repeat() -> None:
    """Sent twice by a slow phone, it is answered once."""
    assert said(decide("A", INVITED, texts=(earlier(5, "A"),))) == "repeated"


_QUOTED = "JOSH here: coffee near you, up for it? A: Sun Nov 22 10am, at Ritual"


@pytest.mark.parametrize(
    ("body", "state"),
    [
        (f"Liked “{_QUOTED}”", InviteState.ACCEPTED),
        (f"Loved “{_QUOTED}”", InviteState.ACCEPTED),
        (f"Disliked “{_QUOTED}”", InviteState.DECLINED),
        ("Liked “JOSH here: coffee near you, up…”", InviteState.ACCEPTED),
        (f"Laughed at “{_QUOTED}”", None),
        (f"Emphasized “{_QUOTED}”", None),
        (f"Questioned “{_QUOTED}”", None),
        (f"Removed a heart from “{_QUOTED}”", None),
        ("Liked “JOSH here: board games near you, up for it?”", None),
        ("Liked “You're in for coffee, Sun Nov 22, 10am.”", None),
        ("Liked “JOSH”", None),
    ],
)
def test_a_reaction_to_the_invite_answers_it(body: str, state: InviteState | None) -> None:
    """A thumb up or a heart on our quoted question is its yes, a thumb down its no, anything else is nothing."""
    answers = [effect.to for effect in decide(body, INVITED).effects if isinstance(effect, AnswerInvite)]
    assert answers == ([] if state is None else [state])


def test_a_reaction_to_a_choice_of_times_chooses_none() -> None:
    """With two times it is no yes-or-no question."""
    offered = (*INVITED.invite.offered, Offered("B", "B"))
    two = replace(INVITED, invite=replace(INVITED.invite, offered=offered))
    assert said(decide(f"Liked “{_QUOTED}”", two)) == "outdated"
