"""Plans in words: what is read back, why something cannot go out, and what a bad time needs."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from engine.domain.linkups.guards import RefusalCode
from engine.domain.requests.request import Doubt, Problem
from engine.domain.voice import Line, say
from engine.domain.voice.moments import hour

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from engine.domain.forming.standing import OwnLinkup
    from engine.domain.linkups.brief import Brief, Size
    from engine.domain.linkups.guards import Refusal
    from engine.domain.linkups.windows import Window
    from engine.domain.people import Region
    from engine.domain.voice import Words

_PROBLEMS: Final[Mapping[Problem, Line]] = MappingProxyType({
    Problem.PAST: Line.PLAN_PAST,
    Problem.TOO_SOON: Line.PLAN_PAST,
    Problem.TOO_FAR: Line.PLAN_TOO_FAR,
    Problem.UNREADABLE_TIME: Line.PLAN_TIME_UNCLEAR,
    Problem.UNSOCIAL_HOUR: Line.PLAN_TIME_UNCLEAR,
    Problem.TOO_MANY_OPTIONS: Line.PLAN_TIME_UNCLEAR,
})  # fmt: skip
_ALL_OF_IT: Final = "all of it"
_DOUBTED: Final[Mapping[Doubt, str]] = MappingProxyType({
    Doubt.WHAT: "the activity",
    Doubt.WHEN: "the time",
    Doubt.WHERE: "the place",
    Doubt.COMPANY: "the group size",
    Doubt.REST: _ALL_OF_IT,
})  # fmt: skip
_REFUSALS: Final[Mapping[RefusalCode, Line]] = MappingProxyType({
    RefusalCode.PROFILE_INCOMPLETE: Line.PLAN_REFUSED_PROFILE,
    RefusalCode.TOO_MANY_TODAY: Line.PLAN_REFUSED_TODAY,
    RefusalCode.TOO_SOON: Line.PLAN_REFUSED_SOON,
    RefusalCode.TOO_FEW_PEOPLE: Line.PLAN_REFUSED_PEOPLE,
})  # fmt: skip
_TO_A_PERSON: Final[Mapping[RefusalCode, Line]] = MappingProxyType({
    RefusalCode.SUSPENDED: Line.PLAN_REFUSED_HOLD,
    RefusalCode.HELD: Line.PLAN_REFUSED_HOLD,
    RefusalCode.NOT_ENTITLED: Line.PLAN_REFUSED_ENTITLEMENT,
})  # fmt: skip


def when_words(window: Window) -> str:
    """Return a local start: "Sat Nov 28 at 10am"."""
    return f"{window.local:%a %b} {window.day.day} at {hour(window.local)}"


def read_back(brief: Brief, venue: Mapping[str, object], doubts: Collection[Doubt] = ()) -> Words:
    """Return the plan with its time, its place and the size of its company, and what sends, changes or drops it.

    Of what was read with `doubts` it is asked whether it is right: of one slot, or of all of it.
    """
    first, *second = (when_words(window) for window in brief.windows)
    facts = {
        "plan": brief.activity_label[:1].upper() + brief.activity_label[1:],
        "when": first,
        "place": f"{venue['name']} ({venue['street']})",
        "company": _company(brief.group_size),
    }
    if doubts:
        facts["doubted"] = _DOUBTED[next(iter(doubts))] if len(doubts) == 1 else _ALL_OF_IT
    if second:
        return say(Line.PLAN_DOUBTED_EITHER if doubts else Line.PLAN_READBACK_EITHER, other=second[0], **facts)
    return say(Line.PLAN_DOUBTED if doubts else Line.PLAN_READBACK, **facts)


def about(line: Line, brief: Brief, **facts: str) -> Words:
    """Return a line that names an activity and its first time."""
    return say(line, activity=brief.activity_label, when=when_words(brief.windows[0]), **facts)


def sent(brief: Brief, *, until: str) -> Words:
    """Return that the plan is out, for each time it may be, and until when people may say yes."""
    first, *second = (when_words(window) for window in brief.windows)
    facts = {"activity": brief.activity_label, "when": first, "until": until}
    return say(Line.PLAN_SENT_EITHER, other=second[0], **facts) if second else say(Line.PLAN_SENT, **facts)


def refused(refusal: Refusal, *, region: Region | None, running: OwnLinkup | None, contact: str) -> Words:
    """Return why a LinkUp may not go out, and what would help."""
    if refusal.code is RefusalCode.ALREADY_RUNNING and running is not None:
        return about(Line.PLAN_ONE_AT_A_TIME, running.brief)
    if refusal.code is RefusalCode.REGION_NOT_OPEN:
        return say(Line.PLAN_REFUSED_REGION, region="you" if region is None else region.name)
    if refusal.code in _TO_A_PERSON:
        return say(_TO_A_PERSON[refusal.code], contact=contact)
    return say(_REFUSALS[refusal.code])


def trouble_with(problems: Sequence[Problem]) -> Words | None:
    """Return what is asked about a time that cannot be taken; None when there is no such time."""
    return say(_PROBLEMS[problems[0]]) if problems else None


def _company(size: Size) -> str:
    return f"{size.min} people" if size.min == size.max else f"{size.min} to {size.max} people"
