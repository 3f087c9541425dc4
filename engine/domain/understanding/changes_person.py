"""Where somebody lives, and what they want to see or have forgotten: "I moved to 94110", "FORGET bars", "ME"."""

from __future__ import annotations

import re
from typing import Final

from engine.domain.folding import bare
from engine.domain.understanding.boundaries import boundary_keys
from engine.domain.understanding.changes_kinds import Forget, MoveTo, ShowMe
from engine.domain.understanding.changes_tastes import PLACES, activities_in
from engine.domain.understanding.changes_words import COURTESIES, NEW_HOMES, NOT_PLACES, OCCASION, WEEKDAYS
from engine.domain.understanding.zips import looks_canadian, mentioned_zips, read_zip

_ME: Final = re.compile(
    r"(?:(?:can i |let me )?(?:show|see|view|check)(?: me)? |whats (?:in |on )?|what is (?:in |on )?|what does )?my "
    r"(?:profile|info|information|details|data|settings|account info|preferences|answers)(?: say)?"
    r"|what are my (?:settings|preferences|activities|boundaries|times|answers|interests|likes|details)"
    r"|(?:tell me |show me )?what (?:do )?(?:you|u) (?:know|have|remember|got)(?: saved| stored)? (?:about|on|of) me"
    r"|what (?:have|did) (?:you|u) (?:got|saved|stored|learn|learned|written)(?: down)? (?:about|on) me"
    r"|what (?:info|data|information|details|stuff) do (?:you|u) (?:have|keep|store) (?:on|about) me"
)
_COMMAND: Final = re.compile(r"\s*me\s*\.?\s*", re.IGNORECASE)
_FORGET: Final = re.compile(
    r"forget (?:that |about |the |my )*(?:i (?:like|love|do|said|told you) |im into )?(?:about |no )?"
    r"(?P<it>\S.*?)(?: thing| stuff| boundary| part)?"
)
_LIST: Final = re.compile(r",? and |, ?")
_MOVED: Final = re.compile(
    r"(?:(?:i|we|ive|weve|i have|we have) )?(?:just |recently |finally |actually )*(?:moved|relocated)"
    r"(?: (?P<where>\S.*))?"
    r"|(?:im|were|we are) (?:just |finally )?(?:moving|relocating) (?P<ahead>\S.*)"
)
_TO: Final = re.compile(r"(?:(?:in|out|over|back|away|up|down) )?(?:to|into) (?P<place>\S.*)")
_WHEN: Final = re.compile(r"(?: (?:last|next|this) \w+| recently| (?:a|two|few) .*ago| now| btw| in \w+)$")
_ZIP: Final = re.compile(
    r"(?:(?:my )?new (?:zip|zipcode|zip code|postal code)(?: is)?|my (?:zip|zipcode|zip code|postal code)"
    r"(?: is| has changed to| changed to)?(?: now)?"
    r"|(?:change|update|set) my (?:zip|zipcode|zip code|postal code|location"
    r"|address|city|area|neighborhood)(?: to)?"
    r"|(?:i live|im living|im based|im) (?:in|at)(?= \d{5} now$))"
    r"(?P<where>(?: \S.*)?)"
)
_LIVES: Final = re.compile(r"(?:i live|im living|im based) in (?P<place>\S.*) now")
_CUES: Final = frozenset({"my", "what"})
"""Every question for the profile holds one of these (a test makes texts of the pattern)."""

_SOMETHING: Final = frozenset(
    {"the", "my", "it", "some", "that", "this", "a", "our", "on", "up"}
)  # was moved, not they
_MOST_PLACE_WORDS: Final = 6


def read_show_me(text: str) -> ShowMe | None:
    """Return the wish to see one's profile: ME alone, or a question for it. "me?" and "me too" are none."""
    words = bare(text).split()
    if words == ["me"]:
        return ShowMe() if _COMMAND.fullmatch(text) else None
    if _CUES.isdisjoint(words):  # most texts
        return None
    while words and words[0] in COURTESIES:
        words = words[1:]
    while words and words[-1] in COURTESIES:
        words = words[:-1]
    return ShowMe() if _ME.fullmatch(" ".join(words)) else None


def read_forget(clause: str) -> Forget | None:
    """Return what a folded clause wants forgotten; "forget it" is nothing of the kind."""
    found = _FORGET.fullmatch(clause)
    if found is None or OCCASION & set(found["it"].replace(",", " ").split()):
        return None
    activities: set[str] = set()
    boundaries: set[str] = set()
    for thing in _LIST.split(found["it"]):
        keys, named = _one_of(thing)
        if not keys and not named:
            return None
        activities |= named
        boundaries |= keys
    return Forget(frozenset(activities), frozenset(boundaries))


def _one_of(thing: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the boundaries and the activities `thing` names, only those of its very name where both know it."""
    keys, named = boundary_keys(thing), activities_in(thing)
    if not keys or not named or keys & PLACES:
        return keys, named
    plain = thing.removesuffix(" food")
    own = frozenset(key for key in keys if key.replace("_", " ") in {plain, plain.removesuffix("s")})
    return own, frozenset() if own and plain == thing else named


def read_move(text: str, clause: str) -> MoveTo | None:
    """Return where a folded clause of `text` says its writer lives now."""
    if found := _MOVED.fullmatch(clause):
        return _moved(text, found["where"] or found["ahead"] or "")
    if found := _ZIP.fullmatch(clause):
        if looks_canadian(text):
            return MoveTo(None, canadian=True)
        place = found["where"].strip()
        zips = read_zip(text)
        return MoveTo(zips) if zips or (clause.startswith(("change", "update", "set")) and _is_place(place)) else None
    if (found := _LIVES.fullmatch(clause)) and _is_place(found["place"]):
        return MoveTo(read_zip(text), canadian=looks_canadian(text))
    return None


def _moved(text: str, where: str) -> MoveTo | None:
    """Return the move that "moved" and what follows it is, or None when something else was moved."""
    if _SOMETHING & set(where.split()[:1]):
        return None
    if mentioned_zips(text):
        return MoveTo(read_zip(text))
    if looks_canadian(text):
        return MoveTo(None, canadian=True)
    if not where:
        return MoveTo(None)
    found = _TO.fullmatch(where)
    return MoveTo(None) if found and _is_place(found["place"]) else None


def _is_place(place: str) -> bool:
    """Say whether words may name a town, a quarter or a new home."""
    words = _WHEN.sub("", place).split()
    if not words or len(words) > _MOST_PLACE_WORDS or WEEKDAYS & set(words):
        return False
    if NEW_HOMES & set(words):
        return True
    words = words[1:] if words[0] == "the" else words
    return bool(words) and words[0] not in NOT_PLACES and words[0].isalpha()
