"""Happenings that are no texts: who takes them, and when nobody does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from engine.domain.effects import Silence, StaySilent
from engine.domain.turn import Decision, Handler, Happening, Mode, Session
from router import precedence
from router.decide import UndeclaredMoveError, decide_turn
from router.registry import all_handlers
from tests.handlers.turns import NOW, turn_of

if TYPE_CHECKING:
    from engine.domain.turn import Turn


def _takers(monkeypatch: pytest.MonkeyPatch, *handlers: Handler) -> None:
    """Let these, and idle, be all the handlers there are."""
    known = {handler.name: handler for handler in (precedence.handler_of(Mode.IDLE), *handlers)}
    modes = {handler.mode: handler for handler in known.values() if handler.mode is not None}
    monkeypatch.setattr(precedence, "all_handlers", lambda: known)
    monkeypatch.setattr(precedence, "mode_handlers", lambda: modes)


def _handler(name: str, mode: Mode | None = None) -> Handler:
    """A handler that takes the happening ``reminder`` and says so by name."""
    moves = {} if mode is None else {"idle": frozenset({"idle"})}
    decision = Decision("idle", (StaySilent(Silence.CLOSER),))
    return Handler(name, lambda _turn: decision, mode, moves, events=frozenset({"reminder"}))


def _reminder(mode: Mode, *, expected_turn: int | None = None) -> Turn:
    happening = Happening(uuid4(), "reminder", {}, NOW, expected_turn)
    return replace(turn_of("", mode=mode), cause=happening)


@pytest.mark.parametrize(
    ("takers", "mode", "taker"),
    [
        # A mode's handler takes its events only while its mode lasts.
        ([("interview", Mode.INTERVIEWING)], Mode.INTERVIEWING, "interview"),
        ([("interview", Mode.INTERVIEWING)], Mode.IDLE, None),
        ([("interview", Mode.INTERVIEWING)], Mode.POST_EVENT, None),
        # One that belongs to no mode takes its events in every mode.
        ([("news", None)], Mode.INTERVIEWING, "news"),
        ([("news", None)], Mode.IDLE, "news"),
        # Nobody takes it.
        ([], Mode.IDLE, None),
    ],
)
def test_an_event_goes_to_who_takes_its_kind(
    monkeypatch: pytest.MonkeyPatch, takers: list[tuple[str, Mode | None]], mode: Mode, taker: str | None
) -> None:
    """What nobody takes, or not any more, is outdated and changes nothing."""
    _takers(monkeypatch, *(_handler(*each) for each in takers))
    decided = decide_turn(_reminder(mode))
    assert decided.rule == "event"
    assert decided.outcome == ("outdated" if taker is None else "closer")
    assert taker is None or decided.handler.name == taker
    assert (decided.mode_after, decided.decision.state) == (mode, "idle")


def test_an_event_in_a_state_of_another_release_is_outdated(monkeypatch: pytest.MonkeyPatch) -> None:
    """A mode's handler takes no event in a state its table does not know."""
    _takers(monkeypatch, _handler("interview", Mode.INTERVIEWING))
    turn = _reminder(Mode.INTERVIEWING)
    turn = replace(turn, snapshot=replace(turn.snapshot, session=Session(Mode.INTERVIEWING, "question_of_tomorrow")))
    decided = decide_turn(turn)
    assert decided.outcome == "outdated"
    assert (decided.mode_after, decided.decision.state) == (Mode.INTERVIEWING, "question_of_tomorrow")


def test_an_event_need_not_move_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    """A state that a text must leave may be kept by an event: nobody has said a word."""
    decision = Decision("goodbye", (StaySilent(Silence.OUTDATED),))
    moves = {"goodbye": frozenset({"idle"}), "idle": frozenset({"idle"})}
    handler = Handler("interview", lambda _: decision, Mode.INTERVIEWING, moves, events=frozenset({"reminder"}))
    _takers(monkeypatch, handler)
    turn = turn_of("hello", mode=Mode.INTERVIEWING, state="goodbye")
    with pytest.raises(UndeclaredMoveError):
        decide_turn(turn)
    decided = decide_turn(replace(turn, cause=Happening(uuid4(), "reminder", {}, NOW)))
    assert (decided.mode_after, decided.decision.state) == (Mode.INTERVIEWING, "goodbye")


@pytest.mark.parametrize(("later", "outcome"), [(None, "closer"), (0, "closer"), (-1, "outdated"), (1, "outdated")])
def test_an_event_waits_for_its_turn(monkeypatch: pytest.MonkeyPatch, later: int | None, outcome: str) -> None:
    """An event that expects a turn happens in that turn and in no other; one that expects none, in any."""
    _takers(monkeypatch, _handler("news"))
    turn = _reminder(Mode.IDLE)
    expected = None if later is None else turn.snapshot.turn_no + later
    assert decide_turn(_reminder(Mode.IDLE, expected_turn=expected)).outcome == outcome


def test_every_kind_of_event_has_one_taker() -> None:
    """No two handlers take the same kind: which one did would depend on the order of file names."""
    kinds = [kind for handler in all_handlers().values() for kind in handler.events]
    assert len(kinds) == len(set(kinds))
