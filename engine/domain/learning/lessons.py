"""What one answer teaches, as values: a signal with its strength and its reason in words of ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.domain.learning.activity_weights import AGAIN, DECLINED, NOT_AGAIN, WENT
from engine.domain.learning.reliability import ATTENDED, NO_SHOW

if TYPE_CHECKING:
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class Lesson:
    """One signal (learning_signals). A later lesson ``about`` the same, of the same LinkUp, replaces it.

    ``signal`` None takes back what was learned about it. ``activity`` is its key where it is about one; ``person`` whom
    it is about, if somebody else.
    """

    about: str
    signal: str | None
    value: float = 0.0
    reason: str = ""
    activity: str | None = None
    person: UUID | None = None


def attended(activity: str) -> tuple[Lesson, ...]:
    """Return what it teaches that somebody went."""
    return (
        Lesson("attendance", "attended", ATTENDED, "Went, as they had said."),
        Lesson("activity_went", "activity", WENT, "Went to it.", activity),
    )


def missed() -> tuple[Lesson, ...]:
    """Return what it teaches that somebody had a place and was not there; how they like it is not known then."""
    return (
        Lesson("attendance", "no_show", NO_SHOW, "Had a place, and was not there."),
        Lesson("activity_went", None),
        Lesson("activity_again", None),
    )


def unknown() -> tuple[Lesson, ...]:
    """Return what it teaches that nobody can say whether somebody was there: nothing, and what was learned is gone."""
    return (Lesson("attendance", None), Lesson("activity_went", None))


def again(activity: str, *, would: bool) -> tuple[Lesson, ...]:
    """Return what it teaches whether somebody would do it again."""
    if would:
        return (Lesson("activity_again", "activity", AGAIN, "Went, and would do it again.", activity),)
    return (Lesson("activity_again", "activity", NOT_AGAIN, "Went, and would rather not again.", activity),)


def declined(activity: str) -> tuple[Lesson, ...]:
    """Return what it teaches that somebody said no to an invite."""
    return (Lesson("activity_declined", "activity", DECLINED, "Said no to an invite to it.", activity),)


def did_not_see(person: UUID) -> tuple[Lesson, ...]:
    """Return what it teaches that somebody did not see another one who had a place."""
    return (Lesson(f"missed:{person}", "missed", NO_SHOW, "Says that this person was not there.", person=person),)
