"""Where a conversation stands when a text arrives: which question the text can answer, and what became of the open one.

Source of the rules: product, one text ("answers bind to questions").
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from engine.domain.record import record

if TYPE_CHECKING:
    from engine.domain.people import Question
    from engine.domain.turn import Turn

AWAY_AFTER = timedelta(days=1)
"""Somebody who comes back after this long is told where we were (product: interview)."""


@record
class Standing:
    """One conversation as a text found it.

    ``answers`` is the token of the question the text can answer: the newest one the carrier had taken before it
    arrived, or None when there was none. ``is_underway``: the current question is on its way to the phone, or reached
    it after the text was written, so whoever wrote the text answered something earlier. ``must_ask``: nobody will
    ever read the current question unless it is asked again. ``was_away``: our last text is a day old.
    """

    answers: str | None
    is_underway: bool
    must_ask: bool
    was_away: bool


def stand(turn: Turn, topic: str, current: str, *, is_revised: bool = False) -> Standing:
    """Read the questions of ``topic`` against the text of ``turn``; ``current`` is the token that is asked now.

    ``is_revised``: they read the current question before and went back to it, so they need not read it again to
    answer it.
    """
    heard = turn.question(topic)
    if heard is not None and (is_revised or heard.token == current):
        return Standing(current, is_underway=False, must_ask=False, was_away=_was_away(turn, heard))
    newest = next((question for question in turn.snapshot.questions if question.topic == topic), None)
    reaches_them = newest is not None and newest.token == current and not newest.is_lost
    return Standing(
        None if heard is None else heard.token,
        is_underway=reaches_them,
        must_ask=not reaches_them,
        was_away=heard is not None and not reaches_them and _was_away(turn, heard),
    )


def open_question(turn: Turn, topic: str) -> Question | None:
    """Return the question of this topic that is open, whether anybody has read it yet or not."""
    return next(
        (question for question in turn.snapshot.questions if question.topic == topic and question.is_open), None
    )


def _was_away(turn: Turn, heard: Question) -> bool:
    ours = [reply.at for reply in turn.snapshot.recent_replies[:1]]
    if heard.asked_at is not None:
        ours.append(heard.asked_at)
    return turn.text.arrived_at - max(ours) >= AWAY_AFTER
