"""Decisions about the living profile, held against what the router demands of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from engine.domain.effects import Reply, SaveProfile, StaySilent
from engine.domain.people import UserState
from engine.domain.profile.profile import EMPTY
from engine.domain.profile.states import Machine, check_move
from engine.domain.segments import is_gsm7
from handlers.profile import HANDLER
from tests.domain.living.members import PRIYA, WHOLE, asked
from tests.handlers.turns import NOW

if TYPE_CHECKING:
    from engine.domain.effects import Effect
    from engine.domain.turn import Decision, Turn

_E = TypeVar("_E", bound="Effect")

FRESH = replace(WHOLE, stale_at=NOW + timedelta(days=100))
NEWCOMER = replace(PRIYA, state=UserState.INTERVIEWING)
PACE = asked("interview", "pace_01")
LONGEST_TEXT = 306

CHANGES = (
    "no more karaoke", "add pottery", "add chess", "change my times to evenings", "no more mornings",
    "smaller groups please", "GROUPS ONLY", "im vegetarian now", "forget dogs", "moved 94607", "call me Max",
)  # fmt: skip
"""One of each kind, all of them news."""


def decide(turn: Turn) -> Decision:
    """Decide a turn, and hold the decision against what the router demands of a command family."""
    decision = HANDLER.decide(turn)
    assert decision.state == turn.snapshot.session.state
    assert decision.mode is None
    assert any(isinstance(effect, Reply | StaySilent) for effect in decision.effects)
    for reply in effects_of(decision, Reply):
        assert len(reply.words.body) <= LONGEST_TEXT
        assert is_gsm7(reply.words.body)
        assert reply.words.body.count("?") <= 1
    before = turn.snapshot.profile or EMPTY
    for save in effects_of(decision, SaveProfile):
        assert _is_codes(save.learned)
        if save.profile.state is not before.state:
            check_move(Machine.PROFILE, before.state, save.profile.state)
    return decision


def effects_of(decision: Decision, kind: type[_E]) -> list[_E]:
    """The effects of one kind, in their order."""
    return [effect for effect in decision.effects if isinstance(effect, kind)]


def _is_codes(payload: object) -> bool:
    """Say whether a payload is made of codes and numbers: nothing a person typed has a capital or a space."""
    if isinstance(payload, dict):
        rest = {key: value for key, value in payload.items() if key != "signal"}
        return all(_is_codes(part) for part in (*rest, *rest.values()))
    if isinstance(payload, list | tuple):
        return all(map(_is_codes, payload))
    return not isinstance(payload, str) or " " not in payload
