"""The states of a member and of a profile, and the moves between them. The table is the rule.

Every move of either machine is checked here and nowhere else (product: state machines). A state that stays as it is
makes no move. Profiles move once at a time: whatever a text taught, an empty profile is partial before it is complete.
"""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.domain.people import UserState

if TYPE_CHECKING:
    from collections.abc import Mapping


class ProfileState(StrEnum):
    """How much of a profile there is (seed enum profile_state)."""

    EMPTY = "empty"
    PARTIAL = "partial"
    COMPLETE_MVP = "complete_mvp"
    COMPLETE_FULL = "complete_full"
    STALE = "stale"


COMPLETE = frozenset({ProfileState.COMPLETE_MVP, ProfileState.COMPLETE_FULL})
"""The states in which somebody can be matched."""


class Machine(StrEnum):
    """Whose states they are."""

    USER = "user"
    PROFILE = "profile"


class UndeclaredMove(Exception):  # noqa: N818 -- named for what happened, as the table says it
    """A state was to be left for one the machine's table does not name."""

    def __init__(self, machine: StrEnum, from_: str, to: str) -> None:
        super().__init__(f"the {machine} machine declares no move from {from_} to {to}")
        self.machine, self.from_, self.to = machine, from_, to


_ANYTIME = frozenset({UserState.DELETED})

MOVES: Mapping[Machine, Mapping[str, frozenset[str]]] = MappingProxyType({
    Machine.USER: MappingProxyType({
        UserState.UNVERIFIED: _ANYTIME | {UserState.VERIFIED},
        UserState.VERIFIED: _ANYTIME | {UserState.INTERVIEWING},
        UserState.INTERVIEWING: _ANYTIME | {UserState.ACTIVE, UserState.SUSPENDED},
        UserState.ACTIVE: _ANYTIME | {UserState.SUSPENDED},
        UserState.SUSPENDED: _ANYTIME | {UserState.ACTIVE},
        UserState.DELETED: frozenset(),
    }),
    Machine.PROFILE: MappingProxyType({
        ProfileState.EMPTY: frozenset({ProfileState.PARTIAL}),
        ProfileState.PARTIAL: frozenset({ProfileState.COMPLETE_MVP}),
        ProfileState.COMPLETE_MVP: frozenset({ProfileState.COMPLETE_FULL, ProfileState.STALE}),
        ProfileState.COMPLETE_FULL: frozenset({ProfileState.STALE}),
        ProfileState.STALE: frozenset({ProfileState.COMPLETE_MVP}),
    }),
})  # fmt: skip
"""Machine → state → the states it may be left for."""


def check_move(machine: Machine, from_: str, to: str) -> None:
    """Let a declared move pass; raise ``UndeclaredMove`` for any other, a state to itself included."""
    if to not in MOVES[machine].get(from_, frozenset()):
        raise UndeclaredMove(machine, from_, to)
