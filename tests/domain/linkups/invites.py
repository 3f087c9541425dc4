"""Invites for the tests of this folder: a coffee with one time, a hike and an evening of games with two."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from engine.domain.linkups.invite_options import Offered, offered_words
from engine.domain.linkups.invite_reply import Accept, Decline, Invite
from engine.domain.linkups.states import InviteState
from engine.domain.linkups.windows import Part, Window

SAT_MORNING = Window(date(2026, 11, 28), Part.MORNING)
SAT_EVENING = Window(date(2026, 11, 28), Part.EVENING)
SUN_AFTERNOON = Window(date(2026, 11, 29), Part.AFTERNOON)
COFFEE_ID, HIKE_ID, GAMES_ID = UUID(int=1), UUID(int=2), UUID(int=3)


def invite(
    id_: UUID,
    letters: str,
    *windows: Window,
    label: str,
    state: InviteState = InviteState.PENDING,
    is_open: bool = True,
    chosen: str = "",
) -> Invite:
    """Return an invite whose options are shown as these letters."""
    offered = tuple(
        Offered(letter, own, offered_words(window))
        for letter, own, window in zip(letters, "AB"[: len(windows)], windows, strict=True)
    )
    return Invite(id_, offered, state, is_open, label, frozenset(chosen))


COFFEE = invite(COFFEE_ID, "A", SAT_MORNING, label="coffee")
HIKE = invite(HIKE_ID, "AB", SAT_MORNING, SUN_AFTERNOON, label="a hike")
GAMES = invite(GAMES_ID, "CD", SAT_EVENING, SUN_AFTERNOON, label="board games")
COMING = invite(HIKE_ID, "AB", SAT_MORNING, SUN_AFTERNOON, label="a hike", state=InviteState.ACCEPTED, chosen="A")
NOT_COMING = invite(HIKE_ID, "AB", SAT_MORNING, SUN_AFTERNOON, label="a hike", state=InviteState.DECLINED)
OVER = invite(COFFEE_ID, "A", SAT_MORNING, label="coffee", state=InviteState.CLOSED, is_open=False)

ONLY = Accept(COFFEE_ID, frozenset("A"))
TO_A, TO_B, TO_BOTH = (Accept(HIKE_ID, frozenset(own)) for own in ("A", "B", "AB"))
NO_HIKE = Decline((HIKE_ID,))
BOTH_IDS = (GAMES_ID, HIKE_ID)
