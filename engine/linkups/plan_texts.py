"""Texts to people who come to a LinkUp, as rows: news, and what they are reminded of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.activities.catalog import CATALOG
from engine.domain.linkups.own_places import place_topic
from engine.domain.linkups.telling import told
from engine.domain.purposes import PURPOSE_RULES, Purpose
from engine.domain.sending_hours import HoursRule
from engine.ids import new_id
from engine.linkups.lock_texts import SOON
from engine.store.outbox import NewJob
from engine.store.questions import NewQuestion

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from crypto.keyring import Keyring
    from engine.domain.voice import Line
    from engine.store.plans import PersonRow

STILL_ON = "still_on"


def news(
    person: PersonRow,
    everybody: Sequence[PersonRow],
    line: Line,
    what: str,
    *,
    until: datetime | None = None,
    keyring: Keyring,
    now: datetime,
) -> NewJob:
    """Return the text of a line to one of those who come; ``what`` makes it one of its kind for them.

    It is sent until the start, at any hour when that is near. ``until``: when something is decided, where it says so.
    """
    words = told(
        line,
        label=CATALOG[person.activity_key].label,
        starts_at=person.event_time,
        zone=person.zone,
        venue=person.venue,
        people=[other.first_name for other in everybody if other.has_place and other.user_id != person.user_id],
        until=until,
    )
    rule, job_id = PURPOSE_RULES[Purpose.LOGISTICS], new_id()
    soon = person.event_time - now <= SOON
    return NewJob(
        id=job_id,
        user_id=person.user_id,
        phone_id=person.phone_id,
        to_e164=person.phone_e164,
        body=keyring.seal(words.body, table="sms_outbound_jobs", row_id=job_id, column="body"),
        purpose=Purpose.LOGISTICS.value,
        lane=rule.stream.value,
        priority=rule.priority,
        run_at=now,
        not_after=person.event_time,
        zone_rule=(HoursRule.ANY_HOUR if soon else rule.hours).value,
        may_repeat=rule.may_repeat,
        in_reply_to=None,
        template_version=words.template,
        correlation_id=person.correlation_id or person.linkup_id,
        key=f"linkup:{person.linkup_id}:{person.user_id}:{what}",
    )


def still_on(job: NewJob, person: PersonRow) -> NewQuestion:
    """Return the question whether somebody still comes, which goes out with a job."""
    return NewQuestion(
        id=new_id(),
        phone_id=person.phone_id,
        user_id=person.user_id,
        topic=place_topic(person.linkup_id),
        token=STILL_ON,
        template=job.template_version,
        job_id=job.id,
        closing="superseded",
    )
