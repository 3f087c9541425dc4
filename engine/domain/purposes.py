"""What a text is for, and everything that follows from it: stream, urgency, hours, repetition, life.

One row per purpose. The router reads the row when it stores a job, the sender reads it again at dispatch.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from engine.domain.sending_hours import HoursRule

if TYPE_CHECKING:
    from collections.abc import Mapping


class Purpose(StrEnum):
    """Why a text is sent."""

    OPT_OUT_CONFIRMATION = "opt_out_confirmation"
    OPT_IN_CONFIRMATION = "opt_in_confirmation"
    HELP = "help"
    REPLY = "reply"
    WELCOME = "welcome"
    MEDIA_NOTICE = "media_notice"
    APOLOGY = "apology"
    QUESTION = "question"
    NUDGE = "nudge"
    REGION_NEWS = "region_news"
    SAFETY = "safety"
    INVITE = "invite"
    LOGISTICS = "logistics"
    POST_EVENT = "post_event"
    EXCHANGE = "exchange"


class Stream(StrEnum):
    """The streams of outbound texts: replies pass reminders, reminders pass invites."""

    REPLY = "reply"
    LOGISTICS = "logistics"
    INVITE = "invite"


@dataclass(frozen=True, slots=True)
class PurposeRule:
    """What the purpose of a text decides about its sending.

    ``priority`` 0 is compliance and safety, 1 replies, 2 logistics, 3 invites; lower goes first.
    ``may_repeat`` says whether a second copy would do no harm, so that a send proven absent may be repeated.
    ``after_opt_out`` marks the only texts an opted-out number may still get (47 CFR 64.1200(a)(12): one
    confirmation; an answer to HELP was asked for).
    ``lifetime`` is how long after the decision the text still makes sense.
    ``until_they_speak`` marks a text that is pointless once the person has written by themselves.
    """

    stream: Stream
    priority: int
    hours: HoursRule
    may_repeat: bool
    after_opt_out: bool
    lifetime: timedelta
    until_they_speak: bool = False


_ANSWER_LIFE = timedelta(hours=4)


def _answer(
    *, priority: int = 1, may_repeat: bool = True, after_opt_out: bool = False, minutes: int | None = None
) -> PurposeRule:
    return PurposeRule(
        stream=Stream.REPLY,
        priority=priority,
        hours=HoursRule.ANY_HOUR,
        may_repeat=may_repeat,
        after_opt_out=after_opt_out,
        lifetime=_ANSWER_LIFE if minutes is None else timedelta(minutes=minutes),
    )


def _unprompted(lifetime: timedelta, *, until_they_speak: bool = False) -> PurposeRule:
    return PurposeRule(
        stream=Stream.INVITE,
        priority=3,
        hours=HoursRule.SOLICITED,
        may_repeat=False,
        after_opt_out=False,
        lifetime=lifetime,
        until_they_speak=until_they_speak,
    )


PURPOSE_RULES: Mapping[Purpose, PurposeRule] = {
    # The FCC's 2012 ruling allows one confirmation within five minutes, so a second copy is not harmless.
    Purpose.OPT_OUT_CONFIRMATION: _answer(priority=0, may_repeat=False, after_opt_out=True, minutes=5),
    Purpose.OPT_IN_CONFIRMATION: _answer(priority=0),
    Purpose.HELP: _answer(priority=0, after_opt_out=True),
    Purpose.REPLY: _answer(),
    Purpose.WELCOME: _answer(),
    Purpose.MEDIA_NOTICE: _answer(),
    Purpose.APOLOGY: _answer(),
    # A question is part of a running dialogue: late is better than never, or the person waits for us in vain.
    Purpose.QUESTION: _answer(minutes=24 * 60),
    Purpose.NUDGE: _unprompted(timedelta(hours=24), until_they_speak=True),
    Purpose.REGION_NEWS: _unprompted(timedelta(days=3)),
    Purpose.SAFETY: _answer(priority=0, minutes=24 * 60),
    # An invite lives until its acceptance window ends, which its job says; the window is never longer than this.
    Purpose.INVITE: _unprompted(timedelta(hours=24)),
    Purpose.LOGISTICS: PurposeRule(
        stream=Stream.LOGISTICS,
        priority=2,
        hours=HoursRule.LOGISTICS,
        may_repeat=False,
        after_opt_out=False,
        lifetime=timedelta(hours=24),
    ),
    # Asked again by the next prompt, if at all; what it asks can be answered for thirty days.
    Purpose.POST_EVENT: _unprompted(timedelta(days=2)),
    # Both must learn it: a phone that is off for days is no reason that only one of them does.
    Purpose.EXCHANGE: _unprompted(timedelta(days=14)),
}
