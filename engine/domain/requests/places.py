"""Where somebody would like to meet, as typed: "near Dolores Park", "in the mission", "downtown"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from engine.domain.activities.index import index
from engine.domain.activities.pieces import pieces
from engine.domain.activities.small_words import SMALL_WORDS
from engine.domain.requests.harmless_words import HARMLESS, OF_TIMES
from engine.domain.requests.known_places import FIRST_WORDS, LONGEST, known_length
from engine.domain.requests.wish_words import FILLERS
from engine.domain.understanding.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from engine.domain.requests.tokens import Token

_LEADS: Final = frozenset({"near", "in", "at", "by", "around", "@", "outside", "on"})
_AREAS: Final = frozenset({"downtown", "uptown", "midtown"})
GROUNDS: Final = words("""
    park square plaza lake mountain canyon reservoir sq valley village heights hills loop district side lookout mtn
    peak creek trailhead
""")
_KNOWN_PARKS: Final = frozenset({"dolores park", "golden gate park"})  # in the catalog, for who hangs out there
_MOST_BEFORE: Final = 2  # words
_BEHIND_A_NAME: Final = words("""
    or for with w if at on pls please plz lol thanks maybe anyone anybody someone around
""")
_BELONGS: Final = words("in from to of at near by not no than via leaving left love hate miss is w with")
_KIN: Final = words("moms dads mums parents grandmas grandpas sisters brothers aunts uncles neighbors in-laws")
_NEVER_ON: Final = words("""
    house phone menu side way clock fence couch table go cheap rise agenda calendar list schedule job internet web bus
    train road tv radio computer telly
""")
_SHORTEST: Final = 4  # letters of a name that no word leads to
_MOST: Final = 4  # words
_SHORT_ENDS: Final = words("st rd dr ln sq pl")
_GROUNDS_IN_ING: Final = words("building landing crossing spring wing")
_NUMBERED: Final = words("pier gate hall room field court studio terminal dock lot bldg building exit")
_TWO: Final = 2
_SHORT: Final = 3  # letters
_STOPS: Final = words("""
    and or for with on if so is was are would will that which who because but anyone anybody someone please pls at
    in by near around then where we i you to from like when before after about maybe though w not no lol thanks
    instead looking trying wanting hoping searching wondering needing tryna want wanna need who next
""")
_PLAIN: Final = SMALL_WORDS | FILLERS | HARMLESS
_LIVING: Final = words("time new live living lives moved grew born staying work working")  # "first time in sf"
_NOWHERE: Final = words("""
    mood general person advance group least most all home house place fact case love need town area city
    neighborhood hood touch shape time mind hour hours minute minutes week weeks beginning middle work school me my
    our your here there pairs groups english spanish peace private public point noon first last fun fortnight bit
    few couple half life hurry season summer winter fall spring weather rain sun sunshine heat cold morning evening
    afternoon night chance far nature style free ages forever years while sharp byob
    right buys pays drives wins loser winner
    required provided included doors ideally whenever flexible cash plz costumes laws start tee
    mine yours theirs friendly welcome beginner beginners pace newbies
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
        if token.text in GROUNDS and (begins := _name_before(tokens, at, taken)) < at:
            return text[tokens[begins].start : token.end], begins, at + 1
        if (token.text not in _LEADS and not _is_close_to(tokens, at)) or (at and tokens[at - 1].text in _LIVING):
            continue
        if token.text == "on" and not _is_on_grounds(tokens, at, taken):
            continue
        begin = at + 1
        end = begin
        while end < len(tokens) and end - begin < _MOST and end not in taken and _is_of_a_name(tokens[end].text):
            end += 1
        named = [each.text for each in tokens[begin:end]]
        if named and _names_a_place(named):
            return text[tokens[begin].start : tokens[end - 1].end], at, end
    if (known := _known(text, tokens, taken)) is not None:
        return known
    behind_a_time = {at + 1 for at, token in enumerate(tokens) if token.text == "," and at - 1 in taken}
    return _behind_an_hour(text, tokens, taken, {*hours, *behind_a_time})


def _known(text: str, tokens: Sequence[Token], taken: Collection[int]) -> tuple[str, int, int] | None:
    """Return a place that everybody knows, where it stands bare and belongs to no other name: "tempe, sat at 9"."""
    for at in range(len(tokens)):
        if tokens[at].text not in FIRST_WORDS or at in taken:
            continue
        length = known_length([each.text for each in tokens[at : at + LONGEST]])
        begin = at - (at > 0 and tokens[at - 1].text == "the")
        before = tokens[begin - 1].text if begin else ""
        end = at + length
        free = end == len(tokens) or end in taken or not tokens[end].is_word or tokens[end].text in _BEHIND_A_NAME
        if length and free and before not in _BELONGS:
            return text[tokens[begin].start : tokens[end - 1].end], begin, end
    return None


def _behind_an_hour(
    text: str, tokens: Sequence[Token], taken: Collection[int], hours: Collection[int]
) -> tuple[str, int, int] | None:
    """Return the one or two strange words that stand alone behind an hour, or behind a time and a comma.

    "fri 7pm river north, 4 ppl", "coffee tmrw morning, tempe".
    """
    for begin in sorted(hours):
        end = begin
        while end < len(tokens) and end - begin < _MOST_BEFORE and end not in taken and _is_name(tokens[end].text):
            end += 1
        ends = end == len(tokens) or not tokens[end].is_word
        named = [token.text for token in tokens[begin:end]]
        if ends and named and len(named[0]) >= _SHORTEST and _names_a_place(named):
            return text[tokens[begin].start : tokens[end - 1].end], begin, end
    return None


def is_strange(place: str) -> bool:
    """Say whether a place has a number where none has one, or a word of something else: "ktown tn", "zorp 1230"."""
    named = [word for word in place.lower().replace("'", "").split() if word != "the"]
    if not (OF_TIMES | _KIN).isdisjoint(named):
        return True
    for before, word in pairwise(named):
        if word.endswith("ing") and word not in _GROUNDS_IN_ING:
            return True
        short = len(word) < _SHORT and word not in _SHORT_ENDS
        if (short or word.isdecimal()) and before not in _NUMBERED:
            return True
    return False


def is_guess(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Say whether next to nothing tells that `start` to `end` is a place: one word alone, or words behind a comma."""
    told = tokens[start].text in _LEADS | _AREAS or tokens[end - 1].text in GROUNDS
    at = start + (tokens[start].text == "the")
    told = told or known_length([each.text for each in tokens[at:end]]) == end - at
    return not told and start > 0 and (tokens[start - 1].text == "," or end - start == 1)


def _is_close_to(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at].text == "to" and tokens[at - 1].text in {"close", "next"}


def _is_on_grounds(tokens: Sequence[Token], at: int, taken: Collection[int]) -> bool:
    """Say whether "on" leads to a name that has an article and nothing else behind it: "run on the embarcadero"."""
    if at + 2 >= len(tokens) or tokens[at + 1].text != "the":
        return False
    begin = end = at + 2
    while end < len(tokens) and end - begin < _MOST_BEFORE and end not in taken and _is_name(tokens[end].text):
        end += 1
    ends = end in taken or end == len(tokens) or not tokens[end].is_word
    return ends and end > begin and tokens[begin].text not in _NEVER_ON


def _is_of_a_name(word: str) -> bool:
    return word.isalnum() and word not in _STOPS


def _name_before(tokens: Sequence[Token], at: int, taken: Collection[int]) -> int:
    """Return where the name of a park or a square that ends at `at` begins: at `at` itself when it has none."""
    begin = at
    while begin > 0 and at - begin < _MOST_BEFORE and begin - 1 not in taken and _is_name(tokens[begin - 1].text):
        begin -= 1
    known = [piece.words for piece in pieces(" ".join(token.text for token in tokens[begin : at + 1]))][-1:]
    return begin if {tokens[at].text, *_KNOWN_PARKS}.intersection(known) else at  # "skate park" is something to do


def _is_name(word: str) -> bool:
    """Say whether a word is one that nobody uses for anything else."""
    if not word.isalpha() or word in _STOPS or word in _PLAIN:
        return False
    return word not in index().meanings


def _names_a_place(named: Sequence[str]) -> bool:
    """Say whether words are more than something to do, a crowd or a figure of speech."""
    name = named[named[0] == "the" :]
    if named[0] == "the" and len(named) == _TWO and len(name[0]) == 1 and name[0].isalpha():
        return True  # "swimming at the Y"
    if _NOWHERE & set(named) or not name or name[0] in {"a", "an", "end"} or name[0].endswith("ing"):
        return False
    return len(name) > 1 or any(
        piece.meaning is None
        and piece.words not in SMALL_WORDS
        and piece.words not in FILLERS
        and not piece.words.isdecimal()
        for piece in pieces(" ".join(named))
    )
