"""Answers to invites: what somebody has open, a text of theirs, and what it comes to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from engine.domain.linkups.invite_reply import (
    Accept,
    Closed,
    Decline,
    NotAReply,
    Several,
    Switch,
    Unclear,
    Which,
    WhichOption,
)
from engine.domain.linkups.replies import read_invite_reply
from engine.domain.linkups.states import InviteState
from engine.domain.linkups.windows import Part, Window
from tests.domain.linkups.invites import COFFEE, COFFEE_ID, COMING, HIKE_ID, NOT_COMING, SAT_MORNING, invite
from tests.domain.understanding.scoring import Reader

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from engine.domain.linkups.invite_reply import Invite, InviteReply

_FRIDAY: Final = Window(date(2026, 11, 27), Part.EVENING)
_SUNDAY: Final = Window(date(2026, 11, 29), Part.AFTERNOON)
_SITUATIONS: Final[Mapping[str, Sequence[Invite]]] = {
    "one": (COFFEE,),
    "fri": (invite(COFFEE_ID, "AB", _FRIDAY, SAT_MORNING, label="coffee"),),
    "in": (COMING,),
    "both": (replace(COMING, chosen=frozenset("AB")),),
    "out": (NOT_COMING,),
    "pair": (COFFEE, invite(HIKE_ID, "C", _SUNDAY, label="a hike")),
    "late": (replace(COFFEE, is_open=False, state=InviteState.EXPIRED),),
}
"""One coffee on Saturday; coffee Friday evening or Saturday; a hike Saturday or Sunday, accepted, accepted for both,
declined; a coffee (A) and a hike (C) at once; a coffee that is over."""


_PLAIN: Final[Mapping[type, str]] = {
    Unclear: "unclear", WhichOption: "time", Which: "which", Closed: "closed", NotAReply: "none",
}  # fmt: skip


def _label(reply: InviteReply, invites: Sequence[Invite]) -> str:
    shown = {(each.id, o.option): o.token for each in invites for o in each.offered}
    letters: list[str] = []
    match reply:
        case Accept() | Switch():
            letters = [shown[reply.invite, option] for option in reply.options]
        case Several():
            letters = [shown[each.invite, option] for each in reply.replies for option in each.options]
        case Decline() if len(invites) > 1:
            letters = [token for (one, _), token in shown.items() if one in reply.invites]
        case _:
            pass
    return " ".join((_PLAIN.get(type(reply), type(reply).__name__.lower()), *sorted(letters)))


def _read(line: str) -> str:
    situation, _, text = line.partition("| ")
    invites = _SITUATIONS[situation]
    return _label(read_invite_reply(text, invites), invites)


READERS: Final = {"replies": Reader(_read, frozenset(("unclear", "time", "which")))}
