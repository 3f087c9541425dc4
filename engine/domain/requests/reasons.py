"""The stretches of a sentence, and which of them only tell why somebody asks: nothing of a plan is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.domain.activities.cues import Cue
from engine.domain.activities.index import Named
from engine.domain.activities.words import BREAKS
from engine.domain.requests.harmless_words import BESIDE, OF_TIMES, REQUIRES, THOUGHTS
from engine.domain.requests.phrasing import CONSTRAINT, SLOTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.domain.activities.pieces import Piece

NOT: Final = frozenset({Cue.NOT, Cue.NOT_LIST, Cue.NOT_BEFORE})
_FEWEST: Final = 2  # phrases of a clause that tells why


def clauses_of(found: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Yield where the stretches between signs, and those that begin a new thought, begin and end."""
    begin = 0
    for at, piece in enumerate(found):
        if piece.words in BREAKS:
            yield begin, at
            begin = at + 1
        elif at > begin and _turns(piece) and not _turns(found[at - 1]):
            yield begin, at
            begin = at
    yield begin, len(found)


def tells_why(clause: Sequence[Piece]) -> bool:
    """Say whether a stretch names nothing of a plan and begins as a reason does: "been cooped up, hike sat?"."""
    conditional = bool(clause) and clause[0].words == "if"
    if clause and clause[0].meaning is Cue.TURN:
        clause = clause[1:]
    if len(clause) < _FEWEST or not (conditional or clause[0].words.split(" ", 1)[0] in BESIDE):
        return False
    return names_nothing(clause, denies=conditional)


def _turns(piece: Piece) -> bool:
    """Say whether a new thought begins: "dinner fri but im gluten free", "museum sun its free day"."""
    return piece.meaning is Cue.TURN or piece.words in THOUGHTS


def names_nothing(phrases: Sequence[Piece], *, denies: bool = False) -> bool:
    """Say whether phrases name nothing of a plan and turn nothing away; `denies`: a "not" in them is about nothing."""
    return not any(
        isinstance(piece.meaning, Named)
        or (piece.meaning in NOT and not denies)
        or piece.words in SLOTS - {CONSTRAINT}
        or piece.words in OF_TIMES
        or piece.words.isdecimal()
        or piece.words in REQUIRES
        for piece in phrases
    )
