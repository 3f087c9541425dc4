"""A text walked from left to right: which activities it names, and which of them it turns away.

"No" reaches as far as people mean it: over "and" and "or"; over a comma only when a list goes on ("no bars, clubs or
karaoke", "I hate bars, clubs") and not when something is said after it ("no karaoke, coffee is good"); never over a
"but", a full stop, or a word of liking.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from engine.domain.activities.cues import Cue
from engine.domain.activities.groups import DRINKS
from engine.domain.activities.index import CLEAR, Named
from engine.domain.activities.small_words import SMALL_WORDS
from engine.domain.activities.words import ASK, BREAKS, PAUSE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.domain.activities.pieces import Piece

_REACH: Final = 3  # words of weight between "no" (or "I work in") and what it is about
_REFUSAL_ALONE: Final = frozenset({"no", "never"})  # "bars no"
_ME: Final = frozenset({"i", "im", "id", "ill", "ive", "we"})
_SAID_OF_IT: Final = frozenset({"is", "are", "was", "good", "great", "fine", "ok", "okay", "yes", "works", "fun"})
_CORRECTING: Final = frozenset({"just", "only", "actually", "wait", "rather", "make", "lets"})
_PREFERRING: Final = frozenset({"rather", "prefer", "id rather"})
_TO: Final = frozenset({"than", "over"})  # "tea over coffee" turns nothing away, but names only tea
_HOURS: Final = frozenset({"sunrise", "sunset"})
_BETWEEN: Final = frozenset({"for", "to", "of", "in", "at", "on"})
_LIST_WORDS: Final = SMALL_WORDS - _ME - _SAID_OF_IT


@dataclass(slots=True)
class Mention:
    """One time an activity, or a group of them, was named."""

    words: str
    keys: tuple[str, ...]
    confidence: float
    negated: bool


@dataclass(slots=True)
class Walk:
    """Where we are in a text. `mentions` is the result, in the order of the text."""

    found: Sequence[Piece]
    mentions: list[Mention] = field(default_factory=list)
    _refusing: Cue | None = None  # NOT or NOT_LIST while it reaches
    _hit: bool = False  # it has turned something away
    _elsewhere: bool = False  # the next activity is a job, a place or a name
    _passed: bool = False  # it has been read over
    _preferring: bool = False
    _gap: int = 0  # words of weight since "no" or "I work in"
    _here: list[Mention] = field(default_factory=list)  # named since the last break
    _before: list[Mention] = field(default_factory=list)  # named in the stretch before it

    def run(self) -> list[Mention]:
        """Walk to the end and return the mentions."""
        either_ahead = self._either_ahead()
        for at, piece in enumerate(self.found):
            if self._passed and not isinstance(piece.meaning, Named):
                self._elsewhere = self._passed = False
            if piece.words in BREAKS:
                self._break(at, piece.words, either=either_ahead[at])
            elif isinstance(piece.meaning, Named):
                self._name(at, piece.words, piece.meaning)
            elif piece.meaning is None:
                self._word(piece.words)
            else:
                self._cue(at, piece.words, piece.meaning)
        return self.mentions

    def _name(self, at: int, words: str, named: Named) -> None:
        """Take note of activities named, unless the words around make them something else."""
        if self._elsewhere:
            self._passed = True
            return
        follows = self._meaning(at + 1)
        if named.vague and (
            _is_sure(self._meaning(self._past_little_words(at + 1))) or _is_sure(self._meaning(at - 1))
        ):
            return  # "dog park hangs", "outdoor yoga", "going out for sushi"
        if words in _HOURS and _is_sure(follows):
            return  # "sunrise yoga"
        if words.endswith(("drink", "drinking")) and isinstance(follows, Named):
            if named.sober:  # "I don't drink coffee"
                self._refuse(Cue.NOT_LIST)
            return
        negated = named.sober or self._refusing is not None
        sure = CLEAR if negated and named.keys == DRINKS else named.confidence  # "no alcohol" leaves nothing to guess
        self._hit = self._hit or self._refusing is not None
        mention = Mention(words, named.keys, sure, negated)
        self.mentions.append(mention)
        self._here.append(mention)

    def _cue(self, at: int, words: str, cue: Cue) -> None:
        """Do what a little word does."""
        if cue is Cue.NOT_BEFORE or (words in _REFUSAL_ALONE and self._here and self._ends(at + 1)):
            for mention in self._here or self._before[-1:]:
                mention.negated = True
        elif cue in {Cue.NOT, Cue.NOT_LIST}:
            self._refuse_or_not(at, words, cue)
        elif cue is Cue.ELSEWHERE:
            self._read_over()
        elif cue is Cue.WANT:
            self._here = []
            self._preferring = self._preferring or words in _PREFERRING
            if self._hit:
                self._release()
        elif cue is Cue.TURN:
            self._here, self._before = [], []
            self._release()

    def _refuse_or_not(self, at: int, words: str, cue: Cue) -> None:
        """Begin to refuse, unless the word only sounds like it."""
        next_is_me = self._words(at + 1) in _ME
        ends = self._ends(at + 1) or self._words(at + 1) in _CORRECTING
        answers = words == "no" and (ends or next_is_me)  # "no, coffee", "no just coffee"
        turns = words.endswith(" but") and next_is_me  # "open to anything but I love salsa"
        doubles = words == "without" and self._refusing is not None and not self._hit  # "no week without a hike"
        if answers or turns or doubles:
            self._release()
        else:
            self._refuse(cue)

    def _word(self, word: str) -> None:
        """Let an unknown word wear down what reaches over it."""
        if word in _ME and self._hit:
            self._release()
        if word in _TO and self._preferring:
            self._read_over()
        if word in SMALL_WORDS:
            return
        self._gap += 1
        if self._gap > _REACH:
            self._elsewhere = False
            if not self._hit:
                self._release()

    def _break(self, at: int, kind: str, *, either: bool) -> None:
        """Begin a new stretch; only a list carries a refusal over a comma."""
        goes_on = kind == PAUSE and self._hit and (self._refusing is Cue.NOT_LIST or either) and self._is_list(at + 1)
        if not goes_on:
            self._release()
        self._before = self._here if kind in {ASK, PAUSE} else []
        self._preferring = False
        self._here = []
        self._elsewhere = False

    def _is_list(self, at: int) -> bool:
        """Say whether the stretch that begins at `at` only names things."""
        while not self._ends(at):
            piece = self.found[at]
            names = isinstance(piece.meaning, Named) or piece.meaning in {Cue.LINK, Cue.EITHER}
            if not names and (piece.meaning is not None or piece.words not in _LIST_WORDS):
                return False
            at += 1
        return True

    def _either_ahead(self) -> list[bool]:
        """Return for every place whether an "or" comes before the sentence ends."""
        ahead, seen = [False] * len(self.found), False
        for at in range(len(self.found) - 1, -1, -1):
            piece = self.found[at]
            if piece.words in BREAKS and piece.words != PAUSE:
                seen = False
            seen = seen or piece.meaning is Cue.EITHER
            ahead[at] = seen
        return ahead

    def _past_little_words(self, at: int) -> int:
        while self._words(at) in _BETWEEN:
            at += 1
        return at

    def _refuse(self, cue: Cue) -> None:
        self._refusing, self._hit, self._gap = cue, False, 0

    def _read_over(self) -> None:
        self._elsewhere, self._passed, self._gap = True, False, 0

    def _release(self) -> None:
        self._refusing, self._hit = None, False

    def _ends(self, at: int) -> bool:
        return at >= len(self.found) or self.found[at].words in BREAKS

    def _meaning(self, at: int) -> Cue | Named | None:
        return self.found[at].meaning if 0 <= at < len(self.found) else None

    def _words(self, at: int) -> str:
        return self.found[at].words if at < len(self.found) else ""


def _is_sure(meaning: Cue | Named | None) -> bool:
    return isinstance(meaning, Named) and not meaning.vague
