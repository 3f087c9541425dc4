"""Whether somebody who had a place was missing: by their own word, or by two others'."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from engine.domain.linkups.after import Attendance

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

WITNESSES: Final = 2


class Verdict(StrEnum):
    """What is held of somebody's absence."""

    NONE = "none"
    NO_SHOW = "no_show"
    CONTESTED = "contested"  # an operator decides; until then it does not count


def verdict(
    person: UUID, own: Attendance | None, *, gave_up: bool, missed_by: Collection[UUID], contested: bool
) -> Verdict:
    """Return whether somebody counts as missing (product: no-show).

    ``own`` is their answer, ``gave_up`` that they texted CAN'T before, ``missed_by`` those who told us, each by
    themselves, that they were not there. Contesting sets the word of others aside once; one's own stands.
    """
    if gave_up:
        return Verdict.NONE
    if own is Attendance.NO_SHOW:
        return Verdict.NO_SHOW
    if len(set(missed_by) - {person}) < WITNESSES:
        return Verdict.NONE
    return Verdict.CONTESTED if contested else Verdict.NO_SHOW
