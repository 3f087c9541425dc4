"""Joining by text: name, birthday, ZIP code, and a consent that is agreed to word for word.

What a text means is read in ``engine.domain.joining.hearing``; here is what we do about it.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.domain.effects import AdmitPerson, Asks, CloseQuestion, Reply, Silence, StaySilent
from engine.domain.interview.steps import Step as InterviewStep
from engine.domain.joining.adulthood import adult_calendar
from engine.domain.joining.answers import Known
from engine.domain.joining.asking import corrected_agreement
from engine.domain.joining.attitude import Meaning
from engine.domain.joining.besides import answer_aside, confirms_birthday, react, say_besides
from engine.domain.joining.consent import wording_shown
from engine.domain.joining.hearing import Heard, hear
from engine.domain.joining.insisting import come_from_canada, insist
from engine.domain.joining.moment import Moment, bring_back, keep_silent, moment_of, try_again
from engine.domain.joining.moving import ask_next, leave, part, stay
from engine.domain.joining.progress import JoinProgress
from engine.domain.joining.steps import TOPIC, Step, next_step, without
from engine.domain.limits import is_repeat
from engine.domain.purposes import Purpose
from engine.domain.smalltalk import Smalltalk, read_smalltalk
from engine.domain.turn import Decision, Handler, Mode, Part, Turn
from engine.domain.understanding.ages import says_under_18
from engine.domain.voice import Line, join_words, say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from engine.domain.effects import Effect
    from engine.domain.voice import Words

_INTERVIEW = "interview"
_NO_ANSWERS = frozenset({Meaning.NOTHING, Meaning.REPEAT, Meaning.UNCLEAR})


def decide(turn: Turn) -> Decision:
    """Take what the text says, and ask what is missing; admit nobody without their agreement to today's consent."""
    moment, body = moment_of(turn), turn.text.body
    if says_under_18(body):
        return part(turn)
    if nobody_talks := _NOBODY_TALKS.get(read_smalltalk(body)):
        return nobody_talks(moment)
    if is_repeat(body, turn.snapshot.recent_texts, turn.text.arrived_at):
        return keep_silent(moment, Silence.REPEATED)
    heard = hear(
        body,
        moment.step,
        moment.progress,
        was_asked=moment.was_asked,
        may_name=any(reply.has(Line.JOIN_WHAT_IS_WRONG) for reply in turn.snapshot.recent_replies[:1]),
        today=adult_calendar(turn.now),
    )
    if moment.is_asked_enough and heard.meaning in _NO_ANSWERS:
        return _do_without(moment, heard.known)
    return _ACTS[heard.meaning](moment, heard)


def _do_without(moment: Moment, known: Known) -> Decision:
    """Go on without a last name: it was asked for twice, and nobody is kept out for want of one."""
    progress = replace(known.progress, last_name="", misread=0)
    lead = answer_aside(moment.turn) or (say(Line.JOIN_LAST_NAME_LEFT),)
    return ask_next(moment.turn, replace(known, progress=progress), *lead)


def _go_on(moment: Moment, known: Known) -> Decision:
    """Ask what is missing now; what was changed on the way is confirmed."""
    progress, regions = replace(known.progress, misread=moment.patience.misread), moment.turn.snapshot.regions
    if moment.step is Step.LAST_NAME and moment.was_asked and _is_further(moment.progress, progress):
        progress = replace(progress, last_name=progress.last_name or "")  # they went on without it
    if progress.last_name is not None:
        progress = replace(progress, misread=0)
    known = replace(known, progress=progress)
    lead = _lead(moment, progress)
    step = next_step(progress)
    asks_anew = step is Step.CHECK_BIRTHDAY and progress.birthday != moment.progress.birthday
    if step is not moment.step or moment.standing.must_ask or asks_anew:
        took_back = moment.progress.birthday is not None and progress.birthday is None
        return ask_next(moment.turn, known, *lead, again=took_back)
    if step is Step.AGREE:
        has_moved = progress.zip_code != moment.progress.zip_code
        return stay(step, progress, *corrected_agreement(progress, regions, has_moved=has_moved))
    if moment.standing.is_underway:
        return stay(step, progress, StaySilent(Silence.QUESTION_UNDERWAY))
    return bring_back(moment, progress, *(lead or (say(Line.JOIN_NOTED),)))


def _is_further(before: JoinProgress, after: JoinProgress) -> bool:
    """Whether a later question was answered."""
    return (before.birthday, before.half, before.zip_code) != (after.birthday, after.half, after.zip_code)


def _lead(moment: Moment, after: JoinProgress) -> tuple[Words, ...]:
    """Return what is said before the next question: the answer to theirs, and that something changed."""
    before = moment.progress
    lead = answer_aside(moment.turn) if "?" in moment.turn.text.body else ()
    if before.birthday is not None and after.birthday is None:
        return (*lead, say(Line.JOIN_BACK))
    changes = (
        (before.first_name, after.first_name),
        (before.last_name, after.last_name),
        (before.birthday, after.birthday),
        (before.zip_code, after.zip_code),
    )
    return (*lead, say(Line.JOIN_CHANGED)) if any(old and old != new for old, new in changes) else lead


def _start_over(moment: Moment) -> Decision:
    return ask_next(moment.turn, Known(JoinProgress()), say(Line.JOIN_START_OVER), again=True)


def _say_on(moment: Moment, line: Line, purpose: Purpose) -> Decision:
    """Say one line; the question stays open behind it. Said a moment ago, it is not said again."""
    if moment.just_said(line):
        return try_again(moment) if purpose is Purpose.QUESTION else keep_silent(moment, Silence.CLOSER)
    return stay(moment.step, moment.progress, Reply(say(line), purpose))


def _go_back(moment: Moment, heard: Heard) -> Decision:
    """Ask a step again whose answer is taken back."""
    progress = without(replace(heard.known.progress, misread=0), heard.retake or moment.step)
    return ask_next(moment.turn, Known(progress), say(Line.JOIN_BACK), again=True)


def _admit(moment: Moment) -> Decision:
    """Let somebody in who agreed to the consent as it reads today; show it again to whoever saw an earlier one."""
    turn, progress = moment.turn, moment.progress
    if next_step(progress) is not Step.AGREE:
        return ask_next(turn, Known(progress))
    consent = wording_shown(turn.question(TOPIC))
    if consent is None:
        return ask_next(turn, Known(replace(progress, misread=0)), say(Line.JOIN_NEW_TERMS))
    region = turn.snapshot.regions.get(progress.zip_code or "")
    first = InterviewStep.INTRO_01.value
    *before, last = join_words(say(Line.JOIN_WELCOME, name=progress.first_name or ""), say(Line.ASK_INTRO_01))
    effects: tuple[Effect, ...] = (
        AdmitPerson(progress, consent, region),
        CloseQuestion(TOPIC, "answered"),
        *(Reply(words) for words in before),
        Reply(last, Purpose.QUESTION, Asks(_INTERVIEW, first)),
    )
    return Decision(first, effects, mode=Mode.INTERVIEWING)


def _reacted(moment: Moment) -> Decision:
    """Take a liked "is that Mar 4, 1994?" for a yes; any other reaction answers nothing."""
    if not confirms_birthday(moment):
        return react(moment)
    return _go_on(moment, Known(replace(moment.progress, is_doubtful=False)))


_NOBODY_TALKS: Mapping[Smalltalk | None, Callable[[Moment], Decision]] = MappingProxyType({
    Smalltalk.WRONG_NUMBER: lambda _: leave(Silence.WRONG_NUMBER),
    Smalltalk.AUTO_REPLY: lambda moment: keep_silent(moment, Silence.AUTO_REPLY),
    Smalltalk.TAPBACK: _reacted,
})  # fmt: skip

_ACTS: Mapping[Meaning, Callable[[Moment, Heard], Decision]] = MappingProxyType({
    Meaning.TOLD: lambda moment, heard: _go_on(moment, heard.known),
    Meaning.MINOR: lambda moment, _: part(moment.turn),
    Meaning.LEFT: lambda *_: leave(),
    Meaning.REFUSED: lambda *_: leave(),
    Meaning.STARTED_OVER: lambda moment, _: _start_over(moment),
    Meaning.WENT_BACK: _go_back,
    Meaning.AGREED: lambda moment, _: _admit(moment),
    Meaning.UNCLEAR: lambda moment, _: try_again(moment, tries_to=True),
    Meaning.FINDS_FAULT: lambda moment, _: _say_on(moment, Line.JOIN_WHAT_IS_WRONG, Purpose.QUESTION),
    Meaning.LATER: lambda moment, _: _say_on(moment, Line.JOIN_LATER, Purpose.REPLY),
    Meaning.DECLINED: insist,
    Meaning.REPEAT: insist,
    Meaning.CANADIAN: lambda moment, _: come_from_canada(moment),
    Meaning.NOTHING: lambda moment, heard: say_besides(moment, heard.known),
})  # fmt: skip

_EVERYWHERE = frozenset(step.value for step in Step)

HANDLER = Handler(
    name="registration",
    mode=Mode.JOINING,
    decide=decide,
    # One text may answer several questions or take any answer back, so every step leads to every step.
    transitions=dict.fromkeys(_EVERYWHERE, _EVERYWHERE),
    needs=frozenset({Part.RECENT_REPLIES, Part.QUESTIONS, Part.REGIONS}),
)
