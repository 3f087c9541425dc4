"""What a text of somebody who is joining says: facts and corrections at any time, answers where they were asked.

Rules of this file: what is stated plainly counts whenever it is said; what only makes sense as an answer counts only
when the question had been heard; and nothing but a whole commitment, after the consent was heard, is an agreement.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from engine.domain.dialogue.dictation import as_typed
from engine.domain.folding import bare
from engine.domain.joining.answers import Known, learn_answer, learn_facts, learn_swap
from engine.domain.joining.attitude import Meaning, read_attitude
from engine.domain.joining.facts import Facts, read_facts
from engine.domain.joining.steps import Step, step_before, without
from engine.domain.joining.wanting import said_besides, wants_in
from engine.domain.joining.wishes import (
    wants_out,
    wants_to_start_over,
)
from engine.domain.understanding.flow import Flow, read_correction, read_flow
from engine.domain.understanding.names import read_name

if TYPE_CHECKING:
    from datetime import date

    from engine.domain.joining.progress import JoinProgress
    from engine.domain.understanding.names import Name


@dataclass(frozen=True, slots=True)
class Heard:
    """What a text means for joining, and what is known after it."""

    meaning: Meaning
    known: Known
    retake: Step | None = None


_A_SLIP = 2  # letters in which a corrected name may differ from the one it corrects
_NAMES = frozenset({Step.NAME, Step.LAST_NAME})
_SUBJECTS = {"name": Step.NAME, "birthday": Step.BIRTHDAY, "zip": Step.ZIP}


def hear(
    text: str, step: Step, progress: JoinProgress, *, was_asked: bool, today: date, may_name: bool = False
) -> Heard:
    """Return what `text` means while `step` is being asked.

    ``was_asked``: its question had reached the phone before the text was written, so the text may answer it.
    ``may_name``: they were asked what we got wrong, so a mere name is a correction. ``today`` is the day ages are
    counted on.
    """
    known, text = Known(progress), as_typed(text)
    words = bare(text)
    if wants_out(words) and not (was_asked and step is Step.LAST_NAME):
        return Heard(Meaning.LEFT, known)
    if wants_to_start_over(words):
        return Heard(Meaning.STARTED_OVER, known)
    said = (said_besides(text) or text) if wants_in(text) else text
    learned, retake = _learn(said, step, known, was_asked=was_asked, may_name=may_name, today=today)
    if learned.is_minor:
        return Heard(Meaning.MINOR, learned)
    if _says_more(learned, known):
        return Heard(Meaning.TOLD, learned)
    if retake is not None:
        return Heard(Meaning.WENT_BACK, learned, retake)
    return Heard(read_attitude(text, step, was_asked=was_asked), learned)


def _learn(
    text: str, step: Step, known: Known, *, was_asked: bool, may_name: bool, today: date
) -> tuple[Known, Step | None]:
    """Return what is known after the facts, the correction and the answer in a text; and the step to take back."""
    facts = read_facts(text, today=today, asked_name=may_name or (was_asked and step is Step.NAME))
    correction = read_correction(text)
    about = None if correction is None else _SUBJECTS.get(correction.of or "")
    if facts.zip_code is not None and not _names_a_zip(text, step, facts, about):
        facts = replace(facts, zip_code=None)
    learned = learn_facts(learn_swap(known, text), facts, today=today)
    if _says_more(learned, known) and (learned.is_minor or correction is not None or _answers(facts, step)):
        return learned, None
    if correction is not None:
        if about is None and correction.of is None and not correction.rest:
            return known, step_before(step)
        corrected = _correct(known, about, step, correction.rest, today)
        if _says_more(corrected, known) or about is not None:
            return corrected, None if _says_more(corrected, known) else about
    if read_flow(text) is Flow.BACK:
        return known, step_before(step)
    # A last name right after the first, faster than we could ask for it, is no answer to anything else.
    if was_asked or (step is Step.LAST_NAME and facts == Facts() and len(text.split()) == 1):
        answer = facts.words if step in _NAMES else text
        learned = learn_answer(learned, step, answer, today=today)
    if step not in _NAMES and not _says_more(learned, known) and _half_theirs(known, read_name(facts.words)):
        learned = learn_answer(known, Step.NAME, facts.words, today=today)
    return learned, None


def _half_theirs(known: Known, name: Name | None) -> bool:
    """Say whether a whole name shares one of its parts with the one we have: then it puts the other part right."""
    if name is None or not name.last:
        return False
    first, last = known.progress.first_name or "", known.progress.last_name or ""
    return bare(name.first) == bare(first) or bare(name.last) == bare(last)


def _correct(known: Known, about: Step | None, step: Step, rest: str, today: date) -> Known:
    """Return what is known once `rest` replaces the answer it is about: the named one, or the latest it can be."""
    if about is not None:
        return learn_answer(known, about, rest, today=today)
    for candidate in (step_before(step), Step.ZIP, Step.BIRTHDAY):
        if without(known.progress, candidate) != known.progress:
            corrected = learn_answer(known, candidate, rest, today=today)
            if _says_more(corrected, known):
                return corrected
    name = read_name(rest)
    like_theirs = name is not None and OSA.distance(bare(name.first), bare(known.progress.first_name or "")) <= _A_SLIP
    return learn_answer(known, Step.NAME, rest, today=today) if like_theirs else known


def _says_more(learned: Known, known: Known) -> bool:
    """Say whether something was learned, if only that a minor wrote."""
    return learned.is_minor or learned.progress != known.progress


def _names_a_zip(text: str, step: Step, facts: Facts, about: Step | None) -> bool:
    """Say whether five digits can only be a ZIP code here: "31494" to a question for a birthday is a slip."""
    if step not in {Step.BIRTHDAY, Step.CHECK_BIRTHDAY} or about is Step.ZIP:
        return True
    return facts.name is not None or facts.birthday is not None or "zip" in bare(text).split()


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
