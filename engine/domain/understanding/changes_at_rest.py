"""What is a change only when nothing else is under way: "no dogs pls", "evenings only".

In answer to anything these words could mean that one thing; said out of the blue they are about their writer. Precision
first: the whole text is the statement, courtesies aside, in a few words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from engine.domain.understanding.boundaries import BOUNDARIES, boundary_keys, is_boundary
from engine.domain.understanding.boundaries_table import BoundaryKind
from engine.domain.understanding.changes_schedule import read_schedule
from engine.domain.understanding.changes_tastes import PLACES, boundaries_of, read_taste
from engine.domain.understanding.changes_words import COURTESIES
from engine.domain.understanding.clauses import sentences

if TYPE_CHECKING:
    from engine.domain.understanding.changes_kinds import Change

_MOST_WORDS: Final = 8
_REFUSED: Final = re.compile(r"(?:no|i hate|i cant stand|i dont (?:like|want)) (?P<it>\S.*)")
_NOR: Final = re.compile(r" (?:(?:and|or) )?no (?=\S)")
_ONLY: Final = re.compile(r"(?:im )?only (?:free |available )?(?P<first>\S.*)|(?P<last>\S.*) only")


def read_at_rest(text: str) -> Change | None:
    """Return the boundary or the times that `text` states and nothing besides, or None."""
    said = sentences(text)
    if len(said) != 1 or said[0].asks or len(said[0].clauses) > 2:  # noqa: PLR2004 -- a courtesy before or after
        return None
    words = [word for clause in said[0].clauses for word in clause]
    while words and words[0] in COURTESIES:
        words.pop(0)
    while words and words[-1] in COURTESIES:
        words.pop()
    clause = " ".join(words)
    if len(words) > _MOST_WORDS:
        return None
    if found := _REFUSED.fullmatch(clause):
        things = _NOR.sub(" or ", found["it"])
        return read_schedule(f"no more {things}") or _unwanted(things)
    if found := _ONLY.fullmatch(clause):
        return read_schedule(f"only {found['first'] or found['last']} from now on")
    return None


def _unwanted(thing: str) -> Change | None:
    """Return the boundaries a thing is; a place to go is no longer something they like doing either."""
    keys = boundary_keys(thing) if is_boundary(thing) else frozenset()
    if not keys or any(BOUNDARIES[key].kind is not BoundaryKind.NO_THANKS for key in keys):  # "no parking" is a need
        return None
    return read_taste(f"no {thing} from now on") if keys & PLACES else boundaries_of(keys)
