"""Where a sentence names an option, and whether it wants it there.

Rules of this file: a negation reaches to the next comma, to a word that turns ("but", "i", "just"), or to the option
it pushes away; "not A or B" pushes both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.record import record
from engine.domain.understanding.choice_words import (
    AFTER_NEGATORS,
    ALL_WORDS,
    ARTICLE_LEADS,
    ARTICLE_TAILS,
    BECAUSE,
    CONNECTORS,
    EMPHASIS,
    LEADS,
    NEGATORS,
    RESETS,
    TAILS,
)
from engine.domain.understanding.ordinals import read_ordinal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.domain.understanding.choice_options import OptionSet
    from engine.domain.understanding.clauses import Sentence

_BREAK = ","  # between two clauses; no folded word is a comma
_NUMBERS = {"one": 0, "two": 1, "three": 2, "four": 3}
_NUMBER_LEADS = frozenset(("option", "number", "choice", "answer", "num", "nr", "opt", "and"))
_NEAR = 2  # words after an option in which it may still be pushed away
_DENYING = NEGATORS | {"but"}
_REFUSALS = frozenset({"no", "nope", "nah"})
_FEW = 8  # words: in a longer sentence a capital letter alone may be anything
_MOST_WORDS = 160  # of a sentence: whoever has not chosen by then tells a story
_LETTERS_JOINED = range(2, 5)


@record
class Mark:
    """A place that names options: `words[start:end]`.

    `typed`: by letter, digit or place. `all_but`: as the exception ("all but B"). `undecided`: an "or" joins it to
    the mark before. `stressed`: "mostly" stands before it.
    """

    tokens: frozenset[str]
    start: int
    end: int
    typed: bool
    negated: bool = False
    all_but: bool = False
    undecided: bool = False
    stressed: bool = False


def marks(sentence: Sentence, known: OptionSet, *, several: bool) -> list[Mark]:
    """Return every mark of a sentence in order. `several`: letters may be written together ("ac")."""
    words = [
        mended for clause in sentence.clauses for word in (*clause, _BREAK) if (mended := known.vocabulary.mend(word))
    ]
    words.pop()
    del words[_MOST_WORDS:]
    found: list[Mark] = []
    at = 0
    while at < len(words):
        if found and words[at] in BECAUSE:
            break
        if mark := _mark(words, at, found, known, sentence, several=several):
            found.append(mark)
            at = mark.end
        else:
            at += 1
    return _judged(found, words)


def _mark(
    words: Sequence[str], at: int, found: list[Mark], known: OptionSet, sentence: Sentence, *, several: bool
) -> Mark | None:
    """Return the mark that begins at a word."""
    if named := known.phrase(words, at):
        return Mark(named[0], at, at + named[1], typed=False)
    tokens, end = _typed(words, at, known, several=several)
    if not tokens:
        return None
    since = found[-1].end if found else 0
    leads = words[since:at]
    loud = words[at] in "bcd" and words[at].upper() in sentence.typed and not sentence.typed.isupper()
    if _BREAK in leads:
        leads = leads[len(leads) - list(reversed(leads)).index(_BREAK) :]
    if not all(lead in LEADS or lead in CONNECTORS for lead in leads):
        if not (loud and len(words) <= _FEW and _stands_alone(words[at], sentence)):
            return None
    elif not _fits(words, at, end, leads, known, loud=loud and _stands_alone(words[at], sentence)):
        return None
    return Mark(tokens, at, end, typed=True)


def _typed(words: Sequence[str], at: int, known: OptionSet, *, several: bool) -> tuple[frozenset[str], int]:
    """Return the tokens named by letter, digit or place at a word, and where that ends; no tokens for none."""
    word = words[at]
    if token := known.letter(word):
        return frozenset({token}), at + 1
    if place := read_ordinal(words, at, len(known.tokens)):
        token = known.place(place[0])
        return frozenset({token} if token else ()), at + place[1]
    if word.isdecimal() and len(word) == 1:
        token = known.place(int(word) - 1)
        return frozenset({token} if token else ()), at + 1
    if word in _NUMBERS and all(lead in _NUMBER_LEADS or known.letter(lead) or lead in _NUMBERS for lead in words[:at]):
        token = known.place(_NUMBERS[word])
        return frozenset({token} if token else ()), at + 1
    if several and len(word) in _LETTERS_JOINED and list(word) == sorted(set(word)) and at + 1 == len(words):
        tokens = [known.letter(letter) for letter in word]
        if all(tokens):
            return frozenset(token for token in tokens if token), at + 1
    return frozenset(), at


def _fits(words: Sequence[str], at: int, end: int, leads: Sequence[str], known: OptionSet, *, loud: bool) -> bool:
    """Say whether the words around a letter or place let it be a choice."""
    after = words[end] if end < len(words) else _BREAK
    article = words[at] == "a"
    if article and leads and leads[-1] in ARTICLE_LEADS and (after in TAILS or known.letter(after)):
        return False
    if after == _BREAK or after in CONNECTORS or after in NEGATORS or after in BECAUSE:
        return True
    if article:
        return after in ARTICLE_TAILS or known.letter(after) is not None
    if loud and after not in {"u", "ya"}:
        return True
    return after in TAILS or known.phrase(words, end) is not None or bool(_typed(words, end, known, several=False)[0])


def _stands_alone(letter: str, sentence: Sentence) -> bool:
    """Say whether the letter was typed as a capital on its own."""
    capital = letter.upper()
    return any(word.strip("()[]{}\"'*.,!?;:-–—/&+ \n") == capital for word in sentence.typed.replace("/", " ").split())


def _judged(found: list[Mark], words: Sequence[str]) -> list[Mark]:
    """Return the marks with what the words between them say about them."""
    judged: list[Mark] = []
    negated = all_but = False
    since = 0
    for mark in found:
        between, since = words[since : mark.start], mark.end
        for position, word in enumerate(between):
            if word in NEGATORS or (word == "but" and position and between[position - 1] in ALL_WORDS):
                negated = True
                all_but = all_but or word in {"but", "except", "besides"}
            elif word in {_BREAK, "but"} or (word in RESETS and not _turns_away(between, position)):
                negated = False
        if between and between[0] not in {"or", "and", "nor"} and _DENYING.isdisjoint(between):
            negated = False
        after = words[mark.end : mark.end + _NEAR]
        pushed = not AFTER_NEGATORS.isdisjoint(after) or _is_refused(after)
        undecided = "or" in between and bool(judged) and not negated
        stressed = not EMPHASIS.isdisjoint(between)
        if not (negated or pushed or undecided or stressed):  # most marks stand alone
            judged.append(mark)
            continue
        judged.append(
            Mark(
                mark.tokens,
                mark.start,
                mark.end,
                mark.typed,
                negated=negated or pushed,
                all_but=all_but and negated,
                undecided=undecided,
                stressed=stressed,
            )
        )
    return judged


def _is_refused(after: Sequence[str]) -> bool:
    """Say whether a lone "no" follows: "sundays no, sat yes"."""
    return bool(after) and after[0] in _REFUSALS and (len(after) == 1 or after[1] == _BREAK)


def _turns_away(between: Sequence[str], at: int) -> bool:
    """Say whether "rather" or "instead" here begins "rather than" or "instead of", which push away what follows."""
    following = between[at + 1] if at + 1 < len(between) else ""
    return (between[at], following) in {("rather", "than"), ("instead", "of")}
