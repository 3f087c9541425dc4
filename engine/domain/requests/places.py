"""Where somebody would like to meet, as typed: "near Dolores Park", "in the mission", "downtown"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from engine.domain.activities.index import index
from engine.domain.activities.pieces import pieces
from engine.domain.activities.small_words import SMALL_WORDS
from engine.domain.requests.wish_words import FILLERS
from engine.domain.understanding.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from engine.domain.requests.tokens import Token

_LEADS: Final = frozenset({"near", "in", "at", "by", "around", "@", "outside"})
_AREAS: Final = frozenset({"downtown", "uptown", "midtown"})
_GROUNDS: Final = frozenset({"park", "square", "plaza", "lake", "mountain", "canyon", "reservoir"})
_MOST_BEFORE: Final = 2  # words
_SHORTEST: Final = 4  # letters of a name that no word leads to
_MOST: Final = 4  # words
_STOPS: Final = words("""
    and or for with on if so is was are would will that which who because but anyone anybody someone please pls at
    in by near around then where we i you to from like when before after about maybe though w not no lol thanks
    instead looking trying wanting hoping searching wondering needing tryna want wanna need who next
""")
_NOWHERE: Final = words("""
    mood general person advance group least most all home house place fact case love need town area city
    neighborhood hood touch shape time mind hour hours minute minutes week weeks beginning middle work school me my
    our your here there pairs groups english spanish peace private public point noon first last fun fortnight bit
    few couple half life hurry season summer winter fall spring weather rain sun sunshine heat cold morning evening
    afternoon night chance far nature style free ages forever years while sharp byob
    required provided included doors ideally whenever flexible cash plz costumes laws start tee
    friendly welcome beginner beginners pace newbies
""")


def find_place(
    text: str, tokens: Sequence[Token], taken: Collection[int], hours: Collection[int] = ()
) -> tuple[str, int, int] | None:
    """Return the place named in `text` as typed, and the tokens it takes with its preposition.

    `taken` are the tokens of times and constraints, `hours` the places behind an hour.
    """
    for at, token in enumerate(tokens):
        if at in taken:
            continue
        if token.text in _AREAS:
            return text[token.start : token.end], at, at + 1
        if token.text in _GROUNDS and (begins := _name_before(tokens, at, taken)) < at:
            return text[tokens[begins].start : token.end], begins, at + 1
        if token.text not in _LEADS and not _is_close_to(tokens, at):
            continue
        begin = at + 1
        end = begin
        while end < len(tokens) and end - begin < _MOST and end not in taken and _is_of_a_name(tokens[end].text):
            end += 1
        named = [each.text for each in tokens[begin:end]]
        if named and _names_a_place(named):
            return text[tokens[begin].start : tokens[end - 1].end], at, end
    return _behind_an_hour(text, tokens, taken, hours)


def _behind_an_hour(
    text: str, tokens: Sequence[Token], taken: Collection[int], hours: Collection[int]
) -> tuple[str, int, int] | None:
    """Return the one or two strange words that stand alone behind an hour: "fri 7pm river north, 4 ppl"."""
    for begin in sorted(hours):
        end = begin
        while end < len(tokens) and end - begin < _MOST_BEFORE and end not in taken and _is_name(tokens[end].text):
            end += 1
        ends = end == len(tokens) or not tokens[end].is_word
        named = [token.text for token in tokens[begin:end]]
        if ends and named and len(named[0]) >= _SHORTEST and _names_a_place(named):
            return text[tokens[begin].start : tokens[end - 1].end], begin, end
    return None


def _is_close_to(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at].text == "to" and tokens[at - 1].text in {"close", "next"}


def _is_of_a_name(word: str) -> bool:
    return word.isalnum() and word not in _STOPS


def _name_before(tokens: Sequence[Token], at: int, taken: Collection[int]) -> int:
    """Return where the name of a park or a square that ends at `at` begins: at `at` itself when it has none."""
    begin = at
    while begin > 0 and at - begin < _MOST_BEFORE and begin - 1 not in taken and _is_name(tokens[begin - 1].text):
        begin -= 1
    known = [piece.words for piece in pieces(" ".join(token.text for token in tokens[begin : at + 1]))]
    return begin if known[-1] == tokens[at].text else at  # "skate park" is something to do


def _is_name(word: str) -> bool:
    """Say whether a word is one that nobody uses for anything else."""
    if not word.isalpha() or word in _STOPS or word in SMALL_WORDS or word in FILLERS:
        return False
    return word not in index().meanings


def _names_a_place(named: Sequence[str]) -> bool:
    """Say whether words are more than something to do, a crowd or a figure of speech."""
    name = named[named[0] == "the" :]
    if _NOWHERE & set(named) or not name or name[0] in {"a", "an", "end"} or name[0].endswith("ing"):
        return False
    return len(name) > 1 or any(
        piece.meaning is None
        and piece.words not in SMALL_WORDS
        and piece.words not in FILLERS
        and not piece.words.isdecimal()
        for piece in pieces(" ".join(named))
    )
