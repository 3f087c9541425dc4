"""Changes of who and where somebody is: "call me Max", "I moved to 94110", "FORGET bars", "ME".

Names are read from the text as typed; everything else from folded words.
"""

from __future__ import annotations

import re
from typing import Final

from engine.domain.activities.reading import find_activities
from engine.domain.folding import bare
from engine.domain.understanding.boundaries import boundary_keys
from engine.domain.understanding.changes_kinds import CallMe, Forget, MoveTo, ShowMe
from engine.domain.understanding.changes_tastes import activities_in
from engine.domain.understanding.changes_words import NEW_HOMES, NOT_CALLED, NOT_PLACES, PLAN, WEEKDAYS
from engine.domain.understanding.names import Name, read_name
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
_MOVED: Final = re.compile(
    r"(?:(?:i|we|ive|weve|i have|we have) )?(?:just |recently |finally |actually )*(?:moved|relocated)(?: (?P<where>\S.*))?"
    r"|(?:im|were|we are) (?:just |finally )?(?:moving|relocating) (?P<ahead>\S.*)"
)
_TO: Final = re.compile(r"(?:(?:in|out|over|back|away|up|down) )?(?:to|into) (?P<place>\S.*)")
_WHEN: Final = re.compile(r"(?: (?:last|next|this) \w+| recently| (?:a|two|few) .*ago| now| btw| in \w+)$")
_ZIP: Final = re.compile(
    r"(?:(?:my )?new (?:zip|zipcode|zip code|postal code)(?: is)?|my (?:zip|zipcode|zip code|postal code)"
    r"(?: is| has changed to| changed to)?(?: now)?|(?:change|update|set) my (?:zip|zipcode|zip code|postal code|location"
    r"|address|city|area|neighborhood)(?: to)?|(?:i live|im living|im based|im) (?:in|at) (?=\d{5} now))"
    r"(?P<where>(?: \S.*)?)"
)
_LIVES: Final = re.compile(r"(?:i live|im living|im based) in (?P<place>\S.*) now")
_NAME: Final = (
    re.compile(r"(?:please |pls |you can |u can |just )*call me (?P<name>.+)", re.IGNORECASE),
    re.compile(
        r"my (?:first |last |full )?name(?:'?s| is)? (?:actually|really|now|spelled|spelt)(?: spelled)? (?P<name>.+)",
        re.IGNORECASE,
    ),
    re.compile(r"(?:it'?s |it is |my name'?s |my name is )(?P<name>[^,]+?),? not (?P<other>.+)", re.IGNORECASE),
    re.compile(r"(?:change|update|correct|fix) my (?:first |last )?name to (?P<name>.+)", re.IGNORECASE),
    re.compile(r"i(?: actually| now)? go by (?P<name>.+)", re.IGNORECASE),
    re.compile(
        r".{0,30}\b(?:my name (?:is )?wrong|not my name)\W+(?:it'?s |it is |my name is |i'?m )?(?P<name>.+)", re.IGNORECASE
    ),
)
_ACTUALLY: Final = re.compile(r"(?:actually,? )my name(?:'?s| is) (?P<name>.+)", re.IGNORECASE)
_AFTER_NAME: Final = re.compile(
    r"(?:[\s,]+(?:now|please|pls|instead|from now on|thanks|thx|btw|lol|with an? \w{1,6}|not \S+|actually|these days))+[\s.!]*$",
    re.IGNORECASE,
)
_LEAD: Final = re.compile(r"(?:(?:hi|hey|hello|josh|ok|okay|oh|and|sorry|btw|please|pls|so|no|nope)\b[\s,.!-]*)+", re.IGNORECASE)
_MOST_NAME_WORDS: Final = 3
_MOST_PLACE_WORDS: Final = 6


def read_show_me(text: str) -> ShowMe | None:
    """Return the wish to see one's profile: ME alone, or a question for it. "me?" and "me too" are none."""
    if _COMMAND.fullmatch(text):
        return ShowMe()
    words = bare(text).removeprefix("hey ").removeprefix("hi ").removeprefix("josh ").removesuffix(" please").removesuffix(" pls")
    return ShowMe() if _ME.fullmatch(words) else None


def read_forget(clause: str) -> Forget | None:
    """Return what a folded clause wants forgotten; "forget it" is nothing of the kind."""
    found = _FORGET.fullmatch(clause)
    if found is None or PLAN & set(found["it"].split()):
        return None
    activities, keys = activities_in(found["it"]), boundary_keys(found["it"])
    known = bool(activities) or not find_activities(found["it"]).found
    return Forget(activities, keys) if (activities or keys) and known else None


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


def read_call_me(text: str) -> CallMe | None:
    """Return the name that `text` asks to be called from now on."""
    plain = _LEAD.sub("", text.replace("’", "'").strip(), count=1) if _LEAD.match(text.strip()) else text.replace("’", "'").strip()
    for frame in (_ACTUALLY, *_NAME):
        found = frame.fullmatch(text.replace("’", "'").strip() if frame is _ACTUALLY else plain)
        if found and (name := _name(found["name"])) and _is_meant(found, name):
            return CallMe(name)
    return None


def _name(words: str) -> Name | None:
    """Return the name in what follows "call me", or None when it is a manner of speaking."""
    words = _AFTER_NAME.sub("", words).strip(" .!,")
    plain = bare(words).split()
    if not plain or len(plain) > _MOST_NAME_WORDS or NOT_CALLED & set(plain) or find_activities(words).found:
        return None
    return read_name(words)


def _is_meant(found: re.Match[str], name: Name) -> bool:
    """Say whether "it's X, not Y" is about one name in two spellings."""
    other = found.groupdict().get("other")
    if other is None:
        return True
    wrong = read_name(other)
    return wrong is not None and wrong.first[0] == name.first[0] and not found["name"].islower()
