from __future__ import annotations

import pytest

from engine.domain.carrier_errors import RULES, CarrierAction, rule_for

A = CarrierAction


@pytest.mark.parametrize(
    ("codes", "action", "alert", "charges"),
    [
        ((20429,), A.RETRY_AFTER_BACKOFF, False, False),
        ((20003, 20404), A.STOP_LANE, True, False),
        ((21211, 21614, 21635, 30006, 30640), A.SUPPRESS_NUMBER, False, True),
        ((21408, 21612, 21608, 21617, 21619, 30019, 30004), A.REFUSED, True, True),
        ((21606, 21212, 21603, 30002, 30032, 30034, 30035, 30450), A.STOP_LANE, True, False),
        ((21610,), A.OPTED_OUT, False, True),
        ((21611, 30001, 30022, 30023, 30024, 30027, 60728, 63038), A.PAUSE_LANE, True, False),
        ((30003, 30008, 30410), A.RETRY_ONCE_LATER, False, True),
        ((30005,), A.REFUSED, False, True),
        ((30007,), A.ALERT_FILTERED, True, True),
        ((30036,), A.DROP_LATE, False, True),
        ((30610,), A.RESCHEDULE, False, False),
        ((20500,), A.SETTLE, False, True),
    ],
)
def test_the_table(codes: tuple[int, ...], action: CarrierAction, *, alert: bool, charges: bool) -> None:
    """Each known code has the consequence the platform notes give it."""
    for code in codes:
        rule = rule_for(code)
        assert (rule.code, rule.action, rule.alert, rule.charges_attempt) == (code, action, alert, charges)


@pytest.mark.parametrize("code", [None, 0, 1, 39999, 99999])
def test_an_unknown_code_is_not_sent_again(code: int | None) -> None:
    """What we do not know is refused for good and shown to the operator."""
    rule = rule_for(code)
    assert (rule.action, rule.alert, rule.code) == (A.REFUSED, True, code)


@pytest.mark.parametrize("code", [None, 20429, 21610, 99999])
def test_429_was_never_processed(code: int | None) -> None:
    """Too many requests means: again later, whatever code came along, and no attempt is used up."""
    rule = rule_for(code, 429)
    assert (rule.action, rule.charges_attempt) == (A.RETRY_AFTER_BACKOFF, False)


@pytest.mark.parametrize(
    ("code", "http_status", "action"),
    [
        (None, 500, A.SETTLE),
        (None, 502, A.SETTLE),
        (None, 503, A.SETTLE),
        (99999, 504, A.SETTLE),
        (20500, 500, A.SETTLE),
        (None, 400, A.REFUSED),
        (99999, 400, A.REFUSED),
        (None, 401, A.STOP_LANE),
        (None, 403, A.STOP_LANE),
        (None, 404, A.STOP_LANE),
        (21610, 400, A.OPTED_OUT),
        (21408, 403, A.REFUSED),
    ],
)
def test_http_statuses(code: int | None, http_status: int, action: CarrierAction) -> None:
    """A known code decides; else 5xx may have been processed and 4xx certainly was not."""
    assert rule_for(code, http_status).action is action


def test_only_harmless_actions_are_quiet() -> None:
    """Whatever stops or pauses a lane, or smells of filtering, reaches an operator."""
    loud = {A.STOP_LANE, A.PAUSE_LANE, A.ALERT_FILTERED}
    assert all(rule.alert for rule in RULES.values() if rule.action in loud)


def test_every_row_says_why() -> None:
    """Each row has a note and a source, and stands under its own code."""
    assert all(rule.code == code and rule.note and rule.source in {"D", "S", "K"} for code, rule in RULES.items())
    assert {rule.action for rule in RULES.values()} == set(CarrierAction)
