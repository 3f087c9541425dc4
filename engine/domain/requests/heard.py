"""One sentence of a text: what it does, the slots its words fill, and what of it was not understood."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from engine.domain.activities.index import EXACT
from engine.domain.activities.pieces import pieces
from engine.domain.activities.reading import activities_in
from engine.domain.requests.constraints import OF_PLACES
from engine.domain.requests.doubting import Phrases
from engine.domain.requests.harmless_words import CHANGING
from engine.domain.requests.phrasing import PLACE, RULED_OUT, TIME
from engine.domain.requests.places import is_strange
from engine.domain.requests.reasons import is_name, names_nothing, tells
from engine.domain.requests.request import Doubt
from engine.domain.requests.wish_words import ASKED_NEED, OWN_NEED, WISH
from engine.domain.requests.wishes import Voice

if TYPE_CHECKING:
    from engine.domain.activities.pieces import Piece
    from engine.domain.activities.reading import FoundActivity
    from engine.domain.requests.marks import Mark
    from engine.domain.understanding.group_sizes import GroupSize

_SHORT_DENIAL: Final = 3  # phrases: "no dairy" may be about the plan
_AT_VENUE: Final = re.compile(r"\bat (?:a|an|the|some) \w+(?: shop| house)?\b")
_OFF: Final = re.compile(r"(?:(?:so|im|i am|ive got|finally|only|just|day|days) )*(?:off|free)\b")


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
    is_reason: bool = False  # it only tells why the plan behind it is asked for

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
        if self.is_reason:
            return False
        if leads and len(self.said.split()) > 1 and not self.constraints:
            about = [phrase for phrase in self.phrases if not (phrase.words in {TIME, RULED_OUT} or is_name(phrase))]
            if names_nothing(about, denies=len(about) > _SHORT_DENIAL):
                return False
        if tells(self.phrases):
            return False
        return self._phrases(corrects=False).has_strange_clause()

    @property
    def names_venue_only(self) -> bool:
        """Whether what it names to do is only where to meet: "tues 5pm at a cafe", "sat 10, hyde park"."""
        if self.place is not None and {each.key for each in self.activities} == {"park_hangout"}:
            return True
        elsewhere = _AT_VENUE.sub(" ", self.said)
        return elsewhere != self.said and not activities_in(tuple(pieces(elsewhere)))

    @property
    def leads_with_place(self) -> bool:
        """Whether it begins with a place, whatever it tells then: "brunch sun? greenpoint, im vegan"."""
        return self.place is not None and bool(self.phrases) and self.phrases[0].words == PLACE

    @property
    def is_own_need(self) -> bool:
        """Whether it only tells, of the writer, what a plan has to suit: "im in a chair so step free pls"."""
        bare_need = not (self.marks or self.activities or self.turned_away)
        need = OWN_NEED if self.constraints - OF_PLACES else ASKED_NEED  # "im dying inside" asks for no roof
        return bare_need and bool(self.constraints) and need.search(self.said) is not None

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
        said = (word for match in WISH.finditer(self.said) for word in match.group().split())
        return frozenset(word for word in said if not word.isdecimal())  # "need 3 more" counts
