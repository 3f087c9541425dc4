"""A profile as a value. It changes only through signals (``learning.learn``)."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum
from typing import TYPE_CHECKING

from engine.domain.profile.states import ProfileState
from engine.domain.record import record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from engine.domain.profile.factors import Factor, Reading
    from engine.domain.profile.motives import Motive


class Ended(StrEnum):
    """How a question of the interview ended."""

    ANSWERED = "answered"
    SKIPPED = "skipped"
    UNCLEAR = "unclear"


@record
class ActivityPattern:
    """Something this person likes to do: a key of the activity catalog, how sure we are (0 to 1), and since when.

    ``motive_weights`` (motive → 0 to 1) and ``constraints`` begin as the catalog has them. ``preferred_windows``, parts
    of the day or week, is empty where the times of the profile hold.
    """

    activity_key: str
    confidence: float
    updated_on: date
    motive_weights: Mapping[str, float] = field(default_factory=dict)
    constraints: Mapping[str, bool | int] = field(default_factory=dict)
    preferred_windows: tuple[str, ...] = ()


@record
class Boundaries:
    """What this person does not want, and what a place must or must not have. All of it keys, never words.

    ``asked``: they had the chance to name some, so an empty list is an answer. ``needs`` filter venues and are shared
    only if they say so; ``limits`` are the personal limits they set (product: interview).
    """

    no_thanks: tuple[str, ...] = ()
    hard_constraints: Mapping[str, bool | int] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    asked: bool = False


@record
class GroupSizePreference:
    """How many people, this person included, feel right: from ``minimum`` to ``maximum``."""

    minimum: int
    maximum: int


@record
class TimePreferences:
    """When this person has time.

    ``parts`` and ``excluded`` are those of ``understanding.times`` ("mornings"), ``windows`` the parts that hold on
    some days only, as briefs write them ("SAT_MORNING", "SUN").
    """

    parts: tuple[str, ...] = ()
    windows: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()


@record
class Intent:
    """The activity this person wants to do next, and since when."""

    activity_key: str
    since: datetime


@record
class Progress:
    """How far the interview is. Questions stand under their value (steps and extra questions alike).

    ``chosen`` holds the tokens of lettered answers, so that ``portrait`` says what they said and not what it averaged
    to; ``clarified`` the questions that were asked a second time.
    """

    ended: Mapping[str, Ended] = field(default_factory=dict)
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    clarified: tuple[str, ...] = ()


@record
class Profile:
    """Everything matching may read of a person, and where the interview stands.

    ``low_confidence``: accepted with fewer known factors than a complete profile has, because asking more would nag.
    ``unknown`` keeps, by column, what a newer release stored and this one cannot read.
    """

    state: ProfileState = ProfileState.EMPTY
    fingerprint: Mapping[Factor, Reading] = field(default_factory=dict)
    motives: Mapping[Motive, float] = field(default_factory=dict)
    activities: tuple[ActivityPattern, ...] = ()
    boundaries: Boundaries = field(default_factory=Boundaries)
    group_size: GroupSizePreference | None = None
    times: TimePreferences | None = None
    active_intent: Intent | None = None
    interview: Progress = field(default_factory=Progress)
    last_interview_step: str | None = None
    low_confidence: bool = False
    completed_at: datetime | None = None
    stale_at: datetime | None = None
    unknown: Mapping[str, Mapping[str, object]] = field(default_factory=dict)


EMPTY = Profile()
"""The profile of somebody who has told us nothing yet."""
