"""What is said about a profile that its owner changes or looks at: what is true now, and how to take it back.

Undo commands are worded as the engine reads them (``engine.domain.understanding.changes``); a test sends each back.
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
    # Activities
    Line.DROPPED: _reply('Done: no more {things}. Text "add {undo}" to undo.'),
    Line.DROPPED_UNLISTED: _reply(
        'That wasn\'t on your list, and now it\'s noted: no {things}. Text "forget {undo}" to undo.'
    ),
    Line.DROPPED_ALREADY: _reply("Noted already: no {things}."),
    Line.ADDED: _reply('Added: {things}. Text "forget {undo}" to undo.'),
    Line.ADDED_AGAINST: _reply('You also told me no {things}, and that still counts. Text "forget {undo}" if not.'),
    Line.ADDED_ALREADY: _reply("On your list already: {things}."),
    # Times and groups
    Line.TIMES_SET: _reply("Done: you're free {times}. Text me when that changes."),
    Line.TIMES_SET_ALREADY: _reply("That's what I have: you're free {times}."),
    Line.TIMES_EXCLUDED: _reply("Done: not {gone}. That leaves {times}."),
    Line.TIMES_EXCLUDED_ALL: _reply(
        'Done: not {gone}. That leaves me no time to ask you for. Text, say, "change my times to weekends".'
    ),
    Line.TIMES_EXCLUDED_ONLY: _reply("Done: not {gone}."),
    Line.TIMES_EXCLUDED_ALREADY: _reply("Noted already: not {gone}."),
    Line.GROUP_SET: _reply("Done: groups of {group}."),
    Line.GROUP_SET_ALREADY: _reply("That's what I have: groups of {group}."),
    # Boundaries
    Line.BOUNDED: _reply('Noted: {bounds}. Text "forget {undo}" to undo.'),
    Line.BOUNDED_RULES_OUT: _reply("That leaves out {things} from your list."),
    Line.BOUNDED_ALREADY: _reply("Noted already: {things}."),
    # Forgetting
    Line.FORGOTTEN: _reply("Forgotten: {things}. It plays no part any more."),
    Line.FORGOTTEN_NOTHING: _reply("I had nothing about {things}, so there's nothing to forget."),
    # A name
    Line.RENAMED: _reply("{name} it is."),
    Line.RENAMED_ALREADY: _reply("{name} is what I call you already."),
    # A ZIP code
    Line.MOVED_OPEN: _reply("Done: ZIP {zip}, so {region} for you from now on. It can change once in 30 days."),
    Line.MOVED_WAITING: _reply(
        "Done: ZIP {zip}. JOSH isn't open in {region} yet, so no get-togethers until it is. You're told once it opens."
    ),
    Line.MOVED_CLOSED: _reply(
        "Done: ZIP {zip}. JOSH is closed in {region} right now, so no get-togethers there. You're told once it opens."
    ),
    Line.MOVED_NOWHERE: _reply(
        "Done: ZIP {zip}. No area of ours has it so far, so no get-togethers until one does. You're told once it opens."
    ),
    Line.MOVE_UNKNOWN: _reply(
        "No area of ours has ZIP {zip}, so I've left yours as it is. If it's right all the same, text MOVED {zip} once"
        " more: it can change once in 30 days."
    ),
    Line.MOVE_SAME: _reply("ZIP {zip} is what I have for you already."),
    Line.MOVE_TOO_SOON: _reply(
        "A ZIP can change once in 30 days, and yours did. From {day} on you can text MOVED and the new one."
    ),
    Line.MOVE_CANADA: _reply(
        "JOSH only knows US ZIP codes so far, sorry, so I've left yours as it is. Text MOVED and a ZIP when you have"
        " one."
    ),
    Line.MOVE_ASKED: _reply("Good to know! What's your new ZIP code? Five digits."),
    # Looking at it
    Line.PORTRAIT: _reply("What I have on you: {portrait}"),
    Line.PORTRAIT_MORE: _reply("{portrait}"),
    Line.PORTRAIT_EMPTY: _reply("Nothing but your name and ZIP so far, {name}. It fills up as you tell me things."),
    Line.PORTRAIT_CORRECT: _reply('If something is off, just say so, like "drop karaoke" or "call me Max".'),
    # Long untouched
    Line.STILL_RIGHT: Template(
        "JOSH here, {name}. It's been a while: still into {things}, and free {times}? Reply OK, or tell me what"
        " changed."
    ),
    Line.STILL_RIGHT_AT_ALL: Template(
        "JOSH here, {name}. It's been a while: is what you told me about you still right? Reply OK, or tell me what"
        " changed. ME shows it."
    ),
    Line.KEPT: _reply("Good, everything stays as it is."),
    Line.TELL_WHAT_CHANGED: _reply(
        'Just tell me, one thing at a time: "drop hiking", "add chess", "change my times to evenings".'
    ),
    # What a change did to the whole
    Line.NOW_COMPLETE: _reply("That was all I still needed: your profile is complete."),
    Line.TOO_LITTLE: _reply("To find you company I still need to know {missing}. Text me that any time."),
})  # fmt: skip
