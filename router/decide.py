"""One turn decided: route it, let the handler decide, hold the decision against the handler's own table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.domain.effects import KeepJoin, Reply, Silence, StaySilent
from engine.domain.fragments import says_too_little, wait_for_more
from engine.domain.record import record
from engine.domain.turn import Decision, Handler, Happening, Mode, Session, Text, Turn
from router.precedence import NEVER_FREE, event_handler, handler_of, route
from router.registry import all_handlers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

ANSWERED = "answered"


class UndeclaredMoveError(Exception):
    """A handler wants a move its table does not declare; the message names handler and states."""


class NoOutcomeError(Exception):
    """A handler neither answered nor gave a reason for silence; the message names it."""


@record
class Decided:
    """A decided turn: who decided by which rule, what, and the outcome of the texts it ``settles``."""

    turn: Turn
    rule: str
    handler: Handler
    decision: Decision
    outcome: str
    settles: tuple[UUID, ...] = ()

    @property
    def mode_after(self) -> Mode:
        """The mode the conversation is left in."""
        return self.decision.mode or self.turn.snapshot.session.mode


def decide_turn(turn: Turn, folded: Sequence[Text] = ()) -> Decided:
    """Decide a text by precedence, an event by the handler that takes its kind; nobody takes it, it is outdated.

    ``folded`` are texts that were set aside before, oldest first. They are read as one with the text of this turn when
    that says more than it alone does, or by themselves for the event that answers them; then no limit holds them back
    again. What says too little is set aside while the rest may still come. Raises ``UndeclaredMoveError`` or
    ``NoOutcomeError`` for a faulty handler, never for what somebody typed.
    """
    if isinstance(turn.cause, Happening):
        return _decide_happening(turn, turn.cause, folded)
    rule, handler = route(turn)
    alone = _decided(turn, rule, handler, (turn.cause,))
    if rule in NEVER_FREE:
        return alone
    texts = (*folded, turn.cause)
    return _or_wait(turn, _best_read(turn, alone, texts) if folded else alone, texts)


def _decide_happening(turn: Turn, happening: Happening, folded: Sequence[Text]) -> Decided:
    taker = event_handler(happening.kind, turn.snapshot.session)
    if happening.expected_turn in {None, turn.snapshot.turn_no}:
        if taker is not None:
            return _decided(turn, "event", taker, folded)
        if folded:
            return _or_wait(turn, _read_together(turn, folded), folded)
    outdated = Decision(turn.snapshot.session.state, (StaySilent(Silence.OUTDATED),))
    return Decided(turn, "event", handler_of(turn.snapshot.session.mode), outdated, Silence.OUTDATED)


def _best_read(turn: Turn, alone: Decided, texts: Sequence[Text]) -> Decided:
    """Read a text with what was set aside before it, unless only by itself it says enough."""
    together = _read_together(turn, texts)
    if says_too_little(together.decision) and not says_too_little(alone.decision):
        return replace(alone, settles=together.settles)
    return together


def _or_wait(turn: Turn, decided: Decided, texts: Sequence[Text]) -> Decided:
    """Set texts aside that say too little, while somebody may be typing the rest."""
    later = wait_for_more(turn, texts) if says_too_little(decided.decision) else None
    if later is None:
        return decided
    settles = (texts[-1].id,) if isinstance(turn.cause, Text) else ()
    return Decided(turn, "fragment", all_handlers()["rate_limit"], later, Silence.FOLDED, settles)


def _read_together(turn: Turn, texts: Sequence[Text]) -> Decided:
    joined = _read_as_one(turn, texts)
    return _decided(joined, "texts_folded", route(joined)[1], texts)


def _decided(turn: Turn, rule: str, handler: Handler, texts: Sequence[Text]) -> Decided:
    decision = _where_it_was(turn, handler, handler.decide(turn))
    _check_move(turn, handler, decision)
    outcome = _outcome(handler, decision)
    return Decided(turn, rule, handler, decision, outcome, tuple(text.id for text in texts))


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
