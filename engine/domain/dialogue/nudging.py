"""Asking once more, unprompted: after two hours and after a day, never a third time (product: interview)."""

from __future__ import annotations

from datetime import timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.domain.dialogue.asking import ask_in_short
from engine.domain.dialogue.parting import first_name
from engine.domain.dialogue.scene import TOPIC
from engine.domain.dialogue.standing import open_question
from engine.domain.effects import CountNudge, Reply, Silence, StaySilent
from engine.domain.interview.steps import question_of
from engine.domain.profile.profile import EMPTY
from engine.domain.purposes import Purpose
from engine.domain.turn import Decision, Happening, Turn
from engine.domain.voice import Line, join_words, say

if TYPE_CHECKING:
    from collections.abc import Mapping

UNANSWERED = "interview_unanswered"
"""The event kind; its payload names which nudge it is: ``{"nudge": 1}`` or 2."""

DUE_AFTER: Mapping[int, timedelta] = MappingProxyType({1: timedelta(hours=2), 2: timedelta(hours=24)})
"""Nudge → how long after the carrier took the question."""

_LINES: Mapping[int, Line] = MappingProxyType({1: Line.NUDGE_FIRST, 2: Line.NUDGE_LAST})


def nudge(turn: Turn, happening: Happening) -> Decision:
    """Bring the open question back; stay silent when it was answered meanwhile, or brought back already."""
    state = turn.snapshot.session.state
    question, which = question_of(state), happening.payload.get("nudge")
    if question is None or not isinstance(which, int) or not _is_due(turn, question, which):
        return Decision(state, (StaySilent(Silence.OUTDATED),))
    lead = say(_LINES[which], name=first_name(turn.snapshot.person))
    words = join_words(lead, ask_in_short(question, turn.snapshot.profile or EMPTY))
    return Decision(state, (*(Reply(text, Purpose.NUDGE) for text in words), CountNudge(TOPIC)))


def _is_due(turn: Turn, token: str, which: int) -> bool:
    """Whether the question that is open now is the one waited for, and this nudge was not given."""
    waiting = open_question(turn, TOPIC)
    if waiting is None or waiting.token != token or waiting.asked_at is None or which not in DUE_AFTER:
        return False
    return waiting.nudges < which and turn.now - waiting.asked_at >= DUE_AFTER[which]
