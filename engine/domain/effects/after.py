"""What somebody says about a LinkUp that is over."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from engine.domain.learning.lessons import Lesson
    from engine.domain.linkups.after import AfterStep, Attendance
    from engine.domain.linkups.states import PlaceStatus


@dataclass(frozen=True, slots=True)
class RecordOutcome:
    """Keep how far the member is with what is asked, and what they said; None leaves what is known.

    ``note`` is sealed. ``shown`` is the list they are about to see, in the order of its numbers. ``contests``: they say
    that they were there after all. ``is_over``: nothing more is asked.
    """

    outcome: UUID
    linkup: UUID
    done: frozenset[AfterStep]
    attendance: Attendance | None = None
    do_again: bool | None = None
    note: str | None = field(repr=False, default=None)
    shown: tuple[UUID, ...] = ()
    contests: bool = False
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class SettlePlace:
    """Note what became of the member's place; the place's state machine must declare the move."""

    place: UUID
    linkup: UUID
    before: PlaceStatus
    to: PlaceStatus


@dataclass(frozen=True, slots=True)
class ChooseSwaps:
    """Say yes to these, no to those. A mutual yes is revealed in the same transaction, under the LinkUp's lock."""

    linkup: UUID
    yes: frozenset[UUID]
    no: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class LearnLessons:
    """Keep what was learned, each with its reason; a lesson about the same of the same LinkUp is replaced."""

    linkup: UUID
    lessons: tuple[Lesson, ...]


@dataclass(frozen=True, slots=True)
class ReportMissing:
    """Keep that the member did not see these people; two such words by themselves make somebody missing."""

    linkup: UUID
    people: Collection[UUID]


AfterEffect = RecordOutcome | SettlePlace | ChooseSwaps | LearnLessons | ReportMissing
