"""Another name, or another spelling: "call me Max", "it's Ann, not Anna". Read from the text as typed."""

from __future__ import annotations

import re
from typing import Final

from engine.domain.activities.reading import find_activities
from engine.domain.folding import bare
from engine.domain.understanding.changes_kinds import CallMe
from engine.domain.understanding.changes_words import NOT_CALLED
from engine.domain.understanding.clauses import sentences
from engine.domain.understanding.names import Name, read_name

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
        r".{0,30}\b(?:my name (?:is )?wrong|not my name)\W+(?:it'?s |it is |my name is |i'?m )?(?P<name>.+)",
        re.IGNORECASE,
    ),
)
_ACTUALLY: Final = re.compile(r"(?:actually,? )my name(?:'?s| is) (?P<name>.+)", re.IGNORECASE)
_AFTER_NAME: Final = re.compile(
    r"(?:[\s,]+(?:now|please|pls|instead|from now on|thanks|thx|btw|lol|with an? \w{1,6}|not [^\s,]+|actually"
    r"|these days))+[\s.!]*$",
    re.IGNORECASE,
)
_LEAD: Final = re.compile(
    r"(?:(?:hi|hey|hello|josh|ok|okay|oh|and|sorry|btw|please|pls|so|no|nope)\b[\s,.!-]*)+", re.IGNORECASE
)
_MOST_NAME_WORDS: Final = 3
_CUES: Final = frozenset({"call", "name", "names", "not", "go"})  # one of them stands in each frame


def read_call_me(text: str) -> CallMe | None:
    """Return the name that `text`, or a sentence of it, asks to be called from now on."""
    if _CUES.isdisjoint(bare(text).split()):
        return None
    typed = text.replace("’", "'")
    for said in dict.fromkeys((typed, *(sentence.typed for sentence in sentences(typed)))):
        plain = said.strip(" \n.!;…")
        spoken = plain[lead.end() :] if (lead := _LEAD.match(plain)) else plain
        for found in (_ACTUALLY.fullmatch(plain), *(frame.fullmatch(spoken) for frame in _NAME)):
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
