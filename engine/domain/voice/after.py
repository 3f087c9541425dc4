"""What is said around the start of a LinkUp and after it: late, at the spot, how it went, numbers swapped.

Nobody reads who chose whom, who did not, and who missed whom.
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
    # Around the start, to who wrote
    Line.DAY_LATE: _said("Okay, I'm telling the others that you're about {minutes} minutes late. Take care."),
    Line.DAY_LATE_ALREADY: _said("The others know already that you're about {minutes} minutes late."),
    Line.DAY_HERE: _said("Okay, I'm telling the others that you're at the spot."),
    Line.DAY_HERE_ALREADY: _said("The others know that you're at the spot."),
    Line.DAY_THERE: _said("There already: {people}. Have a look around."),
    Line.DAY_ON_THE_WAY: _said("Running late: {people}."),
    Line.DAY_NOBODY_WROTE: _said("Nobody else has written yet. I'll pass on whatever they tell me."),
    Line.DAY_BEGINS_LATER: _said("It begins at {hour}, at {place}."),
    Line.DAY_IS_AT: _said("It's {place}, in case you're somewhere else."),
    # Around the start, to the others
    Line.DAY_LATE_NEWS: Template("JOSH here. {name} is running about {minutes} minutes late for {activity}."),
    Line.DAY_HERE_NEWS: Template("JOSH here. {name} is at the spot for {activity}: {place}."),
    # Afterwards: the questions
    Line.AFTER_ATTENDANCE: Template(
        "JOSH here. How did it go: {activity}, {when}? Reply 1 if you went, 2 if you couldn't make it, 3 if you're not"
        " sure."
    ),
    Line.AFTER_ATTENDANCE_STILL: Template(
        "JOSH here, asking once more: were you at {activity}, {when}? Reply 1 if you went, 2 if you couldn't make it, 3"
        " if you're not sure."
    ),
    Line.AFTER_ATTENDANCE_AGAIN: _said(
        "I didn't quite get that. Were you at {activity}? Reply 1 if you went, 2 if you couldn't make it, 3 if you're"
        " not sure."
    ),
    Line.AFTER_DO_AGAIN: _said("Glad you went! Would you do it again with these people? Reply 1 gladly, 2 rather not."),
    Line.AFTER_DO_AGAIN_STILL: Template(
        "JOSH here, about {activity}: would you do it again with these people? Reply 1 gladly, 2 rather not."
    ),
    Line.AFTER_DO_AGAIN_AGAIN: _said("Just the number will do. Would you do it again? 1 gladly, 2 rather not."),
    Line.AFTER_REMEMBER: _said("Noted. Anything I should remember about it? A few words, or SKIP."),
    Line.AFTER_REMEMBER_STILL: Template(
        "JOSH here, about {activity}: is there anything I should remember about it? A few words, or SKIP."
    ),
    Line.AFTER_SWAP: _said(
        "Swap numbers with anyone who came? It only happens if they choose you too, and once swapped it can't be taken"
        " back. Reply with numbers, ALL or NONE: {choices}."
    ),
    Line.AFTER_SWAP_STILL: Template(
        "JOSH here. Swap numbers with anyone who came? Only if they choose you too; once swapped it can't be taken"
        " back. Reply with numbers, ALL or NONE: {choices}."
    ),
    Line.AFTER_SWAP_AGAIN: _said(
        "To be sure, as it can't be taken back: whom would you swap numbers with? Reply with numbers, ALL or NONE:"
        " {choices}."
    ),
    # Afterwards: the answers
    Line.AFTER_CHOSEN: _said(
        "Noted: {people}. If it's mutual, you'll both get the number; if not, nobody hears of it. Text CHANGE to choose"
        " again."
    ),
    Line.AFTER_CHOSE_NONE: _said("Okay, no numbers. Text CHANGE to choose again. Thanks for telling me how it was!"),
    Line.AFTER_SWAP_LEFT: _said("I still can't tell, so no numbers go out. Text CHANGE to see the list again."),
    Line.AFTER_NOBODY_LEFT: _said("There's nobody left to choose: what was swapped can't be taken back."),
    Line.AFTER_DONE: _said("Thanks for telling me how it was! Up for something else? Text me what and when."),
    Line.AFTER_MISSED: _said(
        "Thanks for saying so. Next time, text CAN'T before it begins, so that nobody waits for you."
    ),
    Line.AFTER_UNSURE: _said("Okay, I'll leave it open. If you were there after all, text I WENT."),
    Line.AFTER_LEFT: _said("No worries, I'll leave it at that."),
    Line.AFTER_NOTED_ALREADY: _said("I have that noted already, thanks."),
    Line.AFTER_CHANGED: _said("Okay, changed."),
    Line.AFTER_DID_NOT_SEE: _said("Thanks, noted. That stays between you and me."),
    Line.AFTER_WHICH: _said(
        "I asked you two things. About how {activity} went: reply with a number. About the invite: reply with its"
        " letter."
    ),
    # No-shows
    Line.AFTER_NOT_SEEN: Template(
        "JOSH here. I have you down as not having made it to {activity}, {when}. These things happen. If you were"
        " there, text I WAS THERE and it won't count."
    ),
    Line.AFTER_WAS_THERE: _said("Thanks for telling me. It doesn't count; somebody here will look into it."),
    Line.AFTER_WAS_THERE_ALREADY: _said("You told me, and it doesn't count. Somebody here is looking into it."),
    # The swap
    Line.AFTER_REVEALED: Template(
        "JOSH here. You and {name} chose each other after {activity}. {name}'s number: {phone}. {name} has yours now,"
        " too."
    ),
})  # fmt: skip
