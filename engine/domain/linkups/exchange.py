"""Swapping numbers: who is listed to whom, what a choice means, and when two people learn each other's number.

Rules of this file (product: contact exchange):
1. Only people who went choose, and only those who came are listed. The blocker does not see the blocked; the blocked
   sees the blocker, and nothing happens.
2. Unnamed is no. A choice is a commitment: a condition, a joke or a doubt after it is none.
3. A mutual yes is revealed once, after blocks and holds of both were looked at again; what is suppressed is reviewed.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from engine.domain.folding import bare
from engine.domain.linkups.after import Attendance
from engine.domain.understanding.choices import How, Option, read_choice
from engine.domain.understanding.commitment_words import CONDITIONS, TAKEN_BACK
from engine.domain.understanding.commitments import Commitment, read_commitment
from engine.domain.understanding.phrases import phrases
from engine.domain.understanding.yes_no import read_yes_no
from engine.domain.understanding.yes_words import IDIOMS, LAUGHS, MOCKING_EMOJI, NO_EMOJI

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from uuid import UUID


class Suppressed(StrEnum):
    """Why a mutual yes is not revealed (contact_exchanges.suppressed_reason)."""

    BLOCK = "block"
    HOLD = "hold"
    LEFT = "left"  # deleted, or opted out


@dataclass(frozen=True, slots=True)
class Comer:
    """Somebody with a place that was not given up. ``attendance``: what they said themselves, None if nothing yet."""

    user_id: UUID
    first_name: str = field(repr=False)
    attendance: Attendance | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the list: its number from 1, and whom it stands for."""

    number: int
    user_id: UUID
    first_name: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Swap:
    """A whole answer: yes to these, no to everybody else on the list."""

    to: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Change:
    """They want the list once more."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two people when a reveal is decided. ``chose`` is None until they answered."""

    chose: bool | None
    attendance: Attendance | None
    held: bool = False
    left: bool = False


@dataclass(frozen=True, slots=True)
class Reveal:
    """Both learn first name and number, now."""


@dataclass(frozen=True, slots=True)
class Suppress:
    """Neither learns anything; an operator looks at it."""

    reason: Suppressed


_WHOLE_NUMBERS = 9  # a LinkUp has ten people at most: every line has one digit
_NONE: Final = phrases(
    "none / none of them / no one / noone / nobody / neither / neither of them / no numbers / zero / 0 / skip / pass"
    " / none please / none thanks / no swap / dont swap / not this time / nobody thanks / none for me / no to all"
)
_SWAP_WITH: Final = re.compile(r"^\s*(?:let'?s )?(?:swap|exchange|trade)(?: numbers)?(?: with)? ", re.IGNORECASE)
_ALONE: Final = re.compile(r"\s+only\W*$", re.IGNORECASE)
_EVERYBODY: Final = re.compile(
    r"^(?:(?:yes|yeah|yep|ok|okay|sure) )*(?:all|everyone|everybody)(?: of (?:them|em))?"
    r"(?: (?:please|pls|plz|thanks|ty))*$"
)
# They read like an exception and a condition, and are neither.
_NO_DOUBT: Final = re.compile(r"\b(?:(?:all|everyone|everybody|all of them) (?:but|except)|the first(?: one)?)\b")
_NEGATED: Final = re.compile(r"\b(?:not|no|nope|nah|dont|wont|cant|never|without|nobody|none|neither)\b")
_CHANGE: Final = phrases(
    "change / change it / change my answer / change answer / change my choice / change my mind / i changed my mind"
    " / can i change / can i change it / can i change my answer / let me change / i want to change / redo"
)


def listed_for(chooser: UUID, comers: Iterable[Comer], *, blocked: Collection[UUID]) -> tuple[Listed, ...]:
    """Return the list of one person: everybody who came, without those ``blocked`` by them, in order of first name."""
    came = [
        each
        for each in comers
        if each.user_id != chooser and each.user_id not in blocked and each.attendance is not Attendance.NO_SHOW
    ]
    came.sort(key=lambda each: (bare(each.first_name), each.user_id))
    return tuple(Listed(at, each.user_id, each.first_name) for at, each in enumerate(came[:_WHOLE_NUMBERS], 1))


def read_swap(text: str, listed: Sequence[Listed]) -> Swap | Change | None:
    """Return what a text answers to the list, or None when it has to be asked again.

    In doubt it is None: what was swapped cannot be taken back.
    """
    words = bare(_plainly(text))
    if words in _CHANGE:
        return Change()
    if words in _NONE or read_yes_no(text) is False:
        return Swap(frozenset())
    if not listed or _is_doubtful(text, words):
        return None
    everybody = frozenset(each.user_id for each in listed)
    if _EVERYBODY.match(words) or (len(listed) == 1 and read_commitment(text, "swap") is Commitment.GIVEN):
        return Swap(everybody)
    choice = read_choice(_plainly(text), _options(listed), most=len(listed))
    if choice.how not in {How.TOKEN, How.WORDS}:
        return None
    return Swap(frozenset(each.user_id for each in listed if str(each.number) in choice.tokens))


def reveal(one: Side, other: Side, *, blocked: bool, revealed: bool) -> Reveal | Suppress | None:
    """Return what a pair's choices come to, or None when there is nothing to reveal, or it was already.

    ``blocked``: one of them blocked the other, whoever it was.
    """
    sides = (one, other)
    if revealed or not all(side.chose and side.attendance is Attendance.ATTENDED for side in sides):
        return None
    if blocked:
        return Suppress(Suppressed.BLOCK)
    if any(side.left for side in sides):
        return Suppress(Suppressed.LEFT)
    return Suppress(Suppressed.HOLD) if any(side.held for side in sides) else Reveal()


def _plainly(text: str) -> str:
    """Return a text without the "swap with" before its choice and the "only" after it, everything else as typed."""
    return _ALONE.sub("", _SWAP_WITH.sub("", text))


def _options(listed: Sequence[Listed]) -> tuple[Option, ...]:
    """Return the list as options; a first name two people share names neither."""
    shared = Counter(bare(each.first_name) for each in listed)
    return tuple(
        Option(str(each.number), (each.first_name,) if shared[bare(each.first_name)] == 1 else ()) for each in listed
    )


def _is_doubtful(text: str, words: str) -> bool:
    """Say whether a text limits, conditions or mocks what it chooses; "all but 2" does not."""
    plain = _NO_DOUBT.sub(" ", IDIOMS.sub(" ", words))
    said = (TAKEN_BACK, CONDITIONS, LAUGHS, _NEGATED)
    return bool((MOCKING_EMOJI | NO_EMOJI) & set(text)) or any(pattern.search(plain) for pattern in said)
