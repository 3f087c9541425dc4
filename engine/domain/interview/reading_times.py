"""From when somebody has time, by letter or in their own words, to what it teaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.domain.interview.answer import Answer, Quality, answered
from engine.domain.interview.reading_choices import answer_of
from engine.domain.interview.rules import RULES
from engine.domain.profile.signals import ExcludeTimes, PreferTimes
from engine.domain.understanding.choices import How, read_choice
from engine.domain.understanding.times import Part, read_times

if TYPE_CHECKING:
    from collections.abc import Iterable

    from engine.domain.interview.steps import Question
    from engine.domain.profile.signals import Signal
    from engine.domain.understanding.times import TimesReading, Window

_SURE = 0.55
_DAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
_NAMES = {Part.MORNINGS: "_MORNING", Part.AFTERNOONS: "_AFTERNOON", Part.EVENINGS: "_EVENING", Part.WEEKENDS: ""}


def read_free_times(question: Question, text: str, *, second: bool) -> Answer:
    """Return when `text` says its writer has time; a half-hearted word counts, for times are easily changed."""
    rule = RULES[question]
    choice = read_choice(text, rule.options, most=rule.most)
    if choice.how is not How.TOKEN:
        reading = read_times(text)
        if reading.parts:
            quality = Quality.CLEAR if reading.certainty >= _SURE else Quality.VAGUE
            return answered(question, prefer_times(reading), quality, _letters(question, reading.parts))
    return answer_of(choice, question, text, corrects=False, second=second)


def prefer_times(reading: TimesReading) -> list[Signal]:
    """Return the signals of a reading that says when somebody has time."""
    parts = tuple(part.value for part in Part if part in reading.parts)
    signals: list[Signal] = [PreferTimes(parts, tuple(dict.fromkeys(map(_window, _limited(reading.windows)))))]
    if reading.excluded:
        signals.append(ExcludeTimes(tuple(part.value for part in Part if part in reading.excluded)))
    return signals


def _limited(windows: Iterable[Window]) -> Iterable[tuple[int, Part]]:
    """Return the windows that are limited to a weekday; the others are parts already."""
    return ((day, part) for day, part in windows if day is not None)


def _window(window: tuple[int, Part]) -> str:
    """Return a window as briefs write it: SAT_MORNING, or SUN for the whole of a day off."""
    return f"{_DAYS[window[0]]}{_NAMES[window[1]]}"


def _letters(question: Question, parts: frozenset[Part]) -> tuple[str, ...]:
    return tuple(lettered.option.token for lettered in RULES[question].choices if lettered.part in parts)
