"""A text that says too little may be the first part of one: it waits for the rest and is read with it as one.

Source: product, one text (2): free text waits three seconds for a follow-up fragment, ten at most; commands and short
structured answers never wait. Whether a text says enough is known once it was read: only one that we would ask about
waits, so that nobody who said it all in one text waits for nothing.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from engine.domain.effects import Effect, Reply, ScheduleEvent, Silence, StaySilent
from engine.domain.turn import Decision, Happening
from engine.domain.voice import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.domain.turn import Text, Turn

TEXTS_FOLDED = "texts_folded"
"""The event at which everything set aside is read as one text."""

LONGEST_WAIT = timedelta(seconds=10)
"""From the first fragment on, however many follow."""

_ASK_FOR_MORE: Final = frozenset({
    Line.JOIN_NAME_MISSED, Line.JOIN_NAME_LOST, Line.JOIN_LAST_NAME, Line.JOIN_LAST_NAME_SHORT,
    Line.JOIN_LAST_NAME_MISSED, Line.JOIN_BIRTHDAY_MISSED, Line.JOIN_BIRTHDAY_LOST, Line.JOIN_BIRTHDAY_NO_YEAR,
    Line.JOIN_ZIP_MISSED, Line.JOIN_ZIP_LOST, Line.JOIN_AGREE_UNCLEAR,
    Line.AGAIN_MORE, Line.AGAIN_LETTER, Line.AGAIN_NUMBER, Line.AGAIN_INTRO, Line.AGAIN_ACTIVITY, Line.AGAIN_MOTIVE,
    Line.AGAIN_BOUNDARIES, Line.HEARD_UNCLEAR, Line.HEARD_UNCLEAR_TOO, Line.MEMBER_POINTER, Line.INVITE_UNCLEAR,
    Line.PLAN_WHEN, Line.PLAN_WHAT, Line.PLAN_WHAT_AND_WHEN, Line.PLAN_TIME_UNCLEAR, Line.PLAN_UNCLEAR,
    Line.AFTER_ATTENDANCE_AGAIN, Line.AFTER_DO_AGAIN_AGAIN, Line.AFTER_SWAP_AGAIN,
})  # fmt: skip
"""What we say only because a text was not enough."""


def says_too_little(decision: Decision) -> bool:
    """Whether the text decided on is answered by asking for what it leaves open."""
    return any(
        part.partition("@")[0] in _ASK_FOR_MORE
        for effect in decision.effects
        if isinstance(effect, Reply)
        for part in effect.words.template.split("+")
    )


def wait_for_more(turn: Turn, texts: Sequence[Text]) -> Decision | None:
    """Return the decision that sets `texts` aside until somebody may have typed the rest.

    None once they have waited long enough: a backlog never waits again. The first one schedules the answer, which
    puts itself off while others follow.
    """
    first, last = texts[0].arrived_at, texts[-1].arrived_at
    until = min(last + turn.policy.patience, first + LONGEST_WAIT)
    if until <= turn.now:
        return None
    effects: list[Effect] = [StaySilent(Silence.FOLDED)]
    if len(texts) == 1 or isinstance(turn.cause, Happening):
        key = f"{TEXTS_FOLDED}:{turn.snapshot.phone_id}:{turn.snapshot.turn_no}"
        effects.append(ScheduleEvent(kind=TEXTS_FOLDED, due_at=until, key=key))
    return Decision(turn.snapshot.session.state, tuple(effects))
