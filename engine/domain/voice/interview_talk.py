"""What is said around the interview's questions: what we heard, how far we are, second tries, breaks, the good-bye.

Nothing of what goes before a question asks anything itself: a text asks one thing.
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
    Line.HEARD_READY: _said("Good, here we go."),
    Line.HEARD_MIX: _said("{answer}: nice mix."),
    Line.HEARD_GOT_IT: _said("{answer}, got it."),
    Line.HEARD_NOTED: _said("{answer}, noted."),
    Line.HEARD_GOOD: _said("{answer}, good to know."),
    Line.HEARD_AVOID: _said("Noted, I'll keep that in mind."),
    Line.HEARD_EASY: _said("Nothing to avoid, noted."),
    Line.HEARD: _said("Thanks, noted."),
    Line.AGAIN_MORE: _said(
        "{answer}, good start. And two more things you like doing with people? Like: hiking, live music, cooking."
    ),
    Line.HEARD_LOOSELY: _said("Fair enough, noted."),
    Line.HEARD_SKIP: _said("No problem, we'll skip that."),
    Line.HEARD_PASS: _said("Sure, on to the next one."),
    Line.HEARD_UNCLEAR: _said("No worries, let's move on."),
    Line.HEARD_UNCLEAR_TOO: _said("That's fine, here's the next one."),
    Line.HEARD_CHANGE: _said("Changed: {answer}."),
    Line.HEARD_CHANGE_PLAIN: _said("Changed that."),
    Line.HEARD_KEEP: _said("Okay, I left it as it was."),
    Line.PROGRESS_HALF: _said("Halfway there."),
    Line.PROGRESS_NEAR: _said("Nearly there."),
    Line.BACK_TO_IT: _said("Back to it."),
    Line.BACK_GREETING: _said("Hey, good to hear from you."),
    Line.BACK_ONE_STEP: _said("Sure, let's change that."),
    Line.AGAIN_LETTER: _said("Let me put that another way, just a letter is fine."),
    Line.AGAIN_NUMBER: _said("Let me put that another way, just the number is fine."),
    Line.IN_ALREADY: _said("You're in already, all that's left is my questions."),
    Line.AGAIN_INTRO: _said("I couldn't quite tell. Text READY to begin now, or LATER for another time."),
    Line.AGAIN_ACTIVITY: _said(
        "I couldn't match that to something people do together. Pick a few, like: coffee, hiking, live music, board"
        " games, tennis, cooking."
    ),
    Line.AGAIN_MOTIVE: _said(
        "Let me make that easier. Pick what fits: A connected, B cozy, C learning, D playful, E calm, F adventurous?"
    ),
    Line.AGAIN_BOUNDARIES: _said("I couldn't quite tell. Reply NONE, or name what to avoid, like bars or dogs."),
    Line.LATER_INTRO: _said("No rush. I'll check in a bit later, or text READY whenever it suits you."),
    Line.LATER: _said("No rush, your answers are kept. I'll check in a bit later, or just text me when it suits you."),
    Line.WELCOME_BACK: _said("Welcome back, {name}. We were at question {number} of {total}."),
    Line.WELCOME_BACK_INTRO: _said("Welcome back, {name}. We were about to begin."),
    Line.NUDGE_FIRST: Template("Hi {name}, JOSH here. Whenever you have a minute, this is where we were."),
    Line.NUDGE_LAST: Template("Hi {name}, JOSH once more. Your answers are kept, and I won't ask again after this."),
    Line.DONE: _said("That's everything, {name}, thank you."),
    Line.DONE_MISSING: _said(
        "That's all my questions, {name}, thank you. To find you company I still need to know {missing}. Text me that"
        " any time."
    ),
    Line.DONE_SKIPPED: _said(
        "That's all my questions, {name}, thank you. To find you company I still need to know {missing}. Text READY any"
        " time and we'll go through what we skipped."
    ),
    Line.DONE_STILL_SKIPPED: _said(
        "To find you company I still need to know {missing}. Text READY and I'll ask what we skipped."
    ),
    Line.NEXT_OPEN: _said(
        "For company in {region}, tell me what you're up for and when, like coffee Saturday morning. Text ME to see"
        " what I noted."
    ),
    Line.NEXT_WAITLISTED: _said(
        "JOSH isn't open in {region} yet, so there are no LinkUps there for now. You're on the list and get one text"
        " when it opens."
    ),
    Line.NEXT_CLOSED: _said(
        "JOSH is closed in {region} at the moment: no LinkUps there for now, and I can't say until when. Your answers"
        " are kept."
    ),
    Line.NEXT_NOWHERE: _said(
        "We aren't in your area yet, so there are no LinkUps for you for now. You're on the list, and your answers are"
        " kept."
    ),
})  # fmt: skip
