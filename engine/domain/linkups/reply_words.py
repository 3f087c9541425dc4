"""What takes an answer back, and the many ways to accept and to decline."""

from __future__ import annotations

import re
from typing import Final

from engine.domain.folding import bare
from engine.domain.linkups.plan_words import PlanCommand, read_plan_wish
from engine.domain.linkups.reply_patterns import (
    ASKS_FIRST,
    DECLINES,
    DOUBTS,
    GLADLY,
    HALFWAY,
    LAUGHED_OFF,
    NO_MORE,
    RETRACTED,
    SWITCH,
    WISHED,
)
from engine.domain.understanding.clauses import sentences
from engine.domain.understanding.commitments import Commitment, read_commitment
from engine.domain.understanding.yes_no import read_yes_no, thumbs
from engine.domain.understanding.yes_words import IDIOMS, LAUGHS, MOCKING_EMOJI

_HELD_DOWN: Final = re.compile(r"([a-z])\1{2,}", re.IGNORECASE)
_OPENING: Final = re.compile(r"^\s*(?:(?:ok|okay|oh|well|um|hey|hi|hmm|josh)\b[\s,.!]*)+", re.IGNORECASE)


def takes_back(text: str) -> bool:
    """Say whether a text limits, doubts or mocks what it accepts; a later sentence may ask about anything."""
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
    return WISHED.search(words) is not None or any(
        DECLINES.match(" ".join(clause)) is not None and not sentence.asks
        for sentence in sentences(text)
        for clause in sentence.clauses
    )


def accepts(text: str) -> bool | None:
    """Say whether a text is a yes that commits; None when it may be one and has to be asked for."""
    # "Ok yesss" is a yes behind a courtesy; a lone "ok" is what it is.
    core = _HELD_DOWN.sub(r"\1", _OPENING.sub("", text)) or text
    given = read_commitment(core, "in")
    if takes_back(text):
        return None if given is not Commitment.ABSENT else False
    first = next((" ".join(sentence.clauses[0]) for sentence in sentences(core)), "")
    if given is Commitment.GIVEN or {first, bare(core)} & GLADLY or (not first and thumbs(text)):
        return True
    return None if given is Commitment.UNCLEAR or bare(text) in HALFWAY else False
