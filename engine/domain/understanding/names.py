"""A name from an answer to "What's your first and last name?": as its owner writes it, or not at all.

Rules of this file:
1. What cannot be a name refuses the whole text: digits, links, questions, commands, sentences, obscenities. It costs
   one more question; being called "Not Telling" costs more.
2. The first name is what a text says to its owner: one word, or two that belong together ("Mary Ann"). Everything
   after it is the last name, middle initials dropped.
3. Letters typed in mixed case are kept ("McDonald", "DeShawn"); all lower and all upper are repaired.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from engine.domain.folding import bare
from engine.domain.understanding.names_casing import spelled
from engine.domain.understanding.names_words import (
    ALSO_NAMES,
    CLAIMS,
    CONNECTORS,
    COURTESIES,
    DOUBLE_FIRSTS,
    INTRODUCTIONS,
    LINKS,
    LONE_NEVER,
    NEVER,
    PARTICLES,
    SUFFIXES,
    TITLES,
    TRAILS,
    is_obscene,
)

_LONGEST = 40  # letters in either name
_MOST_WORDS = 6
_MOST_LETTERS = 200  # a text with more is a letter, not an answer
_LINK = re.compile(r"\d|@|://|\bwww\.|\.(?:com|net|org|io|example)\b", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]{0,60}\)|[\"“”][^\"“”]{1,40}[\"“”](?=\s+\S)")
_PRONOUNS = re.compile(r"\b(?:she|he|they|xe|ze)\s?/\s?\w{2,6}(?:\s?/\s?\w{2,6})?", re.IGNORECASE)
_LABELLED = re.compile(
    r"\bfirst(?: ?name)?(?: is|'s)?[\s:=-]+(\S+)[\s,;]+(?:and )?(?:my )?last(?: ?name)?(?: is|'s)?[\s:=-]+(.+)",
    re.IGNORECASE | re.DOTALL,
)
_SURNAMED = re.compile(
    r"([^\s,.;].{0,78}?[^\s,.;])[\s,.;]+(?:and )?(?:my )?last ?name(?: is|'s)?[\s:=-]+(\S+)", re.IGNORECASE
)
_PIECE = re.compile(r"[.!,;:\n…]|\s-+\s|\?")
_APOSTROPHE = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "‑": "-", "–": "-"})
_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,4}")
_VOWELLESS = re.compile(r"[b-df-hj-np-tv-xz]{3,}", re.IGNORECASE)
_SAME_LETTER = re.compile(r"([^\W\d_])\1\1", re.IGNORECASE)
_DOUBTFUL = 2  # a two-word text counts as a full name beside other sentences


@dataclass(frozen=True, slots=True)
class Name:
    """What to call somebody. `last` is empty when only one name was given; neither is longer than 40 characters."""

    first: str
    last: str


def read_name(text: str) -> Name | None:
    """Return the name that `text` gives, or None when it gives none.

    A single word is a first name; "Weber, Max" is turned round; titles, courtesies, pronouns and emoji are dropped.
    """
    plain = unicodedata.normalize("NFC", text.translate(_APOSTROPHE)).strip()
    if not plain or len(plain) > _MOST_LETTERS or _LINK.search(plain):
        return None
    plain = _PRONOUNS.sub(" ", _ASIDE.sub(" ", plain))
    if labelled := _LABELLED.search(plain):
        return _named([*_tokens(labelled[1]), *_tokens(labelled[2])])
    if (surnamed := _SURNAMED.fullmatch(plain)) and (first := _from_clauses(surnamed[1])) and not first.last:
        return _named([first.first, *_tokens(surnamed[2])])
    return _from_clauses(plain)


def _from_clauses(plain: str) -> Name | None:
    """Return the name in the first clause that says more than a courtesy."""
    kept = _INITIALS.sub(lambda found: found[0].replace(".", "\0"), plain)
    kept = re.sub(
        r"\b(\w)\.(?=\s|$)", r"\1", re.sub(r"\b(dr|mr|mrs|ms|jr|sr|prof)\.", r"\1", kept, flags=re.IGNORECASE)
    )
    clauses, marks = _PIECE.split(kept), _PIECE.findall(kept)
    introduced, claimed, names = False, False, list[list[str]]()
    asked: list[bool] = []
    for at, clause in enumerate(clauses):
        words, intro = _without_lead(_tokens(clause))
        if names and intro:
            break
        if intro is not None:
            introduced, claimed = True, intro in CLAIMS
        words = _without_trail(words, introduced=introduced)
        if words and not (names and all(len(word) == 1 for word in words)):  # "tom, t o m" is spelled out
            names.append(words)
            asked.append(at < len(marks) and marks[at] == "?")
    if not names or (asked[0] and not introduced):
        return None
    return _choose(names, marks, introduced=introduced, claimed=claimed)


def _choose(names: list[list[str]], marks: list[str], *, introduced: bool, claimed: bool) -> Name | None:
    """Return the name made of one clause, or of several that are all names."""
    first = names[0]
    if claimed and len(first) == 1 and bare(first[0]).endswith("ing") and first[0].islower():
        return None  # "im working"
    if not _could_be(first):
        return None
    rest = names[1:]
    if not rest:
        return _named(first)
    if len(rest) == 1 and _could_be(rest[0]):
        return _named([*rest[0], *first] if "," in marks else [*first, *rest[0]])
    return _named(first) if introduced or len(first) >= _DOUBTFUL else None


def _tokens(clause: str) -> list[str]:
    """Return the words of a clause with emoji and symbols gone; hyphens and apostrophes inside words stay."""
    letters = "".join(c if c == "\0" or c in "'-" or unicodedata.category(c)[0] in "LMZ" else " " for c in clause)
    return [word for raw in letters.split() if (word := raw.replace("\0", ".").strip("'-"))]


def _without_lead(words: list[str]) -> tuple[list[str], tuple[str, ...] | None]:
    """Return the words after courtesies, introductions and titles, and the introduction that stood there."""
    folded = [bare(word) for word in words]
    start, intro = 0, None
    while start < len(words):
        phrase = next((p for p in INTRODUCTIONS if tuple(folded[start : start + len(p)]) == p), None)
        if phrase is not None:
            start, intro = start + len(phrase), phrase
        elif folded[start] in COURTESIES or folded[start] in TITLES or (intro and folded[start] in LINKS):
            start += 1
        else:
            break
    return words[start:], intro


def _without_trail(words: list[str], *, introduced: bool) -> list[str]:
    """Return the words before what people add behind a name ("here", "lol", "and you")."""
    if introduced:  # "im jess and …", "im jess from …": what follows is another matter
        cut = next((at for at, word in enumerate(words) if at and word.islower() and word in CONNECTORS), len(words))
        words = words[:cut]
    while words and bare(words[-1]) in TRAILS:
        words = words[:-1]
    return words


def _could_be(words: list[str]) -> bool:
    """Say whether every word may stand in a name."""
    if not 1 <= len(words) <= _MOST_WORDS:
        return False
    folded = [bare(word) for word in words]
    if any(is_obscene(word) for word in (*folded, "".join(folded))):
        return False
    if len(words) > _DOUBTFUL and len(set(folded)) < len(folded):
        return False
    proper = len(words) > 1 and all(word[0].isupper() for word in words)
    refused = NEVER - ALSO_NAMES if proper else NEVER | ALSO_NAMES
    return not refused & set(folded) and not _is_mashed(folded)


def _is_mashed(folded: list[str]) -> bool:
    """Say whether the words are keys pressed at random, or a single letter."""
    if any(_SAME_LETTER.search(word) and word not in SUFFIXES for word in folded):
        return True
    lone = folded[0] if len(folded) == 1 else ""
    if lone in LONE_NEVER:
        return True
    return bool(lone) and lone.isascii() and (len(lone) == 1 or _VOWELLESS.fullmatch(lone) is not None)


def _named(words: list[str]) -> Name | None:
    """Return the words as first and last name in their proper spelling, or None when they are none."""
    words = [word for word in words if bare(word) not in TITLES]
    if not _could_be(words):
        return None
    folded = [bare(word) for word in words]
    split = 2 if tuple(folded[:2]) in DOUBLE_FIRSTS and len(words) > _DOUBTFUL else 1
    particle = next((at for at in range(1, len(words) - 1) if folded[at] in PARTICLES), None)
    split = split if particle is None else max(split, particle)
    last = words[split:]
    while len(last) > 1 and len(last[0].strip(".")) == 1:
        last = last[1:]  # a middle initial
    first, surname = spelled(words[:split], opening=True), spelled(last, opening=False)
    if not first or max(len(first), len(surname)) > _LONGEST:
        return None
    return Name(first, surname)
