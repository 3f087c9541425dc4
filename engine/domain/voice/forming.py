"""Asking for company: the plan read back, what GO and NO do, and why something cannot go out."""

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
    Line.PLAN_WHEN: _said("Nice, {activity}. When works for you? Like: Saturday morning, or Tuesday at 7pm."),
    Line.PLAN_WHAT: _said("{when} it is. What would you like to do? Like: coffee, a walk, board games."),
    Line.PLAN_WHAT_AND_WHEN: _said(
        "Happy to find you company. What would you like to do, and when? Like: coffee Saturday morning."
    ),
    Line.PLAN_READBACK: _said(
        "{plan}, {when}, {place}, {company}. GO sends it, or tell me what to change. NO drops it."
    ),
    Line.PLAN_READBACK_EITHER: _said(
        "{plan}, {when} or {other}, {place}, {company}. GO sends it, or tell me what to change. NO drops it."
    ),
    Line.PLAN_DOUBTED: _said(
        "{plan}, {when}, {place}, {company}. Did I get {doubted} right? GO sends it, or tell me what to change. NO"
        " drops it."
    ),
    Line.PLAN_DOUBTED_EITHER: _said(
        "{plan}, {when} or {other}, {place}, {company}. Did I get {doubted} right? GO sends it, or tell me what to"
        " change. NO drops it."
    ),
    Line.PLAN_MOVED: _said("No place I know is open for that then, so here's the nearest time one is."),
    Line.PLAN_ONE_TIME: _said("No place I know is open at both times, so here's one of them."),
    Line.PLAN_FIRST_GROUPS: _said("Everybody's first two are for three people or more, so I made it three."),
    Line.PLAN_GROUPS_ONLY: _said("You want groups only, so I made it three."),
    Line.PLAN_TOO_SOON: _said("That's too soon to ask people around, so here's the next time that works."),
    Line.PLAN_PAST: _said("That time has passed already. What other day and time works?"),
    Line.PLAN_TOO_FAR: _said("I can only plan two weeks ahead. Which day before that works?"),
    Line.PLAN_TIME_UNCLEAR: _said("I need one or two times between 5am and 11pm. Which day, and what time?"),
    Line.PLAN_UNCLEAR: _said(
        "Not sure what to change. GO sends it as it is, NO drops it, or name a day, time or size."
    ),
    Line.PLAN_UNCHANGED: _said("I've left it as it was, and nothing has gone out. GO sends it, NO drops it."),
    Line.PLAN_SENT: _said(
        "On it: asking around for {activity}, {when}. You'll hear from me when it's on, or by {until} if it isn't."
        " CALL OFF stops it."
    ),
    Line.PLAN_SENT_EITHER: _said(
        "On it: asking around for {activity}, {when} or {other}. You'll hear from me when it's on, or by {until} if it"
        " isn't. CALL OFF stops it."
    ),
    Line.PLAN_STILL_ASKING: _said(
        "Still asking around for {activity}, {when}. You'll hear from me when it's on, or by {until} if it isn't. CALL"
        " OFF stops it."
    ),
    Line.INVITE_STILL_ASKING: _said(
        "Not settled yet: {activity}, {when}. You'll hear from me when it's on, or by {until} if it isn't. Text I CAN'T"
        " MAKE IT if that changes."
    ),
    Line.PLAN_DROPPED: _said("Okay, dropped. Nothing went out. Text me whenever you'd like company."),
    Line.PLAN_GONE: _said(
        "That plan timed out before your GO, so nothing went out. Tell me again what and when, and it's quickly set up."
    ),
    Line.PLAN_NOT_THERE: _said(
        "That plan isn't there any more, so nothing went out. Tell me again what and when, and it's quickly set up."
    ),
    Line.PLAN_WAS_DROPPED: _said(
        "You'd dropped that plan, so nothing went out. Want it after all? Tell me again what and when, and I'll set"
        " it up."
    ),
    Line.PLAN_LEFT_BEHIND: _said(
        "You live elsewhere now, so I dropped that plan; nothing went out. Tell me what and when, and I'll look around"
        " {region}."
    ),
    Line.PLAN_OUT_ALREADY: _said("It's out already: {activity}, {when}. I'm asking around and will text you."),
    Line.PLAN_ONE_AT_A_TIME: _said(
        "I'm still asking around for {activity}, {when}. One at a time, so text me again once that's settled."
    ),
    Line.PLAN_NO_PLACE: _said(
        "I don't have a good public place for {activity} around {region} yet. Coffee or a walk would work."
    ),
    Line.PLAN_REFUSED_HOLD: _said(
        "I can't set anything up for you right now. If that seems wrong, write to {contact}."
    ),
    Line.PLAN_REFUSED_REGION: _said(
        "I can't set things up around {region} yet. You're on the list and hear from me once I can."
    ),
    Line.PLAN_REFUSED_PROFILE: _said(
        "I don't know you well enough yet to find good company. Text ME to see what I have."
    ),
    Line.PLAN_REFUSED_ENTITLEMENT: _said("Your membership doesn't cover starting plans right now. Write to {contact}."),
    Line.PLAN_REFUSED_TODAY: _said(
        "That's three plans sent today, which is the most for one day. Text me again tomorrow."
    ),
    Line.PLAN_REFUSED_SOON: _said("That's too soon to ask people around. Which later day works?"),
    Line.PLAN_REFUSED_PEOPLE: _said(
        "Too few people around you fit that one, so it hasn't gone out. What should I change: the day, what to do,"
        " or how many? NO drops it."
    ),
})  # fmt: skip
