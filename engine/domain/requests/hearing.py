"""A text taken apart into the sentences of a request: what each of them does, and the slots its words fill."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from engine.domain.activities.index import EXACT
from engine.domain.requests.constraints import find_constraints
from engine.domain.requests.doubting import Phrases
from engine.domain.requests.groups import find_group
from engine.domain.requests.harmless_words import CHANGING
from engine.domain.requests.marking import marks_of
from engine.domain.requests.naming import named_in
from engine.domain.requests.phrasing import (
    COMPANY,
    CONSTRAINT,
    PLACE,
    RULED_OUT,
    TIME,
    foreign_in,
    up_to_remark,
)
from engine.domain.requests.places import find_place, is_guess, is_strange
from engine.domain.requests.reasons import names_nothing, remarked
from engine.domain.requests.request import Doubt, Problem
from engine.domain.requests.ruling_out import denial_end
from engine.domain.requests.tokens import Token, sentences, tokens_of
from engine.domain.requests.wish_words import OWN_NEED, WISH
from engine.domain.requests.wishes import Voice, voice_of

if TYPE_CHECKING:
    from engine.domain.activities.pieces import Piece
    from engine.domain.activities.reading import FoundActivity
    from engine.domain.requests.marks import Mark
    from engine.domain.requests.moments import Moment
    from engine.domain.understanding.group_sizes import GroupSize

LONGEST: Final = 1600  # characters of a text; the carrier joins no more
SURE: Final = 0.6  # an activity that is named, not guessed


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
    place_is_guess: bool = False
    phrases: tuple[Piece, ...] = ()
    said: str = ""  # folded, without signs

    def doubts(self, *, corrects: bool = False) -> frozenset[Doubt]:
        """Return what may not be what the sentence says; `corrects`: it is about a plan that was read back."""
        found = self._phrases(corrects=corrects).doubts()
        if found and any(each.confidence < EXACT for each in self.activities):
            found |= {Doubt.WHAT}  # a slip of the thumb among words we do not know may be another word
        strange = self.place is not None and (self.place_is_guess or is_strange(self.place))
        return found | {Doubt.WHERE} if strange else found

    @property
    def only_frees(self) -> bool:
        """Whether it only tells on which days somebody is off: "off mon and tues"."""
        return not (self.activities or self.group or self.place) and _OFF.match(self.said) is not None

    def is_stray(self, *, leads: bool) -> bool:
        """Say whether it is no story of its own but a piece of what is asked for ("dinner fri? Dogpatch").

        `leads`: what is asked for comes only behind it, so that several words tell who asks ("vet tech. Tea sat 3?").
        """
        if leads and len(self.said.split()) > 1 and not self.constraints:
            about = [phrase for phrase in self.phrases if phrase.words not in {TIME, RULED_OUT}]
            if names_nothing(about, denies=len(about) > _SHORT_DENIAL):
                return False
        return self._phrases(corrects=False).has_strange_clause()

    @property
    def is_own_need(self) -> bool:
        """Whether it only tells, of the writer, what a plan has to suit: "im in a chair so step free pls"."""
        bare_need = not (self.marks or self.activities or self.turned_away)
        return bare_need and bool(self.constraints) and OWN_NEED.search(self.said) is not None

    def _phrases(self, *, corrects: bool) -> Phrases:
        return Phrases(
            self.phrases,
            frozenset(each.key for each in self.activities),
            self.turned_away,
            CHANGING if corrects else self._wish_words(),
            told=not corrects and self.voice is Voice.NOTE,
            timed=any(mark.hour is not None and not mark.negated for mark in self.marks),
        )

    def _wish_words(self) -> frozenset[str]:
        """Return the words that make the sentence a wish."""
        return frozenset(word for match in WISH.finditer(self.said) for word in match.group().split())


_SHORT_DENIAL: Final = 3  # phrases: "no dairy" may be about the plan
_OFF: Final = re.compile(r"(?:(?:im|i am|ive got|finally) )*(?:off|free)\b")
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
    slots = dict.fromkeys(constrained, CONSTRAINT) | dict.fromkeys(placed, PLACE) | dict.fromkeys(grouped, COMPANY)
    for mark in marks:
        slots |= dict.fromkeys(range(mark.start - begin, mark.end - begin), RULED_OUT if mark.negated else TIME)
    found, phrases = named_in(text, sentence, slots, cut=cut, placed=placed)
    beside = remarked(phrases)
    found = tuple(each for each in found if each.key not in beside)
    wanted = tuple(each for each in found if not each.negated)
    habits = [_is_habit(tokens, mark) for mark in marks]
    ahead = [not mark.negated and mark.problem is not Problem.PAST for mark in marks]
    some_time = any(counts and not habit for counts, habit in zip(ahead, habits, strict=True))
    if alone and not (found or marks or group or constraints or place):
        return _NOTHING  # most texts are about something else, and what they do is of no matter here
    denied = {at - begin for mark in marks if mark.negated for at in range(mark.end, denial_end(tokens, mark.end))}
    said = " ".join(token.text for token in sentence if token.text.isalnum())
    told = up_to_remark(phrases) if wanted and some_time else None
    if told is None:
        apart = constrained | denied | grouped
        told = " ".join(word for at, word in enumerate(words) if word.isalnum() and at not in apart)
    voice = voice_of(
        said,
        told,
        asks=asks,
        something=bool(wanted),
        some_time=some_time,
        habit=any(habits),
        foreign=foreign_in(phrases),
    )
    named = tuple(each for each in wanted if each.confidence >= SURE) or wanted  # guesses only where nothing is named
    turned_away = frozenset(each.key for each in found if each.negated)
    return Heard(
        voice,
        tuple(marks),
        named,
        turned_away,
        group[0] if group else None,
        constraints,
        place[0] if place else None,
        some_time,
        place is not None and is_guess(sentence, *place[1:]),
        phrases,
        said,
    )


def _is_habit(tokens: list[Token], mark: Mark) -> bool:
    """Say whether a mark is one of plurals: "saturdays", "evenings", "weeknights"."""
    return mark.problem is Problem.TOO_MANY_OPTIONS and tokens[mark.end - 1].text.endswith("s")
