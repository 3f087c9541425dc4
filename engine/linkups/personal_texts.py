"""A text to one person about a LinkUp, as a row: for whatever is not news of a plan that goes ahead."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.domain.purposes import PURPOSE_RULES, Purpose
from engine.ids import new_id
from engine.store.outbox import NewJob

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from crypto.keyring import Keyring
    from engine.domain.sending_hours import HoursRule
    from engine.domain.voice import Words


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads it."""

    user_id: UUID
    phone_id: UUID
    phone_e164: str = field(repr=False)


def text_to(
    reader: Reader,
    words: Words,
    purpose: Purpose,
    *,
    key: str,
    correlation_id: UUID,
    keyring: Keyring,
    now: datetime,
    hours: HoursRule | None = None,
    not_after: datetime | None = None,
) -> NewJob:
    """Return the row of a text. ``hours`` and ``not_after`` None: those of its purpose; ``key`` makes it one."""
    rule, job_id = PURPOSE_RULES[purpose], new_id()
    return NewJob(
        id=job_id,
        user_id=reader.user_id,
        phone_id=reader.phone_id,
        to_e164=reader.phone_e164,
        body=keyring.seal(words.body, table="sms_outbound_jobs", row_id=job_id, column="body"),
        purpose=purpose.value,
        lane=rule.stream.value,
        priority=rule.priority,
        run_at=now,
        not_after=not_after or now + rule.lifetime,
        zone_rule=(hours or rule.hours).value,
        may_repeat=rule.may_repeat,
        in_reply_to=None,
        template_version=words.template,
        correlation_id=correlation_id,
        key=key,
    )
