"""What can be said of a state: somebody must move it on in time, it may rest, or it is an end."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import timedelta


class Clock(StrEnum):
    """By which clock an age is measured: the one a sandbox may move, or the one nobody moves."""

    BUSINESS = "business"
    REAL = "real"


@dataclass(frozen=True, slots=True)
class Waits:
    """Rows that must be moved on: by ``owner``, within ``at_most`` of ``since``; whatever is older is stuck.

    ``name`` is what the gauge calls the state. ``where`` (which rows, of the table ``t``) and ``since`` are SQL, made
    to be read from a partial index. ``otherwise`` says what an operator does about one that is stuck. An owner is
    "sweep NAME", "lane NAME" or "operator".
    """

    name: str
    where: str
    since: str
    owner: str
    at_most: timedelta
    otherwise: str
    clock: Clock = Clock.BUSINESS


@dataclass(frozen=True, slots=True)
class Rests:
    """A state that may last: it is ``owner``'s to leave whenever they like, and ``why`` says why that is right."""

    owner: str
    why: str


@dataclass(frozen=True, slots=True)
class Ends:
    """A state nothing ever leaves."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A column that looks like a state and is none: ``says`` what it says instead."""

    says: str


Verdict = Waits | Rests | Ends | Fact
