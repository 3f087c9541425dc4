"""A text taken apart into the sentences of a request: what each of them does, and the slots its words fill."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from engine.domain.activities.pieces import pieces
from engine.domain.activities.reading import FoundActivity, find_activities
from engine.domain.activities.small_words import SMALL_WORDS
from engine.domain.activities.words import BREAKS
from engine.domain.requests.constraints import find_constraints
from engine.domain.requests.groups import find_group
from engine.domain.requests.marking import marks_of
from engine.domain.requests.places import find_place
from engine.domain.requests.request import Problem
from engine.domain.requests.ruling_out import denial_end
from engine.domain.requests.tokens import Token, sentences, tokens_of
from engine.domain.requests.wish_words import FILLERS
from engine.domain.requests.wishes import Voice, voice_of

if TYPE_CHECKING:
    from engine.domain.requests.marks import Mark
    from engine.domain.requests.moments import Moment
    from engine.domain.understanding.group_sizes import GroupSize

LONGEST: Final = 1600  # characters of a text; the carrier joins no more
SURE: Final = 0.6  # an activity that is named, not guessed
_AT_A_PLACE: Final = re.compile(r"\bat (?:the|a|an|some) \w+(?: \w+)?\b", re.IGNORECASE)
_BESIDE: Final = re.compile(r"\b(?:after|before|post)[ -](?:the |our |my |a )?\w+\b", re.IGNORECASE)
_WISHES: Final = re.compile(r"\b(?:why dont we|craving|tryna|trynna|down 4|how about|what about|works? for)\b")


@dataclass(frozen=True, slots=True)
class Heard:
    """One sentence: what it does, its places in time, and what its words ask for."""

    voice: Voice
    marks: tuple[Mark, ...]
    activities: tuple[FoundActivity, ...]
    turned_away: frozenset[str]
    group: GroupSize | None
    constraints: frozenset[str]
    place: str | None
    some_time: bool  # a time ahead, whether or not it can be taken


_NOTHING: Final = Heard(Voice.FRAGMENT, (), (), frozenset(), None, frozenset(), None, some_time=False)


def hear(text: str, moment: Moment) -> tuple[list[Token], list[Heard]]:
    """Return the tokens of `text` and its sentences in order."""
    tokens = tokens_of(text[:LONGEST])
    marks = marks_of(tokens, moment.local)
    starts = [mark.start for mark in marks]
    spans = sentences(tokens)
    return tokens, [
        _heard(
            text,
            tokens,
            (begin, end),
            marks[bisect_left(starts, begin) : bisect_left(starts, end)],
            asks=asks,
            alone=len(spans) == 1,
        )
        for begin, end, asks in spans
    ]


def _heard(
    text: str, tokens: list[Token], span: tuple[int, int], marks: list[Mark], *, asks: bool, alone: bool
) -> Heard:
    """Return what is heard in the tokens of one sentence with its places in time; `alone`: the text has no other."""
    begin, end = span
    sentence = tokens[begin:end]
    timed = {at - begin for mark in marks for at in range(mark.start, mark.end)}
    words = ["" if at in timed else token.text for at, token in enumerate(sentence)]
    group = find_group(words)
    constraints, constrained, phrased = find_constraints(words)
    hours = {mark.end - begin for mark in marks if mark.hour is not None}
    place = find_place(text, sentence, timed | constrained, hours)
    placed = set(range(*place[1:])) if place else set()
    cut = {at - begin for mark in marks if mark.only_time for at in range(mark.start, mark.end)} | phrased
    grouped = set(range(*group[1:])) if group else set()
    cut |= grouped
    found = _activities(text, sentence, cut, placed)
    wanted = tuple(each for each in found if not each.negated)
    habits = [_is_habit(tokens, mark) for mark in marks]
    ahead = [not mark.negated and mark.problem is not Problem.PAST for mark in marks]
    some_time = any(counts and not habit for counts, habit in zip(ahead, habits, strict=True))
    if alone and not (found or marks or group or constraints or place):
        return _NOTHING  # most texts are about something else, and what they do is of no matter here
    denied = {at - begin for mark in marks if mark.negated for at in range(mark.end, denial_end(tokens, mark.end))}
    voice = voice_of(
        " ".join(token.text for token in sentence if token.text.isalnum()),
        " ".join(word for at, word in enumerate(words) if word.isalnum() and at not in constrained | denied | grouped),
        asks=asks,
        something=bool(wanted),
        some_time=some_time,
        habit=any(habits),
        foreign=_foreign(_text(text, sentence, cut | placed | constrained | timed)),
    )
    return Heard(
        voice,
        tuple(marks),
        tuple(each for each in wanted if each.confidence >= SURE) or wanted,  # guesses only where nothing is named
        frozenset(each.key for each in found if each.negated),
        group[0] if group else None,
        constraints,
        place[0] if place else None,
        some_time,
    )


def _activities(text: str, sentence: list[Token], cut: set[int], placed: set[int]) -> tuple[FoundActivity, ...]:
    """Return what a sentence names to do.

    What is named as a place or for its time ("trivia at the pub", "drinks after the hike") counts where nothing else
    is named.
    """
    rest = _text(text, sentence, cut | placed)
    elsewhere = _BESIDE.sub(" ", _AT_A_PLACE.sub(" ", rest))
    for said in (elsewhere, *([rest] if rest != elsewhere else []), *([_text(text, sentence, cut)] if placed else [])):
        if found := find_activities(said).found:
            return found
    return ()


def _text(text: str, sentence: list[Token], cut: set[int]) -> str:
    """Return a sentence as typed, without the tokens at the places in `cut` and without our own words for wishing."""
    said: list[str] = []
    last = sentence[0].start
    for at, token in enumerate(sentence):
        if at in cut:
            said.append(" ")
        else:
            typed = text[token.start : token.end]
            said += [
                text[last : token.start] if token.start > last else "",
                "breakfast" if token.text == "breakfast" else typed,
            ]
        last = token.end
    joined = "".join(said).replace("’", "'").replace("'", "")
    return _WISHES.sub(" lets ", joined.lower()) if _WISHES.search(joined.lower()) else joined


def _foreign(rest: str) -> int:
    """Return how many words of `rest` belong to no slot and are no small words."""
    return sum(
        piece.meaning is None
        and piece.words not in SMALL_WORDS
        and piece.words not in FILLERS
        and piece.words not in BREAKS
        and not piece.words.isdecimal()
        for piece in pieces(rest)
    )


def _is_habit(tokens: list[Token], mark: Mark) -> bool:
    """Say whether a mark is one of plurals: "saturdays", "evenings", "weeknights"."""
    return mark.problem is Problem.TOO_MANY_OPTIONS and tokens[mark.end - 1].text.endswith("s")
