"""What a text of somebody who is joining says: facts and corrections at any time, answers where they were asked.

Rules of this file: what is stated plainly counts whenever it is said; what only makes sense as an answer counts only
when the question had been heard; and nothing but a whole commitment, after the consent was heard, is an agreement.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from engine.domain.folding import bare
from engine.domain.joining.answers import Known, learn_answer, learn_facts
from engine.domain.joining.facts import Facts, read_facts
from engine.domain.joining.steps import Step, step_before
from engine.domain.joining.wanting import said_besides, wants_in
from engine.domain.understanding.commitments import Commitment, read_commitment
from engine.domain.understanding.flow import Flow, read_correction, read_flow
from engine.domain.understanding.zips import looks_canadian

if TYPE_CHECKING:
    from datetime import date

    from engine.domain.joining.progress import JoinProgress

AGREE_WORD = "AGREE"


class Meaning(StrEnum):
    """What a text comes to."""

    TOLD = "told"  # something new is known, or something known has changed
    MINOR = "minor"
    LEFT = "left"
    STARTED_OVER = "started_over"
    WENT_BACK = "went_back"  # to ``Heard.retake``
    AGREED = "agreed"
    REFUSED = "refused"
    UNCLEAR = "unclear"  # a half-hearted agreement
    DECLINED = "declined"  # wants to leave the question out
    LATER = "later"
    REPEAT = "repeat"
    CANADIAN = "canadian"
    NOTHING = "nothing"  # no answer: an aside, small talk, or unreadable


@dataclass(frozen=True, slots=True)
class Heard:
    """What a text means for joining, and what is known after it."""

    meaning: Meaning
    known: Known
    retake: Step | None = None


_LEAVING = re.compile(
    r"(?:(?:um|uh|ok|okay|k|actually|sorry|oh|hmm|wait|josh|you know what|on second thought) )*"
    r"(?:no thank(?:s| you)|nvm|never ?mind|(?:im )?(?:not|no longer) interested|forget (?:it|about it|this)"
    r"|(?:i )?changed my mind|i (?:dont|do not) (?:want|wanna)(?: to)? ?(?:join|do this|be in|sign up|this|it|in)"
    r"|leave|exit|get me out|let me out|count me out|im out|(?:this is|its|this isnt|its not) ?(?:not)? for me|not for me"
    r"|nah im good|im good|no im good|abort)(?: (?:thanks|thank you|sorry|anymore|any more|bye|josh|pls|please|then))*"
)
_STARTING_OVER = re.compile(
    r"(?:(?:can|could|lets|let) (?:we|i|me|us) |i want to |please |ok |wait )*(?:start (?:over|again|fresh|from scratch)|restart"
    r"|begin again|(?:back )?(?:from|to) the (?:beginning|start|top)|reset|redo (?:everything|all of it|it all))"
    r"(?: please| pls| again)*"
)
_SUBJECTS = {"name": Step.NAME, "birthday": Step.BIRTHDAY, "zip": Step.ZIP}


def hear(text: str, step: Step, progress: JoinProgress, *, was_asked: bool, today: date) -> Heard:
    """Return what `text` means while `step` is being asked.

    ``was_asked``: its question had reached the phone before the text was written, so the text may answer it.
    ``today`` is the day ages are counted on.
    """
    known = Known(progress, doubtful=step is Step.CHECK_BIRTHDAY)
    words = bare(text)
    if _LEAVING.fullmatch(words) and not (was_asked and step is Step.LAST_NAME):
        return Heard(Meaning.LEFT, known)
    if _STARTING_OVER.fullmatch(words):
        return Heard(Meaning.STARTED_OVER, known)
    said = (said_besides(text) or text) if wants_in(text) else text
    learned, retake = _learn(said, step, known, was_asked=was_asked, today=today)
    if learned.is_minor:
        return Heard(Meaning.MINOR, learned)
    if (learned.progress, learned.doubtful) != (known.progress, known.doubtful):
        return Heard(Meaning.TOLD, learned)
    if retake is not None:
        return Heard(Meaning.WENT_BACK, learned, retake)
    return Heard(_attitude(text, step, was_asked=was_asked), learned)


def _learn(text: str, step: Step, known: Known, *, was_asked: bool, today: date) -> tuple[Known, Step | None]:
    """Return what is known after the facts, the correction and the answer in a text; and the step to take back."""
    correction = read_correction(text)
    about = None if correction is None else _SUBJECTS.get(correction.topic or "")
    facts = read_facts(text, today=today, asked_name=was_asked and step is Step.NAME)
    if facts.zip_code is not None and not _names_a_zip(text, step, facts, about):
        facts = replace(facts, zip_code=None)
    learned = learn_facts(known, facts, today=today)
    if learned.is_minor or correction is not None:
        if learned == known and correction is not None:
            if about is not None:
                learned = learn_answer(known, about, correction.rest, today=today)
            elif correction.topic is None and correction.rest:
                learned = learn_answer(known, step_before(step), correction.rest, today=today)
        told = correction is None or learned.progress != known.progress
        unsaid = correction is not None and not correction.rest and correction.topic is None
        return learned, None if told else about or (step_before(step) if unsaid else None)
    if read_flow(text) is Flow.BACK:
        return learned, step_before(step)
    if was_asked and not _answers(facts, step):
        learned = learn_answer(learned, step, text, today=today)
    elif not was_asked and step is Step.LAST_NAME and len(text.split()) == 1 and learned == known:
        learned = learn_answer(learned, step, text, today=today)  # "Ann", then "Lee", faster than we could ask
    return learned, None


def _names_a_zip(text: str, step: Step, facts: Facts, about: Step | None) -> bool:
    """Say whether five digits can only be a ZIP code here: "31494" to a question for a birthday is a slip."""
    together = facts.name is not None or facts.birthday is not None
    return step in {Step.ZIP, Step.AGREE} or together or about is Step.ZIP or "zip" in bare(text).split()


def _answers(facts: Facts, step: Step) -> bool:
    """Say whether the facts hold the answer to the step, so that the text need not be read for it again."""
    match step:
        case Step.NAME:
            return facts.name is not None and bool(facts.name.last)
        case Step.LAST_NAME:
            return facts.last_name is not None or (facts.name is not None and bool(facts.name.last))
        case Step.BIRTHDAY | Step.CHECK_BIRTHDAY:
            return facts.birthday is not None
        case Step.ZIP:
            return facts.zip_code is not None
        case Step.AGREE:
            return True


def _attitude(text: str, step: Step, *, was_asked: bool) -> Meaning:
    """Return what a text without a fact in it wants."""
    if was_asked and step is Step.AGREE:
        match read_commitment(text, AGREE_WORD):
            case Commitment.GIVEN:
                return Meaning.AGREED
            case Commitment.REFUSED:
                return Meaning.REFUSED
            case Commitment.UNCLEAR:
                return Meaning.UNCLEAR
            case Commitment.ABSENT:
                pass
    if step is Step.ZIP and looks_canadian(text):
        return Meaning.CANADIAN
    match read_flow(text):
        case Flow.SKIP:
            return Meaning.DECLINED
        case Flow.LATER:
            return Meaning.LATER
        case Flow.REPEAT | Flow.RESUME:
            return Meaning.REPEAT
        case _:
            return Meaning.NOTHING
