"""Who wants to start a LinkUp, and what the guards look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.forming.requesting import zone_of
from engine.domain.forming.standing import NOTHING
from engine.domain.linkups.guards import InitiateFacts
from engine.domain.profile.profile import EMPTY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.domain.forming.standing import OwnLinkup
    from engine.domain.linkups.windows import Window
    from engine.domain.people import Person
    from engine.domain.turn import Turn


def start_facts(turn: Turn, windows: Sequence[Window], *, running: OwnLinkup | None) -> InitiateFacts:
    """Return what the guards look at. Who fits is counted when the draft may go out, not before."""
    person, standing = member_of(turn), turn.snapshot.standing or NOTHING
    return InitiateFacts(
        user_state=person.state,
        hold=person.hold,
        region=person.region,
        region_paused=standing.region_paused,
        profile_state=(turn.snapshot.profile or EMPTY).state,
        may_initiate=standing.may_initiate,
        running=None if running is None else running.id,
        starts_today=standing.starts_today,
        windows=tuple(windows),
        zone=zone_of(turn),
        candidates=standing.candidates,
    )


def member_of(turn: Turn) -> Person:
    """Return who asks; raises ``TypeError`` for a turn of no member, which no rule hands here."""
    if turn.snapshot.person is None:
        message = "a plan needs a member who wants it"
        raise TypeError(message)
    return turn.snapshot.person
