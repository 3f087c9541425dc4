"""Short honest answers to what people ask about us. None asks anything, so the open question fits behind it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.domain.voice.lines import Line
from engine.domain.voice.template import Template

if TYPE_CHECKING:
    from collections.abc import Mapping


def _aside(text: str, *, compliance: bool = False) -> Template:
    return Template(text, compliance=compliance, in_dialogue=True)


TEMPLATES: Mapping[Line, Template] = MappingProxyType({
    Line.ASIDE_WHO_SEES: _aside(
        "Your texts are sealed and deleted after {days} days, unless a safety report needs them. What stays is what"
        " matching needs. Others get your first name."
    ),
    Line.ASIDE_IS_BOT: _aside(
        "I'm an automated service, with people behind it who look after things. The get-togethers are in person, with"
        " people who signed up like you."
    ),
    Line.ASIDE_PRICE: _aside(
        "Joining and the interview cost nothing. A subscription comes later, by link, and you're told the price before"
        " you pay anything."
    ),
    Line.ASIDE_WHO_ARE_YOU: _aside(
        "JOSH is a number you text to meet people near you, as friends: coffee, a hike, a board game, a few people in"
        " a public place. For 18+."
    ),
    Line.ASIDE_HOW_IT_WORKS: _aside(
        'You say what you like. Then you text, say, "coffee sat morning": I invite a few people who fit, and if enough'
        " are in, you all get a time and place."
    ),
    Line.ASIDE_HOW_MANY_TEXTS: _aside(
        "About 30 a month, mostly invites and the plans you're in on. The interview's questions come on top, one at a"
        " time. STOP ends them all.",
        compliance=True,
    ),
    Line.ASIDE_HOW_LONG: _aside(
        "Joining takes a minute, the interview about thirteen short questions. Skip any of those or take a break: we"
        " go on where you left off."
    ),
    Line.ASIDE_WHY_ASK: _aside(
        "Your birthday is for the 18+ rule, your ZIP for who's nearby, the rest for who you'd get on with. In the"
        " interview you can skip anything."
    ),
    Line.ASIDE_IS_IT_SAFE: _aside(
        "You meet in public and can block or report anyone by text. We don't check IDs or run background checks, so"
        " tell a friend where you're going."
    ),
    Line.ASIDE_IS_IT_DATING: _aside("No, never. JOSH is for meeting people as friends, mostly in small groups."),
    Line.ASIDE_WHO_COMES: _aside(
        "A few people near you, 18+ by their own word, who like the same thing and have time then. You get first names"
        " once a plan is set."
    ),
    Line.ASIDE_WHERE: _aside(
        "In public places in your area, like cafes, parks and courts. Every plan names the spot and the street before"
        " you go."
    ),
    Line.ASIDE_DELETE_DATA: _aside(
        "Texts are deleted after {days} days by themselves. To have everything about you erased, write to {contact}."
    ),
    Line.ASIDE_WHICH_CITIES: _aside(
        "We open one area at a time and go by your ZIP. If yours isn't open yet, you can join now and you're told once"
        " it is."
    ),
    Line.ASIDE_HOW_OLD_PEOPLE: _aside(
        "All say they're 18 or older when they join; we don't check IDs. Ages vary, and nobody is told yours."
    ),
    # STOP is named as the way out, as the carriers ask for where somebody doubts that they signed up.
    Line.ASIDE_HOW_GOT_NUMBER: _aside(
        "From a text that came to us from this number; we don't buy lists. If that wasn't you, text STOP and we won't"
        " write again.",
        compliance=True,
    ),
    Line.ASIDE_TALK_TO_PERSON: _aside("Write to {contact}: a person reads it. The texts from here are automated."),
    Line.ASIDE_CAN_I_CHANGE: _aside(
        'Yes, any time: text me what changed, like "no more bars" or "call me Max". Once you\'re in, ME shows what I'
        " have on you."
    ),
    Line.ASIDE_WHAT_NEXT: _aside(
        "First the questions. Then, once your area is open, you text when you'd like company, and you're asked along"
        " when others plan something that fits."
    ),
})  # fmt: skip
