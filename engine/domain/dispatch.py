"""May this text go out now? Pure: facts read under the claim's locks in, a verdict out.

The order of the rules is the order of their weight: consent first, then whether it still makes sense, then when.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from engine.domain.purposes import PURPOSE_RULES, Purpose, Stream
from engine.domain.senders import zones_of
from engine.domain.sending_hours import HoursRule, closes_at, next_allowed
from engine.domain.state_hours import areas_of

if TYPE_CHECKING:
    from uuid import UUID

    from engine.domain.purposes import PurposeRule

PACE = timedelta(seconds=1)
"""At most one text a second to one recipient (product: limits)."""

LONGEST_VALIDITY = timedelta(hours=10)
"""Twilio's ValidityPeriod takes 1 to 36000 seconds (Messages resource)."""


@dataclass(frozen=True, slots=True)
class DispatchFacts:
    """What the claim read about one due job and its recipient.

    ``zone`` is the IANA zone the recipient is known to live in; without it the number's own zones stand for them.
    ``spoke_since``: they have written after the text was decided. ``again``: it was sent before and not delivered, so
    often.
    """

    job_id: UUID
    purpose: Purpose
    hours: HoursRule
    not_after: datetime | None
    to_e164: str
    opted_out: bool
    unreachable: bool
    last_attempt_at: datetime | None
    zone: str | None = None
    spoke_since: bool = False
    again: int = 0


@dataclass(frozen=True, slots=True)
class Send:
    """Hand it to the carrier now; the carrier may hold it for at most ``validity_seconds``."""

    validity_seconds: int


@dataclass(frozen=True, slots=True)
class Wait:
    """Not before ``until``."""

    until: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Cancel:
    """Never."""

    reason: str


@dataclass(frozen=True, slots=True)
class Expire:
    """Too late: its time has passed."""


Verdict = Send | Wait | Cancel | Expire


def decide_dispatch(facts: DispatchFacts, now: datetime) -> Verdict:
    """Decide one due job at business time ``now``.

    A text is never sent to a number that opted out, except the texts its purpose allows; a nudge, and an answer that
    goes again, never once the person has written by themselves; nothing after its deadline, outside the recipient's
    sending hours (47 CFR 64.1200(c)(1)), or less than a second after the previous text. A wait that would pass the
    deadline is an expiry at once.
    """
    never = _why_never(facts)
    if never is not None:
        return Cancel(never)
    if facts.not_after is not None and now >= facts.not_after:
        return Expire()
    zones, areas = _places(facts)
    allowed = next_allowed(facts.hours, zones, now, areas=areas)
    if allowed > now:
        return _wait_or_expire(facts, allowed, "sending_hours")
    paced = now if facts.last_attempt_at is None else facts.last_attempt_at + PACE
    if paced > now:
        return _wait_or_expire(facts, paced, "pacing")
    return Send(_validity_seconds(facts, zones, areas, now))


def _why_never(facts: DispatchFacts) -> str | None:
    """Return why the text must not go out at all, if so."""
    rule = PURPOSE_RULES[facts.purpose]
    if facts.opted_out and not rule.after_opt_out:
        return "opted_out"
    if facts.unreachable:
        return "unreachable"
    if facts.spoke_since and (rule.until_they_speak or _is_a_late_answer(facts.again, rule)):
        return "spoke_meanwhile"
    return None


def _is_a_late_answer(again: int, rule: PurposeRule) -> bool:
    """Say whether the text is an answer going out again: to somebody who has written since, it answers the wrong text.

    What must be known whatever they write (safety, consent, help) is none.
    """
    return again > 0 and rule.stream is Stream.REPLY and rule.priority > 0


def _places(facts: DispatchFacts) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the zones and the states whose hours bind the text; none where no hours do."""
    if facts.hours is HoursRule.ANY_HOUR:
        return (), ()
    zones = zones_of(facts.to_e164) if facts.zone is None else (facts.zone,)
    return zones, areas_of(facts.to_e164)


def _wait_or_expire(facts: DispatchFacts, until: datetime, reason: str) -> Wait | Expire:
    if facts.not_after is not None and until >= facts.not_after:
        return Expire()
    return Wait(until, reason)


def _validity_seconds(facts: DispatchFacts, zones: tuple[str, ...], areas: tuple[str, ...], now: datetime) -> int:
    """Seconds the carrier's own queue may hold the text, so that it cannot carry it past a deadline or curfew."""
    ends = [now + LONGEST_VALIDITY]
    if facts.not_after is not None:
        ends.append(facts.not_after)
    closing = None if facts.hours is HoursRule.ANY_HOUR else closes_at(facts.hours, zones, now, areas=areas)
    if closing is not None:
        ends.append(closing)
    return max(1, int((min(ends) - now).total_seconds()))
