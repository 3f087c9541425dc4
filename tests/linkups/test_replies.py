"""Answers to invites on the real tables: recorded once, echoed with their undo word, undone by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.linkups.plans import Plan

IN_SATURDAY = (
    "You're in for coffee, Sat Nov 21, 10am. I'll text you whether it comes together. Text I CAN'T MAKE IT to undo."
)


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("A", ("accepted", "A")),
        ("b please", ("accepted", "B")),
        ("saturday works", ("accepted", "A")),
        ("both", ("accepted", "both")),
        ("either is fine", ("accepted", "both")),
        ("no thanks", ("declined", None)),
        ("I can't make it", ("declined", None)),
    ],
)
def test_an_answer_is_recorded_and_echoed(plan: Plan, words: str, state: tuple[str, str | None]) -> None:
    """In, out, one time or both: the invite says so, and so does one text of ours."""
    plan.open("Ben")
    (said,) = plan.say("Ben", words)
    assert plan.state("Ben") == state
    assert said.startswith("You're in for coffee" if state[0] == "accepted" else "No problem")


def test_an_acceptance_is_echoed_with_its_undo_word_and_undone_by_it(plan: Plan) -> None:
    """What the echo names takes it back, and the letter it then names brings it back."""
    plan.open("Ben")
    assert plan.say("Ben", "A") == [IN_SATURDAY]
    assert plan.say("Ben", "I CAN'T MAKE IT") == ["No problem, not this time for coffee. If that changes, text A or B."]
    assert plan.state("Ben") == ("declined", None)
    plan.say("Ben", "B")
    assert plan.state("Ben") == ("accepted", "B")


def test_the_last_word_wins_before_the_lock(plan: Plan) -> None:
    """A switch moves them, second thoughts let them go, and every move of the state is in the ledger."""
    plan.open("Ben")
    plan.say("Ben", "A")
    (said,) = plan.say("Ben", "switch me to B")
    assert said.startswith("Switched: coffee, Sun Nov 22, 3pm.")
    assert plan.state("Ben") == ("accepted", "B")
    plan.say("Ben", "actually I can't")
    moves = plan.town.rows(
        "select from_state, to_state from domain_events where entity_type = 'invite' order by created_at"
    )
    assert [tuple(move.values()) for move in moves] == [("pending", "accepted"), ("accepted", "declined")]


def test_the_same_answer_again_changes_nothing(plan: Plan) -> None:
    """Somebody who is in and says so once more hears the same, and nothing is counted anew."""
    plan.open("Ben")
    plan.say("Ben", "A")
    before = plan.town.rows("select last_change_at from linkup_options where option = 'A'")
    assert plan.say("Ben", "yes I'm in") == [IN_SATURDAY]
    assert plan.town.rows("select last_change_at from linkup_options where option = 'A'") == before


def test_a_yes_to_two_times_asks_once_which(plan: Plan) -> None:
    """Then a letter settles it; unclear a second time changes nothing, and says so."""
    plan.open("Ben", "Cat")
    (asked,) = plan.say("Ben", "yes!")
    assert asked == "Happy to count you in: coffee. Which time: A Sat 10am or B Sun 3pm? The letter will do."
    plan.say("Ben", "B")
    assert plan.state("Ben") == ("accepted", "B")
    plan.say("Cat", "yes!")
    plan.hand_over()
    (said,) = plan.say("Cat", "sure")
    assert said.startswith("I still can't tell, so nothing changes for coffee.")
    assert plan.state("Cat") == ("pending", None)


def test_a_bare_yes_with_two_invites_open_asks_once_which(plan: Plan) -> None:
    """With letters of their own; naming the activity says to it what was said before."""
    plan.open("Ben", "Cat", both=False)
    plan.add("Ben", by="Cat", activity="hiking", both=False, letters="CD")
    (asked,) = plan.say("Ben", "yes")
    assert "A coffee Sat 10am or C a hike Sat 10am" in asked
    plan.say("Ben", "C")
    assert plan.state("Ben") == ("accepted", "A")


def test_letters_of_two_invites_in_one_text_accept_both(plan: Plan) -> None:
    """Each letter belongs to one invite only."""
    plan.open("Ben", "Cat")
    plan.add("Ben", by="Cat", activity="hiking", both=False, letters="CD")
    plan.say("Ben", "A and C")
    states = plan.town.rows("select state::text, selected_option from linkup_invites where state = 'accepted'")
    assert len(states) == 2


def test_a_late_reply_hears_that_it_is_closed(plan: Plan) -> None:
    """After the window nothing changes, and we say so kindly."""
    plan.open("Ben", hours=1)
    (said,) = plan.say("Ben", "A", after=3601)
    assert said.startswith("That one's closed, so nothing changes: coffee.")
    assert plan.state("Ben") == ("pending", None)


def test_whoever_was_asked_once_more_hears_that_it_is_closed(plan: Plan) -> None:
    """A clarifier is about the invite and nothing else: the answer to it that comes too late is still one."""
    plan.open("Ben", hours=1)
    plan.say("Ben", "maybe")
    plan.hand_over()
    (said,) = plan.say("Ben", "A", after=3601)
    assert said.startswith("That one's closed, so nothing changes: coffee.")


def test_what_somebody_declined_is_told_to_nobody(plan: Plan) -> None:
    """The initiator hears nothing of it, and no text says how many were asked."""
    plan.open("Ben", "Cat")
    plan.say("Ben", "no")
    assert plan.texts("Ann") == plan.texts("Cat") == []


def test_an_invite_nobody_can_have_read_is_not_answered(plan: Plan) -> None:
    """A text that was on its way before ours means something else."""
    plan.open("Ben")
    plan.town.do("update sms_outbound_jobs set status = 'pending', last_attempt_at = null, twilio_message_sid = null")
    plan.say("Ben", "A")
    assert plan.state("Ben") == ("pending", None)
