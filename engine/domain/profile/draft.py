"""A profile while one message is learned: the parts that signals change, to be changed in place and kept together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.domain.profile.profile import Profile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.domain.profile.factors import Factor, Reading
    from engine.domain.profile.motives import Motive
    from engine.domain.profile.profile import (
        ActivityPattern,
        Boundaries,
        GroupSizePreference,
        Intent,
        Progress,
        TimePreferences,
    )


@dataclass(slots=True)
class Draft:
    """The parts of a profile that a message can change. One copy a message: a profile of its own a signal is slow."""

    fingerprint: Mapping[Factor, Reading]
    motives: Mapping[Motive, float]
    activities: tuple[ActivityPattern, ...]
    boundaries: Boundaries
    group_size: GroupSizePreference | None
    times: TimePreferences | None
    active_intent: Intent | None
    interview: Progress
    last_interview_step: str | None

    @classmethod
    def of(cls, profile: Profile) -> Draft:
        """Begin with what the profile holds."""
        return cls(
            profile.fingerprint,
            profile.motives,
            profile.activities,
            profile.boundaries,
            profile.group_size,
            profile.times,
            profile.active_intent,
            profile.interview,
            profile.last_interview_step,
        )

    def over(self, before: Profile) -> Profile:
        """Return `before` with these parts in the place of its own."""
        return Profile(
            before.state,
            self.fingerprint,
            self.motives,
            self.activities,
            self.boundaries,
            self.group_size,
            self.times,
            self.active_intent,
            self.interview,
            self.last_interview_step,
            before.low_confidence,
            before.completed_at,
            before.stale_at,
            before.unknown,
        )
