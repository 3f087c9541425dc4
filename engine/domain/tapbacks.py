"""Reactions: phones that cannot show a heart on a bubble receive it as words ("Loved “See you at 7”")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class TapbackKind(StrEnum):
    """What a reaction says."""

    LIKED = "liked"
    LOVED = "loved"
    DISLIKED = "disliked"
    LAUGHED = "laughed"
    EMPHASIZED = "emphasized"
    QUESTIONED = "questioned"
    REACTED = "reacted"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Tapback:
    """A reaction to one of our texts: its kind, the text it quotes (may be cut with "…"), the emoji if it is one."""

    kind: TapbackKind
    quoted: str
    emoji: str = ""


# Android marks its reactions with hair spaces and zero-width characters.
_INVISIBLE = dict.fromkeys(map(ord, "\u200a\u200b\u200e\u2063\ufeff"), None)
_K = TapbackKind
_VERBS = {
    "liked": _K.LIKED, "loved": _K.LOVED, "disliked": _K.DISLIKED, "laughed at": _K.LAUGHED,
    "emphasized": _K.EMPHASIZED, "emphasised": _K.EMPHASIZED, "questioned": _K.QUESTIONED,
    "le gustó": _K.LIKED, "le gusto": _K.LIKED, "me gustó": _K.LIKED, "me gusta": _K.LIKED, "le gusta": _K.LIKED,
    "le encantó": _K.LOVED, "le encanto": _K.LOVED, "le encanta": _K.LOVED, "me encantó": _K.LOVED,
    "me encanta": _K.LOVED, "no le gustó": _K.DISLIKED, "no le gusto": _K.DISLIKED, "no le gusta": _K.DISLIKED,
    "no me gusta": _K.DISLIKED, "no me gustó": _K.DISLIKED, "le dio risa": _K.LAUGHED, "se rió de": _K.LAUGHED,
    "se rio de": _K.LAUGHED, "se ha reído de": _K.LAUGHED, "le hizo gracia": _K.LAUGHED, "enfatizó": _K.EMPHASIZED,
    "enfatizo": _K.EMPHASIZED, "exclamó por": _K.EMPHASIZED, "destacó": _K.EMPHASIZED, "cuestionó": _K.QUESTIONED,
    "cuestiono": _K.QUESTIONED, "preguntó por": _K.QUESTIONED,
}  # fmt: skip
_REMEMBERED = 8  # texts: every reader of a turn asks about the same one or two; the words of others are not kept
# Quotes must open and close: "Liked the cafe" is a person talking.
_CLOSING = '”"»“'
_CLOSINGS = tuple(_CLOSING)  # most texts end with none of them, and quote nothing
_QUOTED = rf'\s*[“"«„](?P<quoted>.*)[{_CLOSING}]'
_VERB = re.compile(
    r"(?:a [^“\"]{1,40} )?(?P<verb>" + "|".join(sorted(map(re.escape, _VERBS), key=len, reverse=True)) + ")" + _QUOTED,
    re.IGNORECASE | re.DOTALL,
)
_REACTED = re.compile(
    r"(?:reacted|reaccionó|reacciono|ha reaccionado) (?:with |con )?(?:un |una |an? )?(?P<emoji>\S{1,16})"
    r" (?:to|a)" + _QUOTED,
    re.IGNORECASE | re.DOTALL,
)
_REMOVED = re.compile(
    r"(?:removed|quitó|quito|eliminó|elimino|ha eliminado|ha quitado) (?:an? |un |una |el |la |the )?[^“\"«]{1,40}?"
    r" (?:from|de|a)" + _QUOTED,
    re.IGNORECASE | re.DOTALL,
)
_MEDIA = re.compile(
    r"(?P<verb>liked|loved|disliked|laughed at|emphasized|questioned) (?:an? (?:image|photo|video|movie|attachment|link"
    r"|message|audio message|sticker|contact))",
    re.IGNORECASE,
)
# Android puts the emoji first: "👍 to “See you”".
_EMOJI_TO = re.compile(r"(?P<emoji>[^\w\s]{1,16}) (?:to|a)" + _QUOTED, re.IGNORECASE | re.DOTALL)


@lru_cache(maxsize=_REMEMBERED)
def read_tapback(body: str) -> Tapback | None:
    """Return the reaction that is all of `body`, or None."""
    text = (body if body.isascii() else body.translate(_INVISIBLE)).strip()
    return _reaction(text) if text.endswith(_CLOSINGS) else _to_media(text)


def _reaction(text: str) -> Tapback | None:
    """Return the reaction that quotes a text of ours."""
    if found := _VERB.fullmatch(text):
        return Tapback(_VERBS[found["verb"].lower()], found["quoted"])
    if found := _REACTED.fullmatch(text) or _EMOJI_TO.fullmatch(text):
        return Tapback(_K.REACTED, found["quoted"], found["emoji"])
    if found := _REMOVED.fullmatch(text):
        return Tapback(_K.REMOVED, found["quoted"])
    return None


def _to_media(text: str) -> Tapback | None:
    """Return the reaction to a picture or the like, which is named and not quoted."""
    found = _MEDIA.fullmatch(text)
    return None if found is None else Tapback(_VERBS[found["verb"].lower()], "")
