"""Who gets this text: an ordered table. The first rule that matches decides; else the conversation's mode does.

The order is the product's (one text, 3): consent before everything, commands before limits, limits before talk.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.domain.forming.requesting import about_draft, asks_for_company, asks_for_news, comes_late
from engine.domain.interview.answer import Quality
from engine.domain.interview.answering import read_answer
from engine.domain.interview.steps import question_of
from engine.domain.keywords import Keyword, carrier_honours_yes
from engine.domain.limits import REPLIES_A_DAY, is_loop, is_over_rate
from engine.domain.linkups.after_talk import read_after, read_after_talk
from engine.domain.linkups.arriving import read_arrival
from engine.domain.linkups.commanding import read_command
from engine.domain.linkups.invite_reply import Accept, NotAReply, Switch
from engine.domain.linkups.plan_words import PlanCommand
from engine.domain.linkups.reading_replies import read_reply
from engine.domain.linkups.reply_patterns import SWITCH
from engine.domain.living.wishes import is_answer_to, read_wish, wants_to_see
from engine.domain.people import HoldState, UserState
from engine.domain.profile.profile import EMPTY
from engine.domain.senders import SenderKind, sender_kind
from engine.domain.turn import Handler, Mode, Turn
from engine.domain.understanding.ages import says_under_18
from handlers.banned import UNDER_18
from router.registry import all_handlers, mode_handlers

if TYPE_CHECKING:
    from collections.abc import Callable

    from engine.domain.turn import Session


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: when it matches a text, the named handler gets it."""

    name: str
    matches: Callable[[Turn], bool]
    handler: str


def _is_not_a_person(turn: Turn) -> bool:
    return sender_kind(turn.text.sender) is not SenderKind.PERSON


def _says(turn: Turn, *keywords: Keyword) -> bool:
    return turn.text.keyword is not None and turn.text.keyword.keyword in keywords


def _opts_in(turn: Turn) -> bool:
    """START and UNSTOP always; YES only from a number that is opted out, where its carrier honours it."""
    if _says(turn, Keyword.START):
        return True
    return _says(turn, Keyword.YES) and turn.snapshot.opted_out and carrier_honours_yes(turn.text.recipient)


def _was_told_enough(turn: Turn) -> bool:
    """A stranger who got as many texts within a day as a stranger gets."""
    return turn.snapshot.person is None and turn.snapshot.told_today >= REPLIES_A_DAY


def _is_too_young(turn: Turn) -> bool:
    """Somebody says they are under 18 and was not turned away for it yet, whatever else keeps the number out."""
    return turn.snapshot.banned_for != UNDER_18 and says_under_18(turn.text.body)


def _is_held(turn: Turn) -> bool:
    """A hard hold or a suspension, but for CAN'T and PLAN; a soft hold lets everything through to be decided there."""
    person = turn.snapshot.person
    held = person is not None and (person.hold is HoldState.HARD or person.state is UserState.SUSPENDED)
    return held and not _leaves_or_looks(turn)


def _leaves_or_looks(turn: Turn) -> bool:
    """CAN'T and PLAN work on any hold (product: One text, 5)."""
    said = read_command(turn)
    return said is not None and said.command in {PlanCommand.CANT, PlanCommand.PLAN}


def _is_loop(turn: Turn) -> bool:
    """Texts alike in a row, unless this one answers what we ask: that ends by itself, and six A's are honest."""
    alike = is_loop(turn.text.body, turn.snapshot.recent_texts, turn.text.arrived_at)
    return alike and not _answers_interview(turn) and not _answers_after(turn)


def _answers_interview(turn: Turn) -> bool:
    question = question_of(turn.snapshot.session.state)
    if turn.snapshot.session.mode is not Mode.INTERVIEWING or question is None:
        return False
    answer = read_answer(question, turn.text.body, profile=turn.snapshot.profile or EMPTY)
    return answer.quality in {Quality.CLEAR, Quality.VAGUE, Quality.SKIP}


def _requests(turn: Turn) -> bool:
    """A member asks for company, how it stands with it, or says GO to a plan that is gone."""
    return asks_for_company(turn) or comes_late(turn) or asks_for_news(turn)


def _changes_profile(turn: Turn) -> bool:
    """A member's wish about their profile, unless it is what the interview has just asked for."""
    wish = read_wish(turn)
    if wish is None or turn.snapshot.session.mode is not Mode.INTERVIEWING:
        return wish is not None
    question = question_of(turn.snapshot.session.state)
    return question is None or not is_answer_to(wish, question)


def _answers_invite(turn: Turn) -> bool:
    """A member's answer to an invite, unless it answers the interview or tells something about themselves."""
    reply = read_reply(turn) if turn.snapshot.invites else NotAReply()
    if isinstance(reply, NotAReply) or _answers_interview(turn):
        return False
    # "Switch me to Friday" is about the invite; "I'm free on Fridays" is about them.
    switches = isinstance(reply, Switch | Accept) and SWITCH.match(turn.text.body) is not None
    return switches or read_wish(turn) is None


def _answers_after(turn: Turn) -> bool:
    """A member's plain answer to what was asked last, about a LinkUp that is over."""
    return read_after(turn) is not None and not _answers_interview(turn)


def _arrives(turn: Turn) -> bool:
    """A member who comes to a LinkUp about now says that they are late, there or alone."""
    return read_arrival(turn) is not None and not _answers_interview(turn)


def _commands_plan(turn: Turn) -> bool:
    """A member says something about a LinkUp they have a place in, unless it answers the interview."""
    return read_command(turn) is not None and not _answers_interview(turn)


PRECEDENCE: tuple[Rule, ...] = (
    Rule("not_a_person", _is_not_a_person, "silence"),
    Rule("stop", lambda turn: _says(turn, Keyword.STOP), "stop"),
    Rule("start", _opts_in, "start"),
    Rule("help", lambda turn: _says(turn, Keyword.HELP), "help"),
    Rule("opted_out", lambda turn: turn.snapshot.opted_out, "silence"),
    Rule("under_age", _is_too_young, "banned"),
    Rule("banned", lambda turn: turn.snapshot.banned_for is not None, "banned"),
    Rule("loop", _is_loop, "silence"),
    Rule("rate_limited", lambda turn: is_over_rate(turn.snapshot.recent_texts, turn.text.arrived_at), "rate_limit"),
    Rule("told_enough", _was_told_enough, "silence"),
    Rule("profile_shown", wants_to_see, "profile"),  # works on any hold
    Rule("held", _is_held, "held"),
    Rule("only_media", lambda turn: turn.text.media_count > 0 and not turn.text.body.strip(), "media"),
    Rule("day_command", _arrives, "on_the_day"),
    Rule("after_answer", _answers_after, "post_event"),  # "couldn't" is not "can't"
    Rule("plan_command", _commands_plan, "plan"),  # unless an invite came since
    Rule("invite_reply", _answers_invite, "invite_reply"),  # a letter, while a plan is read back
    Rule("draft", about_draft, "linkup_forming"),  # "no bars" is about the plan then
    Rule("request", _requests, "linkup_forming"),
    Rule("profile_change", _changes_profile, "profile"),
    Rule("after_talk", lambda turn: read_after_talk(turn) is not None, "post_event"),  # anything to remember
)

NEVER_FREE = frozenset(
    {"not_a_person", "stop", "start", "help", "opted_out", "under_age", "banned", "loop", "rate_limited", "told_enough"}
)
"""The rules whose texts neither wait for others nor are read with them: consent, commands and limits."""


def route(turn: Turn) -> tuple[str, Handler]:
    """The rule that decided and the handler that gets the text."""
    for rule in PRECEDENCE:
        if rule.matches(turn):
            return rule.name, all_handlers()[rule.handler]
    handler = handler_of(turn.snapshot.session.mode)
    if not _is_at_home(handler, turn.snapshot.session):
        return "mode", handler_of(Mode.IDLE)  # left there by another release: nobody is left hanging over it
    return "mode", handler


def event_handler(kind: str, session: Session) -> Handler | None:
    """Who takes a happening of this kind; a mode's handler takes it only in a state of its own, else nobody does."""
    for handler in all_handlers().values():
        if kind in handler.events and (handler.mode is None or _is_at_home(handler, session)):
            return handler
    return None


def _is_at_home(handler: Handler, session: Session) -> bool:
    """Whether the conversation is the handler's, in a state it knows."""
    return handler.mode is session.mode and session.state in handler.transitions


def handler_of(mode: Mode) -> Handler:
    """The handler of a mode; a mode nobody handles yet falls back to idle, so that nobody is left hanging."""
    known = mode_handlers()
    return known.get(mode, known[Mode.IDLE])
