"""A text taken apart into the sentences of a request: what each of them does, and the slots its words fill."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from engine.domain.requests.constraints import find_constraints
from engine.domain.requests.groups import find_group
from engine.domain.requests.heard import Heard
from engine.domain.requests.marking import marks_of
from engine.domain.requests.naming import named_in
from engine.domain.requests.phrasing import (
    COMPANY,
    CONSTRAINT,
    PLACE,
    RULED_OUT,
    TIME,
    foreign_in,
    up_to_remark,
)
from engine.domain.requests.places import find_place, is_guess
from engine.domain.requests.reasons import remarked
from engine.domain.requests.reasons_before import Span, told_apart
from engine.domain.requests.request import Problem
from engine.domain.requests.ruling_out import denial_end
from engine.domain.requests.tokens import Token, tokens_of
from engine.domain.requests.wishes import Voice, voice_of

if TYPE_CHECKING:
    from engine.domain.requests.marks import Mark
    from engine.domain.requests.moments import Moment

LONGEST: Final = 1600  # characters of a text; the carrier joins no more
SURE: Final = 0.6  # an activity that is named, not guessed


_NOTHING: Final = Heard(Voice.FRAGMENT, (), (), frozenset(), None, frozenset(), None, some_time=False)


def hear(text: str, moment: Moment) -> tuple[list[Token], list[Heard]]:
    """Return the tokens of `text` and its sentences in order."""
    tokens = tokens_of(text[:LONGEST])
    marks = marks_of(tokens, moment.local)
    starts = [mark.start for mark in marks]
    spans = list(told_apart(text, tokens, marks))
    return tokens, [
        _heard(
            text,
            tokens,
            span,
            marks[bisect_left(starts, span.begin) : bisect_left(starts, span.end)],
            alone=len(spans) == 1,
        )
        for span in spans
    ]


def _heard(text: str, tokens: list[Token], span: Span, marks: list[Mark], *, alone: bool) -> Heard:
    """Return what is heard in the tokens of one sentence with its places in time; `alone`: the text has no other."""
    begin, end = span.begin, span.end
    sentence = tokens[begin:end]
    timed = {at - begin for mark in marks for at in range(mark.start, mark.end)}
    words = ["" if at in timed else token.text for at, token in enumerate(sentence)]
    group = find_group(words)
    constraints, constrained, phrased = find_constraints(words)
    hours = {mark.end - begin for mark in marks if mark.hour is not None}
    place = find_place(text, sentence, timed | constrained, hours)
    placed = set(range(*place[1:])) if place else set()
    cut = {at - begin for mark in marks if mark.only_time for at in range(mark.start, mark.end)} | phrased
    grouped = set(range(*group[1:])) if group else set()
    cut |= grouped
    slots = dict.fromkeys(constrained, CONSTRAINT) | dict.fromkeys(placed, PLACE) | dict.fromkeys(grouped, COMPANY)
    for mark in marks:
        slots |= dict.fromkeys(range(mark.start - begin, mark.end - begin), RULED_OUT if mark.negated else TIME)
    found, phrases = named_in(text, sentence, slots, cut=cut, placed=placed)
    beside = remarked(phrases)
    found = tuple(each for each in found if each.key not in beside)
    wanted = tuple(each for each in found if not each.negated)
    habits = [_is_habit(tokens, mark) for mark in marks]
    ahead = [not mark.negated and mark.problem is not Problem.PAST for mark in marks]
    some_time = any(counts and not habit for counts, habit in zip(ahead, habits, strict=True))
    if alone and not (found or marks or group or constraints or place):
        return _NOTHING  # most texts are about something else, and what they do is of no matter here
    denied = {at - begin for mark in marks if mark.negated for at in range(mark.end, denial_end(tokens, mark.end))}
    said = " ".join(token.text for token in sentence if token.text.isalnum())
    told = up_to_remark(phrases) if wanted and some_time else None
    if told is None:
        apart = constrained | denied | grouped
        told = " ".join(word for at, word in enumerate(words) if word.isalnum() and at not in apart)
    voice = (
        Voice.STORY
        if span.reason
        else voice_of(
            said,
            told,
            asks=span.asks,
            something=bool(wanted),
            some_time=some_time,
            habit=any(habits),
            foreign=foreign_in(phrases),
        )
    )
    named = tuple(each for each in wanted if each.confidence >= SURE) or wanted  # guesses only where nothing is named
    turned_away = frozenset(each.key for each in found if each.negated)
    return Heard(
        voice,
        tuple(marks),
        named,
        turned_away,
        group[0] if group else None,
        constraints,
        place[0] if place else None,
        some_time,
        place is not None and is_guess(sentence, *place[1:]),
        phrases,
        said,
        span.reason,
    )


def _is_habit(tokens: list[Token], mark: Mark) -> bool:
    """Say whether a mark is one of plurals: "saturdays", "evenings", "weeknights"."""
    return mark.problem is Problem.TOO_MANY_OPTIONS and tokens[mark.end - 1].text.endswith("s")
