"""A text as words and breaks: what `reading` walks along.

Breaks and emoji become words no thumb types (they begin with `MARK`), so that one folding does everything and the work
grows linearly with the length of the text.
"""

from __future__ import annotations

from typing import Final

from engine.domain.activities.emoji_words import EMOJI, REFUSALS
from engine.domain.activities.forms import ARTICLES
from engine.domain.folding import bare

MARK: Final = "xqz"
STOP: Final = MARK + "stop"  # the end of a sentence or a line
ASK: Final = MARK + "ask"  # the end of a question
PAUSE: Final = MARK + "pause"  # a comma and its like
BREAKS: Final = frozenset({STOP, ASK, PAUSE})


def mark_of(key: str) -> str:
    """Return the word an emoji for this catalog key becomes."""
    return MARK + key.replace("_", "")


_MARKS: Final = str.maketrans({
    **dict.fromkeys("\n\r\v\f.!;|…‼•·▪●◦○。！；\u2028\u2029", f" {STOP} "),
    **dict.fromkeys("?¿⁇？", f" {ASK} "),
    **dict.fromkeys(",()[]{}/\\–—、，", f" {PAUSE} "),
    **dict.fromkeys("&+＆＋", " and "),
    **dict.fromkeys(REFUSALS, " no "),
    **{sign: f" {mark_of(key)} " for key, signs in EMOJI.items() for sign in signs},
})  # fmt: skip


def split(text: str) -> list[str]:
    """Return the words of `text`, folded and bare, with breaks between them; articles and possessives are left out."""
    spaced = text.replace("w/o", "without").replace(" - ", ", ").replace("/ ", ", ")
    return [word for word in bare(spaced.translate(_MARKS)).split() if word not in ARTICLES]
