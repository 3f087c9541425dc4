"""People as the sandbox reads them: rows made by hand, with profiles that learned by the engine's own rules."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import orjson

from engine.domain.interview.steps import Step
from engine.domain.profile.encoding import to_columns
from engine.domain.profile.factors import Factor
from engine.domain.profile.learning import learn
from engine.domain.profile.motives import Motive
from engine.domain.profile.profile import EMPTY, Ended
from engine.domain.profile.signals import (
    BoundariesAsked,
    FinishStep,
    IntendActivity,
    LearnFactor,
    LearnMotives,
    NameActivities,
    PreferGroup,
    PreferTimes,
    SetBoundaries,
)
from engine.store.sandbox_view import PersonRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.domain.profile.profile import Profile
    from engine.domain.profile.signals import Signal

NOW = datetime(2026, 11, 21, 18, tzinfo=UTC)
_NOTHING: dict[str, Any] = dict.fromkeys(PersonRow.__dataclass_fields__)


def taught(*signals: Signal, until: Step | None = None) -> Profile:
    """A profile that learned this, and whose interview is at the step ``until``; over by default."""
    steps = list(Step)
    done = steps[: steps.index(until)] if until is not None else steps
    finished: Sequence[Signal] = [FinishStep(step.value, Ended.ANSWERED) for step in done]
    partial = learn(EMPTY, signals, source="interview", on=NOW)  # a state moves once for each text
    return learn(partial, finished, source="interview", on=NOW)


def known() -> Profile:
    """A profile about which there is something to say in every part of the picture."""
    return taught(
        *(LearnFactor(factor, 0.8, 0.8) for factor in Factor if factor is not Factor.CONFLICT_TOLERANCE),
        LearnMotives({Motive.PLAY: 0.7}, 0.8),
        NameActivities({"chess": 0.8, "hiking": 0.7, "coffee": 0.4}),
        IntendActivity("chess"),
        PreferGroup(4, 6),
        PreferTimes(("evenings", "weekends")),
        BoundariesAsked(),
        SetBoundaries(no_thanks=("bars",), needs=("step_free",)),
    )


def stored(profile: Profile) -> dict[str, Any]:
    """A profile as its columns come back from the database."""
    columns: dict[str, Any] = orjson.loads(orjson.dumps(to_columns(profile, date(2026, 11, 21))))
    return columns | {"completed_at": profile.completed_at, "stale_at": profile.stale_at}


def number(**known: Any) -> PersonRow:  # noqa: ANN401 -- any column
    """A number that texted once, and whatever else is known of it."""
    there = {"opted_out": False, "unreachable": False, "unclear": 0, "uncertain": 0, "is_waiting": False}
    return PersonRow(**_NOTHING | there | known)


def member(profile: Profile, **known: Any) -> PersonRow:  # noqa: ANN401 -- any column
    """A member of San Francisco."""
    columns = stored(profile)
    there = {
        "first_name": "Ann", "user_state": "interviewing", "mode": "interviewing", "state": "intro_01",
        "region_name": "San Francisco", "region_state": "open", "region_paused": False,
        "profile_state": columns.pop("state"),
    }  # fmt: skip
    return number(**there | columns | known)
