"""Whom somebody says they did not see: "Ben didn't show up", "no sign of Cat"."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from engine.domain.folding import bare

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from engine.domain.linkups.exchange import Comer

_WAS_NOT: Final = (
    r"(?:never|didnt|did not|didn t)(?: even| ever| actually)?"
    r" (?:show(?:ed)?(?: up)?|come|came|make it|made it|turn up|turned up|appear(?:ed)?)"
    r"|never (?:showed|came|appeared|turned up)|(?:wasnt|was not|wasn t) (?:there|around|present)"
    r"|(?:was|is) (?:a )?(?:no show|missing|absent)|no showed|ghosted|flaked|bailed|stood (?:us|me) up"
)
_NO_SIGN: Final = r"(?:no sign of|didnt see|did not see|never saw|waited (?:in vain )?for|without)"
_DOUBT: Final = re.compile(r"\b(?:if|maybe|think|not sure|might|unsure|idk|wonder|did|why)\b")
_AFTER: Final = re.compile(rf"^(?: (?:and|who|unfortunately|sadly|just|also|though|sorry))*? (?:{_WAS_NOT})\b")
_JOINT: Final = re.compile(r"^(?:(?:but|and|though|only|so) ?)+|(?: ?(?:but|and|though|only|so))+$")
_BEFORE: Final = re.compile(rf"\b{_NO_SIGN}$")


@dataclass(frozen=True, slots=True)
class Missing:
    """Whom a text says they did not see, and what else it says: the same words without that, folded."""

    people: frozenset[UUID]
    rest: str


def read_missing(text: str, comers: Iterable[Comer]) -> Missing:
    """Return of whom a text says that they were not there; in doubt, or of a shared name, of nobody."""
    comers, words = tuple(comers), bare(text)
    if "?" in text or _DOUBT.search(words):
        return Missing(frozenset(), text)
    shared = Counter(bare(comer.first_name) for comer in comers)
    people, rest = set(), words
    for comer in comers:
        name = bare(comer.first_name)
        span = _span(name, rest) if shared[name] == 1 else None
        if span is not None:
            people.add(comer.user_id)
            rest = " ".join(f"{rest[: span[0]]} {rest[span[1] :]}".split())
    return Missing(frozenset(people), _JOINT.sub("", rest).strip() if people else text)


def _span(name: str, words: str) -> tuple[int, int] | None:
    """Return where a text says that somebody of this name was not there."""
    for found in re.finditer(rf"\b{re.escape(name)}\b", words):
        if was_not := _AFTER.match(words[found.end() :]):
            return found.start(), found.end() + was_not.end()
        if no_sign := _BEFORE.search(words[: found.start()].rstrip()):
            return no_sign.start(), found.end()
    return None
