"""Every row of the carrier's error table, carried out: what each action does to job, number, person and lane."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from crypto.keyring import Keyring
from engine.domain.carrier_errors import RULES, CarrierAction
from engine.messaging.carrier_answers import Refused
from engine.messaging.claiming import Outgoing
from engine.messaging.results import LATER, NEXT_WINDOW, Recording, gather_results
from engine.store.outbox import ClaimedJob

_NOW = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)
_KEYS = Keyring.parse("1:" + "QUJD" * 10 + "QUI=")
_A = CarrierAction
_STATUS = {
    _A.RETRY_AFTER_BACKOFF: "pending",
    _A.RETRY_ONCE_LATER: "pending",
    _A.RESCHEDULE: "pending",
    _A.SETTLE: "unknown",
    _A.REFUSED: "failed",
    _A.SUPPRESS_NUMBER: "failed",
    _A.OPTED_OUT: "canceled",
    _A.DROP_LATE: "failed",
    _A.ALERT_FILTERED: "failed",
    _A.PAUSE_LANE: "pending",
    _A.STOP_LANE: "pending",
}


def _refused(code: int, *, attempts: int = 0) -> Recording:
    job = ClaimedJob(
        id=UUID(int=1),
        phone_id=UUID(int=2),
        user_id=None,
        to_e164="+14155550101",
        ciphertext=b"",
        iv=b"",
        tag=b"",
        key_version=1,
        purpose="reply",
        zone_rule="any_hour",
        not_after=None,
        attempts=attempts,
        correlation_id=UUID(int=3),
        unreachable=False,
        opted_out=False,
        last_attempt_at=None,
        zone=None,
        spoke_since=False,
    )
    sent = Outgoing(job, UUID(int=4), "words", 60)
    return gather_results([(sent, Refused(400, code))], keyring=_KEYS, now=_NOW)


def test_every_action_is_in_the_table() -> None:
    """A new action needs a line here before it can be relied on."""
    assert _STATUS.keys() == set(CarrierAction)


@pytest.mark.parametrize("code", sorted(RULES))
def test_every_code_has_its_consequence(code: int) -> None:
    """The job's state, and exactly those consequences that its action names."""
    rule, recording = RULES[code], _refused(code)
    (ended,) = recording.ended
    assert ended.status == _STATUS[rule.action]
    assert ended.charge == int(rule.charges_attempt)
    assert bool(recording.consents) is (rule.action is _A.OPTED_OUT)
    assert recording.unreachable == ([(UUID(int=2), code)] if rule.action is _A.SUPPRESS_NUMBER else [])
    pauses = {_A.PAUSE_LANE: [(f"carrier_{code}", NEXT_WINDOW)], _A.STOP_LANE: [(f"carrier_{code}", None)]}
    assert recording.pauses == pauses.get(rule.action, [])
    assert bool(recording.alerts) is rule.alert
    assert (ended.backoff is not None) is (rule.action is _A.RETRY_AFTER_BACKOFF)
    assert ended.run_at == (_NOW + LATER if rule.action in {_A.RETRY_ONCE_LATER, _A.RESCHEDULE} else None)


@pytest.mark.parametrize("code", [code for code in sorted(RULES) if RULES[code].action is _A.RETRY_ONCE_LATER])
def test_once_later_is_not_twice(code: int) -> None:
    """A text that was tried and charged before is given up."""
    assert _refused(code, attempts=1).ended[0].status == "failed"


@pytest.mark.parametrize("attempts", range(12))
def test_a_back_off_has_a_ceiling(attempts: int) -> None:
    """It grows with charged tries and never beyond a minute."""
    backoff = _refused(20429, attempts=attempts).ended[0].backoff
    assert backoff is not None
    assert timedelta(0) < backoff <= timedelta(seconds=min(60, 2**attempts))
