"""Words by which somebody takes back a part of what was said: "drop the walk", "change ramen to pizza", "no wait"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from engine.domain.activities.reading import find_activities

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_DROPPED: Final = re.compile(
    r"\b(?:drop|forget|scrap|scratch|ditch|nix|lose|cut|remove|leave out|take out|never ?mind)(?: about)?"
    r"(?= (?:the|our) )",
    re.IGNORECASE,
)
_TRADED: Final = re.compile(
    r"\b(?:change|swap|switch|replace|trade|turn)(?: from)?(?: the| our)? (?!it\b|that\b|this\b)([^\n]{2,40}?)"
    r" (?:to|for|with|into|out for) (?=([^\n]+))",
    re.IGNORECASE,
)
_TAKEN_BACK: Final = re.compile(
    r" (?:(?:no|nope|nah|oh|wait|oops) (?:no|wait|just|actually|make|sorry|rather|lets|i mean|i meant)"
    r"|i meant?|scratch that|or rather|correction|on second thought|strike that|my bad)\b"
    r"| (?:i wish|as if|yeah right|hard pass|pass|kidding|jk|in my dreams)$"
)


def unsaid(text: str, keys: AbstractSet[str]) -> str:
    """Return a correction with what it drops of a plan put as "skip": `keys` are the activities of the plan. Linear."""
    text = _DROPPED.sub("skip", text)
    traded = _TRADED.search(text)
    if traded is None:
        return text
    old = {each.key for each in find_activities(traded.group(1)).found}
    new = [each for each in find_activities(traded.group(2)).found if not each.negated]
    if not new or old.isdisjoint(keys):
        return text
    return f"{text[: traded.start()]}skip {traded.group(1)}, {text[traded.end() :]}"


def takes_back(words: str) -> bool:
    """Say whether the folded words of a text, behind others, take something of it back."""
    return _TAKEN_BACK.search(words) is not None
