"""Where a sentence only tells why before it asks: "night shift till 7, so breakfast tmrw at 8" is two sentences.

Rule: what follows a joint ("so", a sign, a laugh) and names something to do, a day and an hour is a whole plan; what
stands before it is a story of its own when it tells, and neither wishes, chooses, requires nor says with how many.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from engine.domain.activities.index import Named
from engine.domain.activities.pieces import pieces
from engine.domain.record import record
from engine.domain.requests.constraints import find_constraints
from engine.domain.requests.groups import find_group
from engine.domain.requests.marks import Kind
from engine.domain.requests.places import find_place
from engine.domain.requests.story_words import STORY
from engine.domain.requests.tokens import sentences
from engine.domain.requests.wish_words import OWN_NEED, WISH
from engine.domain.understanding.word_lists import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.domain.activities.pieces import Piece
    from engine.domain.requests.marks import Mark
    from engine.domain.requests.tokens import Token

_REASONS: Final = words("so hence therefore")  # what stands before them is a reason, whatever it names
_LAUGHS: Final = words("lol lmao haha hahaha jk kidding")
_JOKES: Final = words("jk kidding no nope nah")
_TAKEN_BACK: Final = words("jk kidding")
_OKS: Final = words("ok okay k fine just im so well then oh alright")
_SIGNS: Final = frozenset({",", ":", "(", ")", "-", "–", "—", "…"})
_GOES_ON: Final = words("or and nor but maybe also then far good much many not if only")  # behind a joint: no new plan
_CHANGES: Final = words("""
    or maybe either also flexible works work prefer preferably only need needs must should want wants wanna please pls
    plz anyone anybody any1 someone somebody whoever who whos actually instead rather if unless not no but where
    looking near by w with bringing bring plus friend friends distance close somewhere someplace
""")
_OF_REASONS: Final = words("no not w with work works but by anyone who want wants need needs only")
_TELLS: Final = words("""
    i im ive my we our the its it is are was were has had have he she they his her their this that just been
    off finally working stuck still back home moving flying traveling
""")
_OVER: Final = words("was were did went closed cancelled canceled over done ended hate hated sold broke full")
_MOODS: Final = words("bored")
_MOST_TRIES: Final = 3
_FEWEST: Final = 2  # words of a story


@record
class Span:
    """A sentence, from one token to another; `asks`: it ends in a question; `reason`: it only tells why."""

    begin: int
    end: int
    asks: bool
    reason: bool = False


def told_apart(text: str, tokens: list[Token], marks: Sequence[Mark]) -> Iterator[Span]:
    """Yield the sentences of a text in order, the story before a whole plan as one of its own. Linear.

    `marks` are the places in time of the whole text.
    """
    starts = [mark.start for mark in marks]
    spans = sentences(tokens)
    joked = _joked(tokens, spans, marks)
    for at, (begin, end, asks) in enumerate(spans):
        if at in joked:
            yield Span(begin, end, asks=False, reason=True)
            continue
        own = marks[bisect_left(starts, begin) : bisect_left(starts, end)]
        joint = _joint(text, tokens, (begin, end), own)
        if joint is None:
            yield Span(begin, end, asks)
        else:
            yield Span(begin, joint, asks=False, reason=True)
            yield Span(joint + 1, end, asks)


def _joked(tokens: Sequence[Token], spans: Sequence[tuple[int, int, bool]], marks: Sequence[Mark]) -> set[int]:
    """Return which sentences the next one takes back, with that one: "rockhounds! no? ok. Chess sat at 3"."""
    timed = [any(begin <= mark.start < end for mark in marks) for begin, end, _ in spans]
    found: set[int] = set()
    for at, (begin, end, _) in enumerate(spans[1:], start=1):
        said = {token.text for token in tokens[begin:end] if token.text.isalnum()}
        taken = bool(said) and said <= _JOKES | _LAUGHS | _OKS and not said <= _OKS
        if taken and not timed[at - 1] and any(timed[at:]):
            found |= {at} if at - 1 in found else {at - 1, at}
        elif said and said <= _OKS and at - 1 in found:
            found.add(at)
    return found


def _joint(text: str, tokens: Sequence[Token], span: tuple[int, int], marks: Sequence[Mark]) -> int | None:
    """Return the token between a story and the whole plan behind it, or None for no such thing."""
    begin, end = span
    days = [at.start for at in marks if not at.negated and (at.kind is Kind.DAY or at.days or at.instant)]
    hours = [at.start for at in marks if not at.negated and (at.hour or at.instant or at.kind is Kind.PART)]
    if not days or not hours:
        return None
    inside = {at for mark in marks for at in range(mark.start, mark.end)}
    joints = [
        at
        for at in range(begin + 1, hours[-1])
        if at not in inside and _is_joint(tokens, at) and (at < days[-1] or tokens[at].text in _REASONS)
    ]
    for at in joints[: -_MOST_TRIES - 1 : -1]:
        if _is_whole(text, tokens, at + 1, end) and _only_tells(text, tokens, (begin, at), marks):
            return at
    return None


def _is_joint(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a new thought may begin behind a token."""
    word, after = tokens[at].text, tokens[at + 1].text
    if after in _GOES_ON or word not in _SIGNS | _REASONS | _LAUGHS | {"."}:
        return False
    return word != "." or tokens[at - 1].text == "."


def _is_whole(text: str, tokens: Sequence[Token], begin: int, end: int) -> bool:
    """Say whether something to do is named between two tokens."""
    return any(
        isinstance(piece.meaning, Named) and not piece.meaning.vague for piece in _said(text, tokens, begin, end)
    )


def _only_tells(text: str, tokens: Sequence[Token], span: tuple[int, int], marks: Sequence[Mark]) -> bool:
    """Say whether the tokens before a joint tell something, and ask for nothing."""
    begin, end = span
    reason = tokens[end].text in _REASONS
    said = [token.text for token in tokens[begin:end] if token.text.isalnum()]
    changes = _CHANGES - _OF_REASONS if reason else _CHANGES
    if len(said) < _FEWEST or not changes.isdisjoint(said):
        return False
    told = " ".join(word for word in said if word not in _MOODS)
    if WISH.search(told) or find_group(said) or (find_constraints(said)[0] and not OWN_NEED.match(told)):
        return False
    inside = {at - begin for mark in marks for at in range(mark.start, mark.end)}
    if find_place(text, tokens[begin:end], inside):
        return False
    timed = any(begin <= mark.start < end for mark in marks)
    if reason or (not timed and said[-1] in _TAKEN_BACK):
        return True
    named = _OVER.isdisjoint(said) and any(
        isinstance(piece.meaning, Named) for piece in _said(text, tokens, begin, end)
    )
    tells = STORY.search(" ".join(said)) is not None
    return (tells or not _TELLS.isdisjoint(said)) and not named and (tells or not timed or said[0] in _TELLS | _MOODS)


def _said(text: str, tokens: Sequence[Token], begin: int, end: int) -> list[Piece]:
    return list(pieces(text[tokens[begin].start : tokens[end - 1].end]))
