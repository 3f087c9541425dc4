"""Turns as plain values: the fixed cast, a fixed instant, and one builder for every table of the pure rooms."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from engine.domain.effects import Reply, StaySilent
from engine.domain.keywords import read_keyword
from engine.domain.turn import Mode, Policy, RecentReply, RecentText, Session, Snapshot, Text, Turn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.domain.purposes import Purpose
    from engine.domain.turn import Decision

JOSH = "+14155550100"
ANN = "+14155550101"
BEN = "+14155550102"
TOLL_FREE = "+18885550199"
NOW = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)
CONTACT = "help@josh.example"

_PHONE = UUID(int=1)
_TEXT = UUID(int=2)


def turn_of(
    body: str,
    *,
    sender: str = ANN,
    to: str = JOSH,
    media: int = 0,
    opt_out_type: str | None = None,
    opted_out: bool = False,
    mode: Mode = Mode.IDLE,
    state: str = "idle",
    texts: Sequence[RecentText] = (),
    replies: Sequence[RecentReply] = (),
    carrier_answers: bool = False,
    late: timedelta = timedelta(),
) -> Turn:
    """The turn of one text that arrived at ``NOW`` and is handled ``late``; ``texts`` and ``replies`` newest first."""
    snapshot = Snapshot(
        phone_id=_PHONE,
        turn_no=len(texts),
        opted_out=opted_out,
        session=Session(mode, state),
        recent_texts=tuple(texts),
        recent_replies=tuple(replies),
    )
    text = Text(_TEXT, f"SM{0:032x}", body, sender, to, media, NOW, read_keyword(body, opt_out_type))
    policy = Policy(carrier_answers_keywords=carrier_answers, support_contact=CONTACT)
    return Turn(snapshot, text, NOW + late, policy)


def earlier(seconds: float, body: str = "", outcome: str = "answered") -> RecentText:
    """A text of the same number that arrived so many seconds before this one."""
    return RecentText(NOW - timedelta(seconds=seconds), outcome, body)


def replied(purpose: Purpose, *, ago: timedelta) -> RecentReply:
    """A text of ours decided that long ago."""
    return RecentReply(purpose.value, "template@0", NOW - ago)


def said(decision: Decision) -> str:
    """A decision in one word: the line it says, or the reason it stays silent."""
    for effect in decision.effects:
        if isinstance(effect, Reply):
            return effect.words.template.partition("@")[0]
    return next(str(effect.reason.value) for effect in decision.effects if isinstance(effect, StaySilent))
