from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import product
from typing import TYPE_CHECKING

import pytest

from engine.domain.linkups.states import (
    LIVE,
    MOVES,
    OVER,
    RUNNING,
    InviteState,
    LinkupMachine,
    LinkupState,
    PlaceStatus,
    UndeclaredMove,
    check_invite_move,
    check_move,
    draft_dies_at,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

L, V, P = LinkupState, InviteState, PlaceStatus

DECLARED: Mapping[LinkupMachine, set[tuple[str, str]]] = {
    LinkupMachine.LINKUP: {
        (L.DRAFT, L.BROADCASTING), (L.DRAFT, L.CANCELED), (L.BROADCASTING, L.LOCKED), (L.BROADCASTING, L.EXPIRED),
        (L.BROADCASTING, L.CANCELED), (L.LOCKED, L.COMPLETED), (L.LOCKED, L.CANCELED),
    },
    LinkupMachine.INVITE: {
        (V.PENDING, V.ACCEPTED), (V.PENDING, V.DECLINED), (V.PENDING, V.EXPIRED), (V.PENDING, V.CLOSED),
        (V.ACCEPTED, V.DECLINED), (V.DECLINED, V.ACCEPTED), (V.ACCEPTED, V.CLOSED),
    },
    LinkupMachine.PLACE: {
        (P.CONFIRMED, P.CANCELED), (P.CANCELED, P.CONFIRMED), (P.CONFIRMED, P.NO_SHOW), (P.CONFIRMED, P.ATTENDED),
        (P.NO_SHOW, P.ATTENDED), (P.ATTENDED, P.NO_SHOW),
    },
}  # fmt: skip
STATES: Mapping[LinkupMachine, tuple[str, ...]] = {
    LinkupMachine.LINKUP: tuple(L),
    LinkupMachine.INVITE: tuple(V),
    LinkupMachine.PLACE: tuple(P),
}


@pytest.mark.parametrize("machine", tuple(LinkupMachine))
def test_only_declared_moves_pass(machine: LinkupMachine) -> None:
    """Every pair of states passes if the product names the move, and raises otherwise, a state to itself included."""
    assert set(MOVES[machine]) == set(STATES[machine])
    for from_, to in product(STATES[machine], repeat=2):
        if (from_, to) in DECLARED[machine]:
            check_move(machine, from_, to)
        else:
            with pytest.raises(UndeclaredMove, match=f"the {machine} machine declares no move"):
                check_move(machine, from_, to)


@pytest.mark.parametrize("linkup", [state for state in L if state is not L.BROADCASTING])
def test_minds_change_only_while_broadcasting(linkup: LinkupState) -> None:
    """Accepted and declined lead to each other while the LinkUp looks for people, and no longer."""
    for from_, to in ((V.ACCEPTED, V.DECLINED), (V.DECLINED, V.ACCEPTED)):
        check_invite_move(from_, to, linkup=L.BROADCASTING)
        with pytest.raises(UndeclaredMove):
            check_invite_move(from_, to, linkup=linkup)
    check_invite_move(V.PENDING, V.ACCEPTED, linkup=linkup)


def test_every_state_is_live_or_over() -> None:
    """Drafts and broadcasting LinkUps run, locked ones live, the others are over and stay so."""
    assert {L.DRAFT, L.BROADCASTING} == RUNNING
    assert set(L) == LIVE | OVER
    assert not LIVE & OVER
    assert all(not MOVES[LinkupMachine.LINKUP][state] for state in OVER)


def test_a_draft_lives_half_an_hour() -> None:
    """A draft nobody says GO to dies after 30 minutes."""
    now = datetime(2026, 11, 21, 15, tzinfo=UTC)
    assert draft_dies_at(now) == now + timedelta(minutes=30)
