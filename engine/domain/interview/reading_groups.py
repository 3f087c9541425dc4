"""From a group's size, by letter or by number of people, to what it teaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.interview.answer import Answer, Quality, answered
from engine.domain.interview.reading_choices import IN_WORDS, read_lettered
from engine.domain.profile.factors import Factor
from engine.domain.profile.signals import LearnFactor, PreferGroup
from engine.domain.understanding.group_sizes import LARGEST, SMALLEST, GroupSize, read_group_size

if TYPE_CHECKING:
    from engine.domain.interview.steps import Question

_FEW, _MANY = 0.15, 0.85
"""Where somebody is on few or many who likes the smallest and the largest group."""


def read_group(question: Question, text: str, *, corrects: bool, second: bool) -> Answer:
    """Return the size of group `text` answers with; one number is taken with one more or less."""
    answer = read_lettered(question, text, corrects=corrects, second=second)
    if answer.quality is Quality.CLEAR:
        return answer
    size = read_group_size(text)
    return answer if size is None else answered(question, prefer(size, corrects=corrects))


def prefer(size: GroupSize, *, corrects: bool = False) -> tuple[PreferGroup, LearnFactor]:
    """Return the signals of a size of group."""
    smallest, largest = size.minimum, size.maximum
    if smallest == largest > SMALLEST:
        smallest, largest = smallest - 1, min(largest + 1, LARGEST)
    middle = (smallest + largest) / 2
    many = _FEW + (_MANY - _FEW) * (middle - SMALLEST) / (LARGEST - SMALLEST)
    factor = LearnFactor(Factor.GROUP_VS_1ON1_PREFERENCE, round(many, 2), IN_WORDS, corrects)
    return PreferGroup(smallest, largest), factor
