"""A LinkUp that goes ahead, for who has a place in it: the plan again, CAN'T, back IN, CALL OFF.

The LinkUp's row is locked while this decides, so what is said back is how it stands; the others are told in the same
transaction (engine.linkups.changes).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.effects import CallOff, CloseQuestion, LeavePlace, Reply, ReturnToPlace, Silence, StaySilent
from engine.domain.limits import is_repeat
from engine.domain.linkups.commanding import read_command
from engine.domain.linkups.leaving import Cause, Off, after_drop, costs
from engine.domain.linkups.plan_words import PlanCommand
from engine.domain.linkups.seats import Seat, seat_for
from engine.domain.linkups.telling import about, choices
from engine.domain.people import HoldState
from engine.domain.turn import Decision, Handler, Part, Turn
from engine.domain.voice import Line, join_words, say

if TYPE_CHECKING:
    from engine.domain.effects import Effect
    from engine.domain.linkups.own_places import OwnPlace
    from engine.domain.voice import Words


def decide(turn: Turn) -> Decision:
    """Carry out what a text says about a LinkUp that goes ahead."""
    commanded = read_command(turn)
    if commanded is None:
        return _decision(turn, StaySilent(Silence.OUTDATED))
    if is_repeat(turn.text.body, turn.snapshot.recent_texts, turn.text.arrived_at):
        return _decision(turn, StaySilent(Silence.REPEATED))
    command, places = commanded.command, commanded.about
    if command is PlanCommand.PLAN:
        said = [_shown(place, turn) for place in ([p for p in places if p.comes] or places)]
        return _decision(turn, *(Reply(words) for words in join_words(*said)))
    if len(places) > 1:
        return _decision(turn, Reply(choices(places, command)))
    if command is PlanCommand.CALL_OFF:
        return _call_off(turn, places[0])
    return _leave(turn, places[0]) if command is PlanCommand.CANT else _come(turn, places[0])


def _shown(place: OwnPlace, turn: Turn) -> Words:
    if not place.comes:
        return _out_of(place, turn)
    if turn.now >= place.starts_at:
        return about(Line.PLACE_SHOWN_BEGUN, place)
    return about(Line.PLACE_SHOWN_OWN if place.is_initiator else Line.PLACE_SHOWN, place)


def _leave(turn: Turn, place: OwnPlace) -> Decision:
    if not place.comes:
        return _decision(turn, Reply(_out_of(place, turn)))
    cost = costs(Cause.CANT, locked_at=place.locked_at, now=turn.text.arrived_at, freed=place.is_free_to_go)
    is_off = isinstance(after_drop(place.without_me, turn.now), Off)
    line = Line.PLACE_LEFT_OFF if is_off else Line.PLACE_LEFT
    if not is_off and _seat(place, turn) is not Seat.FREE:
        line = Line.PLACE_LEFT_FOR_GOOD
    left = LeavePlace(place.id, place.linkup, is_off=is_off, costs=cost)
    return _decision(turn, left, CloseQuestion(place.topic, "answered"), Reply(about(line, place)))


def _come(turn: Turn, place: OwnPlace) -> Decision:
    person = turn.snapshot.person
    if place.comes:
        return _decision(turn, CloseQuestion(place.topic, "answered"), Reply(about(Line.PLACE_STILL, place)))
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
    needs=frozenset({Part.PLACES, Part.INVITES, Part.QUESTIONS, Part.RECENT_REPLIES}),
)
