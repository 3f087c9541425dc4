"""Where a phrase says when: a part of the day, or more or less than one window ("weeknights", "next month", "now")."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.domain.requests.marks import Kind, Mark
from engine.domain.requests.request import Problem
from engine.domain.requests.time_words import AT_ONCE, FAR, GONE, MONTHS, PARTS, SPANS, SPELLINGS, TIME_ONLY
from engine.domain.requests.tokens import text_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from engine.domain.requests.tokens import Token


def _spelled(listed: Iterable[str]) -> list[tuple[str, ...]]:
    """Return phrases as the tokens they are read as."""
    return [tuple(SPELLINGS.get(word, word) for word in phrase.split()) for phrase in sorted(listed)]


_PART_OF: Final = {words: part for part, listed in PARTS.items() for words in _spelled(listed)}
_TIME_ONLY: Final = frozenset(_spelled(TIME_ONLY))
_SPAN_OF: Final = {
    **dict.fromkeys(_spelled(SPANS), Problem.TOO_MANY_OPTIONS),
    **dict.fromkeys(_spelled(FAR), Problem.TOO_FAR),
    **dict.fromkeys(_spelled(AT_ONCE), Problem.TOO_SOON),
    **dict.fromkeys(_spelled(GONE), Problem.PAST),
}
_LONGEST: Final = max(map(len, (*_PART_OF, *_SPAN_OF)))
_FIRST_WORDS: Final = frozenset(words[0] for words in (*_PART_OF, *_SPAN_OF))
STARTS: Final = frozenset({*_FIRST_WORDS, *MONTHS})
_GREETINGS: Final = frozenset({"morning", "afternoon", "evening"})
_GREETED: Final = frozenset({"!", "all", "everyone", "everybody", "folks", "josh", "yall", "friends", "people"})
_SHORT_MONTH: Final = len("march")  # "mar", "may" and "june" are other words too


def read_phrase(tokens: Sequence[Token], at: int) -> Mark | None:
    """Return the part or the span that the longest phrase at `at` names, or None."""
    if text_at(tokens, at) not in _FIRST_WORDS:
        return None
    for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
        words = tuple(token.text for token in tokens[at : at + length])
        if words in _SPAN_OF:
            kind = Kind.NEXT_WEEK if words == ("next", "week") else Kind.SPAN
            return Mark(kind, at, at + length, problem=_SPAN_OF[words])
        if (part := _PART_OF.get(words)) is not None and not _is_something_else(tokens, at):
            return Mark(Kind.PART, at, at + length, part=part, only_time=words in _TIME_ONLY)
    return None


def read_month(tokens: Sequence[Token], at: int, this_month: int) -> Mark | None:
    """Return a month named without a day: too far ahead, or too much to choose from."""
    name = text_at(tokens, at)
    if name not in MONTHS or (len(name) <= _SHORT_MONTH and text_at(tokens, at - 1) not in {"in", "next", "until"}):
        return None
    problem = Problem.TOO_MANY_OPTIONS if MONTHS[name] == this_month else Problem.TOO_FAR
    return Mark(Kind.SPAN, at, at + 1, problem=problem)


def _is_something_else(tokens: Sequence[Token], at: int) -> bool:
    """Say whether "am" is what follows "I" or a number, or "good morning" a greeting."""
    before = text_at(tokens, at - 1)
    half = text_at(tokens, at) in {"am", "pm"}
    if text_at(tokens, at) == "off" and before in {"got", "get", "just", "im", "getting"}:
        return True  # "just got off work" is now
    if at == 0 and text_at(tokens, 1) in _GREETED and text_at(tokens, 0) in _GREETINGS:
        return True  # "afternoon! coffee tomorrow at 9?"
    return before in {"good", "i"} or (half and not before.endswith(("day", "morrow")))
