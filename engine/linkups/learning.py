"""Lessons as rows: a signal each, which searches read, and a row of the ledger, which says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson

from engine.ids import new_id
from engine.store.learning import Signal
from engine.store.profiles import ProfileEvent

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from engine.domain.learning.lessons import Lesson


def signals_of(lessons: Iterable[Lesson], user_id: UUID, linkup_id: UUID) -> list[Signal]:
    """Return the signals of what a LinkUp taught about somebody."""
    return [
        Signal(
            id=new_id(),
            user_id=user_id,
            about_user_id=lesson.person,
            linkup_id=linkup_id,
            signal=lesson.signal,
            value=lesson.value,
            activity_key=lesson.activity,
            reason=lesson.reason,
            key=f"{lesson.about}:{linkup_id}:{user_id}",
        )
        for lesson in lessons
    ]


def learned_of(
    lessons: Iterable[Lesson], user_id: UUID, linkup_id: UUID, *, cause: UUID, correlation_id: UUID
) -> ProfileEvent | None:
    """Return what the profile's ledger says of lessons; ``cause`` is the text, event or invite they come from.

    None where nothing is said about oneself: whom somebody missed is no part of their own profile.
    """
    told = [
        {"signal": lesson.signal or "taken_back", "about": lesson.about, "value": lesson.value, "reason": lesson.reason}
        | ({} if lesson.activity is None else {"key": lesson.activity})
        for lesson in lessons
        if lesson.person is None
    ]
    if not told:
        return None
    return ProfileEvent(
        id=new_id(),
        user_id=user_id,
        event_type="learned_from_linkup",
        source="post_event",
        payload=orjson.dumps({"linkup_id": linkup_id, "learned": told}).decode(),
        key=f"learned:{linkup_id}:{user_id}:{cause}",
        correlation_id=correlation_id,
    )
