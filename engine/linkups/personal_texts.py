"""A text to one person about a LinkUp, as a row, and the question it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from engine.domain.purposes import PURPOSE_RULES, Purpose
from engine.ids import new_id
from engine.store.outbox import NewJob
from engine.store.questions import NewQuestion

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from crypto.keyring import Keyring
    from engine.domain.sending_hours import HoursRule
    from engine.domain.voice import Words


class Reader(Protocol):
    """Who reads it: any row of a person."""

    @property
    def user_id(self) -> UUID:
        """The member."""

    @property
    def phone_id(self) -> UUID:
        """Their number's row."""

    @property
    def phone_e164(self) -> str | None:
        """Their number; None of somebody who is gone, whom nothing is sent to."""


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
        to_e164=reader.phone_e164 or "",
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


def question_of(job: NewJob, topic: str, token: str, *, closing: str = "superseded") -> NewQuestion:
    """Return the question a text asks; the one of its topic that is open closes for the reason ``closing``."""
    return NewQuestion(
        id=new_id(),
        phone_id=job.phone_id,
        user_id=job.user_id,
        topic=topic,
        token=token,
        template=job.template_version,
        job_id=job.id,
        closing=closing,
    )
