"""What a story is made of: a closed union of steps, each a value that `play` carries out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import time


@dataclass(frozen=True, slots=True)
class Says:
    """A phone texts us; `copies` deliveries of that one text at the same moment."""

    name: str
    body: str
    media: int = 0
    copies: int = 1


@dataclass(frozen=True, slots=True)
class SayAtOnce:
    """Several texts at the same moment."""

    texts: tuple[Says, ...]


@dataclass(frozen=True, slots=True)
class Gets:
    """The next text on a phone fits `pattern`, in which * stands for anything."""

    name: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Ends:
    """The outcomes recorded for what a phone said last, with how many texts ended so."""

    name: str
    outcomes: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Has:
    """Over the whole story: rows stored, turns taken, and texts the carrier took for this phone."""

    name: str
    rows: int
    turns: int
    replies: int


@dataclass(frozen=True, slots=True)
class Wait:
    """Business time moves on."""

    seconds: int


@dataclass(frozen=True, slots=True)
class WaitUntil:
    """Business time moves on to the next time it is this hour where the phones are, on a weekday if one is named.

    ``weekday`` counts from Monday, 0.
    """

    hour: time
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class ArmFault:
    """The carrier misbehaves for the next `count` sends."""

    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class Kill:
    """kill -9 for one of our processes and everything it started."""

    process: str


@dataclass(frozen=True, slots=True)
class Is:
    """What the owner of a phone is to us: `state, profile state` of a member, or `nobody`."""

    name: str
    standing: str


@dataclass(frozen=True, slots=True)
class Operate:
    """An operator runs `engine` with these arguments."""

    arguments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AddPeople:
    """These of the cast are members from now on, live there and like these things. No ZIP: where the carrier says."""

    names: tuple[str, ...]
    activities: tuple[str, ...]
    zip_code: str | None = None


Step = Says | SayAtOnce | Gets | Ends | Has | Is | Wait | WaitUntil | ArmFault | Kill | Operate | AddPeople


@dataclass(frozen=True, slots=True)
class Act:
    """A title and what happens."""

    title: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """The cast (names and numbers) and the acts."""

    cast: Mapping[str, str]
    acts: tuple[Act, ...]
