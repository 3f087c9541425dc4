"""What somebody asked company for, in keys and numbers: the brief of a LinkUp (linkups.brief).

Free words of theirs are not in it; the initiator's notes are sealed beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from string import ascii_uppercase
from typing import TYPE_CHECKING, Annotated, Any, Final, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from engine.domain.activities.catalog import CATALOG
from engine.domain.linkups.windows import Part, Window
from engine.domain.profile.motives import Motive
from engine.domain.understanding.group_sizes import LARGEST, SMALLEST, GroupSize

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_OPTIONS: Final = 2
LONGEST_HINT: Final = 80
RADIUS_MILES: Final = 5

_STRICT = ConfigDict(frozen=True, extra="forbid")


class Size(BaseModel):
    """How many people, the initiator included."""

    model_config = _STRICT

    min: int = Field(default=3, ge=SMALLEST)
    max: int = Field(default=6, le=LARGEST)

    @model_validator(mode="after")
    def _is_a_range(self) -> Self:
        if self.min > self.max:
            raise ValueError("a group's smallest size is above its largest")
        return self


class TimeOption(BaseModel):
    """One of the times it may happen at: a local day, a part of it, and the hour if one was named."""

    model_config = _STRICT

    day: date
    part: Part
    at: time | None = None

    @property
    def window(self) -> Window:
        """The same as a window."""
        return Window(self.day, self.part, self.at)


class Brief(BaseModel):
    """What is looked for. Raises ``pydantic.ValidationError`` for anything that is no brief.

    ``time_window`` is the first option's code. ``constraints`` are the catalog's keys, with what was asked beyond them;
    ``motive_emphasis`` weighs motives from 0 to 1; ``location_hint`` is a neighbourhood or a place, as read.
    """

    model_config = _STRICT

    activity_key: str
    activity_label: str = Field(min_length=1, max_length=60)
    time_window: str
    time_window_options: tuple[TimeOption, ...] = Field(min_length=1, max_length=MOST_OPTIONS)
    region_id: UUID
    radius_miles: int = Field(default=RADIUS_MILES, ge=1, le=25)
    constraints: Mapping[str, bool | int] = Field(default_factory=dict)
    motive_emphasis: Mapping[Motive, Annotated[float, Field(ge=0, le=1)]] = Field(default_factory=dict)
    group_size: Size = Field(default_factory=Size)
    location_hint: str | None = Field(default=None, max_length=LONGEST_HINT)

    @field_validator("activity_key")
    @classmethod
    def _is_in_the_catalog(cls, key: str) -> str:
        if key not in CATALOG:
            raise ValueError("no activity of the catalog has this key")
        return key

    @field_validator("location_hint")
    @classmethod
    def _is_a_hint(cls, hint: str | None) -> str | None:
        return " ".join(hint.split()) or None if hint else None

    @model_validator(mode="after")
    def _times_agree(self) -> Self:
        windows = self.windows
        if self.time_window != windows[0].code:
            raise ValueError("time_window is not the first option's")
        if len({window.local for window in windows}) != len(windows):
            raise ValueError("two options are the same time")
        return self

    @property
    def windows(self) -> tuple[Window, ...]:
        """The options in their order: A, then B."""
        return tuple(option.window for option in self.time_window_options)

    def starts(self, zone: str) -> dict[str, datetime]:
        """Return each option's letter with the instant it starts at, UTC, in the IANA zone ``zone``."""
        return {letter: window.starts_at(zone) for letter, window in zip(ascii_uppercase, self.windows, strict=False)}

    def as_json(self) -> dict[str, Any]:
        """Return the brief as the table keeps it: plain values that ``from_json`` reads back to an equal brief."""
        return self.model_dump(mode="json")

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Self:
        """Return the brief a table kept; raises ``pydantic.ValidationError`` when it is none."""
        return cls.model_validate(kept)


def brief_of(
    activity_key: str,
    windows: Sequence[Window],
    region_id: UUID,
    *,
    group_size: GroupSize | None = None,
    constraints: Mapping[str, bool | int] | None = None,
    motive_emphasis: Mapping[Motive, float] | None = None,
    radius_miles: int = RADIUS_MILES,
    location_hint: str | None = None,
) -> Brief:
    """Return the brief of a request, completed from the catalog: its label, its motives and what it asks of people.

    ``constraints`` add to the catalog's; ``motive_emphasis`` takes the place of the activity's own. ``windows`` are the
    one or two times in the order they were named. Raises KeyError for an unknown activity, and
    ``pydantic.ValidationError`` for what is no brief.
    """
    activity = CATALOG[activity_key]
    return Brief(
        activity_key=activity.key,
        activity_label=activity.label,
        time_window=windows[0].code if windows else "",
        time_window_options=tuple(TimeOption(day=window.day, part=window.part, at=window.at) for window in windows),
        region_id=region_id,
        radius_miles=radius_miles,
        constraints={**activity.constraints.as_json(), **(constraints or {})},
        motive_emphasis=activity.motive_weights if motive_emphasis is None else motive_emphasis,
        group_size=Size() if group_size is None else Size(min=group_size.minimum, max=group_size.maximum),
        location_hint=location_hint,
    )
