"""What happens in a story that a process lives through, step by step. Doing a step again changes nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

BEGIN: Final = datetime(2027, 3, 3, 18, tzinfo=UTC)
"""When every story begins, business time: a Wednesday at ten in San Francisco."""


@dataclass(frozen=True, slots=True)
class Says:
    """Phones text us, one after the other, before anybody looks; the carrier delivers again what was not answered."""

    texts: tuple[tuple[str, str], ...]
    lost: bool = False  # on its way to us, so that nobody answers at all


@dataclass(frozen=True, slots=True)
class Until:
    """Business time goes to so long after the beginning, by way of whatever falls due before."""

    passed: timedelta


@dataclass(frozen=True, slots=True)
class Operator:
    """The schema's owner changes rows; must be harmless to repeat. Nobody works until the next step if `quiet`."""

    sql: str
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Away:
    """The database takes no connections for a moment, in which these phones text us."""

    texts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Joins:
    """People in San Francisco become members at once, interviewed and all."""

    people: tuple[tuple[str, str], ...]  # phone, first name
    likes: tuple[str, ...] = ("coffee", "hiking")


@dataclass(frozen=True, slots=True)
class Misfortune:
    """From here on the carrier has a fault, once; which one is said when the story is told."""


Step = Says | Until | Operator | Away | Joins | Misfortune


@dataclass(frozen=True, slots=True)
class Story:
    """What happens, what the carrier does wrong, and what of our machinery is set tighter for it.

    `sql` is run by the schema's owner before anything else. `leaves`: what is left to do whenever it rests.
    `batch`: turns in one transaction. `patience`: seconds after which a lane passes its ring on. `overtaken`: the
    callbacks of a text are applied before the answer to its call is heard. `deaf`: so many lists the carrier
    does not give at first. `heir`: somebody who was killed here before had leases open.
    `deaths`: how many one life may have; three of one text are its own fault, and it is set aside.
    """

    steps: tuple[Step, ...]
    faults: tuple[tuple[str, int], ...] = ()
    sql: str = ""
    batch: int = 128
    patience: float = 5.0
    overtaken: bool = False
    deaf: int = 0
    heir: bool = False
    deaths: int = 100
    leaves: frozenset[str] = field(default_factory=frozenset)


def says(phone: str, *bodies: str) -> list[Says]:
    """One phone texts us and waits for each answer."""
    return [Says(((phone, body),)) for body in bodies]
