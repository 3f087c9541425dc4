"""What of a sentence that asks was not understood: every word of it has to be part of a slot, or known to be harmless.

A reader that knows words and shapes never knows them all; it can know which it does not know. A number that nothing
counts, a word that limits ("until", "except"), a "not" that rules nothing out, two things to do that nothing joins,
and any word we have never met, make the plan doubtful: it may be what was said, and it is asked about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.domain.activities.cues import Cue
from engine.domain.activities.index import Named
from engine.domain.activities.words import BREAKS, MARK
from engine.domain.requests.harmless_words import BESIDE, HARMLESS, OF_TIMES, OTHERS, TELLING, UNITS
from engine.domain.requests.request import Doubt
from engine.domain.understanding.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from engine.domain.activities.pieces import Piece

# What stands for the words of a slot.
TIME: Final = MARK + "time"
RULED_OUT: Final = MARK + "never"
PLACE: Final = MARK + "where"
COMPANY: Final = MARK + "company"
CONSTRAINT: Final = MARK + "how"
SLOTS: Final = frozenset({TIME, RULED_OUT, PLACE, COMPANY, CONSTRAINT})

_NOT: Final = frozenset({Cue.NOT, Cue.NOT_LIST, Cue.NOT_BEFORE})
_MEANS_NOTHING: Final = frozenset({Cue.LINK, Cue.EITHER, Cue.WANT})
_JOINS: Final = words("then after afterwards plus slash followed before or and")
_BESIDE_A_NAME: Final = words("after before post at in")
_MILD: Final = words("too so very that super much")  # "not too early"
_MEASURES: Final = words("early late long far hard crazy big loud fancy serious competitive spicy busy crowded")
_EASES: Final = words("rush pressure worries strings plans experience thanks problem idea clue preference")
_FEWEST: Final = 3  # words of a clause that tells why


def doubts_of(
    found: Sequence[Piece], *, named: Collection[str], wished: Collection[str], told: bool
) -> frozenset[Doubt]:
    """Return the doubts about a sentence whose phrases are `found`, slots in it told by the words in `SLOTS`.

    `named` are the keys of what it names to do or turns away, `wished` its words that make it a wish; `told`: it has
    no wish in words. Linear.
    """
    doubts = set(_of_joints(found, named))
    for begin, end in _clauses(found):
        if not _tells_why(found[begin:end]):
            doubts.update(filter(None, (_of(found, at, named, wished, told=told) for at in range(begin, end))))
    return frozenset(doubts)


def _clauses(found: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Yield where the stretches between signs begin and end."""
    begin = 0
    for at, piece in enumerate(found):
        if piece.words in BREAKS:
            yield begin, at
            begin = at + 1
    yield begin, len(found)


def _tells_why(clause: Sequence[Piece]) -> bool:
    """Say whether a stretch names nothing of a plan and begins as a reason does: "been cooped up, hike sat?"."""
    if len(clause) < _FEWEST or clause[0].words.split(" ", 1)[0] not in BESIDE:
        return False
    return not any(
        piece.words in SLOTS or isinstance(piece.meaning, Named) or piece.meaning in _NOT or piece.words.isdecimal()
        or piece.words in OF_TIMES
        for piece in clause
    )  # fmt: skip


def _of_joints(found: Sequence[Piece], named: Collection[str]) -> Iterator[Doubt]:
    """Yield a doubt where two things to do stand side by side and nothing joins them: "hot chocolate walk"."""
    last: tuple[str, ...] = ()
    for piece in found:
        if isinstance(piece.meaning, Named) and not piece.meaning.vague and named.__contains__(piece.meaning.keys[0]):
            if last and last != piece.meaning.keys:
                yield Doubt.WHAT
            last = piece.meaning.keys
        elif piece.words in BREAKS or piece.meaning in {Cue.LINK, Cue.EITHER, *_NOT} or piece.words in _JOINS:
            last = ()


def _of(
    found: Sequence[Piece], at: int, named: Collection[str], wished: Collection[str], *, told: bool
) -> Doubt | None:
    """Return the doubt about one phrase, if there is any."""
    piece = found[at]
    phrase, meaning = piece.words, piece.meaning
    if phrase in SLOTS:
        return None
    if isinstance(meaning, Named):
        return None if _is_taken(found, at, meaning, named) else Doubt.WHAT
    if meaning in _NOT:
        return None if _rules_out(found, at, named) else Doubt.REST
    if phrase in OTHERS or (told and phrase in TELLING):
        return Doubt.REST
    if meaning in _MEANS_NOTHING or phrase in wished:
        return None
    if phrase.isdecimal():
        return None if _words(found, at + 1) in UNITS else Doubt.REST
    if phrase in OF_TIMES:
        return None if _leads_aside(found, at, named) else Doubt.WHEN
    if all(word in HARMLESS or word in wished for word in phrase.split()) or phrase in UNITS:
        return None
    if meaning is Cue.TURN and phrase != "unless":
        return None
    return Doubt.WHERE if meaning is None and _words(found, at - 1) == TIME else Doubt.REST


def _is_taken(found: Sequence[Piece], at: int, meaning: Named, named: Collection[str]) -> bool:
    """Say whether a name counts as something to do, or stands for a place or a time ("trivia at the pub")."""
    return not named.isdisjoint(meaning.keys) or _words(found, at - 1) in _BESIDE_A_NAME


def _leads_aside(found: Sequence[Piece], at: int, named: Collection[str]) -> bool:
    """Say whether "after" or "before" stands before the name of something else: "drinks after the hike"."""
    after = found[at + 1] if at + 1 < len(found) else None
    return after is not None and isinstance(after.meaning, Named) and named.isdisjoint(after.meaning.keys)


def _rules_out(found: Sequence[Piece], at: int, named: Collection[str]) -> bool:
    """Say whether a "not" belongs to a time or an activity that it rules out, or only eases what is said."""
    for near in (at + 1, at + 2, at - 1, at - 2):
        piece = found[near] if 0 <= near < len(found) else None
        if piece is None or piece.words in BREAKS:
            continue
        if piece.words == RULED_OUT or (isinstance(piece.meaning, Named) and not named.isdisjoint(piece.meaning.keys)):
            return True
    after, second = _words(found, at + 1), _words(found, at + 2)
    return after in _EASES or (after in _MILD and second in _MEASURES)


def _words(found: Sequence[Piece], at: int) -> str:
    return found[at].words if 0 <= at < len(found) else ""
