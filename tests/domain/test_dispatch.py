"""May this text go out now: the rules in the order of their weight."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.dispatch import (
    LONGEST_VALIDITY,
    PACE,
    Cancel,
    DispatchFacts,
    Expire,
    Send,
    Verdict,
    Wait,
    decide_dispatch,
)
from engine.domain.purposes import Purpose
from engine.domain.sending_hours import HoursRule

_SAN_FRANCISCO = "+14155550101"
_NOON = datetime(2026, 11, 21, 20, 0, tzinfo=UTC)  # in San Francisco
_NIGHT = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)  # ten in the evening there
_MORNING = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
_FACTS = DispatchFacts(
    job_id=UUID(int=1),
    purpose=Purpose.REPLY,
    hours=HoursRule.ANY_HOUR,
    not_after=_NOON + timedelta(hours=4),
    to_e164=_SAN_FRANCISCO,
    opted_out=False,
    unreachable=False,
    last_attempt_at=None,
)
_HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("facts", "now", "verdict"),
    [
        ({}, _NOON, Send(4 * 3600)),
        ({"not_after": None}, _NOON, Send(36_000)),
        ({"not_after": _NOON + timedelta(days=2)}, _NOON, Send(36_000)),
        # Consent comes first, before everything else that is wrong.
        ({"opted_out": True}, _NOON, Cancel("opted_out")),
        ({"opted_out": True, "unreachable": True, "not_after": _NOON}, _NOON, Cancel("opted_out")),
        ({"opted_out": True, "purpose": Purpose.HELP}, _NOON, Send(4 * 3600)),
        ({"opted_out": True, "purpose": Purpose.OPT_OUT_CONFIRMATION}, _NOON, Send(4 * 3600)),
        ({"opted_out": True, "purpose": Purpose.OPT_IN_CONFIRMATION}, _NOON, Cancel("opted_out")),
        ({"unreachable": True}, _NOON, Cancel("unreachable")),
        # A deadline is the first instant that is too late.
        ({"not_after": _NOON}, _NOON, Expire()),
        ({"not_after": _NOON + timedelta(seconds=1)}, _NOON, Send(1)),
        ({"not_after": _NOON + timedelta(milliseconds=400)}, _NOON, Send(1)),
        # Hours are the recipient's own.
        ({"hours": HoursRule.LOGISTICS}, _NOON, Send(4 * 3600)),
        ({"hours": HoursRule.LOGISTICS, "not_after": _MORNING + _HOUR}, _NIGHT, Wait(_MORNING, "sending_hours")),
        ({"hours": HoursRule.LOGISTICS, "not_after": _MORNING}, _NIGHT, Expire()),
        ({"hours": HoursRule.ANY_HOUR, "not_after": None}, _NIGHT, Send(36_000)),
        # The carrier's queue may not carry it past the closing either: 20:59 leaves one minute.
        (
            {"hours": HoursRule.LOGISTICS, "not_after": _MORNING},
            _NIGHT - timedelta(hours=1, minutes=1),
            Send(60),
        ),
        # One text a second.
        ({"last_attempt_at": _NOON}, _NOON, Wait(_NOON + PACE, "pacing")),
        ({"last_attempt_at": _NOON - timedelta(seconds=1)}, _NOON, Send(4 * 3600)),
        (
            {"last_attempt_at": _NOON, "not_after": _NOON + timedelta(milliseconds=900)},
            _NOON,
            Expire(),
        ),
    ],
)
def test_verdicts(facts: dict[str, Any], now: datetime, verdict: Verdict) -> None:
    """Each rule at its edge."""
    assert decide_dispatch(replace(_FACTS, **facts), now) == verdict


_ANY_FACTS = st.builds(
    DispatchFacts,
    job_id=st.just(UUID(int=1)),
    purpose=st.sampled_from(Purpose),
    hours=st.sampled_from(HoursRule),
    not_after=st.none() | st.integers(-100, 100_000).map(lambda seconds: _NOON + timedelta(seconds=seconds)),
    to_e164=st.sampled_from([_SAN_FRANCISCO, "+18085550101", "+18885550101", "+442079460000", "+999999999", "24273"]),
    opted_out=st.booleans(),
    unreachable=st.booleans(),
    last_attempt_at=st.none() | st.integers(-3, 0).map(lambda seconds: _NOON + timedelta(seconds=seconds)),
)


@given(facts=_ANY_FACTS, hours=st.integers(0, 48))
def test_what_is_sent_may_be_sent(facts: DispatchFacts, hours: int) -> None:
    """No verdict breaks a rule: never after the deadline, never held by the carrier past it, never a wait into it."""
    now = _NOON + timedelta(hours=hours)
    match decide_dispatch(facts, now):
        case Send(validity_seconds=seconds):
            assert 1 <= seconds <= LONGEST_VALIDITY.total_seconds()
            assert facts.not_after is None or now < facts.not_after
            assert facts.not_after is None or now + timedelta(seconds=seconds - 1) <= facts.not_after
            assert not facts.unreachable
        case Wait(until=until):
            assert until > now
            assert facts.not_after is None or until < facts.not_after
            again = decide_dispatch(facts, until)
            assert isinstance(again, Send | Wait)
        case Cancel():
            assert facts.opted_out or facts.unreachable
        case Expire():
            assert facts.not_after is not None
