"""The windows that the marks of a text amount to, and what is wrong with those that cannot be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.domain.linkups.windows import Window
from engine.domain.requests.marks import Kind
from engine.domain.requests.placing import problem_of, windows_in
from engine.domain.requests.request import MOST_OPTIONS, Guess, Problem
from engine.domain.requests.slots import SaidDay, slots_of
from engine.domain.requests.usual_parts import part_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from engine.domain.linkups.windows import Part
    from engine.domain.requests.marks import Mark
    from engine.domain.requests.moments import Moment
    from engine.domain.requests.tokens import Token


@dataclass(frozen=True, slots=True)
class Timing:
    """Windows, what is wrong, and what nobody said."""

    windows: tuple[Window, ...] = ()
    problems: tuple[Problem, ...] = ()
    guessed: frozenset[Guess] = frozenset()


def timing_of(
    marks: Sequence[Mark], tokens: Sequence[Token], usual: Part | None, moment: Moment, on: Sequence[date] = ()
) -> Timing:
    """Return the windows that marks amount to.

    `usual` is the part of the day of the activity, `on` are the days for times that are named without one.
    """
    wanted = [mark for mark in marks if not mark.negated]
    if any(mark.problem is Problem.UNREADABLE_TIME for mark in wanted):
        return Timing(problems=(Problem.UNREADABLE_TIME,))
    many = [mark for mark in wanted if mark.problem is Problem.TOO_MANY_OPTIONS]
    if many and (not any(mark.days for mark in wanted) or any(mark.weekday is not None for mark in many)):
        wanted = marks = [mark for mark in wanted if mark.problem is not None]  # "mon-thu evening": which of them?
    slots = slots_of([mark for mark in marks if mark.kind is not Kind.INSTANT], tokens, moment.today)
    instants = [moment.in_a_while(mark.instant) for mark in wanted if mark.instant is not None]
    guessed: set[Guess] = set()
    found: list[Window] = [Window(at.date(), part_of(at.time()), at.time()) for at in instants]
    for slot in slots:
        slot.days = slot.days or [SaidDay(day) for day in on]
        guessed |= {guess for guess, said in ((Guess.DAY, slot.days), (Guess.PART, slot.times)) if not said}
        found += windows_in(slot, usual, moment)
    problems = _of_the_spans(wanted, alone=not found)
    return checked(found, problems, moment, frozenset(guessed) if found else frozenset())


def checked(
    found: Iterable[Window], problems: Iterable[Problem], moment: Moment, guessed: frozenset[Guess] = frozenset()
) -> Timing:
    """Return the windows that can be, at most two, with the problems of the others."""
    kept: list[Window] = []
    wrong = list(problems)
    for window in dict.fromkeys(found):
        if problem := problem_of(window, moment):
            wrong.append(problem)
        else:
            kept.append(window)
    if len(kept) > MOST_OPTIONS:
        wrong.append(Problem.TOO_MANY_OPTIONS)
    if kept:
        wrong = [problem for problem in wrong if problem not in {Problem.PAST, Problem.TOO_SOON}]
    return Timing(tuple(kept[:MOST_OPTIONS]), tuple(dict.fromkeys(wrong)), guessed)


def _of_the_spans(marks: Sequence[Mark], *, alone: bool) -> list[Problem]:
    """Return the problems of what was no window: those of spans count where nothing else was named."""
    problems = [mark.problem for mark in marks if mark.problem is not None]
    return problems if alone else [problem for problem in problems if problem is Problem.UNREADABLE_TIME]
