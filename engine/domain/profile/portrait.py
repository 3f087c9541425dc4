"""A profile told back to the person it is about: short plain sentences, no figures of confidence, no psychology.

What was said in letters is told as it was said. Only what they told us is there: nothing inferred or guessed is read
to anybody.
"""

from __future__ import annotations

from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING

from engine.domain.activities.catalog import CATALOG
from engine.domain.profile.completeness import LIKED
from engine.domain.profile.motives import Motive

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from engine.domain.profile.profile import GroupSizePreference, Profile, TimePreferences

_WEEKEND = frozenset({"SAT", "SUN"})
_WORKING_WEEK = ("MON", "TUE", "WED", "THU", "FRI")

LONGEST = 150
"""Characters of the longest sentence: two of them always fit one text."""

_MOST_NAMED = 5
_MOST_MOTIVES = 2
_MATTERS = 0.35

_LIKES: Mapping[str, Mapping[str, str]] = MappingProxyType({
    "motive_02": MappingProxyType({
        "A": "deep talk", "B": "easy laughs", "C": "a quiet recharge", "D": "something new"
    }),
    "style_02": MappingProxyType({
        "A": "talking about ideas", "B": "talking about feelings", "C": "good stories", "D": "making plans"
    }),
    "pace_01": MappingProxyType({"A": "a slow pace", "B": "a medium pace", "C": "a fast pace"}),
})  # fmt: skip
"""Step → letter → how it ends "You like …"."""

_ASKED_AGAIN: Mapping[str, str] = MappingProxyType({
    "motive_02": "hole_depth", "style_02": "hole_talk", "pace_01": "hole_pace"
})  # fmt: skip

_MOTIVES: Mapping[Motive, str] = MappingProxyType(
    {
        Motive.CONNECTION: "getting close to people",
        Motive.COMFORT: "feeling at ease",
        Motive.GROWTH: "learning something",
        Motive.PLAY: "having fun",
        Motive.RESTORATIVE: "winding down",
        Motive.ADVENTURE: "trying new things",
    }
)


def describe(profile: Profile, first_name: str, region_name: str | None) -> tuple[str, ...]:
    """Return what we have on somebody as sentences of at most ``LONGEST`` characters, in the order to be read.

    `region_name` None: no region of ours has their ZIP code.
    """
    where = f", {region_name}" if region_name else ""
    told = (
        _sentence([f"{first_name}{where}"]),
        _sentence(_activities(profile)),
        _sentence(_times(profile.times)),
        _group(profile.group_size),
        _sentence(_dislikes(profile), "Not for you: "),
        _sentence([_spelled(code) for code in profile.boundaries.needs], "A place needs: "),
        _sentence([_spelled(code) for code in profile.boundaries.limits], "Always: "),
        _sentence(_likes(profile), "You like "),
    )
    return tuple(sentence for sentence in told if sentence)


def _activities(profile: Profile) -> list[str]:
    named = [pattern for pattern in profile.activities if pattern.confidence >= LIKED]
    surest = sorted(named, key=lambda pattern: -pattern.confidence)
    return [_activity(pattern.activity_key) for pattern in surest[:_MOST_NAMED]]


def _activity(key: str) -> str:
    known = CATALOG.get(key)
    return _spelled(key) if known is None else known.liking


def _times(times: TimePreferences | None) -> list[str]:
    """Return the parts as they are, and those that hold on some days only with their days."""
    if times is None:
        return []
    days_of: dict[str, list[str]] = {}
    for window in times.windows:
        day, _, part = window.partition("_")
        days_of.setdefault(f"{part.lower()}s" if part else "", []).append(day)
    limited = {*days_of, *(("weekends",) if _WEEKEND & set(chain(*days_of.values())) else ())}
    return [part for part in times.parts if part not in limited] + [
        f"{_days(days)} {part}".strip() for part, days in days_of.items()
    ]


def _days(days: list[str]) -> str:
    return "weekday" if tuple(days) == _WORKING_WEEK else "/".join(day.capitalize() for day in days)


def _group(size: GroupSizePreference | None) -> str:
    if size is None:
        return ""
    return f"Groups of {size.minimum}-{size.maximum}." if size.minimum < size.maximum else f"Groups of {size.minimum}."


def _dislikes(profile: Profile) -> Iterable[str]:
    excluded = () if profile.times is None else profile.times.excluded
    constrained = (code for code, wanted in profile.boundaries.hard_constraints.items() if not wanted)
    named = (_activity(code) for code in profile.boundaries.no_thanks)
    return dict.fromkeys(chain(named, map(_spelled, constrained), excluded))


def _likes(profile: Profile) -> list[str]:
    likes = [phrase for step, phrases in _LIKES.items() for phrase in _chosen(profile, step, phrases)]
    if _chosen(profile, "motive_02", _LIKES["motive_02"]):
        return likes
    strongest = sorted(profile.motives.items(), key=lambda weighted: -weighted[1])[:_MOST_MOTIVES]
    return [_MOTIVES[motive] for motive, weight in strongest if weight >= _MATTERS] + likes


def _chosen(profile: Profile, step: str, phrases: Mapping[str, str]) -> list[str]:
    chosen = profile.interview.chosen
    tokens = chosen.get(step) or chosen.get(_ASKED_AGAIN[step], ())
    return [phrases[token] for token in tokens if token in phrases]


def _spelled(code: str) -> str:
    return code.replace("_", " ")


def _sentence(items: Iterable[str], opening: str = "") -> str:
    """Return the items as one sentence, leaving out of a long list what does not fit; nothing for no items."""
    fitting: list[str] = []
    for item in items:
        if len(opening) + len(_listed([*fitting, item])) + 1 > LONGEST:
            break
        fitting.append(item)
    if not fitting:
        return ""
    words = f"{opening}{_listed(fitting)}."
    return words[0].upper() + words[1:]


def _listed(items: Sequence[str]) -> str:
    if len(items) <= 1:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"
