"""What a member may change about themselves by saying so: a closed union of values, made of keys and numbers.

Only a new name is kept as typed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.domain.understanding.names import Name
    from engine.domain.understanding.times import Window

_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class DropActivities:
    """They no longer do these; `boundaries` are keys of `BOUNDARIES` that the same words name ("bars")."""

    keys: frozenset[str]
    boundaries: frozenset[str] = _NOTHING


@dataclass(frozen=True, slots=True)
class AddActivities:
    """They are into these as well."""

    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class SetTimes:
    """From now on they have time then: parts and windows as `times.read_times` returns them."""

    parts: frozenset[str]
    windows: tuple[Window, ...] = ()


@dataclass(frozen=True, slots=True)
class ExcludeTimes:
    """They have no time then any more."""

    parts: frozenset[str]


@dataclass(frozen=True, slots=True)
class SetGroup:
    """Groups from `minimum` to `maximum` people, themselves included."""

    minimum: int
    maximum: int


@dataclass(frozen=True, slots=True)
class AddBoundaries:
    """New boundaries, sorted as in `BoundariesReading`."""

    no_thanks: frozenset[str] = _NOTHING
    needs: frozenset[str] = _NOTHING
    limits: frozenset[str] = _NOTHING


@dataclass(frozen=True, slots=True)
class MoveTo:
    """They live elsewhere now: in the ZIP code, or it has to be asked (None). `canadian`: they gave a Canadian code."""

    zip: str | None
    canadian: bool = False


@dataclass(frozen=True, slots=True)
class CallMe:
    """Another name, or another spelling."""

    name: Name


@dataclass(frozen=True, slots=True)
class Forget:
    """What they told us of these is to be forgotten: catalog keys and keys of `BOUNDARIES`."""

    activities: frozenset[str] = field(default=_NOTHING)
    boundaries: frozenset[str] = field(default=_NOTHING)


@dataclass(frozen=True, slots=True)
class ShowMe:
    """They want to see what we know about them."""


Change = (
    DropActivities
    | AddActivities
    | SetTimes
    | ExcludeTimes
    | SetGroup
    | AddBoundaries
    | MoveTo
    | CallMe
    | Forget
    | ShowMe
)
