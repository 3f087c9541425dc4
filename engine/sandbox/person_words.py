"""How the page calls what is known of somebody: factors and their ends, motives, states."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from engine.domain.people import HoldState, RegionState, UserState
from engine.domain.profile.factors import Factor
from engine.domain.profile.motives import Motive
from engine.domain.profile.states import ProfileState

if TYPE_CHECKING:
    from collections.abc import Mapping


class Ends(NamedTuple):
    """A factor on the page: its short name, and what its two ends mean."""

    name: str
    low: str
    high: str

    def reading(self, value: float) -> str:
        """What a value from 0 to 1 says: one of the ends, or in between."""
        return self.low if value < _LOW else self.high if value > _HIGH else "in between"


_LOW: Final = 0.44
_HIGH: Final = 0.56

FACTORS: Final[Mapping[Factor, Ends]] = {
    Factor.CONNECTION_DEPTH: Ends("Connection depth", "light company", "deep talk"),
    Factor.SOCIAL_ENERGY: Ends("Social energy", "calm", "lively"),
    Factor.SOCIAL_PACE: Ends("Social pace", "warms up slowly", "jumps right in"),
    Factor.NOVELTY_SEEKING: Ends("Novelty seeking", "the familiar", "the new"),
    Factor.STRUCTURE_PREFERENCE: Ends("Structure", "as it comes", "planned"),
    Factor.HUMOR_STYLE: Ends("Humor", "earnest", "joking"),
    Factor.CONVERSATION_STYLE: Ends("Conversation", "tells", "asks, wonders"),
    Factor.EMOTIONAL_DIRECTNESS: Ends("Directness", "keeps private", "opens up"),
    Factor.ADVENTURE_COMFORT: Ends("Adventure", "safe ground", "a little risk"),
    Factor.CONFLICT_TOLERANCE: Ends("Disagreement", "harmony", "welcome"),
    Factor.VALUES_ALIGNMENT_IMPORTANCE: Ends("Alike in values", "anybody", "it matters"),
    Factor.GROUP_VS_1ON1_PREFERENCE: Ends("Group size", "a few", "many"),
}

MOTIVES: Final[Mapping[Motive, str]] = {
    Motive.CONNECTION: "Connection",
    Motive.COMFORT: "Comfort",
    Motive.GROWTH: "Growth",
    Motive.PLAY: "Play",
    Motive.RESTORATIVE: "Rest",
    Motive.ADVENTURE: "Adventure",
}

PROFILES: Final[Mapping[str, str]] = {
    ProfileState.EMPTY: "Nothing known yet",
    ProfileState.PARTIAL: "Forming",
    ProfileState.COMPLETE_MVP: "Complete enough to match",
    ProfileState.COMPLETE_FULL: "Complete",
    ProfileState.STALE: "Too old to match on",
}

REGIONS: Final[Mapping[str, str]] = {
    RegionState.OPEN: "open",
    RegionState.WAITLISTED: "not open yet, on the waitlist",
    RegionState.CLOSED: "closed",
}

MEMBERS: Final[Mapping[str, str]] = {
    UserState.VERIFIED: "Has joined",
    UserState.INTERVIEWING: "In the interview",
    UserState.ACTIVE: "A member",
    UserState.SUSPENDED: "Suspended",
}

HOLDS: Final[Mapping[str, str]] = {
    HoldState.SOFT: "On a soft hold: an operator looks at it, texts are still answered",
    HoldState.HARD: "On hold: told so once a day, and nothing else",
}

BANS: Final[Mapping[str, str]] = {
    "under_18": "Said they are under 18",
    "operator": "An operator keeps this number out",
}
