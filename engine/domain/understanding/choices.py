"""Which of the lettered options a text picks: by letter, digit or place, by the option's own words, or not at all.

Rules of this file:
1. The first sentence that picks decides; what follows it ("B. btw who sees this?") does not.
2. A letter is a choice only in company that letters keep: after "id say", before "please". "A quiet one" is no A.
3. What is negated is excluded; what is left counts only when it leaves one thing.
4. More than may be picked, two things that contradict each other, and "A or B?" are never more than a hint.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from engine.domain.folding import bare
from engine.domain.record import record
from engine.domain.tapbacks import read_tapback
from engine.domain.understanding.choice_marks import Mark, marks
from engine.domain.understanding.choice_options import Option, OptionSet, compiled
from engine.domain.understanding.choice_words import (
    ALL_WHOLE,
    ANY_ANYWHERE,
    ANY_WHOLE,
    AROUND,
    BOTH,
    CORRECTED,
    CORRECTED_CUES,
    HEDGES,
    OPENERS,
)
from engine.domain.understanding.clauses import Sentence, sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Choice", "How", "Option", "read_choice"]


class How(StrEnum):
    """How clearly a text picks."""

    TOKEN = "letter"  # noqa: S105 -- no secret: the letter, digit or place of the option
    WORDS = "words"  # the option's own words
    HINT = "hint"  # a leaning, too many, or undecided: worth less, or asking again
    ANY = "any"  # it is all the same to them
    NONE = "none"  # the text picks nothing


@record
class Choice:
    """What was picked, in the order of the options for words and letters alike; empty for ANY and NONE."""

    tokens: tuple[str, ...]
    how: How


_NOTHING = Choice((), How.NONE)
_CLEAR = frozenset({How.TOKEN, How.WORDS})
_PAIR = 2
_SHORT = 4  # words: a correction that is an answer is hardly longer


def read_choice(text: str, options: Sequence[Option], *, most: int = 1) -> Choice:
    """Return what `text` picks of `options`, of which at most `most` may be picked.

    TOKEN and WORDS never hold more than `most` tokens. A reaction quoting our question picks nothing.
    """
    if not options or read_tapback(text) is not None:
        return _NOTHING
    known = compiled(tuple(options))
    if (corrected := _after_correction(text)) and (choice := _read(corrected, known, most)).how in _CLEAR:
        return choice
    return _read(text, known, most)


def _after_correction(text: str) -> str:
    """Return what follows the last "no wait" or "i meant" when it is short enough to be the answer itself."""
    words = bare(text)
    if CORRECTED_CUES.isdisjoint(words.split()):  # most answers
        return ""
    last = max((found.end() for found in CORRECTED.finditer(words)), default=len(words))
    rest = words[last:].strip()
    return rest if rest.count(" ") < _SHORT else ""


def _read(text: str, known: OptionSet, most: int) -> Choice:
    """Return the first clear choice among the sentences, joined with later words when several may be picked."""
    best = _NOTHING
    for sentence in sentences(text):
        choice = _read_sentence(sentence, known, most)
        if best.how not in _CLEAR:
            if choice.how is not How.NONE:
                best = choice
        elif choice.how is How.WORDS and best.how is How.WORDS and not sentence.asks:
            joined = known.ordered({*best.tokens, *choice.tokens})
            best = Choice(joined, How.WORDS) if len(joined) <= most else best
        if best.how in _CLEAR and (best.how is How.TOKEN or most == 1):
            break
    return best


def _read_sentence(sentence: Sentence, known: OptionSet, most: int) -> Choice:
    """Return what one sentence picks."""
    words = [word for clause in sentence.clauses for word in clause]
    joined = " ".join(words)
    if words[0] in OPENERS:
        return _NOTHING
    found = marks(sentence, known, several=most > 1)
    wanted = [mark for mark in found if not mark.negated]
    unwanted = {token for mark in found if mark.negated for token in mark.tokens}
    picked = _tokens(wanted) - unwanted
    if not picked:
        return _left(unwanted, found, known, most) if unwanted else _at_large(words, joined, known, most)
    if most == 1 and len(picked) > 1 and len(emphasised := _tokens(mark for mark in wanted if mark.stressed)) == 1:
        picked = emphasised
    tokens = known.ordered(picked)
    typed = any(mark.typed and picked & mark.tokens for mark in wanted)
    if len(tokens) > most or (any(mark.undecided for mark in wanted) and not ("both" in words and most > 1)):
        return Choice(tokens, How.HINT)
    if typed:
        return Choice(tokens, How.TOKEN)
    return Choice(tokens, How.HINT if HEDGES.search(joined) and not known.contains(joined) else How.WORDS)


def _tokens(found: Iterable[Mark]) -> set[str]:
    """Return the tokens of some marks."""
    return {token for mark in found for token in mark.tokens}


def _left(unwanted: set[str], found: list[Mark], known: OptionSet, most: int) -> Choice:
    """Return what a text leaves that only says what it does not want."""
    left = known.ordered(set(known.tokens) - unwanted)
    if not left:
        return _NOTHING
    if len(left) == 1 or (len(left) <= most and any(mark.all_but for mark in found)):
        return Choice(left, How.TOKEN if all(mark.typed for mark in found) else How.WORDS)
    return Choice(left, How.HINT)


def _at_large(words: list[str], joined: str, known: OptionSet, most: int) -> Choice:
    """Return what a sentence that names no option says about all of them."""
    start, end = 0, len(words)
    while start < end and words[start] in AROUND:
        start += 1
    while end > start and words[end - 1] in AROUND:
        end -= 1
    core = " ".join(words[start:end])
    if BOTH & {core, joined}:
        if len(known.tokens) != _PAIR:
            return _NOTHING
        return Choice(known.tokens, How.TOKEN if most >= _PAIR else How.HINT)
    if ALL_WHOLE & {core, joined}:
        return Choice(known.tokens, How.TOKEN) if most >= len(known.tokens) else Choice((), How.ANY)
    if ANY_WHOLE & {core, joined} or ANY_ANYWHERE.search(joined):
        return Choice((), How.ANY)
    return _NOTHING
