"""What the text of a turn answers to its writer's invites, and when it is not theirs to take.

Rules of this file (product: Answers bind to questions):
1. A text answers only an invite whose text the carrier had taken before it arrived.
2. While a request of their own is being read back, only a letter answers an invite: yes and no answer the read-back.
3. Too late an answer is heard as one only if nothing else was asked since, and never from somebody who has a place.
4. A thumb or a heart on an invite with one time, or on the question about the other time, is its yes or no.
5. Asked last whether they can make the other time as well, a yes adds it, and a no leaves what they had accepted.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

from engine.domain.forming.requesting import last_heard
from engine.domain.linkups.invite_reply import Closed, NotAReply, Unclear, Which, WhichOption
from engine.domain.linkups.option_words import picked
from engine.domain.linkups.plan_words import read_plan_wish
from engine.domain.linkups.quoting import quotes
from engine.domain.linkups.replies import read_invite_reply, read_other_time
from engine.domain.linkups.states import InviteState
from engine.domain.tapbacks import TapbackKind, read_tapback
from engine.domain.turn import Mode
from engine.domain.understanding.choices import How
from engine.domain.voice import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.domain.linkups.invite_reply import Clarified, Invite, InviteReply
    from engine.domain.linkups.known_invites import KnownInvite
    from engine.domain.tapbacks import Tapback
    from engine.domain.turn import Turn

TOPIC: Final = "invite"
"""Topic of what asks once more; an invite itself is a question of the topic ``invite:<id>``."""

_YES: Final = frozenset({TapbackKind.LIKED, TapbackKind.LOVED})
_INVITE: Final = (Line.INVITE, Line.INVITE_SPOT_OPEN)
_SEAT: Final = (Line.SEAT_KEPT,)
_OTHER_TIME: Final = (Line.SPLIT_ASKED,)
_WHICH: Final = "which"
_TIME: Final = "time"
_UNCLEAR: Final = "unclear"
_ASKED_FOR: Final = timedelta(hours=24)


def read_reply(turn: Turn) -> InviteReply:
    """Return what the text answers; ``NotAReply`` when it is about something else, or somebody else's to take."""
    body, heard = turn.text.body, heard_invites(turn)
    if turn.snapshot.person is None or not heard:
        return NotAReply()
    if (reaction := read_tapback(body)) is not None:
        return _reacted(turn, reaction, heard)
    if turn.snapshot.session.mode is Mode.LINKUP_FORMING:
        is_open = [known.as_read for known in heard if known.invite.is_open]
        if not is_open or picked(body, is_open).how is not How.TOKEN:
            return NotAReply()
    if (other := other_time_asked(turn)) is not None and (added := read_other_time(body, *other)) is not None:
        return added
    reply = read_invite_reply(body, [known.as_read for known in heard], asked=clarifier(turn))
    if isinstance(reply, Closed):
        known = next(known for known in heard if known.invite.id == reply.invite)
        if _asked_since(turn, known) or (known.has_place and read_plan_wish(body) is not None):
            return NotAReply()
    return reply


def _reacted(turn: Turn, reaction: Tapback, heard: Sequence[KnownInvite]) -> InviteReply:
    """Return what a reaction says to the yes-or-no question of ours that it quotes; nothing, to anything else."""
    said = "yes please" if reaction.kind in _YES else "no thanks" if reaction.kind is TapbackKind.DISLIKED else None
    if said is None:
        return NotAReply()
    if (other := other_time_asked(turn)) is not None and quotes(reaction.quoted, other[0].label, _OTHER_TIME):
        return read_other_time(said, *other) or NotAReply()
    about = [
        known.as_read
        for known in heard
        if known.invite.is_open
        and len(known.invite.offered) == 1
        and quotes(reaction.quoted, known.invite.label, _SEAT if known.holds_seat else _INVITE)
    ]
    return read_invite_reply(said, about) if about else NotAReply()


def heard_invites(turn: Turn) -> list[KnownInvite]:
    """Return the invites the writer can have read when they wrote, newest first."""
    arrived = turn.text.arrived_at
    return [known for known in turn.snapshot.invites if known.asked_at is not None and known.asked_at <= arrived]


def other_time_asked(turn: Turn) -> tuple[Invite, str] | None:
    """Return the accepted invite whose other option, and which, the writer was asked about last, if that is open."""
    question = last_heard(turn)
    if question is None or not question.is_open or question.template.partition("@")[0] != Line.SPLIT_ASKED:
        return None
    for known in turn.snapshot.invites:
        if question.topic == f"{TOPIC}:{known.invite.id}":
            invite = known.as_read
            option = next((each.option for each in invite.offered if each.token == question.token), None)
            if option is not None and invite.is_open and invite.state is InviteState.ACCEPTED:
                return invite, option
    return None


def clarifier(turn: Turn) -> Clarified | None:
    """Return what we had asked once more, if it is still open and the text can answer it."""
    question = turn.question(TOPIC)
    if question is None or not question.is_open or turn.now - question.created_at > _ASKED_FOR:
        return None
    kind, _, about = question.token.partition(":")
    if kind == _WHICH:
        return Which((), said=about == "in")
    return WhichOption(UUID(about)) if kind == _TIME else Unclear(UUID(about))


def token_of(clarified: Clarified) -> str:
    """Return what the question that asks once more is remembered by."""
    match clarified:
        case Which(said=said):
            return f"{_WHICH}:{'in' if said else 'out'}"
        case WhichOption(invite=invite):
            return f"{_TIME}:{invite}"
        case Unclear(invite=invite):
            return f"{_UNCLEAR}:{invite}"


def _asked_since(turn: Turn, known: KnownInvite) -> bool:
    """Say whether something else was asked after an invite, so that a bare answer is meant for that."""
    own, arrived = f"{TOPIC}:{known.invite.id}", turn.text.arrived_at
    return any(
        question.topic not in {own, TOPIC}  # asking once more is still about the invite
        and question.asked_at is not None
        and known.asked_at is not None
        and known.asked_at < question.asked_at <= arrived
        for question in turn.snapshot.questions
    )
