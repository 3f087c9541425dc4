"""Second thoughts: "oops i meant B", "no wait, C", "make it medium", "sorry, evenings not mornings", "*medium".

Rules of this file: strong words ("no wait", "make it", "i meant") carry a new answer of a few words; weak ones
("actually", "sorry", "wait") only a very short one, because answers begin with them too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.understanding.flow_correction_words import LEADS, MEANT, NO_ANSWER, NOISE, STRONG, WEAK
from engine.domain.understanding.phrases import longest_by_first_word

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_VERY_SHORT, _SHORT, _FEW = 2, 4, 10  # words of a new answer
_LONGEST_STRONG = longest_by_first_word(phrase.split() for phrase in STRONG)
_JOINTS = frozenset(("its", "it", "is", "make", "meant", "sorry", "no", "wait", "i"))
_PAIRS = (["hold", "on"], ["hold", "up"], ["my", "bad"])
_SAYING = frozenset(("say", "put", "type", "pick", "write", "text", "choose", "send", "answer"))
_TAKES_BACK = frozenset(("that", "correction"))  # "scratch that" alone
_BEFORE_MEANT = LEADS | {"i", "what", "typo", "correction"}
_BEFORE_WEAK = LEADS | {"typo"}
FIRST_WORDS = _BEFORE_MEANT | MEANT | frozenset(_LONGEST_STRONG)
"""Every second thought begins with one of these, or with an asterisk."""

_SLIPPED = ("oop", "whoop", "woop", "sorry", "bad", "typo")  # enough without a new answer


def read_second_thought(words: Sequence[str], *, starred: bool) -> int | None:
    """Return where in the folded `words` the new answer begins (it may be empty), or None for no second thought.

    `starred`: the message began with an asterisk, as people mark what a slip should have been.
    """
    if starred and len(words) <= _SHORT:
        return 0
    for read in (_meant, _strong, _weak):
        start = read(words)
        if start is not None:
            return start
    return None


def _meant(words: Sequence[str]) -> int | None:
    """Read "i meant …"."""
    at = _past(words, 0, _BEFORE_MEANT)
    if at >= len(words) or words[at] not in MEANT:
        return None
    start = at + 1
    if words[start : start + 1] == ["to"]:
        if not _SAYING & set(words[start + 1 : start + 2]):
            return None
        start += 2
    rest = words[start:]
    if words[at] == "mean":
        return (
            start if words[at - 1 : at] == ["i"] and rest and len(rest) <= _SHORT and rest[0] not in NO_ANSWER else None
        )
    return start if 0 < len(rest) <= _FEW else None


def _strong(words: Sequence[str]) -> int | None:
    """Read "no wait …", "scratch that …", "make it …"."""
    for at, word in enumerate(words):
        for length in range(min(_LONGEST_STRONG.get(word, 0), len(words) - at), 0, -1):
            if " ".join(words[at : at + length]) in STRONG:
                rest = words[at + length :]
                return _answer(words, at + length, _FEW) if rest or words[at + length - 1] in _TAKES_BACK else None
        if word not in LEADS:
            break
    return None


def _weak(words: Sequence[str]) -> int | None:
    """Read "oops", "actually b", "sorry, evenings not mornings"."""
    start = _past(words, 0, _BEFORE_WEAK)
    signals = [
        word for at, word in enumerate(words[:start]) if word in WEAK or words[max(0, at - 1) : at + 1] in _PAIRS
    ]
    if not signals:
        return None
    signal, rest = signals[-1], words[start:]
    if all(word in NOISE for word in rest):
        told = (rest and signal not in {"actually", "wait", "on", "up"}) or signal.startswith(_SLIPPED[:3])
        return len(words) if told else None
    contrast = "not" in rest[1:] and len(rest) <= _SHORT
    if signal in {"sorry", "sry"} and not contrast and len(rest[0]) > 1:
        return None
    return _answer(words, start, _SHORT if contrast else _VERY_SHORT)


def _answer(words: Sequence[str], start: int, most: int) -> int | None:
    """Return where the new answer begins when it is short enough and begins like one."""
    start = _past(words, start, _JOINTS - set(words[-1:]))
    rest = words[start:]
    if len(rest) > most or (rest and len(rest[0]) > 1 and rest[0] in NO_ANSWER):
        return None
    return start


def _past(words: Sequence[str], at: int, known: Collection[str]) -> int:
    """Return the first place from `at` on whose word is none of the known."""
    while at < len(words) and words[at] in known:
        at += 1
    return at
