"""What is said about a LinkUp that goes ahead: the plan again, who leaves or comes back, that it is off, reminders.

Nobody reads who left, nor why.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.domain.voice.lines import Line
from engine.domain.voice.template import Template

if TYPE_CHECKING:
    from collections.abc import Mapping


def _said(text: str) -> Template:
    return Template(text, in_dialogue=True)


TEMPLATES: Mapping[Line, Template] = MappingProxyType({
    # To who wrote
    Line.PLACE_SHOWN: _said("{activity}, {when} at {place}. With {people}. Text CAN'T if you can't make it."),
    Line.PLACE_SHOWN_OWN: _said(
        "{activity}, {when} at {place}. With {people}. Text CAN'T if you can't make it, CALL OFF to cancel it for"
        " everybody."
    ),
    Line.PLACE_SHOWN_ASKING: _said(
        "{activity}, {when} at {place}, with {people} so far. I'm still asking around: by {until} you'll hear whether"
        " it's on. Text CAN'T to drop out."
    ),
    Line.PLACE_SHOWN_BEGUN: _said("{activity}, {when} at {place}. With {people}."),
    Line.PLACE_LEFT: _said(
        "Okay, you're out of {activity}, {when}. I'm telling the others that one person can't make it. Changed your"
        " mind? Text IN."
    ),
    Line.PLACE_LEFT_FOR_GOOD: _said(
        "Okay, you're out of {activity}, {when}. I'm telling the others that one person can't make it."
    ),
    Line.PLACE_LEFT_OFF: _said(
        "Okay. That leaves too few for {activity}, {when}, so it's off, and I'm telling everybody. Thanks for saying."
    ),
    Line.PLACE_LEFT_ALREADY: _said("You're out of {activity}, {when}. Changed your mind? Text IN."),
    Line.PLACE_LEFT_CLOSED: _said("You're out of {activity}, {when}."),
    Line.PLACE_STILL: _said("Great, you're in: {activity}, {when} at {place}. Text CAN'T if that changes."),
    Line.PLACE_BACK: _said("You're back in: {activity}, {when} at {place}. Text CAN'T if that changes."),
    Line.PLACE_FULL: _said("Sorry, somebody else has your seat for {activity}, {when}. I'll ask you again soon."),
    Line.PLACE_TOO_LATE: _said("Sorry, {activity} is about to start, so it's too late to join. I'll ask you again."),
    Line.PLACE_CALLED_OFF: _said("Okay, {activity}, {when}, is off, and I'm telling everybody."),
    Line.PLACE_NOT_YOURS: _said(
        "Only whoever set it up can call off {activity}, {when}. If you can't make it, text CAN'T."
    ),
    Line.PLACE_NONE: _said("Nothing is set up for you right now. Want to change that? Text me what and when."),
    Line.PLACE_WHICH: _said("Which one do you mean: {choices}? Text it with its name, like: {example}."),
    Line.OWN_CALLED_OFF: _said(
        "Okay, {activity}, {when}, is off. Nobody else gets asked, and whoever said they'd come hears it from me. For a"
        " new try text me what and when."
    ),
    # To the others
    Line.ONE_LEFT: Template(
        "JOSH here. One person can't make it to {activity}, {when}. It's still on at {place}, with {people}. Text CAN'T"
        " if that's not for you."
    ),
    Line.ONE_LEFT_ASKING: Template(
        "JOSH here. One person can't make it to {activity}, {when}. I'm asking around for somebody else, and by"
        " {until} you'll hear whether it's on. Text CAN'T if that's not for you."
    ),
    Line.ONE_BACK: Template("JOSH here. One more can make it after all: {activity}, {when} at {place}. With {people}."),
    Line.ONE_MORE: Template("JOSH here. Somebody new is in: {activity}, {when} at {place}. With {people}."),
    Line.NEWCOMER: Template(
        "JOSH here. For {activity} you'll be with {people}. PLAN shows it again. It's a public spot; tell a friend"
        " where you're going. We don't check IDs or run background checks."
    ),
    Line.WITH_FEWER: Template(
        "JOSH here. {activity}, {when}, is on with fewer people: at {place}, with {people}. Text CAN'T if that's not"
        " for you."
    ),
    Line.OFF_TOO_FEW: Template(
        "JOSH here. Too few can make it to {activity}, {when}, so it's off. Sorry! Want another try? Text me what and"
        " when."
    ),
    Line.OFF_CALLED: Template(
        "JOSH here. {activity}, {when}, was called off. Sorry! Want to do something else? Text me what and when."
    ),
    # Reminders
    Line.REMINDER: Template(
        "JOSH here, see you soon: {activity}, {when} at {place}. With {people}. PLAN shows it again, CAN'T if you can't"
        " make it."
    ),
    Line.REMINDER_ASKS: Template(
        "JOSH here: {activity}, {when} at {place}. With {people}. Still on? Text IN, or CAN'T. PLAN shows it again."
    ),
    Line.NOT_CONFIRMED: Template(
        "JOSH here. Not everybody has confirmed {activity}, {when}, so it may be fewer people. Text CAN'T to drop it:"
        " that's fine, and won't count against you."
    ),
    Line.ALL_CONFIRMED: Template(
        "JOSH here. Everybody has confirmed now: {activity}, {when} at {place}. With {people}. See you there."
    ),
})  # fmt: skip
