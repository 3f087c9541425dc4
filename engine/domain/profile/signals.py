"""What a text taught: the only way a profile changes. A closed union of values made of codes and numbers, never words.

``as_payload`` is what ``profile_events`` keeps of a signal; it can be stored for ever.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.domain.record import record

if TYPE_CHECKING:
    from engine.domain.profile.factors import Factor
    from engine.domain.profile.motives import Motive
    from engine.domain.profile.profile import Ended


class _Payload:
    """Writes a signal down by its own name and fields."""

    __slots__: tuple[str, ...] = ()

    def as_payload(self) -> dict[str, object]:
        """Return the signal as JSON-able codes and numbers; ``signal`` names its kind. Empty fields are left out."""
        payload: dict[str, object] = {"signal": type(self).__name__}
        for name in self.__slots__:
            value = _plain(getattr(self, name))
            if value is not None:
                payload[name] = value
        return payload


@record
class LearnFactor(_Payload):
    """A factor seems to be at ``value`` (0 to 1), and we are ``confidence`` sure.

    ``corrects``: the person takes back what they said before, which weighs more than a mere contradiction.
    """

    factor: Factor
    value: float
    confidence: float
    corrects: bool = False


@record
class LearnMotives(_Payload):
    """These motives drive them with these weights (0 to 1)."""

    weights: Mapping[Motive, float]
    confidence: float


@dataclass(frozen=True, slots=True)
class NameActivities(_Payload):
    """They like these: catalog key → how sure the reading is (0 to 1), in the order they named them."""

    activities: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class DropActivities(_Payload):
    """They no longer want these; an intent for one of them goes too."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IntendActivity(_Payload):
    """This is what they want to do next."""

    key: str


@dataclass(frozen=True, slots=True)
class DropIntent(_Payload):
    """Nothing in particular is what they want to do next."""


@dataclass(frozen=True, slots=True)
class PreferGroup(_Payload):
    """Groups from ``minimum`` to ``maximum`` people feel right, themselves included."""

    minimum: int
    maximum: int


@dataclass(frozen=True, slots=True)
class PreferTimes(_Payload):
    """They have time then; it replaces what was said before. What they excluded stays excluded unless named here."""

    parts: tuple[str, ...]
    windows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExcludeTimes(_Payload):
    """These parts do not suit them; they are taken out of the times they have."""

    parts: tuple[str, ...]


@record
class SetBoundaries(_Payload):
    """Add what they do not want, hard constraints, needs and limits; nothing is taken away."""

    no_thanks: tuple[str, ...] = ()
    hard_constraints: Mapping[str, bool] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LiftBoundaries(_Payload):
    """They do not mind these any more, in whichever of the lists the codes stand."""

    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BoundariesAsked(_Payload):
    """They had the chance to name boundaries."""


@record
class FinishStep(_Payload):
    """A question of the interview ended; ``chosen`` are the tokens of a lettered answer."""

    step: str
    how: Ended
    chosen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AskAgain(_Payload):
    """A question of the interview was asked a second time because the answer was not clear."""

    step: str


@dataclass(frozen=True, slots=True)
class ReopenSteps(_Payload):
    """These questions may be asked again, as if they had never been."""

    steps: tuple[str, ...]


Signal = (
    LearnFactor
    | LearnMotives
    | NameActivities
    | DropActivities
    | IntendActivity
    | DropIntent
    | PreferGroup
    | PreferTimes
    | ExcludeTimes
    | SetBoundaries
    | LiftBoundaries
    | BoundariesAsked
    | FinishStep
    | AskAgain
    | ReopenSteps
)


def _plain(value: object) -> object:
    """Return a field as JSON knows it, or None for one that says nothing."""
    if isinstance(value, float):
        return value
    if value is False:
        return None
    if isinstance(value, str):
        return str(value)
    if isinstance(value, tuple):
        return [str(item) for item in value] or None
    if isinstance(value, Mapping):
        return {str(key): item for key, item in value.items()} or None
    return value
