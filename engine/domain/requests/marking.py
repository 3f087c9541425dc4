"""Every place of a text that says when, in order, with what is ruled out told apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from engine.domain.requests.mark_days import read_day
from engine.domain.requests.mark_hours import read_hour, read_instant
from engine.domain.requests.marks import Kind, Mark
from engine.domain.requests.request import Problem
from engine.domain.requests.time_words import AT_ONCE, FAR, GONE, MONTHS, PARTS, SPANS, SPELLINGS, TIME_ONLY

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from engine.domain.requests.tokens import Token

_THROUGH: Final = [["-"], ["–"], ["to"], ["thru"], ["through"]]
_NEAR: Final = 3  # words before a mark that may rule it out
_NEGATORS: Final = frozenset({
    "not", "except", "cant", "cannot", "no", "busy", "wont", "dont", "isnt", "unavailable", "avoid", "without", "skip",
    "never", "work", "working", "booked", "besides", "drop", "instead of", "than", "minus",
})  # fmt: skip
_RESETS: Final = frozenset(
    {
        "but",
        "so",
        "free",
        "maybe",
        "or",
        "and",
        "then",
        "works",
        "after",
        "sure",
        "later",
        "mind",
        "matter",
        "too",
        "off",
        "only",
        "how",
        "what",
        "want",
        "wanna",
        "problem",
    }
)
_SIGNS_THAT_RESET: Final = frozenset({",", "-", "(", "–", "—", ":"})
_AFTER_NEGATORS: Final = frozenset({"doesnt", "wont", "isnt", "out", "cant", "dont", "sucks"})
_LIES: Final = frozenset(
    {"is", "are", "s", "not", "no", "never", "bad", "hard", "tough", "busy", "full", "packed", "off", "really"}
)


def _table(listed: Iterable[str]) -> dict[tuple[str, ...], None]:
    """Return phrases as the tokens they are read as."""
    return dict.fromkeys(tuple(SPELLINGS.get(word, word) for word in phrase.split()) for phrase in sorted(listed))


_PART_OF: Final = {words: part for part, listed in PARTS.items() for words in _table(listed)}
_TIME_ONLY: Final = frozenset(_table(TIME_ONLY))
_SPAN_OF: Final = {
    **dict.fromkeys(_table(SPANS), Problem.TOO_MANY_OPTIONS),
    **dict.fromkeys(_table(FAR), Problem.TOO_FAR),
    **dict.fromkeys(_table(AT_ONCE), Problem.TOO_SOON),
    **dict.fromkeys(_table(GONE), Problem.PAST),
}
_LONGEST: Final = max(map(len, (*_PART_OF, *_SPAN_OF)))
_FIRST_WORDS: Final = frozenset(words[0] for words in (*_PART_OF, *_SPAN_OF))


def marks_of(tokens: Sequence[Token], local: datetime) -> list[Mark]:
    """Return the marks of `tokens`, read at `local` on the wall clock of the region. Linear."""
    found: list[Mark] = []
    at = 0
    while at < len(tokens):
        mark = _mark(tokens, at, local, found[-1] if found else None)
        if mark is not None:
            found.append(replace(mark, negated=_is_negated(tokens, mark, found[-1].end if found else 0)))
        at = mark.end if mark is not None else at + 1
    return _dated(found, tokens)


def _dated(marks: Sequence[Mark], tokens: Sequence[Token]) -> list[Mark]:
    """Return the marks with a weekday and the date beside it as one: they must be the same day."""
    found: list[Mark] = []
    for mark in marks:
        last = found[-1] if found else None
        if last is not None and _is_long(tokens, last, mark):
            found[-1] = Mark(Kind.SPAN, last.start, mark.end, problem=Problem.TOO_MANY_OPTIONS)
            continue
        if last is None or {last.kind, mark.kind} != {Kind.DAY} or not _are_beside(tokens, last.end, mark.start):
            found.append(mark)
            continue
        named, dated = (last, mark) if last.weekday is not None else (mark, last)
        if named.weekday is None or dated.weekday is not None:
            found.append(mark)
        elif dated.days[0].weekday() == named.weekday:
            found[-1] = replace(dated, start=last.start, end=mark.end, negated=last.negated)
        else:
            found[-1] = Mark(Kind.SPAN, last.start, mark.end, problem=Problem.UNREADABLE_TIME)
    return found


def _is_long(tokens: Sequence[Token], last: Mark, mark: Mark) -> bool:
    """Say whether two days are the ends of more than two: "mon-thu"."""
    if {last.kind, mark.kind} != {Kind.DAY} or [token.text for token in tokens[last.end : mark.start]] not in _THROUGH:
        return False
    return (mark.days[0] - last.days[0]).days % 7 > 1


def _are_beside(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Say whether at most a comma or a small word stands between two days."""
    return {token.text for token in tokens[start:end]} <= {",", "the", "on", "of", "("}


def _mark(tokens: Sequence[Token], at: int, local: datetime, last: Mark | None) -> Mark | None:
    """Return the mark that begins at `at`."""
    today = local.date()
    if tokens[at].text == "2" and at + 1 < len(tokens) and tokens[at + 1].text == "night" and tokens[at + 1].glued:
        return Mark(Kind.PART, at, at + 2, days=(today,))
    if tokens[at].text == "tonight":
        return Mark(Kind.PART, at, at + 1, days=(today,))
    if tokens[at].text == "this" and (part := _phrase(tokens, at + 1)) is not None and part.kind is Kind.PART:
        return replace(part, start=at, days=(today,), only_time=True)
    if (phrase := _phrase(tokens, at)) is not None:
        return phrase
    if (
        last is not None
        and len(last.days) == 1
        and [token.text for token in tokens[at : at + 3]] == ["the", "day", "after"]
    ):
        if at + 3 == len(tokens) or not tokens[at + 3].is_word:
            return Mark(Kind.DAY, at, at + 3, (last.days[0] + timedelta(days=1),))
    behind = last is not None and last.problem is None and _is_behind(tokens, last, at)
    return (
        read_instant(tokens, at, local)
        or read_day(tokens, at, today)
        or read_hour(tokens, at, behind=behind)
        or _month(tokens, at, local)
    )


def _is_behind(tokens: Sequence[Token], last: Mark, at: int) -> bool:
    """Say whether a number at `at` can belong to the mark before: "sat 10", "sat, 10", "6 or 7"."""
    between = [token.text for token in tokens[last.end : at]]
    if last.kind is Kind.HOUR:
        return between in (["or"], ["/"])
    return not between or between in ([","], ["-"], [":"], ["\n"])


def _phrase(tokens: Sequence[Token], at: int) -> Mark | None:
    """Return the part or the span that a phrase at `at` names."""
    if at >= len(tokens) or tokens[at].text not in _FIRST_WORDS:
        return None
    for length in range(min(_LONGEST, len(tokens) - at), 0, -1):
        words = tuple(token.text for token in tokens[at : at + length])
        if words in _SPAN_OF:
            kind = Kind.NEXT_WEEK if words == ("next", "week") else Kind.SPAN
            if words == ("this", "week"):
                kind = Kind.SPAN
            return Mark(kind, at, at + length, problem=_SPAN_OF[words])
        if (part := _PART_OF.get(words)) is not None and not _is_verb(tokens, at):
            return Mark(Kind.PART, at, at + length, part=part, only_time=words in _TIME_ONLY)
    return None


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Say whether "am" is what follows "I", and "good morning" a greeting."""
    before = tokens[at - 1].text if at else ""
    return before in {"good", "i"} or (tokens[at].text in {"am", "pm"} and not before.endswith(("day", "morrow")))


def _month(tokens: Sequence[Token], at: int, local: datetime) -> Mark | None:
    """Return a month named without a day: too far ahead, or too much to choose from."""
    name = tokens[at].text
    if name not in MONTHS or (
        len(name) <= len("march") and not (at and tokens[at - 1].text in {"in", "next", "until"})
    ):
        return None
    near = (MONTHS[name] - local.month) % 12 == 0
    return Mark(Kind.SPAN, at, at + 1, problem=Problem.TOO_MANY_OPTIONS if near else Problem.TOO_FAR)


def _is_negated(tokens: Sequence[Token], mark: Mark, since: int) -> bool:
    """Say whether the words around a mark rule it out: "not sunday", "can't do fri", "sat doesn't work"."""
    for at in range(mark.start - 1, max(since, mark.start - 1 - _NEAR) - 1, -1):
        word = tokens[at].text
        if word in _RESETS or word in _SIGNS_THAT_RESET:
            break
        if word in _NEGATORS:
            before = tokens[at - 1].text if at else ""
            return (
                not (
                    word in {"work", "working"}
                    and before in {"after", "before", "that", "this", "would", "does", "dont", "could", "off"}
                )
                and before != "why"
            )
    after = [token.text for token in tokens[mark.end : mark.end + 3]]
    if after[:1] and after[0] in _AFTER_NEGATORS:
        return True
    return len(after) > 1 and after[0] in {"is", "are"} and after[1] in _LIES - {"is", "are"}
