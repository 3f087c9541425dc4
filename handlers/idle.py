"""Nothing is under way: say who we are and what one can do, and be quiet where a person would be.

A stranger hears one introduction in thirty days, one pointer after it, and answers to what they ask about us; a member
whose interview was left is taken back to it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from engine.domain.asides import answer_to
from engine.domain.dialogue.asking import ask
from engine.domain.dialogue.late_answers import has_holes, late_answer
from engine.domain.dialogue.parting import first_name, holes_in_words, what_happens_next
from engine.domain.effects import Asks, Effect, Reply, Silence, StaySilent
from engine.domain.interview.progress import next_question
from engine.domain.interview.steps import Step
from engine.domain.joining.beginning import begin
from engine.domain.joining.wanting import wants_in
from engine.domain.languages import looks_spanish
from engine.domain.limits import is_repeat
from engine.domain.linkups.plan_words import PlanCommand, read_plan_wish
from engine.domain.people import RegionState
from engine.domain.profile.completeness import is_complete
from engine.domain.profile.profile import EMPTY
from engine.domain.purposes import Purpose
from engine.domain.smalltalk import Smalltalk, read_smalltalk
from engine.domain.turn import Decision, Handler, Mode, Part, Turn
from engine.domain.understanding.questions import Topic, read_question
from engine.domain.understanding.yes_no import read_yes_no
from engine.domain.voice import Line, Words, join_words, say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.domain.interview.steps import Question
    from engine.domain.people import Person

INTRODUCED_FOR = timedelta(days=30)
"""One introduction in this time; after it one short pointer; and silence for so long after "wrong number"."""

MOST_ANSWERS = 5
"""A stranger's questions about us are answered so many times; whoever asks on is talking to a machine."""

POINTED_FOR = timedelta(hours=1)
"""So long a member who was told what there is for now is not told again."""

FRESH = timedelta(days=1)
"""So long a bare yes is an answer to what we said last."""

_INTERVIEW = "interview"
_POINTERS = (Line.IDLE_POINTER, Line.GREETING)
_NAMES_JOIN = (Line.WELCOME_STRANGER, *_POINTERS)
_QUIET: Mapping[Smalltalk, Silence] = {
    Smalltalk.CLOSER: Silence.CLOSER,
    Smalltalk.THANKS: Silence.CLOSER,
    Smalltalk.LAUGH: Silence.CLOSER,
    Smalltalk.GOODBYE: Silence.CLOSER,
    Smalltalk.TAPBACK: Silence.TAPBACK,
    Smalltalk.AUTO_REPLY: Silence.AUTO_REPLY,
    Smalltalk.WRONG_NUMBER: Silence.WRONG_NUMBER,
}


def decide(turn: Turn) -> Decision:
    """Let in who wants in, take members back to their interview, introduce us to strangers; or stay quiet."""
    body, person = turn.text.body, turn.snapshot.person
    smalltalk = read_smalltalk(body)
    if smalltalk is not None and smalltalk in _QUIET:
        return _stay(StaySilent(_QUIET[smalltalk]))
    if is_repeat(body, turn.snapshot.recent_texts, turn.text.arrived_at):
        return _stay(StaySilent(Silence.REPEATED))
    if person is not None:
        return _to_member(turn, person, smalltalk)
    if wants_in(body) or _says_yes(turn):
        return begin(turn)
    return _stay(_to_stranger(turn, smalltalk))


def _stay(*effects: Effect) -> Decision:
    return Decision(state="idle", effects=effects)


def _to_stranger(turn: Turn, smalltalk: Smalltalk | None) -> Effect:
    if _was_mistaken(turn):
        return StaySilent(Silence.WRONG_NUMBER)
    if looks_spanish(turn.text.body) and not _said(turn, Line.SPANISH_NOTICE):
        return Reply(say(Line.SPANISH_NOTICE))
    if not _introduced(turn):
        return Reply(say(Line.WELCOME_STRANGER), Purpose.WELCOME)
    if (answer := _answer(turn)) and _answers_given(turn) < MOST_ANSWERS:
        return Reply(answer)
    if _said(turn, *_POINTERS):
        return StaySilent(Silence.ALREADY_POINTED)
    return Reply(say(Line.GREETING if smalltalk is Smalltalk.GREETING else Line.IDLE_POINTER))


def _just_pointed(turn: Turn) -> bool:
    """Whether the last they heard, not an hour ago, is where they stand: saying it again would not help."""
    lines = (Line.MEMBER_POINTER, Line.MEMBER_INCOMPLETE, Line.MEMBER_WAITS)
    latest = turn.snapshot.recent_replies[:1]
    return any(reply.has(line) and turn.now - reply.at < POINTED_FOR for reply in latest for line in lines)


def _says_yes(turn: Turn) -> bool:
    """Whether a stranger says yes to our last text, which named JOIN as the way in."""
    latest = turn.snapshot.recent_replies[:1]
    asked = any(reply.has(line) and turn.now - reply.at < FRESH for reply in latest for line in _NAMES_JOIN)
    return asked and read_yes_no(turn.text.body) is True


def _waits(person: Person, name: str) -> Words | None:
    """Return what there is for a member whose region is not open, who must not be invited to ask; None elsewhere."""
    region = person.region
    if region is not None and region.state is RegionState.OPEN:
        return None
    return say(Line.MEMBER_WAITS, name=name, region="you" if region is None else region.name)


def _to_member(turn: Turn, person: Person, smalltalk: Smalltalk | None) -> Decision:
    """Answer a member: a question about us, the interview they left, or what there is for now."""
    name, answer = first_name(person), _answer(turn)
    lead = () if answer is None else (answer,)
    question = next_question(turn.snapshot.profile or EMPTY)
    if question is not None and question is not Step.WRAP_01:
        return _resume(turn, question, *(lead or (say(Line.MEMBER_RESUMES, name=name),)))
    if looks_spanish(turn.text.body) and not _said(turn, Line.SPANISH_NOTICE):
        return _stay(Reply(say(Line.SPANISH_NOTICE)))
    if answer is not None:
        return _stay(Reply(answer))
    return late_answer(turn, person) or _at_rest(turn, person, smalltalk)


def _at_rest(turn: Turn, person: Person, smalltalk: Smalltalk | None) -> Decision:
    """Say what is missing, or that there is nothing to do for now."""
    profile, name = turn.snapshot.profile or EMPTY, first_name(person)
    if _just_pointed(turn):
        return _stay(StaySilent(Silence.ALREADY_POINTED))
    if _asks_for_plan(turn):
        return _stay(Reply(say(Line.PLACE_NONE)))
    if has_holes(profile):
        return _stay(Reply(say(Line.MEMBER_INCOMPLETE, name=name, missing=holes_in_words(profile))))
    if wants_in(turn.text.body):
        return _stay(Reply(say(Line.MEMBER_ALREADY_IN, name=name)))
    if (waits := _waits(person, name)) is not None:
        return _stay(Reply(waits))
    return _stay(
        Reply(say(Line.MEMBER_GREETING if smalltalk is Smalltalk.GREETING else Line.MEMBER_POINTER, name=name))
    )


def _asks_for_plan(turn: Turn) -> bool:
    """Whether a member asks for a LinkUp of theirs: it has come here, so there is none."""
    wish = read_plan_wish(turn.text.body)
    return wish is not None and wish.command is PlanCommand.PLAN


def _resume(turn: Turn, question: Question, *lead: Words) -> Decision:
    """Go back to the interview where it was left."""
    *before, last = join_words(*lead, ask(question, turn.snapshot.profile or EMPTY))
    asks = Asks(_INTERVIEW, question.value, "repeated")
    effects = (*(Reply(words) for words in before), Reply(last, Purpose.QUESTION, asks))
    return Decision(question.value, effects, mode=Mode.INTERVIEWING)


def _answer(turn: Turn) -> Words | None:
    topic, person = read_question(turn.text.body), turn.snapshot.person
    if topic is Topic.WHAT_NEXT and person is not None and is_complete(turn.snapshot.profile or EMPTY):
        return what_happens_next(person)
    return None if topic is None else answer_to(topic, turn.policy)


def _said(turn: Turn, *lines: Line) -> bool:
    return any(
        turn.now - reply.at < INTRODUCED_FOR and any(reply.has(line) for line in lines)
        for reply in turn.snapshot.recent_replies
    )


def _introduced(turn: Turn) -> bool:
    return any(
        reply.purpose == Purpose.WELCOME and turn.now - reply.at < INTRODUCED_FOR
        for reply in turn.snapshot.recent_replies
    )


def _answers_given(turn: Turn) -> int:
    asides = [line for line in Line if line.startswith("aside_")]
    return sum(any(reply.has(line) for line in asides) for reply in turn.snapshot.recent_replies)


def _was_mistaken(turn: Turn) -> bool:
    """Whether the number said within the last thirty days that it is not who we take it for."""
    at = turn.snapshot.mistaken_at
    return at is not None and turn.text.arrived_at - at < INTRODUCED_FOR


HANDLER = Handler(
    name="idle",
    mode=Mode.IDLE,
    decide=decide,
    transitions={"idle": frozenset({"idle"})},
    needs=frozenset({Part.RECENT_REPLIES, Part.PROFILE, Part.REGIONS}),
)
