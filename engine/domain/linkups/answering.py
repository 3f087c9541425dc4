"""What becomes of an answer to an invite: what is recorded, and what is said back with its undo word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.domain.effects import AnswerInvite, TakeSeat
from engine.domain.linkups.saying_when import hour_in_words, when_in_words
from engine.domain.linkups.seats import Seat, seat_for
from engine.domain.linkups.states import InviteState
from engine.domain.voice import Line, say

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from engine.domain.effects import Effect
    from engine.domain.linkups.known_invites import KnownInvite
    from engine.domain.voice import Words

Answered = tuple[tuple["Effect", ...], "Words"]

_TWO: Final = 2


def accepted(known: KnownInvite, options: frozenset[str], now: datetime) -> Answered:
    """Return what coming to these options does and is answered with; the same as before changes nothing."""
    if known.holds_seat:
        return _seat_taken(known, options, now)
    invite = known.invite
    switched = invite.state is InviteState.ACCEPTED and options != invite.chosen
    words = _echo(known, options, switched=switched)
    if invite.state is InviteState.ACCEPTED and not switched:
        return (), words
    return (_answer(known, InviteState.ACCEPTED, options),), words


def declined(knowns: Sequence[KnownInvite]) -> Answered:
    """Return what not coming does and is answered with: a kind word, and how to come after all."""
    effects: list[Effect] = []
    for known in knowns:
        if known.holds_seat:
            to = InviteState.DECLINED if known.invite.state is InviteState.PENDING else InviteState.CLOSED
            effects.append(_answer(known, to, frozenset()))
        elif known.invite.state is not InviteState.DECLINED:
            effects.append(_answer(known, InviteState.DECLINED, frozenset()))
    first = knowns[0]
    if len(knowns) > 1:
        return tuple(effects), say(Line.INVITE_OUT_OF_ALL, tokens=tokens_of(knowns))
    if first.holds_seat:
        return tuple(effects), say(Line.SEAT_LET_GO, activity=first.invite.label)
    return tuple(effects), say(Line.INVITE_OUT, activity=first.invite.label, tokens=tokens_of(knowns))


def kept(known: KnownInvite) -> Words:
    """Return what is said to somebody who cannot make the other time: what they had accepted stays."""
    whens = [when_in_words(known.starts[option], known.zone) for option in sorted(known.invite.chosen)]
    return say(Line.SPLIT_KEPT, activity=known.invite.label, when=whens[0])


def closed(known: KnownInvite) -> Words:
    """Return what is said to an answer that changes nothing any more."""
    if known.has_place and known.event_time is not None:
        return say(Line.INVITE_PLACED, activity=known.invite.label, when=when_in_words(known.event_time, known.zone))
    return say(Line.INVITE_CLOSED, activity=known.invite.label)


def tokens_of(knowns: Sequence[KnownInvite]) -> str:
    """Return the letters that accept one of these invites: "A", "A or B"."""
    *before, last = sorted(offered.token for known in knowns for offered in known.invite.offered)
    return f"{', '.join(before)} or {last}" if before else last


def choices(knowns: Sequence[KnownInvite], *, named: bool) -> str:
    """Return the options of these invites with their letters; ``named``: with the activity too."""
    listed = [
        f"{offered.token} {known.invite.label + ' ' if named else ''}{_short(known, offered.option)}"
        for known in knowns
        for offered in known.invite.offered
    ]
    *before, last = listed
    return f"{', '.join(before)} or {last}" if before else last


def names(knowns: Sequence[KnownInvite]) -> str:
    """Return the activities of these invites."""
    *before, last = [known.invite.label for known in knowns]
    return f"{', '.join(before)} or {last}" if before else last


def _seat_taken(known: KnownInvite, options: Collection[str], now: datetime) -> Answered:
    """Return what asking for a kept seat comes to."""
    option = min(options)
    starts_at = known.event_time or known.starts[option]
    seat = seat_for(confirmed=known.coming, max_size=known.most, starts_at=starts_at, now=now, until=known.expires_at)
    if seat is not Seat.FREE:
        return (_answer(known, InviteState.CLOSED, frozenset()),), say(Line.SEAT_GONE, activity=known.invite.label)
    place = ", ".join(part for part in (known.place.get("name"), known.place.get("street")) if part)
    words = say(
        Line.SEAT_TAKEN,
        activity=known.invite.label,
        when=when_in_words(starts_at, known.zone),
        place=place or "a spot still to be named",
    )
    return (TakeSeat(known.invite.id, known.linkup, option, known.invite.state),), words


def _answer(known: KnownInvite, to: InviteState, options: frozenset[str]) -> AnswerInvite:
    invite = known.invite
    return AnswerInvite(
        invite=invite.id,
        linkup=known.linkup,
        linkup_state=known.linkup_state,
        before=invite.state,
        to=to,
        chosen=invite.chosen,
        options=options,
    )


def _echo(known: KnownInvite, options: frozenset[str], *, switched: bool) -> Words:
    label = known.invite.label
    whens = [when_in_words(known.starts[option], known.zone) for option in sorted(options)]
    if len(whens) >= _TWO:
        return say(Line.INVITE_IN_BOTH, activity=label, when=whens[0], other=whens[1])
    return say(Line.INVITE_SWITCHED if switched else Line.INVITE_IN, activity=label, when=whens[0])


def _short(known: KnownInvite, option: str) -> str:
    starts_at = known.starts[option]
    return f"{when_in_words(starts_at, known.zone)[:3]} {hour_in_words(starts_at, known.zone)}"
