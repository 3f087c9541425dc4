"""The activities somebody names in their own words.

An activity named by one of its names is 0.70 sure, with a slip of the thumb 0.60; a word for a whole shelf
("something outdoorsy") guesses several at 0.40 or less. Each activity is told once, where it is first mentioned; what
was said last decides whether it is wanted. Nothing raises, and the work grows linearly with the text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.domain.activities.catalog import CATALOG
from engine.domain.activities.cues import Cue
from engine.domain.activities.index import VAGUE, Named
from engine.domain.activities.pieces import Piece, pieces
from engine.domain.activities.sentence import Mention, Walk
from engine.domain.activities.small_words import SMALL_WORDS
from engine.domain.activities.words import BREAKS
from engine.domain.record import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


@record
class FoundActivity:
    """An activity of the catalog: how sure we are (0 to 1), and whether it is something they do not want."""

    key: str
    confidence: float
    negated: bool = False


@dataclass(frozen=True, slots=True)
class ActivitiesReading:
    """What a text says about activities.

    `found` is in the order of mention. `unknown` are the stretches that named nothing we know, folded; they serve to
    ask again ("did you mean …") and are never stored.
    """

    found: tuple[FoundActivity, ...] = ()
    unknown: tuple[str, ...] = ()


def find_activities(text: str) -> ActivitiesReading:
    """Read the activities of `text`: what they like and what they turn away."""
    found = tuple(pieces(text))
    return ActivitiesReading(activities_in(found), tuple(_not_understood(found)))


def activities_in(found: Sequence[Piece]) -> tuple[FoundActivity, ...]:
    """Return the activities that the phrases of a text name, in the order of mention."""
    return _told_once(Walk(found).run())


def _told_once(mentions: Iterable[Mention]) -> tuple[FoundActivity, ...]:
    """Return each activity once: a name beats a guess, and among equals the last word counts.

    Only "running, but no marathons" still means running: another name for it turned away is a part of it.
    """
    told: dict[str, FoundActivity] = {}
    liked_as: dict[str, str] = {}
    mentions = list(mentions)
    named = {key for mention in mentions if mention.confidence > VAGUE and not mention.negated for key in mention.keys}
    shelves = {CATALOG[key].category for key in named}
    for mention in mentions:
        vague = mention.confidence <= VAGUE
        answered = named.intersection(mention.keys) or CATALOG[mention.keys[0]].category in shelves
        if vague and not mention.negated and answered:
            continue  # "something outdoorsy, like a hike"
        for key in mention.keys:
            before = told.get(key)
            if before is not None and vague and before.confidence > VAGUE:
                continue
            if mention.negated and liked_as.get(key, mention.words) != mention.words:
                continue
            if not mention.negated:
                liked_as[key] = mention.words
            told[key] = FoundActivity(
                key, max(mention.confidence, before.confidence if before else 0.0), mention.negated
            )
    return tuple(told.values())


def _not_understood(found: Iterable[Piece]) -> Iterator[str]:
    """Yield the words of weight of every stretch in which nothing is known."""
    stretch: list[str] = []
    understood = False
    for piece in (*found, None):
        if piece is None or piece.words in BREAKS or piece.meaning in {Cue.LINK, Cue.EITHER}:
            if stretch and not understood:
                yield " ".join(stretch)
            stretch, understood = [], False
        elif isinstance(piece.meaning, Named) or piece.meaning is Cue.NOTHING:
            understood = True
        elif piece.meaning is None and piece.words not in SMALL_WORDS and not piece.words.isdecimal():
            stretch.append(piece.words)
