"""STOP, START and HELP: what each records, and who confirms it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from engine.domain.effects import CancelQueuedTexts, RecordOptIn, RecordOptOut, Reply
from engine.domain.purposes import Purpose
from handlers import help as help_handler
from handlers import start, stop
from tests.handlers.turns import CONTACT, said, turn_of

if TYPE_CHECKING:
    from engine.domain.turn import Handler


@pytest.mark.parametrize(
    ("body", "carrier_type", "carrier_answers", "opted_out", "expected"),
    [
        ("STOP", None, False, False, "stop_confirmed"),
        ("STOP", None, True, False, "carrier_answers"),
        ("STOP", "STOP", True, False, "carrier_answers"),
        # The carrier compares exactly: what it does not recognise, only we can confirm.
        ("STOP!!!", None, True, False, "stop_confirmed"),
        ("please stop texting me", None, True, False, "stop_confirmed"),
        ("please stop texting me", "STOP", True, False, "carrier_answers"),
        # One confirmation is allowed; a second STOP gets none.
        ("STOP", None, False, True, "opted_out"),
        ("please stop texting me", None, True, True, "opted_out"),
    ],
)
def test_stop_is_confirmed_once_by_whoever_can(
    body: str, carrier_type: str | None, *, carrier_answers: bool, opted_out: bool, expected: str
) -> None:
    """Exactly one side confirms an opt-out: the carrier what it knows, we the rest, nobody a second time."""
    turn = turn_of(body, opt_out_type=carrier_type, carrier_answers=carrier_answers, opted_out=opted_out)
    assert said(stop.decide(turn)) == expected


@pytest.mark.parametrize("opted_out", [False, True])
@pytest.mark.parametrize("body", ["STOP", "s t o p", "please stop texting me"])
def test_every_stop_is_recorded_and_cancels_what_is_queued(body: str, *, opted_out: bool) -> None:
    """Each STOP writes the ledger with its source and cancels everything pending."""
    turn = turn_of(body, opted_out=opted_out)
    decision = stop.decide(turn)
    assert turn.text.keyword is not None
    assert RecordOptOut(via=turn.text.keyword.source.value) in decision.effects
    assert CancelQueuedTexts(reason="opted_out") in decision.effects


@pytest.mark.parametrize(
    ("carrier_answers", "opted_out", "expected", "recorded"),
    [
        (False, True, "start_confirmed", True),
        (True, True, "carrier_answers", True),
        (False, False, "already_in", False),
        (True, False, "carrier_answers", False),
    ],
)
def test_start_opts_in_only_where_there_was_an_opt_out(
    *, carrier_answers: bool, opted_out: bool, expected: str, recorded: bool
) -> None:
    """START of an opted-out number is recorded once; of any other it is only answered."""
    decision = start.decide(turn_of("START", carrier_answers=carrier_answers, opted_out=opted_out))
    assert said(decision) == expected
    assert any(isinstance(effect, RecordOptIn) for effect in decision.effects) is recorded


@pytest.mark.parametrize(
    ("body", "carrier_answers", "expected"),
    [
        ("HELP", False, "help"),
        ("info", False, "help"),
        ("HELP", True, "carrier_answers"),
        ("help?", True, "help"),
        ("ayuda", True, "help"),
    ],
)
def test_help_is_answered_by_whoever_knows_the_word(body: str, *, carrier_answers: bool, expected: str) -> None:
    """The carrier answers its own words when told to; everything else we answer."""
    assert said(help_handler.decide(turn_of(body, carrier_answers=carrier_answers))) == expected


def test_help_names_a_way_to_reach_a_person() -> None:
    """The answer to HELP holds the operator's contact (carriers require it) and is allowed on any hold."""
    reply = help_handler.decide(turn_of("HELP")).effects[0]
    assert isinstance(reply, Reply)
    assert CONTACT in reply.words.body
    assert reply.purpose is Purpose.HELP


@pytest.mark.parametrize("handler", [stop.HANDLER, start.HANDLER, help_handler.HANDLER], ids=lambda h: h.name)
def test_a_command_leaves_the_conversation_where_it_was(handler: Handler) -> None:
    """A command family has no mode and gives back the state it found."""
    decision = handler.decide(turn_of("STOP", state="somewhere"))
    assert decision.state == "somewhere"
    assert decision.mode is None
