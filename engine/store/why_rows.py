"""The rows of one text's story. Sealed bodies and numbers are not among them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class FoundText:
    """Where to look: the text's number and the correlation ids of everything that happened because of it."""

    id: UUID
    phone_id: UUID
    direction: str
    correlation_ids: Sequence[UUID]


@dataclass(frozen=True, slots=True)
class WhyText:
    """A text of this story, in either direction."""

    id: UUID
    sid: str | None
    direction: str
    status: str | None
    error_code: int | None
    outcome: str | None
    turn_no: int | None
    attempts: int
    processing_error: str | None
    media_count: int
    num_segments: int | None
    opt_out_type: str | None
    created_at: datetime
    processed_at: datetime | None
    parked_at: datetime | None
    job_id: UUID | None


@dataclass(frozen=True, slots=True)
class WhyTurn:
    """A turn that was taken; the payload is the router's own account of it."""

    payload: Mapping[str, Any]
    created_at: datetime


@dataclass(frozen=True, slots=True)
class WhyJob:
    """A text that was decided."""

    id: UUID
    purpose: str
    lane: str
    priority: int
    status: str
    template: str
    attempts: int
    last_error: str | None
    canceled_reason: str | None
    sid: str | None
    run_at: datetime
    not_after: datetime | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class WhyAttempt:
    """A call to the carrier; open while ``ended_at`` is None."""

    job_id: UUID
    outcome: str | None
    http_status: int | None
    error_code: int | None
    started_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True)
class WhyCallback:
    """A word of the carrier about a text of ours; ``result`` is None until it is applied."""

    sid: str
    status: str
    error_code: int
    result: str | None
    received_at: datetime
    applied_at: datetime | None


@dataclass(frozen=True, slots=True)
class WhyConsent:
    """A line of the consent ledger."""

    event_type: str
    scope: str
    via: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class WhyMove:
    """A move of a state machine."""

    entity_type: str
    event_type: str
    from_state: str | None
    to_state: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class WhyLesson:
    """What the profile learned; the payload is signals by name, in codes and numbers."""

    payload: Mapping[str, Any]
    created_at: datetime


@dataclass(frozen=True, slots=True)
class WhyHappening:
    """Something scheduled to happen to the number later."""

    kind: str
    outcome: str | None
    due_at: datetime
    created_at: datetime
    processed_at: datetime | None


@dataclass(frozen=True, slots=True)
class WhyAlert:
    """Something an operator was told."""

    kind: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class WhyRows:
    """Everything about one text, each kind in order."""

    texts: Sequence[WhyText]
    turns: Sequence[WhyTurn]
    jobs: Sequence[WhyJob]
    attempts: Sequence[WhyAttempt]
    callbacks: Sequence[WhyCallback]
    consents: Sequence[WhyConsent]
    moves: Sequence[WhyMove]
    lessons: Sequence[WhyLesson]
    happenings: Sequence[WhyHappening]
    alerts: Sequence[WhyAlert]
