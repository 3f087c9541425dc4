"""Why we wrote what we wrote, in plain words, derived from the key of the line.

Lines that begin alike are said alike: the table names groups, and a line belongs to the longest one it begins with.
What is left of its key fills the words of the group. A line of its own is a group of one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.sandbox.question_words import QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

GROUPS: Final[Mapping[str, str]] = {
    "welcome_stranger": "first contact in 30 days",
    "idle_pointer": "introduced before, so a short pointer to what works",
    "greeting": "a greeting, so it greets back",
    "help": "asked for help",
    "stop_confirmed": "asked to stop, confirmed once",
    "start_confirmed": "asked to come back",
    "already_in": "asked to come back, but was never gone",
    "in_already": "asked to join, but is in already",
    "media_unreadable": "a photo, and only words can be read",
    "spanish_notice": "written in Spanish, so it says once in Spanish what works",
    "parked_apology": "handling the text failed, so it apologises",
    # Joining
    "join": "joining: {rest}",
    "join_name": "joining: asks for the name{how}",
    "join_last_name": "joining: asks for the last name{how}",
    "join_birthday": "joining: asks for the birthday{how}",
    "join_check": "joining: asks whether the birthday was read right{how}",
    "join_zip": "joining: asks for the ZIP code{how}",
    "join_region": "joining: says how it is where they live{how}",
    "join_readback": "joining: reads back what they said",
    "join_agree": "joining: asks them to agree to the terms{how}",
    "join_welcome": "joined: welcomes them",
    "join_not_possible": "this number may not join",
    "under_18": "under 18, so we part{how}",
    "paused": "the membership is paused",
    "member": "a member with nothing under way{how}",
    # The interview
    "ask": "the interview asks: {question}",
    "short": "the interview asks, in short: {question}",
    "again": "the interview asks once more, more simply{how}",
    "heard": "acknowledges the answer",
    "heard_loosely": "takes a vague answer as a hint",
    "heard_skip": "they skip the question",
    "heard_pass": "they skip the question",
    "heard_unclear": "still unclear, so it moves on",
    "heard_change": "changes an earlier answer",
    "heard_keep": "leaves an earlier answer as it was",
    "progress": "says how far the interview is{how}",
    "back": "leads back to the open question{how}",
    "later": "they want to go on later{how}",
    "welcome_back": "back after a while, so it says where they were{how}",
    "nudge": "no answer for a while, so it asks once more{how}",
    "done": "the interview is over{how}",
    "next": "says what comes next where they live{how}",
    # Questions about us
    "aside": "answers a question about us: {rest}",
    # The living profile
    "dropped": "profile: something they don't want any more{how}",
    "added": "profile: something they like{how}",
    "times": "profile: when they have time{how}",
    "group": "profile: how many people{how}",
    "bounded": "profile: what they don't want or need{how}",
    "forgotten": "profile: something is forgotten{how}",
    "renamed": "profile: what to call them{how}",
    "moved": "they moved{how}",
    "move": "they want to move{how}",
    "portrait": "shows them their profile{how}",
    "still_right": "asks whether an old profile still holds",
    "kept": "the old profile still holds",
    "tell_what_changed": "asks what changed in the profile",
    "now_complete": "the profile is complete now",
    "too_little": "says what the profile still lacks",
    # Asking for company
    "plan": "a plan of theirs{how}",
    "plan_readback": "reads back the plan{how}",
    "plan_doubted": "reads back the plan and asks whether it is right{how}",
    "plan_refused": "why the plan cannot go out{how}",
    # Places
    "region_opened": "their region has opened{how}",
    # LinkUps
    "invite": "asks them along{how}",
    "invite_in": "they are in{how}",
    "invite_switched": "they are in, for another time",
    "invite_out": "they are not coming{how}",
    "invite_which": "asks which one they mean{how}",
    "invite_unclear": "asks whether they are in or out",
    "invite_no_change": "still unclear, so nothing changes",
    "invite_closed": "too late to answer this invite",
    "invite_placed": "they have a place already",
    "split": "more people can make the other time{how}",
    "seat": "a seat that was kept for them{how}",
    "locked": "a LinkUp goes ahead{how}",
    "filled_up": "a LinkUp filled up before their turn came",
    "place": "a LinkUp they have a place in{how}",
    "place_shown": "shows the plan again{how}",
    "place_left": "they give up their place{how}",
    "place_back": "they are back in",
    "place_called_off": "they call off their own LinkUp",
    "place_which": "asks which LinkUp they mean",
    "one": "somebody leaves a LinkUp or comes back{how}",
    "off": "a LinkUp is off{how}",
    "newcomer": "with whom they are, and how to stay safe",
    "with_fewer": "a LinkUp goes on with fewer",
    "own_called_off": "they call off what they look for people for",
    "reminder": "reminds them of a LinkUp{how}",
    "not_confirmed": "somebody has not said that they still come",
    "all_confirmed": "everybody has said that they still come",
    "day": "around the start of a LinkUp: {rest}",
    "after": "after a LinkUp: {rest}",
    "expired": "a LinkUp does not come about{how}",
}
"""Beginning of a line's key → its words. ``{rest}`` is what follows, ``{how}`` the same as an aside or nothing,
``{question}`` the question it names."""

_HOW: Final[Mapping[str, str]] = {
    "": "",
    "short": ", in short",
    "missed": ", as the answer was not understood",
    "lost": ", for the third time",
    "needed": ", which cannot be left out",
    "unclear": ", as the answer was not clear",
    "corrected": ", after a correction",
    "already": ", as it was already",
    "again": ", as said before",
    "first": ", the first time",
    "last": ", the last time",
    "missing": ", with something still missing",
}

_OPEN: Final = "_open"  # the same question without its choices


def explain_line(line: str) -> str | None:
    """Return why a line is written, or None for one of no group."""
    words = line.split("_")
    for length in range(len(words), 0, -1):
        said = GROUPS.get("_".join(words[:length]))
        if said is not None:
            return _filled(said, "_".join(words[length:]))
    return None


def explain_template(template: str) -> str:
    """Return why a text is written, part by part; `template` joins its lines with "+", each as ``line@version``."""
    return "; ".join(dict.fromkeys(explain_line(line) or line.replace("_", " ") for line in lines_of(template)))


def lines_of(template: str) -> list[str]:
    """Return the lines a text was put together from, in order."""
    return [part.partition("@")[0] for part in template.split("+")]


def _filled(said: str, rest: str) -> str | None:
    question = QUESTIONS.get(rest.removesuffix(_OPEN))
    if "{question}" in said and question is None:
        return None
    spelled = rest.replace("_", " ")
    return said.format(rest=spelled, how=_HOW.get(rest, f" ({spelled})"), question=question)
