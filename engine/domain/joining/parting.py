"""What is done when somebody turns out to be under 18: kind words, and nothing of theirs stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.effects import ForgetJoin, LeaveEverything, RaiseAlert, RefuseMinor, Reply
from engine.domain.purposes import Purpose
from engine.domain.voice import Line, say

if TYPE_CHECKING:
    from engine.domain.effects import Effect
    from engine.domain.turn import Snapshot


def part_with_minor(snapshot: Snapshot) -> tuple[Effect, ...]:
    """Return the effects of parting: the number is refused, what it told us goes, and 988 is named.

    A member's case is looked at by an operator besides (product: under 18 at any time).
    """
    effects: list[Effect] = [RefuseMinor()]
    if snapshot.join is not None:
        effects.append(ForgetJoin())
    if snapshot.person is not None:
        effects.append(LeaveEverything("under_18"))
        effects.append(RaiseAlert("member_under_age", key=f"member_under_age:{snapshot.person.id}"))
    effects.append(Reply(say(Line.UNDER_18), Purpose.SAFETY))
    return tuple(effects)
