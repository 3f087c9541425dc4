"""How many people a request is for: the words around a number or a description go to `read_group_size`.

Rule: a number counts people when a word for people follows it, or "for", "party of" and the like lead to it; the
numbers of times have been taken out before.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from engine.domain.activities.activity import Category
from engine.domain.activities.catalog import CATALOG
from engine.domain.activities.index import Named, index
from engine.domain.understanding.group_sizes import LARGEST, SMALLEST, GroupSize, read_group_size
from engine.domain.understanding.group_words import NUMBERS, SIZES
from engine.domain.understanding.word_lists import words as words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_CROWD: Final = frozenset({
    "people", "ppl", "person", "persons", "peeps", "folks", "others", "other", "friends", "max", "total", "tops",
    "players", "guys", "girls", "women", "men", "of", "seats", "spots", "humans", "strangers", "buddies",
})  # fmt: skip
_LEADS: Final = frozenset({"for", "of", "us", "need", "max", "maximum", "than", "least", "to", "under"})
_COMPANY: Final = frozenset({"w", "with"})
_ROUGHLY: Final = frozenset({"like", "about", "around", "roughly", "maybe"})
_WISHERS: Final = frozenset({"id", "would", "i", "wed", "we"})
_RANGE: Final = frozenset({"-", "–", "to", "or", "+"})
_OF_ANYTHING: Final = frozenset({"doesnt matter", "dont care", "no preference", "no pref", "any works", "all good"})
_DESCRIBED: Final = tuple(
    tuple(phrase.split())
    for listed in SIZES.values()
    for phrase in listed
    if " " in phrase and not phrase.startswith(("in the ", "a few", "the ")) and phrase not in _OF_ANYTHING
)
_BY_FIRST: Final = {words[0]: [each for each in _DESCRIBED if each[0] == words[0]] for words in _DESCRIBED}
_SAID: Final = {"–": "-", "+": "plus"}
_SIZED: Final = frozenset(phrase for listed in SIZES.values() for phrase in listed if " " not in phrase)
_GROUP: Final = frozenset({"group", "groups", "crew", "crowd", "gathering", "bunch", "party", "table", "team"})
_TAIL: Final = words_of("us max people ppl person total tops folks or more less")
_BOUNDS: Final = words_of("""
    up to least max maximum under over than more less fewer of group party about around like me and plus just only for
    with w need myself minimum min most at no not
""")
_WITH_ME: Final = (
    ["me", "+"],
    ["me", "plus"],
    ["me", "and"],
)
_OURSELVES: Final = (["we", "r"], ["we", "are"])
_MOST_NUMBERS: Final = 3
_BEFORE: Final = 3  # words
_SMALL: Final = words_of("small intimate")
_AT_TABLE: Final = words_of("dinner lunch brunch breakfast picnic potluck bbq")
_FEW_PEOPLE: Final = frozenset({"people", "ppl", "folks", "friends", "others", "peeps"})


def find_group(words: Sequence[str]) -> tuple[GroupSize, int, int] | None:
    """Return the size of group that `words` (folded; a time is an empty word) ask for, and where that stands."""
    for at, word in enumerate(words):
        span = _counted(words, at, word) or _few(words, at) or _described(words, at)
        if span is not None:
            start, end = span
            said = " ".join(_SAID.get(each, each) for each in words[start:end] if each)
            said = said.replace(" one", " 1") if said.startswith("me ") else said
            size = read_group_size(said.replace(" - ", "-"))
            if size is not None:
                return _with_me(size, words, start, end), start, end
    small = next((at for at in range(len(words) - 1) if _is_small(words, at)), None)
    size = read_group_size(words[small]) if small is not None else None
    return (size, small, small + 1) if size is not None and small is not None else None


def _with_me(size: GroupSize, words: Sequence[str], start: int, end: int) -> GroupSize:
    """Return a size with the writer where friends only come on top: "coffee sat 10 + 2 friends"."""
    added = start > 0 and words[start - 1] in {"+", "plus"} and words[end - 1] in _FEW_PEOPLE - {"others"}
    return replace(size, minimum=size.minimum + 1, maximum=min(size.maximum + 1, LARGEST)) if added else size


def _counted(words: Sequence[str], at: int, word: str) -> tuple[int, int] | None:
    """Return the stretch around a number of people."""
    if _number(word) is None or list(words[max(at - 2, 0) : at]) in _OURSELVES:
        return None  # "we are 2 girls looking for a crew"
    end = _range_end(words, at)
    start = _start(words, at)
    after = words[end : end + 2]
    if after[:1] and after[0] in _CROWD:
        if (after[0] == "of" and after != ["of", "us"]) or (after[0] == "other" and not _CROWD.intersection(after[1:])):
            return None
        end += 1
        while end < len(words) and words[end] in _TAIL:
            end += 1
        return start, end
    about = at - (at > 0 and words[at - 1] in _ROUGHLY)
    lead = words[max(about - 2, 0) : about]
    if lead in _WITH_ME:
        return at - 2, end
    if (lead[1:] == ["of"] and lead[0] in _GROUP) or (lead and lead[-1] in _COMPANY and not after):
        return about, end
    ends = not after or not after[0].isalpha() or after[0] in {"on", "at", "in", "for"} or lead[-1:] == ["us"]
    return (start, end) if lead and lead[-1] in _LEADS and ends else None


def _range_end(words: Sequence[str], at: int) -> int:
    """Return where a number, "3-4" or "3, 4 or 5" that begins at `at` ends; a plus behind it belongs to it."""
    end = at + 1
    for _ in range(_MOST_NUMBERS - 1):
        if end + 1 < len(words) and words[end] in _RANGE and _number(words[end + 1]) is not None:
            end += 2
    return end + (words[end : end + 1] == ["+"])


def _start(words: Sequence[str], at: int) -> int:
    """Return where the words that bound a number begin: "up to", "me and", "at least"."""
    start = at
    while start > 0 and at - start < _BEFORE and words[start - 1] in _BOUNDS and not _is_liked(words, start - 1):
        if words[start - 1] == "plus" and words[max(start - 2, 0)] != "me":
            break
        start -= 1
    return start


def _is_liked(words: Sequence[str], at: int) -> bool:
    """Say whether "like" is a wish and no "about": "id like 5 people"."""
    return words[at] == "like" and at > 0 and words[at - 1] in _WISHERS


def _few(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """Return "a couple of people", "a few friends", "some small group"."""
    if words[at] not in {"couple", "few", "handful", "several"}:
        return None
    end = at + 1
    while end < len(words) and words[end] in {"of", "other", "more", "new"}:
        end += 1
    return (at, end + 1) if end < len(words) and words[end] in _FEW_PEOPLE | {"us"} else None


def _described(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """Return a description of more than one word: "small group", "one on one", "just the two of us"."""
    if (
        words[at] == "just"
        and words[at + 1 : at + 2]
        and words[at + 1] in {"one", "1"}
        and words[at + 2 : at + 3] == ["other"]
    ):
        return at, min(at + 4, len(words))
    if words[at] in _SIZED and words[at + 1 : at + 2] and words[at + 1] in _GROUP:
        return at, at + 1
    for phrase in sorted(_BY_FIRST.get(words[at], ()), key=len, reverse=True):
        if tuple(words[at : at + len(phrase)]) == phrase:
            return at, at + len(phrase)
    return None


def _is_small(words: Sequence[str], at: int) -> bool:
    """Say whether a size is that of the company at what is done: "a small hike", but not "a small coffee"."""
    meaning = index().meanings.get(words[at + 1]) if words[at] in _SMALL else None
    return isinstance(meaning, Named) and any(
        key in _AT_TABLE or CATALOG[key].category is not Category.FOOD_DRINK for key in meaning.keys
    )


def _number(word: str) -> int | None:
    """Return a number that can be one of people."""
    number = int(word[:3]) if word.isdecimal() and word.isascii() else NUMBERS.get(word)
    return number if number is not None and 1 <= number <= LARGEST + SMALLEST else None
