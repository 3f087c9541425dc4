"""Around the start of a LinkUp: LATE, HERE, "nobody is here". The others get one fixed line, the writer the truth.

The LinkUp's row is locked while this decides; the others are told in the same transaction (engine.linkups.arriving).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.effects import Reply, Silence, StaySilent, TellArrival
from engine.domain.limits import is_repeat
from engine.domain.linkups.after_words import in_words
from engine.domain.linkups.arriving import read_arrival
from engine.domain.linkups.plan_words import LATE_BY, PlanCommand
from engine.domain.linkups.saying_when import hour_in_words
from engine.domain.linkups.telling import spot
from engine.domain.turn import Decision, Handler, Part, Turn
from engine.domain.voice import Line, join_words, say

if TYPE_CHECKING:
    from engine.domain.effects import Effect
    from engine.domain.linkups.own_days import OwnDay
    from engine.domain.voice import Words


def decide(turn: Turn) -> Decision:
    """Pass on that somebody is late or there, and tell them who has written."""
    said = read_arrival(turn)
    if said is None:
        return _decision(turn, StaySilent(Silence.OUTDATED))
    if is_repeat(turn.text.body, turn.snapshot.recent_texts, turn.text.arrived_at):
        return _decision(turn, StaySilent(Silence.REPEATED))
    day = said.day
    if said.wish.command is PlanCommand.LATE:
        return _late(turn, day, said.wish.minutes or LATE_BY)
    told = say(Line.DAY_HERE_ALREADY if day.is_here else Line.DAY_HERE)
    words = join_words(told, *_about_others(day), *_where(turn, day, said.wish.command))
    tells = () if day.is_here else (TellArrival(day.place, day.linkup),)
    return _decision(turn, *tells, *(Reply(each) for each in words))


def _late(turn: Turn, day: OwnDay, minutes: int) -> Decision:
    if day.late == minutes:
        return _decision(turn, Reply(say(Line.DAY_LATE_ALREADY, minutes=str(minutes))))
    tells = TellArrival(day.place, day.linkup, minutes)
    return _decision(turn, tells, Reply(say(Line.DAY_LATE, minutes=str(minutes))))


def _about_others(day: OwnDay) -> tuple[Words, ...]:
    """Say who has written: that is all that is known of where the others are."""
    there = [each.first_name for each in day.others if each.is_here]
    late = [f"{each.first_name} {each.late} min" for each in day.others if each.late and not each.is_here]
    said: list[Words] = []
    if there:
        said.append(say(Line.DAY_THERE, people=in_words(there)))
    if late:
        said.append(say(Line.DAY_ON_THE_WAY, people=in_words(late)))
    return tuple(said) or (say(Line.DAY_NOBODY_WROTE),)


def _where(turn: Turn, day: OwnDay, command: PlanCommand) -> tuple[Words, ...]:
    """Whoever finds nobody may be early, or at another corner."""
    if command is not PlanCommand.NOBODY:
        return ()
    if turn.text.arrived_at < day.starts_at:
        return (say(Line.DAY_BEGINS_LATER, hour=hour_in_words(day.starts_at, day.zone), place=spot(day.venue)),)
    return (say(Line.DAY_IS_AT, place=spot(day.venue)),)


def _decision(turn: Turn, *effects: Effect) -> Decision:
    return Decision(turn.snapshot.session.state, effects)


HANDLER = Handler(name="on_the_day", decide=decide, needs=frozenset({Part.DAYS, Part.PLACES}))
