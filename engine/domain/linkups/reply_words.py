"""What takes an answer back, and the many ways to accept and to decline."""

from __future__ import annotations

import re
from typing import Final

from engine.domain.folding import bare
from engine.domain.linkups.plan_words import PlanCommand, read_plan_wish
from engine.domain.linkups.reply_patterns import (
    AROUND_A_YES,
    ASKED_ASIDE,
    ASKS_FIRST,
    DECLINES,
    DOES_NOT_WORK,
    DOUBTS,
    EAGER,
    GLADLY,
    HALFWAY,
    INSTEAD,
    LAUGHED_OFF,
    NO_MORE,
    NO_THANKS,
    RETRACTED,
    SWITCH,
    UNSURE,
    WISHED,
)
from engine.domain.understanding.clauses import sentences
from engine.domain.understanding.commitments import Commitment, read_commitment
from engine.domain.understanding.yes_no import read_yes_no, thumbs
from engine.domain.understanding.yes_words import IDIOMS, LAUGHS, MOCKING_EMOJI

_HELD_DOWN: Final = re.compile(r"([a-z])\1{2,}", re.IGNORECASE)
_HEDGED: Final = 6  # words: a longer text that begins with maybe is about something else
_DOUBLED: Final = re.compile(r"([hsape])\1+$")
_OPENING: Final = re.compile(r"^\s*(?:(?:ok|okay|oh|well|um|hey|hi|hmm|josh|actually)\b[\s,.!]*)+", re.IGNORECASE)


def takes_back(text: str) -> bool:
    """Say whether a text limits, doubts or mocks what it accepts; what comes after may ask about anything."""
    text = INSTEAD.sub(r"\1", ASKED_ASIDE.sub("", text))
    if MOCKING_EMOJI & set(text) and len(bare(text).split()) > 1:
        return True
    if any(found.start() for found in RETRACTED.finditer(bare(text))):
        return True
    for at, sentence in enumerate(sentences(text)):
        words = IDIOMS.sub(" ", " ".join(word for clause in sentence.clauses for word in clause))
        if at and sentence.asks:
            continue
        if DOUBTS.search(words) or (LAUGHS.search(words) and len(words.split()) > LAUGHED_OFF):
            return True
        if sentence.asks and SWITCH.match(sentence.typed) is None:
            return True
    return False


def declines(text: str) -> bool:
    """Say whether a text is a plain no, or one of the ways to say that one cannot come."""
    words = bare(text)
    if words in NO_MORE or read_yes_no(text) is False:
        return True
    if ASKS_FIRST.match(words) or text.rstrip().endswith("?"):
        return False
    wish = read_plan_wish(text)
    if wish is not None and wish.command is PlanCommand.CANT:
        return True
    if DOES_NOT_WORK.search(words) is not None or NO_THANKS.match(words) is not None:
        return True
    return WISHED.search(words) is not None or any(
        DECLINES.match(" ".join(clause)) is not None and not sentence.asks
        for sentence in sentences(text)
        for clause in sentence.clauses
    )


def accepts(text: str) -> bool | None:
    """Say whether a text is a yes that commits; None when it may be one and has to be asked for."""
    if bare(text) in HALFWAY or (UNSURE.match(bare(text)) and len(bare(text).split()) <= _HEDGED):
        return None
    # "Ok yesss" is a yes behind a courtesy; a lone "ok" is what it is.
    core = ASKED_ASIDE.sub("", _HELD_DOWN.sub(r"\1", _OPENING.sub("", text)) or text)
    given = read_commitment(core, "in")
    if takes_back(text):
        return None if given is not Commitment.ABSENT else False
    if given is Commitment.GIVEN or {_opens_with(core), bare(core)} & GLADLY or _is_eager(core):
        return True
    if not _opens_with(core) and thumbs(text):
        return True
    return None if given is Commitment.UNCLEAR else False


def _opens_with(text: str) -> str:
    """Return the first clause of a text behind courtesies like "don't worry"."""
    clauses = (" ".join(clause) for sentence in sentences(text) for clause in sentence.clauses)
    return next((words for clause in clauses if (words := " ".join(IDIOMS.sub(" ", clause).split()))), "")


def _is_eager(text: str) -> bool:
    """Say whether a text is nothing but a yes and what people put around one: "yea sure!!", "count me in 100%"."""
    known = EAGER | AROUND_A_YES
    words = {word if word in known else _DOUBLED.sub(r"\1", word) for word in bare(text).split()}
    return "?" not in text and bool(EAGER & words) and words <= known
