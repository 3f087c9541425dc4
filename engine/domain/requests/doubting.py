"""What of a sentence that asks was not understood: every word of it has to be part of a slot, or known to be harmless.

A reader that knows words and shapes never knows them all; it can know which it does not know. A number that nothing
counts, a word that limits ("until", "except"), a "not" that rules nothing out, two things to do that nothing joins,
and any word we have never met, make the plan doubtful: it may be what was said, and it is asked about.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from engine.domain.activities.activity import Category
from engine.domain.activities.catalog import CATALOG
from engine.domain.activities.cues import Cue
from engine.domain.activities.index import Named
from engine.domain.activities.words import BREAKS, MARK
from engine.domain.requests.harmless_words import (
    ASKED,
    BEFORE_PEOPLE,
    CONDITIONS,
    DENIALS,
    EASES,
    FROM_THERE,
    LEADS_ASIDE,
    LENGTHS,
    MANY,
    MEASURES,
    MILD,
    OF_TIMES,
    OTHERS,
    PEOPLE,
    SHIFTS,
    TELLING,
    TURNS,
    UNITS,
    is_harmless,
)
from engine.domain.requests.phrasing import COMPANY, RULED_OUT, SLOTS, TIME
from engine.domain.requests.reasons import NOT, Landmarks, clauses_of, names_nothing, tells_why
from engine.domain.requests.request import Doubt
from engine.domain.requests.side_by_side import is_for_free, is_side_by_side
from engine.domain.understanding.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.domain.activities.pieces import Piece

_HARMLESS_CUES: Final = frozenset({Cue.LINK, Cue.EITHER, Cue.WANT})
_VENUES_BEHIND: Final = words("at in")
_VENUES: Final = frozenset({Category.FOOD_DRINK, Category.NIGHTLIFE})  # "trivia at a pub"
_OF_MANY: Final = words("day days morning mornings evening evenings night nights weekend time") | {TIME, RULED_OUT}
_FEW: Final = 2  # activities that a word can be
_OF_AGE: Final = 18  # "im 32 looking for hikers"
_REACH: Final = 3  # phrases between a word that rules out and what it rules out
_ALONE: Final = 2  # a sentence that names nothing and has more phrases than this is about something else


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of a sentence, its slots told by the words in `SLOTS`.

    `wanted` and `turned_away` are the keys of what it names to do, `harmless` further words that may stand beside a
    plan; `told`: it has no wish in words; `timed`: it names an hour.
    """

    found: Sequence[Piece]
    wanted: frozenset[str]
    turned_away: frozenset[str]
    harmless: frozenset[str]
    told: bool
    timed: bool = False

    def doubts(self) -> frozenset[Doubt]:
        """Return what may not be what the sentence says. Linear."""
        doubts = {Doubt.WHAT} if is_side_by_side(self.found, self.wanted) else set()
        doubts |= {Doubt.REST} if is_for_free(self.found, self.wanted) else set()
        marks = Landmarks.of(self.found)
        alone = len(self.found) > _ALONE and names_nothing(self.found)
        for begin, end in () if alone else clauses_of(self.found, timed=self.timed):
            known = tells_why(self.found[begin:end], timed=self.timed) or marks.is_aside(begin, end)
            if not known and not marks.is_remark(begin, end):
                doubts.update(filter(None, map(self._doubt, range(begin, end))))
        return frozenset(doubts)

    def has_strange_clause(self) -> bool:
        """Say whether a stretch between signs is made of nothing but times and what was not understood."""
        clauses = (range(begin, end) for begin, end in clauses_of(self.found) if end > begin)
        return any(all(self._words(at) == TIME or self._doubt(at) for at in clause) for clause in clauses)

    def _doubt(self, at: int) -> Doubt | None:
        """Return the doubt about one phrase, if there is any."""
        phrase, meaning = self.found[at].words, self.found[at].meaning
        if isinstance(meaning, Named):
            beside = phrase.startswith(MARK) and bool(self.wanted)  # an emoji beside words
            return None if beside or self._is_taken(at, meaning) else Doubt.WHAT
        if phrase in SLOTS:
            return Doubt.WHEN if phrase == RULED_OUT and not self._is_denied(at) else None
        if phrase in OTHERS or (self.told and phrase in TELLING and self._words(at - 1) not in CONDITIONS):
            return Doubt.REST
        if (meaning in _HARMLESS_CUES and not phrase.startswith("except")) or phrase in self.harmless:
            return None
        return self._of_times(at, phrase) if phrase in MANY | OF_TIMES else self._of_words(at)

    def _is_taken(self, at: int, meaning: Named) -> bool:
        """Say whether a name counts as something to do, or belongs to a slot: "a game of chess", "party of 4"."""
        named = not (self.wanted | self.turned_away).isdisjoint(meaning.keys)
        if named or self._words(at - 1) in LEADS_ASIDE:
            return not named or self._words(at - 1) not in LEADS_ASIDE  # "free after yoga" asks for no yoga
        if self._words(at - 1) in _VENUES_BEHIND and CATALOG[meaning.keys[0]].category in _VENUES:
            return True
        near = [self.found[other] for other in (at - 2, at - 1, at + 1, at + 2) if 0 <= other < len(self.found)]
        if len(meaning.keys) <= _FEW and self._is_one_of_two(at):
            return False  # "pool n beers": one of the things pool can be
        return meaning.vague and any(
            piece.words == COMPANY
            or (isinstance(piece.meaning, Named) and not self.wanted.isdisjoint(piece.meaning.keys))
            for piece in near
        )

    def _is_one_of_two(self, at: int) -> bool:
        """Say whether "and" joins a name to something else that is to be done."""
        for link, other in ((at - 1, at - 2), (at + 1, at + 2)):
            if 0 <= other < len(self.found) and self.found[link].meaning is Cue.LINK and self._is_wanted(other):
                return True
        return False

    def _of_times(self, at: int, phrase: str) -> Doubt | None:
        """Return the doubt about a word that limits or multiplies times."""
        after = self.found[at + 1] if at + 1 < len(self.found) else None
        if phrase in MANY:
            return Doubt.WHEN if after is not None and after.words in _OF_MANY else None
        if phrase in SHIFTS and after is not None and (after.words == TIME or (self.timed and self._is_wanted(at + 1))):
            return None  # "later today", "late lunch at 2:30"
        if phrase in LENGTHS and self.timed and (after is None or after.words not in FROM_THERE):
            return None  # "tennis sat at 10 for 2 hours"
        aside = phrase in LEADS_ASIDE and after is not None and isinstance(after.meaning, Named)
        denies = phrase in DENIALS and RULED_OUT in self._near(at)
        return None if denies or (aside and not self._is_wanted(at + 1)) else Doubt.WHEN

    def _of_words(self, at: int) -> Doubt | None:
        """Return the doubt about a phrase that belongs to no slot."""
        phrase, meaning = self.found[at].words, self.found[at].meaning
        if meaning in NOT:
            known = self._rules_out(at)
        elif phrase.isdecimal():
            counts = self._words(at + 1) in UNITS and not self._is_wanted(at + 1)
            known = counts or (self._words(at - 1) == "im" and int(phrase[:3]) >= _OF_AGE and phrase.isascii())
        elif meaning is Cue.TURN:
            known = phrase not in TURNS
        else:
            known = (
                phrase in UNITS
                or self._is_of_people(at)
                or (at and phrase in EASES and self.found[at - 1].meaning in NOT)
                or all(word in self.harmless or is_harmless(word) for word in phrase.split())
            )
        if known or (phrase in DENIALS and RULED_OUT in self._near(at)):
            return None
        if phrase.isdecimal():
            counts = self._words(at - 1) in BEFORE_PEOPLE or self._words(at + 1) in PEOPLE
            return Doubt.COMPANY if counts else Doubt.REST
        return Doubt.WHERE if meaning is None and self._words(at - 1) == TIME else Doubt.REST

    def _is_of_people(self, at: int) -> bool:
        """Say whether a word tells who is asked, or how little it has to be: "any nurses", "nothing too strenuous"."""
        phrase, before = self.found[at].words, self._words(at - 1)
        if phrase in MEASURES:
            return before in MILD or before.rpartition(" ")[2] in MILD
        return before in ASKED and phrase.endswith("s") and self._words(at + 1) != TIME

    def _is_wanted(self, at: int) -> bool:
        """Say whether something to do is named at a place: "13 drinks" counts nobody's drinks."""
        meaning = self.found[at].meaning
        return isinstance(meaning, Named) and not self.wanted.isdisjoint(meaning.keys)

    def _rules_out(self, at: int) -> bool:
        """Say whether a "not" belongs to a time or an activity that it rules out, or only eases what is said."""
        for near in (at + 1, at + 2, at - 1, at - 2):
            piece = self.found[near] if 0 <= near < len(self.found) else None
            if piece is None or piece.words in BREAKS:
                continue
            turned = isinstance(piece.meaning, Named) and not self.turned_away.isdisjoint(piece.meaning.keys)
            if turned or piece.words == RULED_OUT:
                return True
        after = self._words(at + 1)
        return after in EASES or (after in MILD and self._words(at + 2) in MEASURES)

    def _is_denied(self, at: int) -> bool:
        """Say whether a word that rules out stands near a time that is ruled out."""
        near = self.found[max(at - _REACH, 0) : at + _REACH + 1]
        return any(piece.meaning in NOT or not DENIALS.isdisjoint(piece.words.split()) for piece in near)

    def _near(self, at: int) -> list[str]:
        return [piece.words for piece in self.found[max(at - _REACH, 0) : at + _REACH + 1]]

    def _words(self, at: int) -> str:
        return self.found[at].words if 0 <= at < len(self.found) else ""
