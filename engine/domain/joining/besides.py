"""What is no answer: questions on the side, small talk, reactions, another language, and what nobody can read."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from engine.domain.asides import answer_to
from engine.domain.effects import Reply, Silence
from engine.domain.folding import bare
from engine.domain.joining.asking import spelled
from engine.domain.joining.moment import Moment, bring_back, keep_silent, try_again
from engine.domain.joining.moving import stay
from engine.domain.joining.steps import Step
from engine.domain.joining.wanting import wants_in
from engine.domain.languages import looks_spanish
from engine.domain.purposes import Purpose
from engine.domain.smalltalk import Smalltalk, read_smalltalk
from engine.domain.tapbacks import TapbackKind, read_tapback
from engine.domain.understanding.questions import read_question
from engine.domain.voice import Line, say

if TYPE_CHECKING:
    from engine.domain.joining.answers import Known
    from engine.domain.turn import Decision, Turn
    from engine.domain.voice import Words

_NO_ZIP = re.compile(r"(?<!\d)\d{3,9}(?!\d)")
_IS_BACK = re.compile(
    r"^(?:(?:hi|hey|hello|oh|so|ok|josh|yo) )*(?:im |i am |i )?(?:so |really )?(?:sorry|was away|been away|got busy"
    r"|was busy|been busy|forgot|my bad|life happened|apologies)\b"
)
_POSITIVE = frozenset({TapbackKind.LIKED, TapbackKind.LOVED})


def say_besides(moment: Moment, known: Known) -> Decision:
    """Answer a question on the side, be brief with small talk, and help with what could not be read."""
    turn, progress = moment.turn, moment.patience
    smalltalk = read_smalltalk(turn.text.body)
    if lead := answer_aside(turn) or _courtesy(moment, smalltalk):
        return bring_back(moment, progress, *lead)
    if smalltalk is not None and not moment.standing.must_ask:
        # "ok" to a question gets it once more; a second one means that they are busy.
        if moment.progress.misread or moment.standing.is_underway:
            return keep_silent(moment, Silence.CLOSER)
        return bring_back(moment, replace(progress, misread=1))
    if looks_spanish(turn.text.body) and not _told_in_spanish(turn):
        return stay(moment.step, progress, Reply(say(Line.SPANISH_NOTICE)))
    if moment.step is Step.ZIP and not moment.progress.misread and _NO_ZIP.search(turn.text.body):
        return stay(moment.step, replace(progress, misread=1), Reply(say(Line.JOIN_ZIP_UNREAL), Purpose.QUESTION))
    return try_again(moment, known.problem)


def _courtesy(moment: Moment, smalltalk: Smalltalk | None) -> tuple[Words, ...]:
    """Return what a greeting, or a second wish to join, gets before the question; not twice running.

    Who comes back after a day and says so greets us too: "hey, sorry, i was away".
    """
    body = moment.turn.text.body
    if wants_in(body):
        return (say(Line.JOIN_UNDERWAY),)
    is_back = moment.standing.was_away and _IS_BACK.search(bare(body)) is not None
    greets = is_back or (smalltalk is Smalltalk.GREETING and not moment.just_said(Line.JOIN_STILL_HERE))
    return (say(Line.JOIN_STILL_HERE),) if greets else ()


def answer_aside(turn: Turn) -> tuple[Words, ...]:
    """Return the answer to a question about us, or nothing."""
    topic = read_question(turn.text.body)
    return () if topic is None else (answer_to(topic, turn.policy),)


def confirms_birthday(moment: Moment) -> bool:
    """Say whether the text likes the very question that a yes answers."""
    birthday = moment.progress.birthday
    return moment.step is Step.CHECK_BIRTHDAY and birthday is not None and spelled(birthday) in _liked(moment)


def react(moment: Moment) -> Decision:
    """Let reactions pass; a liked consent is asked for its word, because liking is no agreement."""
    if moment.step is Step.AGREE and Step.AGREE.name in _liked(moment):
        return try_again(moment)
    return keep_silent(moment, Silence.TAPBACK)


def _liked(moment: Moment) -> str:
    """Return the text of ours that was liked, or "" when the question was not heard."""
    tapback = read_tapback(moment.turn.text.body)
    return tapback.quoted if tapback is not None and tapback.kind in _POSITIVE and moment.was_asked else ""


def _told_in_spanish(turn: Turn) -> bool:
    return any(reply.has(Line.SPANISH_NOTICE) for reply in turn.snapshot.recent_replies)
