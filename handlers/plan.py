"""A LinkUp that goes ahead, for who has a place in it: the plan again, CAN'T, back IN, CALL OFF.

And one's own that still looks for people: how it stands, and its end. The LinkUp's row is locked while this decides,
so what is said back is how it stands; the others are told in the same transaction (engine.linkups.changes).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.asides import answer_to
from engine.domain.effects import (
    CallOff,
    CancelLinkup,
    CloseQuestion,
    ConfirmPlace,
    LeavePlace,
    Reply,
    ReturnToPlace,
    Silence,
    StaySilent,
)
from engine.domain.forming.telling import about as of_plan
from engine.domain.limits import is_repeat
from engine.domain.linkups.commanding import read_command
from engine.domain.linkups.leaving import Cause, Off, after_drop, costs, quorum
from engine.domain.linkups.plan_words import PlanCommand
from engine.domain.linkups.seats import Seat, seat_for
from engine.domain.linkups.states import CancelReason
from engine.domain.linkups.telling import about, choices
from engine.domain.people import HoldState
from engine.domain.turn import Decision, Handler, Part, Turn
from engine.domain.understanding.questions import Topic, read_question
from engine.domain.voice import Line, join_words, say
from engine.domain.voice.moments import deadline

if TYPE_CHECKING:
    from engine.domain.effects import Effect
    from engine.domain.forming.standing import OwnLinkup
    from engine.domain.linkups.own_places import OwnPlace
    from engine.domain.voice import Words


def decide(turn: Turn) -> Decision:
    """Carry out what a text says about a LinkUp that goes ahead."""
    commanded = read_command(turn)
    if commanded is None:
        return _decision(turn, StaySilent(Silence.OUTDATED))
    if is_repeat(turn.text.body, turn.snapshot.recent_texts, turn.text.arrived_at):
        return _decision(turn, StaySilent(Silence.REPEATED))
    return _carried_out(turn, commanded.command, commanded.about, commanded.own)


def _carried_out(turn: Turn, command: PlanCommand, places: tuple[OwnPlace, ...], own: OwnLinkup | None) -> Decision:
    if command is PlanCommand.PLAN:
        said = [_shown(place, turn) for place in ([p for p in places if p.comes] or ([] if own else places))]
        said += [] if own is None else [_sought(turn, own)]
        return _decision(turn, *(Reply(words) for words in join_words(*said)))
    if len(places) + (own is not None) > 1:
        return _decision(turn, Reply(choices(places, own, command)))
    if own is not None:
        return _drop(turn, own)
    if command is PlanCommand.CALL_OFF:
        return _call_off(turn, places[0])
    return _leave(turn, places[0]) if command is PlanCommand.CANT else _come(turn, places[0])


def _shown(place: OwnPlace, turn: Turn) -> Words:
    if not place.comes:
        return _out_of(place, turn)
    if turn.now >= place.starts_at:
        return about(Line.PLACE_SHOWN_BEGUN, place)
    if _waits_for_more(place, turn):
        return about(Line.PLACE_SHOWN_ASKING, place)
    return about(Line.PLACE_SHOWN_OWN if place.is_initiator else Line.PLACE_SHOWN, place)


def _waits_for_more(place: OwnPlace, turn: Turn) -> bool:
    """Say whether it is not known yet if it goes ahead: too few come, and others are being asked."""
    is_asking = place.asking_until is not None and turn.now < place.asking_until
    return is_asking and 1 + len(place.others) < quorum(place.without_me)


def _leave(turn: Turn, place: OwnPlace) -> Decision:
    if not place.comes:
        return _decision(turn, Reply(_out_of(place, turn)))
    cost = costs(Cause.CANT, locked_at=place.locked_at, now=turn.text.arrived_at, freed=place.is_free_to_go)
    then = after_drop(place.without_me, turn.now)
    line = Line.PLACE_LEFT_OFF if isinstance(then, Off) else Line.PLACE_LEFT
    if not isinstance(then, Off) and _seat(place, turn) is not Seat.FREE:
        line = Line.PLACE_LEFT_FOR_GOOD
    left = LeavePlace(place.id, place.linkup, then, costs=cost)
    return _decision(turn, left, CloseQuestion(place.topic, "answered"), Reply(about(line, place)))


def _come(turn: Turn, place: OwnPlace) -> Decision:
    person = turn.snapshot.person
    if place.comes:
        missed = (ConfirmPlace(place.linkup),) if place.is_missed else ()
        closed = CloseQuestion(place.topic, "answered")
        return _decision(turn, closed, *missed, Reply(about(Line.PLACE_STILL, place)))
    if person is not None and person.hold is not HoldState.NONE:
        return _decision(turn, Reply(say(Line.PAUSED, contact=turn.policy.support_contact)))
    match _seat(place, turn):
        case Seat.FREE:
            back = ReturnToPlace(place.id, place.linkup)
            return _decision(turn, back, Reply(about(Line.PLACE_BACK, place)))
        case Seat.FULL:
            return _decision(turn, Reply(about(Line.PLACE_FULL, place)))
        case _:
            return _decision(turn, Reply(about(Line.PLACE_TOO_LATE, place)))


def _call_off(turn: Turn, place: OwnPlace) -> Decision:
    if not place.is_initiator:
        return _decision(turn, Reply(about(Line.PLACE_NOT_YOURS, place)))
    closed = CloseQuestion(place.topic, "called_off")
    return _decision(turn, CallOff(place.linkup), closed, Reply(about(Line.PLACE_CALLED_OFF, place)))


def _sought(turn: Turn, own: OwnLinkup) -> Words:
    """Say that people are being asked, and until when; never whom, how many, nor what anybody said."""
    if read_question(turn.text.body) is Topic.WHO_COMES:
        return answer_to(Topic.WHO_COMES, turn.policy)
    return of_plan(Line.PLAN_STILL_ASKING, own.brief, until=deadline(own.ends_at or own.created_at, own.zone))


def _drop(turn: Turn, own: OwnLinkup) -> Decision:
    """End one's own before it goes ahead; whoever said yes is told."""
    canceled = CancelLinkup(own.id, own.state, CancelReason.CALLED_OFF)
    return _decision(turn, canceled, Reply(of_plan(Line.OWN_CALLED_OFF, own.brief)))


def _out_of(place: OwnPlace, turn: Turn) -> Words:
    """Say that they have left, and how to come back while that works."""
    free = _seat(place, turn) is Seat.FREE
    return about(Line.PLACE_LEFT_ALREADY if free else Line.PLACE_LEFT_CLOSED, place)


def _seat(place: OwnPlace, turn: Turn) -> Seat:
    return seat_for(confirmed=len(place.others), max_size=place.max_size, starts_at=place.starts_at, now=turn.now)


def _decision(turn: Turn, *effects: Effect) -> Decision:
    return Decision(turn.snapshot.session.state, effects)


HANDLER = Handler(
    name="plan",
    decide=decide,
    needs=frozenset({Part.PLACES, Part.INVITES, Part.LINKUPS, Part.QUESTIONS, Part.RECENT_REPLIES}),
)
