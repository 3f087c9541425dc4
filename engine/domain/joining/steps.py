"""The steps of joining: what is asked, in which order, and which comes next."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from engine.domain.joining.progress import JoinProgress

TOPIC = "join"
"""The topic of every question of joining; the token of a question is the value of its step."""


class Step(StrEnum):
    """What is being asked. A step is also a state of the conversation while somebody joins."""

    NAME = "name"
    LAST_NAME = "last_name"
    BIRTHDAY = "birthday"
    CHECK_BIRTHDAY = "confirm_birthday"  # the date can be read in two ways, or is unlikely
    ZIP = "zip"
    AGREE = "agree"


_BEFORE: Mapping[Step, Step] = MappingProxyType({
    Step.NAME: Step.NAME,
    Step.LAST_NAME: Step.NAME,
    Step.BIRTHDAY: Step.NAME,
    Step.CHECK_BIRTHDAY: Step.BIRTHDAY,
    Step.ZIP: Step.BIRTHDAY,
    Step.AGREE: Step.ZIP,
})  # fmt: skip


def next_step(progress: JoinProgress) -> Step:
    """Return the first step that has no answer yet."""
    if progress.first_name is None:
        return Step.NAME
    if progress.last_name is None:
        return Step.LAST_NAME
    if progress.birthday is None:
        return Step.BIRTHDAY
    if progress.is_doubtful:
        return Step.CHECK_BIRTHDAY
    return Step.ZIP if progress.zip_code is None else Step.AGREE


def step_before(step: Step) -> Step:
    """Return the step that "go back" means."""
    return _BEFORE[step]


def without(progress: JoinProgress, step: Step) -> JoinProgress:
    """Return the progress with the answer of one step taken back; a last name stays until another is told."""
    match step:
        case Step.NAME:
            return replace(progress, first_name=None)
        case Step.LAST_NAME:
            return replace(progress, last_name=None)
        case Step.BIRTHDAY | Step.CHECK_BIRTHDAY:
            return replace(progress, birthday=None, half=None, is_doubtful=False)
        case Step.ZIP:
            return replace(progress, zip_code=None)
        case Step.AGREE:
            return progress
