"""Whether somebody is asked now how a LinkUp went, or when it is looked at again.

Rules of this file (product: After the event; Answers bind to questions):
1. Asked once, and once more a day later; never after seven days, and only in the hours for it.
2. While something else is open with them that is younger than half an hour, or they are writing, it waits.
3. Whoever is held, gone, paused or opted out is not asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from engine.domain.linkups.after import ask_at, may_prompt

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

MOST: Final = 2
BETWEEN: Final = timedelta(days=1)
ATTENTION: Final = timedelta(minutes=30)
"""So long a question of ours that is open has somebody's attention (product: answers bind to questions)."""
_MOMENT: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class PromptFacts:
    """What decides about one person. ``asked_at``: since when something else is open with them.

    ``is_over``: nothing is left to ask. ``zones`` and ``areas`` as in ``engine.domain.sending_hours``.
    """

    completed: datetime
    prompts: int
    barred: bool
    is_writing: bool
    is_over: bool
    asked_at: datetime | None
    zones: Collection[str]
    areas: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Prompt:
    """Ask now; look again then, or never."""

    next_at: datetime | None


@dataclass(frozen=True, slots=True)
class PutOff:
    """Do not ask now; look again then."""

    until: datetime


@dataclass(frozen=True, slots=True)
class LetGo:
    """Never ask again."""


def prompt(facts: PromptFacts, now: datetime) -> Prompt | PutOff | LetGo:
    """Decide about one person at ``now``."""
    if facts.is_over or facts.prompts >= MOST or not may_prompt(facts.completed, now):
        return LetGo()
    if facts.barred:
        return PutOff(now + BETWEEN)
    if facts.is_writing:
        return PutOff(now + _MOMENT)
    if facts.asked_at is not None and now < facts.asked_at + ATTENTION:
        return PutOff(facts.asked_at + ATTENTION)
    opens = ask_at(now, facts.zones, areas=facts.areas)
    if opens > now:
        return PutOff(opens)
    return Prompt(now + BETWEEN if facts.prompts + 1 < MOST else None)
