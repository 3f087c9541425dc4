"""The open question once more: for those who did not get it, who would rather not answer, or who live elsewhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from engine.domain.effects import Reply
from engine.domain.joining.asking import ask, needed, short
from engine.domain.joining.attitude import Meaning
from engine.domain.joining.moment import bring_back, try_again
from engine.domain.joining.moving import stay
from engine.domain.joining.steps import Step
from engine.domain.purposes import Purpose
from engine.domain.voice import Line, say

if TYPE_CHECKING:
    from engine.domain.joining.hearing import Heard
    from engine.domain.joining.moment import Moment
    from engine.domain.turn import Decision

_OF_CANADA = (Line.JOIN_ZIP_CANADA, Line.JOIN_ZIP_CANADA_STILL)


def insist(moment: Moment, heard: Heard) -> Decision:
    """Say the question again, in other words than the last time; or why it cannot be left out."""
    progress, step = moment.patience, moment.step
    if heard.meaning is Meaning.DECLINED:
        why = needed(step)
        said_before = any(moment.just_said(words.template) for words in why)
        return try_again(moment) if step is Step.AGREE or said_before else bring_back(moment, progress, *why)
    if moment.standing.must_ask or moment.standing.is_underway:
        return bring_back(moment, progress)
    regions = moment.turn.snapshot.regions
    if step is Step.AGREE and not moment.just_said(Line.JOIN_AGREE_PLAIN):
        return stay(step, progress, Reply(say(Line.JOIN_AGREE_PLAIN), Purpose.QUESTION))
    if step is Step.AGREE or moment.just_said(short(step, progress).template):
        return stay(step, progress, *ask(step, progress, regions))
    return bring_back(moment, progress)


def come_from_canada(moment: Moment) -> Decision:
    """Say that we are not there: once with what would help, once with the way out, then as to anything unreadable."""
    if moment.standing.is_underway:
        return try_again(moment)
    said = [line for line in _OF_CANADA if any(reply.has(line) for reply in moment.turn.snapshot.recent_replies)]
    if len(said) == len(_OF_CANADA):
        return try_again(moment)
    progress = replace(moment.progress, misread=moment.progress.misread + 1)
    return stay(moment.step, progress, Reply(say(_OF_CANADA[len(said)]), Purpose.QUESTION))
