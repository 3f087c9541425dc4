"""What a chaos run is going to do, as values: who lives there, what they say unasked, and what breaks when.

All instants are seconds of business time after the beginning, which is eight in the morning in San Francisco.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

DAY = 86_400
HOUR = 3_600


class Habit(StrEnum):
    """How somebody takes an invite."""

    IN = "in"
    OUT = "out"
    SLOW = "slow"  # in, hours later
    LATE = "late"  # in, when it is long closed
    IGNORES = "ignores"
    NONSENSE = "nonsense"


class Says(StrEnum):
    """What somebody says unasked."""

    JOINS = "joins"
    ASKS = "asks"  # for company
    STOPS = "stops"
    STARTS = "starts"
    WANTS_HELP = "wants_help"
    CHATS = "chats"
    WONDERS = "wonders"  # a question about us
    BURST = "burst"  # fragments, one right after the other
    FLOOD = "flood"  # more than anybody reads
    CROSSING = "crossing"  # two texts on two connections at the same moment
    REPEATED = "repeated"  # one text, delivered several times at once


@dataclass(frozen=True, slots=True)
class Utterance:
    """Texts somebody sends unasked; `copies` deliveries of each."""

    at: int
    says: Says
    bodies: tuple[str, ...] = field(repr=False)
    copies: int = 1


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, and all their choices, made beforehand.

    ``letters`` answer lettered questions, ``pauses`` are the seconds before an answer, ``habits`` take invites,
    ``whims`` (0 to 99) decide everything else; each is used in turn, over and over.
    """

    phone: str = field(repr=False)
    first_name: str = field(repr=False)
    last_name: str = field(repr=False)
    birthday: str = field(repr=False)
    zip_code: str
    zone: str
    joins_at_once: bool
    likes: tuple[str, ...]
    letters: tuple[str, ...]
    pauses: tuple[int, ...]
    habits: tuple[Habit, ...]
    whims: tuple[int, ...]
    utterances: tuple[Utterance, ...]


@dataclass(frozen=True, slots=True)
class Disturbance:
    """Something breaks. `count` texts meet a fault of the carrier; a server is away for `seconds` (real time)."""

    at: int
    kind: str
    count: int = 1
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Opening:
    """An operator opens a region."""

    at: int
    slug: str


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything a run does. The same seed and scale give the same plan."""

    seed: int
    days: int
    people: tuple[Person, ...]
    openings: tuple[Opening, ...]
    disturbances: tuple[Disturbance, ...]
