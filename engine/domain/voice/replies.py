"""What is said to answers to invites, and what everybody hears once a LinkUp is locked.

Nobody reads how many were asked, who, or who declined. Undo words are worded as ``engine.domain.linkups.replies`` reads
them; a test sends each back.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.domain.voice.lines import Line
from engine.domain.voice.template import Template

if TYPE_CHECKING:
    from collections.abc import Mapping


def _reply(text: str) -> Template:
    return Template(text, in_dialogue=True)


TEMPLATES: Mapping[Line, Template] = MappingProxyType({
    # While it looks for people
    Line.INVITE_IN: _reply(
        "You're in for {activity}, {when}. I'll text you whether it comes together. Text I CAN'T MAKE IT to undo."
    ),
    Line.INVITE_IN_BOTH: _reply(
        "You're in for {activity}, {when} or {other}. I'll text you whether it comes together, and when. Text I CAN'T"
        " MAKE IT to undo."
    ),
    Line.INVITE_SWITCHED: _reply(
        "Switched: {activity}, {when}. I'll text you whether it comes together. Text I CAN'T MAKE IT to undo."
    ),
    Line.SPLIT_ASKED: Template(
        "JOSH here. For {activity}, only {when} has people so far. Can you make that one? Text {tokens} if you can,"
        " NO if you can't."
    ),
    Line.SPLIT_KEPT: _reply(
        "Okay, nothing changes: you're down for {activity}, {when}. I'll text you whether it comes together."
    ),
    Line.INVITE_OUT: _reply("No problem, not this time for {activity}. If that changes, text {tokens}."),
    Line.INVITE_OUT_OF_ALL: _reply("No problem, not this time. If that changes, text {tokens}."),
    Line.INVITE_WHICH: _reply("Glad you'd like to! Which one is that for: {choices}? The letter is enough."),
    Line.INVITE_WHICH_NOT: _reply("Sure. Which one can't you make: {choices}? Its name is enough."),
    Line.INVITE_WHICH_TIME: _reply("Happy to count you in: {activity}. Which time: {choices}? The letter will do."),
    Line.INVITE_UNCLEAR: _reply("Is that an IN or an OUT for {activity}? To come, text {tokens}; if not, OUT."),
    Line.INVITE_NO_CHANGE: _reply(
        "I still can't tell, so nothing changes for {activity}. To come, text {tokens}; if not, I CAN'T MAKE IT."
    ),
    # Too late
    Line.INVITE_CLOSED: _reply(
        "That one's closed, so nothing changes: {activity}. I'll ask you when the next thing fits, or text me"
        " what you'd like to do."
    ),
    Line.INVITE_PLACED: _reply("You have a place already: {activity}, {when}."),
    Line.SEAT_GONE: _reply("Sorry, that seat for {activity} is gone. I'll ask you when the next thing fits."),
    Line.SEAT_LET_GO: _reply("No problem, I've let the seat for {activity} go. Thanks for telling me."),
    Line.SEAT_TAKEN: _reply("The seat is yours: {activity}, {when} at {place}. Text I CAN'T MAKE IT if that changes."),
    # The lock
    Line.LOCKED: Template(
        "JOSH here, it's on: {activity}, {when} at {place}. With {people}. Text PLAN to see it again, CAN'T if"
        " you can't make it."
    ),
    Line.LOCKED_SAFETY: _reply(
        "It's a public spot; tell a friend where you're going. We don't check IDs or run background checks."
    ),
    Line.SEAT_KEPT: Template(
        "JOSH here. {activity} goes ahead at another time: {when} at {place}. There's a seat for you until {until}. Can"
        " you make it? Text {tokens} to take it, OUT if not."
    ),
    Line.FILLED_UP: Template(
        "JOSH here. {activity} filled up before your turn came, sorry! You're first in line next time."
    ),
})  # fmt: skip
