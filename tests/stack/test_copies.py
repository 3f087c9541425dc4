"""Texts through real processes: copies are one text, floods keep order and limit, faults cost and double nothing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from tests.stack.members import admit, question
from tests.stack.stack_stage import Stage, staged

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_COPIES = 50
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
_IN_DOUBT = 900
"""Business seconds after which every send has been looked up, and repeated if it had to be."""


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A running stack; each test of this file has phones of its own."""
    with staged(tmp_path_factory.mktemp("stack")) as stage:
        yield stage


def _new_sid() -> str:
    return f"SM{uuid4().hex}"


def _at_once(times: int, work: Callable[[int], int]) -> list[int]:
    with ThreadPoolExecutor(times) as threads:
        return list(threads.map(work, range(times)))


def _of(stage: Stage, phone: str) -> list[tuple[str | None, int | None]]:
    """What came of each text of a phone and in which turn, in order of arrival."""
    found = stage.rows(
        "select outcome, turn_no from sms_messages"
        " where from_e164 = %(phone)s and direction = 'in' order by arrival_seq",
        {"phone": phone},
    )
    return [(outcome, turn_no) for outcome, turn_no in found]


def _answers(stage: Stage, phone: str) -> int:
    """How many texts of ours the carrier accepted for a phone."""
    return [entry["to"] for entry in stage.ledger()].count(phone)


@pytest.mark.parametrize("first", ["before", "among them"])
def test_fifty_copies_of_one_delivery_are_one_text(stage: Stage, first: str) -> None:
    """One row, one turn, one reply, every copy 2xx: after a first delivery, and racing from the very first."""
    (phone,), sid = stage.phones(1), _new_sid()
    if first == "before":
        stage.text(phone, "what is this", sid)
    heard = _at_once(_COPIES, lambda _: stage.try_text(phone, "what is this", sid).status_code)
    # While the first delivery is being made the sandbox itself refuses others of its SID (409); our webhook none.
    assert set(heard) <= ({200} if first == "before" else {200, 409})
    assert 200 in heard
    stage.settle()
    assert _of(stage, phone) == [("answered", 1)]
    assert _answers(stage, phone) == 1
    assert stage.rows(
        "select count(*) from message_events e join sms_messages m using (correlation_id)"
        " where m.twilio_message_sid = %(sid)s and e.event_type = 'turn_taken'",
        {"sid": sid},
    ) == [(1,)]


def test_ten_texts_at_once_have_ten_outcomes(stage: Stage) -> None:
    """Eight are answered, the rest are answered together a minute later: one outcome each, in order."""
    (phone,) = admit(stage, stage.phones(1))
    assert set(_at_once(10, lambda place: stage.try_text(phone, question(place)).status_code)) == {200}
    stage.settle()
    assert [outcome for outcome, _ in _of(stage, phone)] == ["answered"] * 8 + ["folded"] * 2
    assert [turn_no for _, turn_no in _of(stage, phone)] == list(range(1, 11))
    stage.advance(61)
    assert [outcome for outcome, _ in _of(stage, phone)] == ["answered"] * 10
    assert _answers(stage, phone) == 9


def test_a_stop_inside_a_flood_is_the_last_word(stage: Stage) -> None:
    """STOP is never set aside: it works at once, and what was set aside before it is not answered any more."""
    (phone,) = admit(stage, stage.phones(1))
    for place in range(9):
        stage.text(phone, question(place))
    stage.text(phone, "please stop texting me")
    stage.settle()
    stage.advance(120)
    outcomes = [outcome for outcome, _ in _of(stage, phone)]
    assert outcomes == ["answered"] * 8 + ["opted_out", "answered"]
    before = _answers(stage, phone)
    stage.text(phone, "hello?")
    stage.settle()
    assert _answers(stage, phone) == before
    assert "You won't get any more texts" in stage.replies(phone)[-1]


def test_stop_holds_and_start_lifts_it(stage: Stage) -> None:
    """The carrier confirms its own words, nothing of ours reaches an opted-out phone, START brings it back."""
    (phone,) = stage.phones(1)
    for body in ("what is this", "STOP", "are you there?", "START", "and now?"):
        stage.text(phone, body)
        stage.settle()
    outcomes = [outcome for outcome, _ in _of(stage, phone)]
    assert outcomes == ["answered", "carrier_answers", "opted_out", "carrier_answers", "answered"]
    assert _answers(stage, phone) == 2


@pytest.mark.parametrize("sender", ["24273", "VERIZON"])
def test_machines_are_stored_and_never_answered(stage: Stage, sender: str) -> None:
    """A short code's or a sender name's text is a row with its reason, and nothing goes back."""
    stage.text(sender, "Your order is on its way. Reply HELP for help.")
    stage.settle()
    assert [outcome for outcome, _ in _of(stage, sender)] == ["not_a_person"]
    assert _answers(stage, sender) == 0


def test_no_fault_of_the_carrier_costs_or_doubles_a_text(stage: Stage) -> None:
    """Whatever the carrier does once, each reply arrives exactly once: at once, or after its fate was looked up."""
    stage.knobs(hang_seconds=0.2)
    phones = dict(zip(_FAULTS, stage.phones(len(_FAULTS)), strict=True))
    for fault, phone in phones.items():
        stage.fault(fault)
        stage.text(phone, "what is this")
        stage.settle()
    stage.advance(_IN_DOUBT)
    assert {fault: _answers(stage, phone) for fault, phone in phones.items()} == dict.fromkeys(_FAULTS, 1)
    assert stage.rows("select distinct status from sms_outbound_jobs where status <> 'canceled'") == [("sent",)]
    assert stage.rows("select count(*) from operator_alerts where kind = 'duplicate_send'") == [(0,)]
