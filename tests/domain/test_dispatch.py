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
        # A nudge is pointless once they have spoken, now or at night; everything else is not.
        ({"spoke_since": True, "purpose": Purpose.NUDGE}, _NOON, Cancel("spoke_meanwhile")),
        (
            {"spoke_since": True, "purpose": Purpose.NUDGE, "hours": HoursRule.SOLICITED, "not_after": _MORNING},
            _NIGHT,
            Cancel("spoke_meanwhile"),
        ),
        ({"spoke_since": True, "purpose": Purpose.NUDGE, "not_after": _NOON}, _NOON, Cancel("spoke_meanwhile")),
        ({"spoke_since": True, "purpose": Purpose.NUDGE, "opted_out": True}, _NOON, Cancel("opted_out")),
        ({"spoke_since": True, "purpose": Purpose.NUDGE, "unreachable": True}, _NOON, Cancel("unreachable")),
        ({"spoke_since": False, "purpose": Purpose.NUDGE}, _NOON, Send(4 * 3600)),
        ({"spoke_since": True, "purpose": Purpose.REGION_NEWS}, _NOON, Send(4 * 3600)),
        ({"spoke_since": True}, _NOON, Send(4 * 3600)),
    ],
)
def test_verdicts(facts: dict[str, Any], now: datetime, verdict: Verdict) -> None:
    """Each rule at its edge."""
    assert decide_dispatch(replace(_FACTS, **facts), now) == verdict


_SUNDAY = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)  # ten in Dallas, nine in Salt Lake City, eleven in New York
_DALLAS, _SALT_LAKE_CITY, _TOLL_FREE = "+12145550101", "+18015550101", "+18885550101"


@pytest.mark.parametrize(
    ("facts", "now", "verdict"),
    [
        # Where somebody is known to live counts, not where their number is from: five hours are left in New York.
        ({}, _NOON, Send(8 * 3600)),
        ({"zone": "America/New_York"}, _NOON, Send(5 * 3600)),
        ({"zone": "America/New_York"}, _NOON + timedelta(hours=5), Wait(_NOON + timedelta(hours=18), "sending_hours")),
        ({"zone": "Pacific/Honolulu", "hours": HoursRule.LOGISTICS}, _NIGHT, Send(3600)),
        ({"zone": "Pacific/Honolulu", "hours": HoursRule.LOGISTICS, "to_e164": _TOLL_FREE}, _NIGHT, Send(3600)),
        ({"zone": "Pacific/Honolulu", "hours": HoursRule.ANY_HOUR}, _MORNING, Send(36_000)),
        # States with narrower hours for what nobody asked for just now: Texas from noon on Sundays, Utah not at all.
        ({"to_e164": _DALLAS}, _SUNDAY, Wait(_SUNDAY + timedelta(hours=2), "sending_hours")),
        ({"to_e164": _DALLAS, "not_after": _SUNDAY + _HOUR}, _SUNDAY, Expire()),
        ({"to_e164": _DALLAS}, _SUNDAY + timedelta(hours=2), Send(8 * 3600)),
        ({"to_e164": _DALLAS}, _SUNDAY + timedelta(days=1), Send(36_000)),
        ({"to_e164": _DALLAS, "hours": HoursRule.LOGISTICS}, _SUNDAY, Send(36_000)),
        ({"to_e164": _SALT_LAKE_CITY}, _SUNDAY, Wait(_SUNDAY + timedelta(days=1), "sending_hours")),
        ({"to_e164": _SALT_LAKE_CITY, "hours": HoursRule.ANY_HOUR}, _SUNDAY, Send(36_000)),
        # Both at once: the hours of the number's state, by the clock of where they live.
        (
            {"to_e164": _DALLAS, "zone": "America/New_York"},
            _SUNDAY,
            Wait(_SUNDAY + timedelta(hours=1), "sending_hours"),
        ),
        (
            {"to_e164": _SALT_LAKE_CITY, "zone": "Pacific/Honolulu"},
            _SUNDAY,
            Wait(_SUNDAY + 27 * _HOUR, "sending_hours"),
        ),
    ],
)
def test_solicited_hours_are_those_of_where_they_live(facts: dict[str, Any], now: datetime, verdict: Verdict) -> None:
    """The member's own zone where it is known, and the narrower hours of the state their number is from."""
    nudge = replace(_FACTS, purpose=Purpose.NUDGE, hours=HoursRule.SOLICITED, not_after=None)
    assert decide_dispatch(replace(nudge, **facts), now) == verdict


_ANY_FACTS = st.builds(
    DispatchFacts,
    job_id=st.just(UUID(int=1)),
    purpose=st.sampled_from(Purpose),
    hours=st.sampled_from(HoursRule),
    not_after=st.none() | st.integers(-100, 100_000).map(lambda seconds: _NOON + timedelta(seconds=seconds)),
    to_e164=st.sampled_from(
        [_SAN_FRANCISCO, _SALT_LAKE_CITY, "+18085550101", _TOLL_FREE, "+442079460000", "+999999999", "24273"]
    ),
    opted_out=st.booleans(),
    unreachable=st.booleans(),
    last_attempt_at=st.none() | st.integers(-3, 0).map(lambda seconds: _NOON + timedelta(seconds=seconds)),
    zone=st.sampled_from([None, "America/New_York", "America/Phoenix", "Pacific/Honolulu"]),
    spoke_since=st.booleans(),
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
            assert not (facts.spoke_since and facts.purpose is Purpose.NUDGE)
        case Wait(until=until):
            assert until > now
            assert facts.not_after is None or until < facts.not_after
            again = decide_dispatch(facts, until)
            assert isinstance(again, Send | Wait)
        case Cancel():
            assert facts.opted_out or facts.unreachable or facts.spoke_since
        case Expire():
            assert facts.not_after is not None
