"""Texts through real processes: once each, in order, within the limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.stack.town import ANN, new_sid, number

if TYPE_CHECKING:
    from tests.stack.town import Town

pytestmark = pytest.mark.xdist_group("town-1")


def test_fifty_copies_of_one_delivery_are_one_text(town: Town) -> None:
    """One row, one turn, one reply; every copy hears 2xx."""
    sid, phone = new_sid(), number(1)
    assert town.text(phone, "what is this", sid=sid) == 200
    statuses = town.at_once(*(lambda: town.text(phone, "what is this", sid=sid) for _ in range(50)))
    assert set(statuses) == {200}
    town.settle()
    assert town.outcomes(phone) == ["answered"]
    assert [entry["to"] for entry in town.ledger()].count(phone) == 1
    turns = town.rows("select 1 as one from message_events where event_type = 'turn_taken'")
    assert len(turns) == 1
    town.audit()


def test_fifty_first_copies_at_once_are_one_text(town: Town) -> None:
    """Copies that race each other from the very first: still one row, one turn, one reply."""
    sid, phone = new_sid(), number(2)
    statuses = town.at_once(*(lambda: town.text(phone, "what is that", sid=sid) for _ in range(50)))
    # The sandbox itself refuses a second first delivery; our webhook never answers anything but 2xx.
    assert set(statuses) <= {200, 409}
    assert 200 in statuses
    town.settle()
    assert town.outcomes(phone) == ["answered"]
    assert [entry["to"] for entry in town.ledger()].count(phone) == 1
    town.audit()


def test_ten_texts_at_once_have_ten_outcomes(town: Town) -> None:
    """Eight are answered, the rest folded into one answer a minute later; one outcome each, in order."""
    phone = number(3)
    statuses = town.at_once(
        *(lambda place=place: town.text(phone, f"question {place}") for place in range(10))  # type: ignore[misc]  # bound per turn of the loop
    )
    assert set(statuses) == {200}
    town.settle()
    assert town.outcomes(phone) == ["answered"] * 8 + ["folded"] * 2
    town.advance(61)
    town.settle()
    assert town.outcomes(phone) == ["answered"] * 10
    turns = town.rows(
        "select turn_no from sms_messages where from_e164 = %(phone)s and direction = 'in' order by arrival_seq",
        phone=phone,
    )
    assert [row["turn_no"] for row in turns] == [*range(1, 9), 11, 11]
    assert [entry["to"] for entry in town.ledger()].count(phone) == 9


def test_stop_holds_and_start_lifts_it(town: Town) -> None:
    """The carrier confirms its own words, nothing of ours reaches an opted-out phone, and START brings it back."""
    for body in ("what is this", "STOP", "are you there?", "START", "and now?"):
        town.text(ANN, body)
        town.settle()
    assert town.outcomes(ANN) == ["answered", "carrier_answers", "opted_out", "carrier_answers", "answered"]
    assert [entry["to"] for entry in town.ledger()].count(ANN) == 2
    town.audit()


@pytest.mark.parametrize("sender", ["24273", "VERIZON"])
def test_machines_are_stored_and_never_answered(town: Town, sender: str) -> None:
    """A short code's text is a row with its reason, and nothing goes back."""
    assert town.text(sender, "Your code is 424242") == 200
    town.settle()
    assert town.outcomes(sender) == ["not_a_person"]
    assert sender not in {entry["to"] for entry in town.ledger()}


_FAULTS = (
    "refuse_connection",
    "timeout_before_accept",
    "accept_then_timeout",
    "http_500_after_accept",
    "http_503",
    "rate_limit_429",
    "callback_shuffle",
    "callback_duplicate",
    "callback_drop",
)


def test_no_fault_of_the_carrier_costs_or_doubles_a_text(town: Town) -> None:
    """Whatever the carrier does once, each reply arrives exactly once: at once, or when its fate has been looked up."""
    town.turn(hang_seconds=0.2)
    phones = [number(100 + place) for place in range(len(_FAULTS))]
    for phone, fault in zip(phones, _FAULTS, strict=True):
        town.arm(fault)
        town.text(phone, "what is this")
        town.settle()
    town.advance(900)
    town.settle()
    arrived = [entry["to"] for entry in town.ledger()]
    assert {fault: arrived.count(phone) for phone, fault in zip(phones, _FAULTS, strict=True)} == dict.fromkeys(
        _FAULTS, 1
    )
    town.audit()
