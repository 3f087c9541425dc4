"""Texts to people who come to a LinkUp, as rows: news, and what they are reminded of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.activities.catalog import CATALOG
from engine.domain.linkups.own_places import place_topic
from engine.domain.linkups.telling import told
from engine.domain.purposes import Purpose
from engine.domain.sending_hours import HoursRule
from engine.linkups.lock_texts import SOON
from engine.linkups.personal_texts import question_of, text_to

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from crypto.keyring import Keyring
    from engine.domain.voice import Line
    from engine.store.outbox import NewJob
    from engine.store.plans import PersonRow
    from engine.store.questions import NewQuestion

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
    return text_to(
        person,
        words,
        Purpose.LOGISTICS,
        key=f"linkup:{person.linkup_id}:{person.user_id}:{what}",
        correlation_id=person.correlation_id or person.linkup_id,
        keyring=keyring,
        now=now,
        hours=HoursRule.ANY_HOUR if person.event_time - now <= SOON else None,
        not_after=person.event_time,
    )


def still_on(job: NewJob, person: PersonRow) -> NewQuestion:
    """Return the question whether somebody still comes, which goes out with a job."""
    return question_of(job, place_topic(person.linkup_id), STILL_ON)
