"""What is on record when a run is over: what people sent and got, what the carrier took, what the database holds.

Instants are business time, except ``*_clock``: real seconds of the run's own stopwatch. No words are kept.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from engine.chaos.meaning import Meaning


@dataclass(slots=True)
class Sent:
    """A text somebody sent. `acked_at` is None when our webhook never answered it; the carrier has it all the same.

    ``in_order`` is False for one whose request overlapped with another of theirs, or that the carrier lost on its way:
    nobody can say in which order those arrive.
    """

    phone: str = field(repr=False)
    sid: str
    meaning: Meaning
    sent_at: datetime
    sent_clock: float
    acked_at: datetime | None = None
    tries: int = 0
    in_order: bool = True


@dataclass(frozen=True, slots=True)
class Stored:
    """A row of a text that came in."""

    sid: str
    id: str
    arrival_seq: int
    turn_no: int | None
    outcome: str | None
    parked: bool
    correlation_id: str


@dataclass(frozen=True, slots=True)
class Job:
    """A text we decided to send."""

    id: str
    phone: str = field(repr=False)
    purpose: str
    zone_rule: str
    status: str
    reason: str | None  # why it was canceled, or how it failed
    in_reply_to: str | None
    template: str
    seq: int
    again_of: str | None  # the job whose text did not get through and goes once more as this one
    created_at: datetime
    correlation_id: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """A call to the carrier; `started_at` is when it was decided, under the locks."""

    job_id: str
    sid: str | None
    outcome: str | None
    started_at: datetime


@dataclass(frozen=True, slots=True)
class Taken:
    """A line of the carrier's ledger: a text of ours it took, in order. `words` is a digest of the body."""

    phone: str = field(repr=False)
    sid: str
    job_id: str | None
    words: str
    accepted_at: datetime
    status: str | None  # what became of it at the carrier
    heard_clock: float | None = None  # when the phone showed it


@dataclass(frozen=True, slots=True)
class Stuck:
    """Something past its time that nobody has finished."""

    what: str
    id: str
    correlation_id: str | None


@dataclass(frozen=True, slots=True)
class Strike:
    """A disturbance as it happened, by the run's stopwatch."""

    kind: str
    began_clock: float
    ended_clock: float


@dataclass(slots=True)
class Evidence:
    """All of it. `zones` gives each phone's IANA zone."""

    zones: Mapping[str, str]
    sent: list[Sent] = field(default_factory=list)
    stored: list[Stored] = field(default_factory=list)
    jobs: list[Job] = field(default_factory=list)
    attempts: list[Attempt] = field(default_factory=list)
    ledger: list[Taken] = field(default_factory=list)
    stuck: list[Stuck] = field(default_factory=list)
    strikes: list[Strike] = field(default_factory=list)
