"""How it stands with a plan that is not a draft any more: out, not settled yet, dropped, timed out, left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.forming.requesting import asks_for_news, hopes, last_heard, own_draft, sought
from engine.domain.forming.telling import about
from engine.domain.linkups.saying_when import when_in_words
from engine.domain.linkups.states import draft_dies_at
from engine.domain.voice import Line, say
from engine.domain.voice.moments import deadline

if TYPE_CHECKING:
    from engine.domain.forming.standing import OwnLinkup
    from engine.domain.turn import Turn
    from engine.domain.voice import Words


def what_became_of_it(turn: Turn) -> Words:
    """Return how it stands with what they asked for last, or said yes to."""
    running, hoped = sought(turn), hopes(turn)
    if asks_for_news(turn) and running is not None and running.ends_at is not None:
        return about(Line.PLAN_STILL_ASKING, running.brief, until=deadline(running.ends_at, running.zone))
    if asks_for_news(turn) and hoped is not None and hoped.expires_at is not None:
        when = when_in_words(hoped.starts[min(hoped.invite.chosen)], hoped.zone)
        until = deadline(hoped.expires_at, hoped.zone)
        return say(Line.INVITE_STILL_ASKING, activity=hoped.invite.label, when=when, until=until)
    if running is not None:
        return about(Line.PLAN_OUT_ALREADY, running.brief)
    return say(_why_gone(turn))


def _why_gone(turn: Turn) -> Line:
    """Return what became of a plan that is not there: dropped by its writer, timed out, or ended otherwise."""
    ended = (reply for reply in turn.snapshot.recent_replies if reply.has(Line.PLAN_DROPPED))
    asked = last_heard(turn)
    if (dropped := next(ended, None)) is not None and (asked is None or dropped.at >= asked.created_at):
        return Line.PLAN_WAS_DROPPED
    timed_out = asked is None or turn.text.arrived_at >= draft_dies_at(asked.created_at) or own_draft(turn) is not None
    return Line.PLAN_GONE if timed_out else Line.PLAN_NOT_THERE


def lives_elsewhere(turn: Turn, draft: OwnLinkup) -> bool:
    """Say whether the member's region is not the draft's any more."""
    person = turn.snapshot.person
    return person is not None and (person.region is None or person.region.id != draft.brief.region_id)


def left_behind(turn: Turn) -> Words:
    """Return that the plan for where they lived is dropped."""
    region = None if turn.snapshot.person is None else turn.snapshot.person.region
    return say(Line.PLAN_LEFT_BEHIND, region="there" if region is None else region.name)
