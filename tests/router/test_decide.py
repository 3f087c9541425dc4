"""A decision is held against its handler's own table; folded texts are read together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest

from engine.domain.effects import KeepJoin, Reply, StaySilent
from engine.domain.fragments import TEXTS_FOLDED
from engine.domain.turn import Decision, Handler, Happening, Mode, Text
from engine.domain.voice import Line, say
from router import precedence
from router.decide import NoOutcomeError, UndeclaredMoveError, _check_move, decide_turn
from tests.handlers.turns import NOW, said, turn_of

if TYPE_CHECKING:
    from engine.domain.turn import Turn

_REPLY = (Reply(say(Line.IDLE_POINTER)),)


def _mode_handler(monkeypatch: pytest.MonkeyPatch, decision: Decision) -> None:
    """Have idle decided by a handler whose table allows idle → asked → idle."""
    moves = {"idle": frozenset({"idle", "asked"}), "asked": frozenset({"idle"})}
    fake = Handler(name="fake", decide=lambda _turn: decision, mode=Mode.IDLE, transitions=moves)
    monkeypatch.setattr(precedence, "mode_handlers", lambda: {Mode.IDLE: fake})


@pytest.mark.parametrize(
    ("before", "decision"),
    [
        ("idle", Decision("asked", _REPLY)),
        ("asked", Decision("idle", _REPLY)),
        ("asked", Decision("idle", _REPLY, mode=Mode.IDLE)),
    ],
)
def test_declared_moves_pass(monkeypatch: pytest.MonkeyPatch, before: str, decision: Decision) -> None:
    """A move in the handler's table is what the conversation does."""
    _mode_handler(monkeypatch, decision)
    assert decide_turn(turn_of("words", state=before)).decision == decision


@pytest.mark.parametrize(
    ("before", "decision"),
    [
        ("asked", Decision("asked", _REPLY)),
        ("idle", Decision("elsewhere", _REPLY)),
        ("lost", Decision("idle", _REPLY)),
        ("idle", Decision("nowhere", _REPLY, mode=Mode.INTERVIEWING)),
    ],
)
def test_undeclared_moves_are_refused(monkeypatch: pytest.MonkeyPatch, before: str, decision: Decision) -> None:
    """A move that is not in the table is a fault of the handler and nothing of it is done."""
    _mode_handler(monkeypatch, decision)
    with pytest.raises(UndeclaredMoveError, match="fake may not move from idle/"):
        decide_turn(turn_of("words", state=before))


def test_a_command_family_may_not_move_a_conversation(monkeypatch: pytest.MonkeyPatch) -> None:
    """HELP in the middle of something leaves that something where it was, or is refused."""
    wanderer = Handler(name="help", decide=lambda _turn: Decision("elsewhere", _REPLY))
    monkeypatch.setattr(precedence, "all_handlers", lambda: {"help": wanderer})
    with pytest.raises(UndeclaredMoveError):
        decide_turn(turn_of("HELP"))


@pytest.mark.parametrize(
    ("mode", "decision", "is_allowed"),
    [
        (Mode.JOINING, Decision("idle", _REPLY, mode=Mode.IDLE), True),
        (Mode.JOINING, Decision("birthday", _REPLY), True),
        (Mode.JOINING, Decision("idle", _REPLY), False),
        (Mode.JOINING, Decision("zip", _REPLY), False),
        (Mode.JOINING, Decision("intro_01", _REPLY, mode=Mode.INTERVIEWING), False),
        (Mode.INTERVIEWING, Decision("idle", _REPLY, mode=Mode.IDLE), False),
    ],
)
def test_a_command_family_may_end_a_join(
    monkeypatch: pytest.MonkeyPatch, mode: Mode, decision: Decision, *, is_allowed: bool
) -> None:
    """Who is refused in the middle of joining is no longer joining; any other conversation stays where it was."""
    refusal = Handler(name="banned", decide=lambda _turn: decision)
    monkeypatch.setattr(precedence, "all_handlers", lambda: {"banned": refusal})
    turn = turn_of("i'm 16", mode=mode, state="birthday")
    if is_allowed:
        assert decide_turn(turn).decision == decision
    else:
        with pytest.raises(UndeclaredMoveError):
            decide_turn(turn)


def test_neither_answer_nor_reason_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every text ends in one outcome: a handler that gives none is a fault."""
    _mode_handler(monkeypatch, Decision("idle", ()))
    with pytest.raises(NoOutcomeError, match="fake"):
        decide_turn(turn_of("words"))


@pytest.mark.parametrize("mode", [mode for mode in Mode if mode is not Mode.IDLE])
def test_what_another_release_left_is_answered_by_idle_and_left_alone(mode: Mode) -> None:
    """A worker may meet a mode or a state that its release does not know: it answers as idle and destroys nothing."""
    decided = decide_turn(turn_of("what now", mode=mode, state="question_of_tomorrow"))
    assert decided.handler.name == "idle"
    assert decided.outcome == "answered"
    assert (decided.mode_after, decided.decision.state) == (mode, "question_of_tomorrow")


def test_a_join_of_another_release_is_not_begun_anew() -> None:
    """Who asks to join where this release cannot go on is answered, and what they told the other one is kept."""
    known = decide_turn(turn_of("JOIN"))
    unknown = decide_turn(turn_of("JOIN", mode=Mode.JOINING, state="question_of_tomorrow"))
    assert _keeps_join(known.decision)
    assert not _keeps_join(unknown.decision)
    assert unknown.outcome == "answered"
    assert (unknown.mode_after, unknown.decision.state) == (Mode.JOINING, "question_of_tomorrow")


def test_who_is_too_young_joins_no_further() -> None:
    """A number refused in the middle of joining is idle afterwards; no command may end anything else."""
    decided = decide_turn(turn_of("i'm 16", mode=Mode.JOINING, state="zip"))
    assert (decided.rule, decided.mode_after, decided.decision.state) == ("under_age", Mode.IDLE, "idle")
    with pytest.raises(UndeclaredMoveError):
        _check_move(
            turn_of("HELP", mode=Mode.INTERVIEWING, state="pace_01"),
            Handler(name="help", decide=lambda _turn: decided.decision),
            decided.decision,
        )


def _keeps_join(decision: Decision) -> bool:
    return any(isinstance(effect, KeepJoin) for effect in decision.effects)


def _fold(*bodies: str, opted_out: bool = False, media: int = 0) -> tuple[Turn, list[Text]]:
    """The turn of the event that answers these texts together, and the texts."""
    turn = turn_of("", opted_out=opted_out)
    text = turn.text
    texts = [replace(text, id=uuid4(), body=body, keyword=None, media_count=media) for body in bodies]
    return replace(turn, cause=Happening(uuid4(), TEXTS_FOLDED, {}, NOW)), texts


@pytest.mark.parametrize(
    ("bodies", "facts", "expected"),
    [
        (("are you there", "hello", "what is this"), {}, "welcome_stranger"),
        (("ok", "thanks", "👍"), {}, "closer"),
        (("", ""), {"media": 1}, "media_unreadable"),
        # STOP is never folded, so it may have come meanwhile: then nothing is answered any more.
        (("hello", "are you there"), {"opted_out": True}, "opted_out"),
        # The same words again and again were one text with an echo, not a loop.
        (("ping",) * 7, {}, "welcome_stranger"),
    ],
)
def test_what_was_set_aside_is_read_as_one_text(bodies: tuple[str, ...], facts: dict[str, bool], expected: str) -> None:
    """Folded texts get one answer together, by the same rules as any text."""
    turn, texts = _fold(*bodies, **facts)
    assert said(decide_turn(turn, texts).decision) == expected


def test_an_event_with_nothing_left_to_do_says_so() -> None:
    """An event whose texts were answered already does nothing and is closed as outdated."""
    turn, _ = _fold()
    decided = decide_turn(turn)
    assert decided.outcome == "outdated"
    assert [type(effect) for effect in decided.decision.effects] == [StaySilent]


def test_an_event_that_expected_another_turn_does_nothing() -> None:
    """Somebody spoke since the event was planned, so what it was planned for no longer holds."""
    turn, texts = _fold("hello")
    event = turn.cause
    assert isinstance(event, Happening)
    passed = replace(turn, cause=replace(event, expected_turn=turn.snapshot.turn_no - 1))
    awaited = replace(turn, cause=replace(event, expected_turn=turn.snapshot.turn_no))
    assert decide_turn(passed, texts).outcome == "outdated"
    assert decide_turn(awaited, texts).outcome == "answered"
