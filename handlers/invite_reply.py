"""Answers to invites: in, out, another time, and what they mean when it isn't plain. Nothing is ever assumed.

The LinkUp's row is locked while this decides, so what is said back is how it stands; whether it goes ahead is decided
in the same transaction (engine.linkups.locking).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.effects import Asks, CloseQuestion, Reply, Silence, StaySilent
from engine.domain.limits import is_repeat
from engine.domain.linkups import answering
from engine.domain.linkups.invite_reply import (
    Accept,
    Closed,
    Decline,
    Keep,
    NotAReply,
    Several,
    Switch,
    Unclear,
    Which,
    WhichOption,
)
from engine.domain.linkups.reading_replies import (
    TOPIC,
    clarifier,
    heard_invites,
    other_time_asked,
    read_reply,
    token_of,
)
from engine.domain.people import HoldState
from engine.domain.purposes import Purpose
from engine.domain.turn import Decision, Handler, Part, Turn
from engine.domain.voice import Line, join_words, say

if TYPE_CHECKING:
    from uuid import UUID

    from engine.domain.effects import Effect
    from engine.domain.linkups.answering import Answered
    from engine.domain.linkups.invite_reply import Clarified
    from engine.domain.linkups.known_invites import KnownInvite
    from engine.domain.voice import Words


Answer = Accept | Switch | Several | Decline | Keep | Closed | Which | WhichOption | Unclear


def decide(turn: Turn) -> Decision:
    """Carry out what a text answers to its writer's invites."""
    reply, person = read_reply(turn), turn.snapshot.person
    if isinstance(reply, NotAReply) or person is None:
        return _decision(turn, StaySilent(Silence.OUTDATED))
    if is_repeat(turn.text.body, turn.snapshot.recent_texts, turn.text.arrived_at):
        return _decision(turn, StaySilent(Silence.REPEATED))
    if person.hold is not HoldState.NONE and isinstance(reply, Accept | Switch | Several):
        return _decision(turn, Reply(say(Line.PAUSED, contact=turn.policy.support_contact)))
    return _carried_out(turn, reply)


def _carried_out(turn: Turn, reply: Answer) -> Decision:
    known = {each.invite.id: each for each in heard_invites(turn)}
    match reply:
        case Accept() | Switch() | Several():
            return _answered(turn, *(_accepted(each, known, turn) for each in _parts(reply)))
        case Decline(invites=invites):
            return _answered(turn, answering.declined([known[invite] for invite in invites]))
        case Keep(invite=invite):
            return _answered(turn, ((), answering.kept(known[invite])))
        case Closed(invite=invite):
            return _decision(turn, Reply(answering.closed(known[invite])))
        case _:
            return _once_more(turn, reply, known)


def _parts(reply: Accept | Switch | Several) -> tuple[Accept | Switch, ...]:
    return reply.replies if isinstance(reply, Several) else (reply,)


def _accepted(reply: Accept | Switch, known: dict[UUID, KnownInvite], turn: Turn) -> Answered:
    return answering.accepted(known[reply.invite], reply.options, turn.now)


def _answered(turn: Turn, *answers: Answered) -> Decision:
    """Record everything that was answered, close what asked for it, and say it back."""
    effects = [effect for recorded, _ in answers for effect in recorded]
    replies = [Reply(words) for words in join_words(*(words for _, words in answers))]
    closed = [CloseQuestion(TOPIC, "answered")] if clarifier(turn) is not None else []
    if (other := other_time_asked(turn)) is not None:
        closed.append(CloseQuestion(f"{TOPIC}:{other[0].id}", "answered"))
    return _decision(turn, *effects, *closed, *replies)


def _once_more(turn: Turn, reply: Clarified, known: dict[UUID, KnownInvite]) -> Decision:
    """Ask which, once; unclear a second time means that nothing changes, said in words."""
    about = [known[invite] for invite in (reply.invites if isinstance(reply, Which) else (reply.invite,))]
    asked = clarifier(turn)
    if asked is not None and token_of(asked) == token_of(reply):
        words = say(Line.INVITE_NO_CHANGE, activity=about[0].invite.label, tokens=answering.tokens_of(about))
        return _decision(turn, CloseQuestion(TOPIC, "unclear"), Reply(words))
    return _decision(turn, Reply(_question(reply, about), Purpose.QUESTION, Asks(TOPIC, token_of(reply))))


def _question(reply: Clarified, about: list[KnownInvite]) -> Words:
    label = about[0].invite.label
    match reply:
        case Which(said=True):
            return say(Line.INVITE_WHICH, choices=answering.choices(about, named=True))
        case Which():
            return say(Line.INVITE_WHICH_NOT, choices=answering.names(about))
        case WhichOption():
            return say(Line.INVITE_WHICH_TIME, activity=label, choices=answering.choices(about, named=False))
        case _:
            return say(Line.INVITE_UNCLEAR, activity=label, tokens=answering.tokens_of(about))


def _decision(turn: Turn, *effects: Effect) -> Decision:
    return Decision(turn.snapshot.session.state, effects)


HANDLER = Handler(
    name="invite_reply",
    decide=decide,
    needs=frozenset({Part.INVITES, Part.QUESTIONS, Part.RECENT_REPLIES}),
)
