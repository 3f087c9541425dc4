"""What people are looked for: one LinkUp's brief as matching reads it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from engine.domain.matching.activities import forbidding, min_age_of
from engine.domain.matching.weights import SMALL_GROUP

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from uuid import UUID

    from engine.domain.profile.motives import Motive
    from engine.domain.understanding.group_sizes import GroupSize

_DAY_BEGINS: Final = 6
_DAY_ENDS: Final = 18  # local hours; a start from here on is no daytime


@dataclass(frozen=True, slots=True)
class Moment:
    """One time a LinkUp may happen at: its letter, its window (SAT_MORNING), and when that starts."""

    option: str
    code: str
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class MatchRequest:
    """One search. Ages are in years; `zone` is the IANA zone of the LinkUp.

    `coming` has or accepted a place, the initiator always among them; `pending` may still say yes; `asked` is everybody
    who was ever asked, and is not asked again. `constraints` are what the brief wishes for ("quiet", "outdoor"),
    `lacks` the needs its place cannot meet ("step_free"), `min_age` is that of the place.
    """

    linkup_id: UUID
    initiator_id: UUID
    region_id: UUID
    zone: str
    activity_key: str
    moments: tuple[Moment, ...]
    group_size: GroupSize
    constraints: frozenset[str] = frozenset()
    motive_emphasis: Mapping[Motive, float] = field(default_factory=dict)
    lacks: frozenset[str] = frozenset()
    min_age: int = 0
    coming: frozenset[UUID] = frozenset()
    pending: frozenset[UUID] = frozenset()
    asked: frozenset[UUID] = frozenset()

    @property
    def present(self) -> tuple[UUID, ...]:
        """Everybody the newly asked may meet, in a fixed order: nobody of them is kept from anybody."""
        return tuple(sorted({self.initiator_id, *self.coming, *self.pending}))

    @property
    def out_of_question(self) -> tuple[UUID, ...]:
        """Everybody who is not looked for, in a fixed order."""
        return tuple(sorted({*self.present, *self.asked}))

    @property
    def wanted(self) -> int:
        """Seats that are still free; pending invites hold none."""
        return max(0, self.group_size.maximum - len({self.initiator_id, *self.coming}))

    @property
    def codes(self) -> tuple[str, ...]:
        """The windows offered."""
        return tuple(moment.code for moment in self.moments)

    @property
    def may_be_two(self) -> bool:
        """Whether it may end with two people: not for who wants groups only, nor for anybody's first two LinkUps."""
        return self.group_size.minimum < SMALL_GROUP

    @property
    def by_day(self) -> bool:
        """Whether all its times are in the daytime, local hours."""
        hours = [moment.starts_at.astimezone(ZoneInfo(self.zone)).hour for moment in self.moments]
        return all(_DAY_BEGINS <= hour < _DAY_ENDS for hour in hours)

    @property
    def local_day(self) -> date:
        """The day ages are counted on: the earliest it may happen."""
        return min(moment.starts_at for moment in self.moments).astimezone(ZoneInfo(self.zone)).date()

    @property
    def youngest(self) -> int:
        """The age the activity and the place ask for."""
        return max(self.min_age, min_age_of(self.activity_key))

    @property
    def forbidding(self) -> tuple[str, ...]:
        """The boundary keys of people who are not asked to this."""
        return tuple(sorted({*forbidding(self.activity_key), *self.lacks}))
