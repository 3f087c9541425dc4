"""The words of joining: what is asked, asked again, corrected, agreed to; and those for who cannot come in.

``JOIN_AGREE`` is the consent itself. Who agreed is recorded with the version of its wording, so it is a text of its
own without a placeholder, and names all that carriers ask for: recurring automated texts, how many, no condition of
purchase, rates, HELP, STOP, terms and privacy (CTIA messaging principles; platforms: consent record).
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.domain.voice.lines import Line
from engine.domain.voice.template import Template

if TYPE_CHECKING:
    from collections.abc import Mapping


def _reply(text: str, *, compliance: bool = False) -> Template:
    return Template(text, compliance=compliance, in_dialogue=True)


TEMPLATES: Mapping[Line, Template] = MappingProxyType({
    # The questions. SHORT follows the answer to something else; MISSED and LOST are the second and the third try.
    Line.JOIN_NAME: _reply(
        "Happy to have you! JOSH brings a few people near you together, as friends, 18+. To begin: what's your first"
        " and last name?"
    ),
    Line.JOIN_NAME_SHORT: _reply("So, what's your first and last name?"),
    Line.JOIN_NAME_MISSED: _reply("I didn't catch a name there. First and last is all I need, like: Ann Lee."),
    Line.JOIN_NAME_LOST: _reply("Sorry, still no luck. Could you text your name and nothing else, like: Ann Lee?"),
    Line.JOIN_NAME_NEEDED: _reply("I need something to call you. A first name is enough, it's all others ever see."),
    Line.JOIN_LAST_NAME: _reply(
        "Hi {name}! And what's your last name? Other people never see it. If you'd rather not say, text SKIP."
    ),
    Line.JOIN_LAST_NAME_SHORT: _reply("So, what's your last name? SKIP is fine too."),
    Line.JOIN_LAST_NAME_MISSED: _reply("I didn't catch a last name there. Text just that, like: Lee. Or SKIP."),
    Line.JOIN_LAST_NAME_LEFT: _reply("No last name, then, that's fine."),
    Line.JOIN_BIRTHDAY: _reply(
        "Thanks, {name}. When were you born? I have to ask, JOSH is 18+, and nobody else sees it. Month, day and year,"
        " like 3/14/1994."
    ),
    Line.JOIN_BIRTHDAY_SHORT: _reply("So, when were you born? Month, day and year, like 3/14/1994."),
    Line.JOIN_BIRTHDAY_MISSED: _reply(
        "I couldn't read that as a date. Could you text month, day and year, like 3/14/1994?"
    ),
    Line.JOIN_BIRTHDAY_LOST: _reply(
        "Sorry, still no luck. Your date of birth and nothing else, please, like: March 14, 1994."
    ),
    Line.JOIN_YEAR_SHORT: _reply("And the year you were born, like 1994?"),
    Line.JOIN_DAY_SHORT: _reply("And the month and day, like March 14?"),
    Line.JOIN_BIRTHDAY_NO_YEAR: _reply("Almost: the year is missing. Could you text all of it, like 3/14/1994?"),
    Line.JOIN_BIRTHDAY_TWO_WAYS: _reply(
        "I could read that in two ways. Could you write the month out, with the whole year, like March 14, 1994?"
    ),
    Line.JOIN_BIRTHDAY_ONLY_AGE: _reply("Thanks! I need the date too: month, day and year, like 3/14/1994."),
    Line.JOIN_BIRTHDAY_UNLIKELY: _reply(
        "That can't be a year of birth, I think. Could you check it, and text month, day and year, like 3/14/1994?"
    ),
    Line.JOIN_BIRTHDAY_NEEDED: _reply(
        "I can't leave that one out: JOSH is 18+, so everybody says when they were born. Nobody else sees it."
    ),
    Line.JOIN_CHECK: _reply("Just to be sure: is that {birthday}? Reply OK if so, or text the right date."),
    Line.JOIN_CHECK_SHORT: _reply("So, were you born {birthday}? Reply OK if so, or text the right date."),
    Line.JOIN_ZIP: _reply("Got it. What's your ZIP code? Five digits; it tells me who's near you, and nobody sees it."),
    Line.JOIN_ZIP_SHORT: _reply("So, what's your ZIP code? Five digits."),
    Line.JOIN_ZIP_MISSED: _reply("I'm looking for the five digits of your ZIP code, like 94110. What's yours?"),
    Line.JOIN_ZIP_LOST: _reply(
        "Sorry, still no luck. Any ZIP near where you'd like to meet people will do, just its five digits, like 94110."
    ),
    Line.JOIN_ZIP_UNREAL: _reply(
        "That doesn't look like a US ZIP code to me. Could you check it? Five digits, like 94110."
    ),
    Line.JOIN_ZIP_NEEDED: _reply("I can't leave that one out: without a ZIP code I don't know who's near you."),
    Line.JOIN_ZIP_CANADA: _reply(
        "That looks Canadian, and JOSH is only in the US so far, sorry! If there's a US ZIP code where you'd like to"
        " meet people, text its five digits."
    ),
    Line.JOIN_ZIP_CANADA_STILL: _reply(
        "I'd love to, but there's nothing in Canada yet. A US ZIP still works any time. Without one, text NO THANKS and"
        " nothing is kept."
    ),
    # The last step: what we have, and the consent.
    Line.JOIN_REGION_UNKNOWN: _reply(
        "No area of ours has ZIP {zip} so far. You can join all the same and hear from me once there is one."
    ),
    Line.JOIN_REGION_WAITING: _reply(
        "To be honest: JOSH isn't in {region} yet. You can join all the same and hear from me once it opens."
    ),
    Line.JOIN_REGION_CLOSED: _reply(
        "To be honest: JOSH is closed in {region} right now. You can join all the same and hear from me if it opens."
    ),
    Line.JOIN_READBACK: _reply(
        "So that's {full_name}, born {birthday}, ZIP {zip}. If something's off, just tell me. One last thing:"
    ),
    Line.JOIN_AGREE: Template(
        "JOSH sends recurring automated texts about get-togethers, about 30 a month. Consent is not a condition of"
        " purchase. Msg & data rates may apply. HELP for help, STOP to stop. Terms & privacy: joshtexts.example/terms."
        " If you're 18+ and agree, reply AGREE.",
        compliance=True,
    ),
    Line.JOIN_AGREE_SHORT: _reply("So, if you agree to the terms I sent, reply AGREE. If not, NO."),
    Line.JOIN_AGREE_PLAIN: _reply(
        "In short: you'd get automated texts about get-togethers from JOSH, about 30 a month, and STOP ends them any"
        " time. All of it is at joshtexts.example/terms. If that's fine with you, reply AGREE.",
        compliance=True,
    ),
    Line.JOIN_AGREE_UNCLEAR: _reply(
        "Just so I don't get you wrong: reply AGREE to join on the terms I sent, or NO and nothing is kept."
    ),
    Line.JOIN_AGREE_CORRECTED: _reply(
        "Changed. Now it's {full_name}, born {birthday}, ZIP {zip}. If that's right and you agree to the terms I sent,"
        " reply AGREE."
    ),
    Line.JOIN_WHAT_IS_WRONG: _reply("Sorry! Which is it: your name, birthday or ZIP? Text me the right one."),
    Line.JOIN_NO_CHANGE: _reply(
        "I'll take that as no change: you haven't joined. AGREE still works, so does NO. For a person, write to"
        " {contact}."
    ),
    # The carriers' rules for a welcome: who, how many, rates, the ways to help and out.
    Line.JOIN_WELCOME: Template(
        "You're in, {name}! About 30 texts a month from JOSH, msg & data rates may apply. HELP for help, STOP if you"
        " ever change your mind.",
        compliance=True,
    ),
    # On the way.
    Line.JOIN_NOTED: _reply("Noted."),
    Line.JOIN_CHANGED: _reply("Changed."),
    Line.JOIN_STILL_HERE: _reply("Hey, good to hear from you! We aren't done yet."),
    Line.JOIN_NEW_TERMS: _reply("The terms have changed a little since, so here they are again."),
    Line.JOIN_BACK: _reply("No problem, let's do that one again."),
    Line.JOIN_START_OVER: _reply("No problem, from the beginning."),
    Line.JOIN_UNDERWAY: _reply("You're on your way in already."),
    Line.JOIN_LATER: _reply("No rush. I'll keep what you told me for 7 days; just answer when it suits you."),
    Line.JOIN_LEFT: _reply("No problem, nothing is kept. If you change your mind, text JOIN any time."),
    Line.JOIN_WAITING: _reply(
        "I'll wait here and stop guessing. What you told me is kept for 7 days, so answer any time, or write to"
        " {contact} and a person will help."
    ),
    Line.JOIN_STUCK: _reply(
        "I can't make that out, so nothing has changed. You can try once more, or write to {contact} and a person will"
        " help."
    ),
    # Who cannot come in.
    Line.UNDER_18: _reply(
        "Thanks for telling me. JOSH is only for people 18 and over, so we have to part here, and what you told me is"
        " being erased. If you ever need to talk, call or text 988, any time."
    ),
    Line.UNDER_18_AGAIN: _reply(
        "JOSH is only for people 18 and over, so I can't sign you up. If you ever need to talk, call or text 988, any"
        " time."
    ),
    Line.JOIN_NOT_POSSIBLE: _reply("JOSH can't take this number in. If that seems wrong to you, write to {contact}."),
    Line.PAUSED: _reply(
        "JOSH here. Your membership is paused, so I can't do anything for you right now. If you think that's wrong,"
        " write to {contact} and a person will look at it."
    ),
    # Members with nothing under way.
    Line.MEMBER_POINTER: _reply(
        "JOSH here, {name}. Tell me what you're up for and when, like coffee Saturday morning, and I'll ask around."
        " If something about you changed, just say so."
    ),
    Line.MEMBER_GREETING: _reply(
        "Hey {name}, JOSH here! Up for some company? Tell me what and when, like coffee Saturday morning."
    ),
    Line.MEMBER_WAITS: _reply(
        "JOSH here, {name}. I can't set things up around {region} yet; you're on the list and hear from me once I can."
        " If something about you changed, just say so."
    ),
    Line.MEMBER_RESUMES: _reply("Good to hear from you, {name}. JOSH still has a few questions for you."),
    Line.MEMBER_INCOMPLETE: _reply(
        "JOSH here, {name}. To find you company I still need to know {missing}. Tell me in your own words, or text"
        " READY and I'll ask."
    ),
    Line.MEMBER_ALREADY_IN: _reply(
        "You're in already, {name}, and JOSH has your profile. Tell me what you're up for and when, like coffee"
        " Saturday morning."
    ),
})  # fmt: skip
