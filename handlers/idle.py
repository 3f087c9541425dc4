"""Nothing is under way: say who we are and what one can do, and be quiet where a person would be."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from engine.domain.effects import Effect, Reply, Silence, StaySilent
from engine.domain.languages import looks_spanish
from engine.domain.limits import is_repeat
from engine.domain.purposes import Purpose
from engine.domain.smalltalk import Smalltalk, read_smalltalk
from engine.domain.turn import Decision, Handler, Mode, Part, Turn
from engine.domain.voice import Line, say

if TYPE_CHECKING:
    from collections.abc import Mapping

INTRODUCED_FOR = timedelta(days=30)
"""One introduction in this time; after it, the short pointer."""

_QUIET: Mapping[Smalltalk, Silence] = {
    Smalltalk.CLOSER: Silence.CLOSER,
    Smalltalk.THANKS: Silence.CLOSER,
    Smalltalk.LAUGH: Silence.CLOSER,
    Smalltalk.GOODBYE: Silence.CLOSER,
    Smalltalk.TAPBACK: Silence.TAPBACK,
    Smalltalk.AUTO_REPLY: Silence.AUTO_REPLY,
    Smalltalk.WRONG_NUMBER: Silence.WRONG_NUMBER,
}


def decide(turn: Turn) -> Decision:
    """Introduce us, greet back, point to what works; or stay quiet, as a person would for closers and machines."""
    return Decision(state="idle", effects=(_answer(turn),))


def _answer(turn: Turn) -> Effect:
    body = turn.text.body
    smalltalk = read_smalltalk(body)
    if smalltalk is not None and smalltalk in _QUIET:
        return StaySilent(_QUIET[smalltalk])
    if is_repeat(body, turn.snapshot.recent_texts, turn.text.arrived_at):
        return StaySilent(Silence.REPEATED)
    if looks_spanish(body) and not _said(turn, Line.SPANISH_NOTICE):
        return Reply(say(Line.SPANISH_NOTICE), Purpose.REPLY)
    if not _introduced(turn):
        return Reply(say(Line.WELCOME_STRANGER), Purpose.WELCOME)
    if smalltalk is Smalltalk.GREETING:
        return Reply(say(Line.GREETING), Purpose.REPLY)
    return Reply(say(Line.IDLE_POINTER), Purpose.REPLY)


def _said(turn: Turn, line: Line) -> bool:
    return any(reply.template.partition("@")[0] == line for reply in turn.snapshot.recent_replies)


def _introduced(turn: Turn) -> bool:
    return any(
        reply.purpose == Purpose.WELCOME and turn.now - reply.at < INTRODUCED_FOR
        for reply in turn.snapshot.recent_replies
    )


HANDLER = Handler(
    name="idle",
    mode=Mode.IDLE,
    decide=decide,
    transitions={"idle": frozenset({"idle"})},
    needs=frozenset({Part.RECENT_REPLIES}),
)
