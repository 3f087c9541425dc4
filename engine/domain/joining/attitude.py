"""What a text of somebody who is joining comes to, and what it wants where it states nothing."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.domain.folding import bare
from engine.domain.joining.steps import Step
from engine.domain.joining.wishes import asks_for_terms, finds_fault, lives_in_canada, refuses
from engine.domain.understanding.commitments import Commitment, read_commitment
from engine.domain.understanding.flow import Flow, read_flow
from engine.domain.understanding.zips import looks_canadian

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    FINDS_FAULT = "finds_fault"  # something we have is wrong, without saying what
    NOTHING = "nothing"  # no answer: an aside, small talk, or unreadable


_WISHES: Mapping[Flow | None, Meaning] = MappingProxyType({
    Flow.SKIP: Meaning.DECLINED,
    Flow.LATER: Meaning.LATER,
    Flow.REPEAT: Meaning.REPEAT,
    Flow.RESUME: Meaning.REPEAT,
})  # fmt: skip
_COMMITMENTS: Mapping[Commitment, Meaning] = MappingProxyType({
    Commitment.GIVEN: Meaning.AGREED,
    Commitment.REFUSED: Meaning.REFUSED,
    Commitment.UNCLEAR: Meaning.UNCLEAR,
})  # fmt: skip


def read_attitude(text: str, step: Step, *, was_asked: bool) -> Meaning:
    """Return what a text without a fact in it wants."""
    wish = _WISHES.get(read_flow(text), Meaning.NOTHING)
    if step is Step.AGREE and was_asked:
        if finds_fault(bare(text)):
            return Meaning.FINDS_FAULT
        meaning = _COMMITMENTS.get(read_commitment(text, AGREE_WORD), wish)
        if meaning not in {Meaning.AGREED, Meaning.REFUSED} and asks_for_terms(bare(text)):
            return Meaning.REPEAT
        return wish if meaning is Meaning.UNCLEAR and wish is not Meaning.NOTHING else meaning
    if wish is Meaning.NOTHING and was_asked and step is not Step.CHECK_BIRTHDAY and refuses(bare(text)):
        return Meaning.DECLINED
    return Meaning.CANADIAN if step is Step.ZIP and (looks_canadian(text) or lives_in_canada(bare(text))) else wish
