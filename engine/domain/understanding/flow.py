"""Words about the conversation itself: skip, later, ready, back, done, resume, again, and "I don't know".

Rules of this file: the phrase must be the whole message or its leading clause, courtesies aside: "later" is a wish,
"later in the day" an answer. A mere "ok" or "idk" counts only when nothing else is said, unless that is a question.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from engine.domain.tapbacks import read_tapback
from engine.domain.understanding.clauses import sentences
from engine.domain.understanding.flow_corrections import Correction, read_correction
from engine.domain.understanding.flow_later import BARE_TIMES, LATER, LATER_WITH_REASON, REASONED, WORDS
from engine.domain.understanding.flow_words import COURTESIES, PHRASES
from engine.domain.understanding.phrases import longest_by_first_word
from engine.domain.understanding.slips import Vocabulary
from engine.domain.understanding.yes_no import thumbs

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Correction", "Flow", "read_correction", "read_flow"]


class Flow(StrEnum):
    """What a text wants of the conversation."""

    SKIP = "skip"
    LATER = "later"
    READY = "ready"
    BACK = "back"
    DONE = "done"
    RESUME = "resume"
    REPEAT = "repeat"  # they did not hear or understand the question
    UNSURE = "unsure"  # they do not know: no skip, and no answer


_WEAK = "weak_ready"
# They count only when nothing else is said: "ok, hiking" and "idk, tacos maybe" are answers.
_PENDING = {_WEAK: Flow.READY, "unsure": Flow.UNSURE}
_NO = frozenset(("no", "nah", "nope"))
_FLOW_OF = {phrase: flow for flow, listed in PHRASES.items() for phrase in listed}
_VOCABULARY = Vocabulary(word for phrase in _FLOW_OF for word in phrase.split())
_KNOWN = _VOCABULARY.words | WORDS
_LONGEST = longest_by_first_word(phrase.split() for phrase in _FLOW_OF)
_MOST_WORDS = 14  # a longer clause always says something else


def read_flow(text: str) -> Flow | None:
    """Return what `text` wants of the conversation, or None when it says something else.

    Whether "tonight" answers a question about times or puts it off is for the caller to know.
    """
    if read_tapback(text) is not None:
        return None
    said = sentences(text)
    if not said:
        return _without_words(text)
    pending: str | None = None
    for sentence in said:
        for clause in sentence.clauses:
            flow = _clause(clause)
            if flow is None:
                return None if pending is None or not sentence.asks else Flow(pending)
            if flow and flow not in _PENDING:
                return Flow(flow)
            pending = pending or _PENDING.get(flow)
    return None if pending is None else Flow(pending)


def _without_words(text: str) -> Flow | None:
    """Return what question marks or a thumb alone say."""
    if "?" in text:
        return Flow.REPEAT
    return Flow.READY if thumbs(text) else None


def _clause(words: tuple[str, ...]) -> str | None:
    """Return the flow of one clause, "" when it is only courtesies, None when it says something else."""
    if len(words) > _MOST_WORDS:
        return "later" if LATER_WITH_REASON.match(" ".join(words)) else None
    if not _may_say(words):
        return None
    weak = None
    mended = tuple(map(_VOCABULARY.mend, words))
    for spelled in (words, mended) if mended != words else (words,):
        for core in _cores(spelled):
            if LATER_WITH_REASON.match(core) or (LATER.fullmatch(core) and not BARE_TIMES.fullmatch(core)):
                return "later"
            flow = _FLOW_OF.get(core)
            if flow not in {None, *_PENDING}:
                return flow
            weak = weak or flow
    if weak:
        return None if weak == _WEAK and _NO & set(words) else weak
    return _strung_together(mended)


def _may_say(words: Sequence[str]) -> bool:
    """Say whether a phrase can reach from the first word that is no courtesy to the last one, or give its reason there.

    Most answers are told here.
    """
    said = [word for word in words if word not in COURTESIES]
    return not said or (_is_known(said[0]) and (_is_known(said[-1]) or not REASONED.isdisjoint(words)))


def _is_known(word: str) -> bool:
    """Say whether some phrase holds the word, or the one it is a slip of."""
    return word in _KNOWN or word.isdecimal() or _VOCABULARY.mend(word) in _KNOWN


def _strung_together(words: Sequence[str]) -> str | None:
    """Return the flow of phrases and courtesies without commas ("im ready lets go"), when they are of one kind."""
    found: set[str] = set()
    at = 0
    while at < len(words):
        longest = _LONGEST.get(words[at], 0)
        length = next((n for n in range(longest, 0, -1) if " ".join(words[at : at + n]) in _FLOW_OF), 0)
        if length:
            found.add(_FLOW_OF[" ".join(words[at : at + length])])
        elif words[at] not in COURTESIES:
            return None
        at += length or 1
    strong = found - {_WEAK}
    if len(strong) > 1:
        return None
    return next(iter(strong or found), "")


def _cores(words: Sequence[str]) -> list[str]:
    """Return the clause without more and more of its courtesies, the longest first."""
    most_before = next((at for at, word in enumerate(words) if word not in COURTESIES), len(words) - 1)
    least_end = next((at for at in range(len(words), 0, -1) if words[at - 1] not in COURTESIES), 1)
    spans = [
        (start, end) for start in range(most_before + 1) for end in range(max(least_end, start + 1), len(words) + 1)
    ]
    return [" ".join(words[start:end]) for start, end in sorted(spans, key=lambda span: span[0] - span[1])]
