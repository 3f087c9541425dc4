"""A LinkUp that is over, as a turn of somebody who had a place in it sees it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from engine.domain.linkups.after import AfterFacts, AfterStep, Attendance, next_step
from engine.domain.linkups.exchange import Comer, Listed, listed_for
from engine.domain.linkups.states import PlaceStatus

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

PREFIX: Final = "after:"


def after_topic(linkup: UUID) -> str:
    """Return the topic of everything asked about a LinkUp that is over."""
    return f"{PREFIX}{linkup}"


@dataclass(frozen=True, slots=True)
class OwnAfter:
    """What the member of this turn is asked about one LinkUp, and what they said.

    ``id`` is the row of their answers, ``place`` of their place. ``comers`` are the others who kept theirs.
    ``shown`` is whom they were listed, in the order of the numbers; ``chosen`` to whom they say yes, ``swapped`` whose
    number they have, ``blocked`` whom they blocked. ``contested``: they have said that they were there after all.
    """

    id: UUID
    linkup: UUID
    place: UUID
    activity: str
    label: str
    starts_at: datetime
    completed_at: datetime
    zone: str
    status: PlaceStatus
    attendance: Attendance | None = None
    do_again: bool | None = None
    done: frozenset[AfterStep] = frozenset()
    comers: tuple[Comer, ...] = field(default=(), repr=False)
    shown: tuple[UUID, ...] = ()
    chosen: frozenset[UUID] = frozenset()
    swapped: frozenset[UUID] = frozenset()
    blocked: frozenset[UUID] = frozenset()
    contested: bool = False

    @property
    def topic(self) -> str:
        """The topic of what is asked about it."""
        return after_topic(self.linkup)

    def listed(self, me: UUID) -> tuple[Listed, ...]:
        """Return whom they may choose now. A number keeps its person from the first time it was shown.

        Whose number they have already is not listed: there is nothing to choose any more.
        """
        gone = self.blocked | self.swapped
        if not self.shown:
            return listed_for(me, self.comers, blocked=gone)
        names = {comer.user_id: comer.first_name for comer in self.comers}
        numbered = enumerate(self.shown, 1)
        return tuple(Listed(number, who, names[who]) for number, who in numbered if who in names and who not in gone)

    def next_step(self, me: UUID) -> AfterStep | None:
        """Return what to ask them next."""
        return next_step(AfterFacts(self.attendance, self.done, len(self.listed(me))))

    @property
    def others_say_missing(self) -> bool:
        """Whether they count as missing by the word of others, which they may object to."""
        return self.status is PlaceStatus.NO_SHOW and self.attendance is not Attendance.NO_SHOW
