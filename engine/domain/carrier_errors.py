"""What each error code of the carrier means for the job, the number and the lane. The table is data.

The carrier reserves the right to report another code for the same cause, so a code we do not know is never sent
again and is always shown to the operator, and an opt-out never rests on 21610 alone.
Sources: D twilio.com/docs/api/errors/<code>; S Twilio's published skill files; K common knowledge of the trade.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Source = Literal["D", "S", "K"]


class CarrierAction(StrEnum):
    """What to do about a refusal or a failed delivery."""

    RETRY_AFTER_BACKOFF = "retry_after_backoff"  # certainly not processed: send again, with backoff and jitter
    RETRY_ONCE_LATER = "retry_once_later"  # one more attempt while the text is still valid, then give up
    RESCHEDULE = "reschedule"  # not now: plan it again for the next permitted hour
    SETTLE = "settle"  # may have been processed: mark unknown, look it up, never resend blindly
    REFUSED = "refused"  # permanent for this job; says nothing about the number
    SUPPRESS_NUMBER = "suppress_number"  # permanent, and nothing else will reach this number
    OPTED_OUT = "opted_out"  # permanent; record the opt-out and cancel what is queued
    DROP_LATE = "drop_late"  # its validity passed before it was sent: safe to drop or to plan anew
    ALERT_FILTERED = "alert_filtered"  # filtered as spam: permanent, retrying worsens it, an operator must look
    PAUSE_LANE = "pause_lane"  # a rate or a cap: nothing to this sender until its window passes, then again
    STOP_LANE = "stop_lane"  # our account or configuration: nothing more until an operator has looked


@dataclass(frozen=True, slots=True)
class CarrierRule:
    """One row of the table.

    `alert` tells the operator; `charges_attempt` counts the call against the job's attempts (false when the text
    itself was never tried, so waiting out a full queue cannot use a job up).
    """

    code: int | None
    action: CarrierAction
    alert: bool
    charges_attempt: bool
    note: str
    source: Source


_A = CarrierAction
_ROWS: tuple[tuple[tuple[int, ...], CarrierAction, str, Source], ...] = (
    ((20429,), _A.RETRY_AFTER_BACKOFF, "too many concurrent requests, not processed", "D"),
    ((20003, 20404), _A.STOP_LANE, "authentication or account not found", "K"),
    ((20500, 20503, 20504), _A.SETTLE, "carrier fault, the request may have been processed", "K"),
    ((21211, 21614), _A.SUPPRESS_NUMBER, "not a valid or not a mobile number", "K"),
    ((21635,), _A.SUPPRESS_NUMBER, "landline", "D"),
    ((21408,), _A.REFUSED, "no permission to send to this country", "S"),
    ((21612,), _A.REFUSED, "no route between this sender and recipient", "K"),
    ((21603, 21606, 21212), _A.STOP_LANE, "missing or unusable sender", "K"),
    ((21608,), _A.REFUSED, "recipient not verified for a trial account", "D"),
    ((21610,), _A.OPTED_OUT, "recipient opted out of this sender or service", "S"),
    ((21611, 30001), _A.PAUSE_LANE, "the sender's queue is full", "D"),
    ((21617, 21619, 30019), _A.REFUSED, "too long, empty or too large: our fault", "K"),
    ((30002,), _A.STOP_LANE, "account suspended", "K"),
    ((30003,), _A.RETRY_ONCE_LATER, "handset unreachable", "D"),
    ((30004,), _A.REFUSED, "blocked by the recipient or the carrier, perhaps an opt-out", "K"),
    ((30005,), _A.REFUSED, "unknown handset", "K"),
    ((30006,), _A.SUPPRESS_NUMBER, "landline or unreachable carrier", "D"),
    ((30007,), _A.ALERT_FILTERED, "filtered by the carrier", "S"),
    ((30008, 30410), _A.RETRY_ONCE_LATER, "unknown error or provider timeout", "K"),
    ((30022, 30023, 30024, 30027), _A.PAUSE_LANE, "10DLC rate or daily cap", "D"),
    ((30032, 30034, 30035), _A.STOP_LANE, "sender not verified or not registered", "S"),
    ((30036,), _A.DROP_LATE, "validity period passed before sending", "D"),
    ((30450,), _A.STOP_LANE, "pumping protection", "S"),
    ((30610,), _A.RESCHEDULE, "quiet hours of the carrier's compliance toolkit", "S"),
    ((30640,), _A.SUPPRESS_NUMBER, "known litigator", "S"),
    ((60728, 63017, 63038), _A.PAUSE_LANE, "account message cap or rate", "D"),
)
# Ordinary life of a number or a text: counted, but nobody is woken for it.
_QUIET = frozenset({
    _A.RETRY_AFTER_BACKOFF, _A.RETRY_ONCE_LATER, _A.RESCHEDULE, _A.SETTLE, _A.SUPPRESS_NUMBER, _A.OPTED_OUT,
    _A.DROP_LATE,
})  # fmt: skip
_UNCHARGED = frozenset({_A.RETRY_AFTER_BACKOFF, _A.RESCHEDULE, _A.PAUSE_LANE, _A.STOP_LANE})
_QUIET_CODES = frozenset({30005})


def _rule(code: int | None, action: CarrierAction, note: str, source: Source) -> CarrierRule:
    """Return the row with the flags that follow from its action."""
    alert = action not in _QUIET and code not in _QUIET_CODES
    return CarrierRule(code, action, alert, action not in _UNCHARGED, note, source)


RULES: Mapping[int, CarrierRule] = MappingProxyType({
    code: _rule(code, action, note, source) for codes, action, note, source in _ROWS for code in codes
})  # fmt: skip


def rule_for(code: int | None, http_status: int | None = None) -> CarrierRule:
    """Return the rule for an error code, an HTTP status, or both; `http_status` is None for a status callback.

    429 is never processed whatever code comes with it. A known code decides before the status. An unknown code and
    an unexplained 4xx are definite refusals: no resend, alert. An unexplained 5xx may have been processed.
    """
    if http_status == HTTPStatus.TOO_MANY_REQUESTS:
        return _rule(code, _A.RETRY_AFTER_BACKOFF, "too many concurrent requests, not processed", "D")
    if code is not None and code in RULES:
        return RULES[code]
    if http_status is not None and http_status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return _rule(code, _A.SETTLE, "carrier fault, the request may have been processed", "K")
    if http_status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}:
        return _rule(code, _A.STOP_LANE, "authentication or account refused", "K")
    return _rule(code, _A.REFUSED, "unknown error", "K")
