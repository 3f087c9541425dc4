"""One turn decided: route it, let the handler decide, hold the decision against the handler's own table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.domain.effects import KeepJoin, Reply, Silence, StaySilent
from engine.domain.record import record
from engine.domain.turn import Decision, Handler, Happening, Mode, Session, Text, Turn
from router.precedence import event_handler, handler_of, route

if TYPE_CHECKING:
    from collections.abc import Sequence

ANSWERED = "answered"


class UndeclaredMoveError(Exception):
    """A handler wants a move its table does not declare; the message names handler and states."""


class NoOutcomeError(Exception):
    """A handler neither answered nor gave a reason for silence; the message names it."""


@record
class Decided:
    """A decided turn: who decided by which rule, what, and the outcome of its text."""

    turn: Turn
    rule: str
    handler: Handler
    decision: Decision
    outcome: str

    @property
    def mode_after(self) -> Mode:
        """The mode the conversation is left in."""
        return self.decision.mode or self.turn.snapshot.session.mode


def decide_turn(turn: Turn, folded: Sequence[Text] = ()) -> Decided:
    """Decide a text by precedence, an event by the handler that takes its kind; nobody takes it, it is outdated.

    ``folded`` are the texts the rate limit set aside, for the event that answers them: they are read as one free
    text that no limit holds back again. Raises ``UndeclaredMoveError`` or ``NoOutcomeError`` for a faulty handler,
    never for what somebody typed.
    """
    if isinstance(turn.cause, Happening):
        taker = event_handler(turn.cause.kind, turn.snapshot.session)
        if turn.cause.expected_turn not in {None, turn.snapshot.turn_no} or (taker is None and not folded):
            outdated = Decision(turn.snapshot.session.state, (StaySilent(Silence.OUTDATED),))
            return Decided(turn, "event", handler_of(turn.snapshot.session.mode), outdated, Silence.OUTDATED)
        if taker is not None:
            rule, handler = "event", taker
        else:
            turn = _read_as_one(turn, folded)
            rule, handler = "texts_folded", route(turn)[1]
    else:
        rule, handler = route(turn)
    decision = _where_it_was(turn, handler, handler.decide(turn))
    _check_move(turn, handler, decision)
    return Decided(turn, rule, handler, decision, _outcome(handler, decision))


def _read_as_one(turn: Turn, folded: Sequence[Text]) -> Turn:
    last = folded[-1]
    joined = replace(last, body="\n".join(text.body for text in folded), media_count=sum(t.media_count for t in folded))
    return replace(turn, cause=joined, snapshot=replace(turn.snapshot, recent_texts=()))


def _where_it_was(turn: Turn, handler: Handler, decision: Decision) -> Decision:
    """Leave a conversation alone that another mode's handler answered in place of one this release does not have."""
    before = turn.snapshot.session
    if handler.mode is None or handler.mode is before.mode or _enters(handler, before, decision):
        return decision
    effects = tuple(effect for effect in decision.effects if not isinstance(effect, KeepJoin))
    return replace(decision, state=before.state, mode=None, effects=effects)


def _check_move(turn: Turn, handler: Handler, decision: Decision) -> None:
    before = turn.snapshot.session
    stays = decision.state == before.state and decision.mode in {None, before.mode}
    if isinstance(turn.cause, Happening) and stays:
        allowed = True  # a happening need not move anything: nobody has said a word
    elif handler.mode is not before.mode:
        allowed = stays or (handler.mode is None and _ends_join(before, decision)) or _enters(handler, before, decision)
    elif decision.mode is not None and decision.mode is not handler.mode:
        allowed = decision.state in handler_of(decision.mode).transitions
    else:
        allowed = decision.state in handler.transitions.get(before.state, frozenset())
    if not allowed:
        message = f"{handler.name} may not move from {before.mode}/{before.state} to {decision.mode}/{decision.state}"
        raise UndeclaredMoveError(message)


def _ends_join(before: Session, decision: Decision) -> bool:
    """Whether a decision leads out of joining: nobody goes on to join whose number was refused in the middle of it."""
    return before.mode is Mode.JOINING and (decision.mode, decision.state) == (Mode.IDLE, Session().state)


def _enters(handler: Handler, before: Session, decision: Decision) -> bool:
    """Whether a mode's handler takes over an idle conversation in one of the states it declares for that."""
    return before.mode is Mode.IDLE and decision.mode is handler.mode and decision.state in handler.entries


def _outcome(handler: Handler, decision: Decision) -> str:
    silence: Silence | None = None
    for effect in decision.effects:
        if isinstance(effect, Reply):
            return ANSWERED
        if isinstance(effect, StaySilent):
            silence = effect.reason
    if silence is None:
        message = f"{handler.name} neither answered nor said why it stays silent"
        raise NoOutcomeError(message)
    return silence
