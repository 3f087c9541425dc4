"""The stretches of a sentence, and which of them only tell why somebody asks: nothing of a plan is in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from engine.domain.activities.cues import Cue
from engine.domain.activities.index import Named
from engine.domain.activities.words import BREAKS
from engine.domain.requests.harmless_words import (
    ADDS,
    BECAUSE,
    BESIDE,
    DENIED_NEEDS,
    HARMLESS,
    LEADS_ASIDE,
    OF_TIMES,
    REQUIRES,
    SAYS,
    SUITS,
    TELLS_OF,
    THOUGHTS,
)
from engine.domain.requests.phrasing import CONSTRAINT, SLOTS, TIME
from engine.domain.requests.places import GROUNDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.domain.activities.pieces import Piece

NOT: Final = frozenset({Cue.NOT, Cue.NOT_LIST, Cue.NOT_BEFORE})
_TELLING: Final = SUITS | GROUNDS  # "peanut free, coffee sat", "lake merritt, run sat": it may be of the plan
_SAID: Final = 3  # phrases of a clause behind a plan that names no place
_FEWEST: Final = 2  # phrases of a clause that tells why


def clauses_of(found: Sequence[Piece], *, timed: bool = False) -> Iterator[tuple[int, int]]:
    """Yield where the stretches between signs, and those that begin a new thought, begin and end.

    `timed`: it names an hour, so that "before" and "after" that lead to nothing of a plan only tell why then.
    """
    begin = 0
    for at, piece in enumerate(found):
        if piece.words in BREAKS:
            yield begin, at
            begin = at + 1
        elif at > begin and (
            (_turns(piece) and not _turns(found[at - 1]))
            or (timed and piece.words in LEADS_ASIDE)
            or (timed and piece.words == "i" and found[at - 1].words in SLOTS)
        ):
            yield begin, at
            begin = at
    yield begin, len(found)


def tells_why(clause: Sequence[Piece], *, timed: bool = False) -> bool:
    """Say whether a stretch names nothing of a plan and begins as a reason does: "been cooped up, hike sat?"."""
    if timed and len(clause) >= _FEWEST and clause[0].words in LEADS_ASIDE:
        return names_nothing(clause[1:])
    if len(clause) >= _FEWEST and clause[0].words in BECAUSE:
        return names_nothing(clause[1:], denies=not _is_need(clause))
    conditional = bool(clause) and clause[0].words == "if"
    if clause and clause[0].meaning is Cue.TURN:
        clause = clause[1:]
    if len(clause) < _FEWEST or not (conditional or clause[0].words.split(" ", 1)[0] in BESIDE):
        return False
    return names_nothing(clause, denies=conditional)


@dataclass(frozen=True, slots=True)
class Landmarks:
    """Where a plan stands among the phrases of a sentence: its first and last phrase, first time and first name."""

    found: Sequence[Piece]
    first: int
    last: int
    time: int
    name: int

    @classmethod
    def of(cls, found: Sequence[Piece]) -> Landmarks:
        """Return those of phrases; what there is not lies behind them all. Linear."""
        of_a_plan = [at for at, piece in enumerate(found) if _is_of_a_plan(piece)]
        nowhere = len(found)
        return cls(
            found,
            of_a_plan[0] if of_a_plan else nowhere,
            of_a_plan[-1] if of_a_plan else -1,
            next((at for at, piece in enumerate(found) if piece.words == TIME), nowhere),
            next((at for at, piece in enumerate(found) if _is_named(piece)), nowhere),
        )

    def is_aside(self, begin: int, end: int) -> bool:
        """Say whether a stretch that names nothing of a plan stands apart: "vet tech, cat cafe sun, bring boots".

        Before the plan it tells who asks, or what is new; behind it, where a place may stand as well, it has to be a
        sentence of its own.
        """
        clause = self.found[begin:end]
        told = [piece for piece in clause if not piece.words.isdecimal()] if clause and _tells(clause[0]) else clause
        if len(clause) < _FEWEST or not names_nothing(told) or any(piece.words in _TELLING for piece in clause):
            return False
        if begin <= self.first:
            ends = end == len(self.found) or self.found[end].words in BREAKS or self.found[end].words == "so"
            return ends and self.last >= end
        apart = self.found[begin - 1].words in BREAKS or _turns(clause[0])
        if not apart or self.time >= begin:
            return False
        return any(piece.words in SAYS for piece in clause) or (self.name < begin and _is_said(clause))

    def is_remark(self, begin: int, end: int) -> bool:
        """Say whether a stretch behind a whole plan only tells of somebody: "flowers thurs 6, i have extra tulips".

        What it names is not to be done, unless it wishes, likes, denies or adds.
        """
        clause = self.found[begin:end]
        if len(clause) < _FEWEST or not _tells(clause[0]) or begin <= max(self.time, self.name):
            return False
        suits = _is_need(clause)
        return self.found[begin - 1].words in BREAKS | SLOTS and not any(
            piece.words in SLOTS - {CONSTRAINT}
            or (piece.meaning in NOT and suits)
            or piece.meaning in {Cue.WANT, Cue.EITHER}
            or not (REQUIRES | OF_TIMES | ADDS).isdisjoint(piece.words.split())
            for piece in clause
        )


def remarked(found: Sequence[Piece]) -> set[str]:
    """Return the keys of what only remarks behind a plan name. Linear."""
    marks = Landmarks.of(found)
    inside = {at for begin, end in clauses_of(found) if marks.is_remark(begin, end) for at in range(begin, end)}
    if not inside:
        return set()
    named = [(at in inside, piece.meaning) for at, piece in enumerate(found) if isinstance(piece.meaning, Named)]
    wanted = {key for aside, meaning in named if not aside for key in meaning.keys}
    return {key for aside, meaning in named if aside for key in meaning.keys} - wanted


def _tells(piece: Piece) -> bool:
    """Say whether a stretch that begins with a phrase tells of somebody: a number in it counts what they have."""
    return piece.words.split(" ", 1)[0] in TELLS_OF


def tells(phrases: Sequence[Piece]) -> bool:
    """Say whether a sentence that names no time begins as a story: "i do one song (dolly) and clap for you"."""
    return len(phrases) > _FEWEST and _tells(phrases[0]) and not any(piece.words in SLOTS for piece in phrases)


def is_name(piece: Piece) -> bool:
    """Say whether a phrase names something to do."""
    return isinstance(piece.meaning, Named)


def _is_said(clause: Sequence[Piece]) -> bool:
    """Say whether a stretch is too long, and too plain, to be a place: "shake off the hangover"."""
    adds = any(not ADDS.isdisjoint(piece.words.split()) for piece in clause)
    return len(clause) >= _SAID and not adds and any(piece.words in HARMLESS for piece in clause)


def _is_need(clause: Sequence[Piece]) -> bool:
    """Say whether a "not" of a stretch may be about what a plan has to suit: "i dont eat meat"."""
    return any(not DENIED_NEEDS.isdisjoint(piece.words.split()) for piece in clause)


def _is_named(piece: Piece) -> bool:
    return isinstance(piece.meaning, Named) and not piece.meaning.vague


def _is_of_a_plan(piece: Piece) -> bool:
    return isinstance(piece.meaning, Named) or piece.words in SLOTS - {CONSTRAINT}


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
