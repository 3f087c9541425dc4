"""Reads a story: one line, one step. The grammar is the table below; `story.txt` explains it to people."""

from __future__ import annotations

import re
from calendar import day_name
from datetime import time
from typing import TYPE_CHECKING

from engine.demo.steps import (
    Act,
    AddPeople,
    ArmFault,
    Ends,
    Gets,
    Has,
    Is,
    Kill,
    Operate,
    SayAtOnce,
    Says,
    Step,
    Story,
    Wait,
    WaitUntil,
)
from engine.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_AT_ONCE = "at once:"
_PHOTO = "[photo]"
_SECONDS = {"second": 1, "minute": 60, "hour": 3_600, "day": 86_400}


class StoryError(EngineError):
    """A line of the story cannot be read; the message names the line."""


def _says(match: re.Match[str]) -> Says:
    body = match["body"]
    media = int(body.startswith(_PHOTO))
    return Says(match["name"], body.removeprefix(_PHOTO).strip(), media, int(match["copies"] or 1))


def _ends(match: re.Match[str]) -> Ends:
    outcomes: dict[str, int] = {}
    for part in match["outcomes"].split(","):
        count, _, word = part.strip().rpartition(" ") if part.strip()[0].isdigit() else ("1", "", part.strip())
        outcomes[word.removeprefix("silent:").strip()] = int(count)
    return Ends(match["name"], outcomes)


def _has(match: re.Match[str]) -> Has:
    return Has(match["name"], int(match["rows"]), int(match["turns"]), int(match["replies"]))


def _weekday(day: str | None) -> int | None:
    return None if day is None else list(day_name).index(day)


# Only these lines exist; the first pattern that fits the whole line wins.
_GRAMMAR: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Step]], ...] = (
    (re.compile(r"(?:(?P<copies>\d+) copies: )?(?P<name>\w+) > (?P<body>.+)"), _says),
    (re.compile(r"(?P<name>\w+) < (?P<pattern>.+)"), lambda m: Gets(m["name"], m["pattern"])),
    (re.compile(r"(?P<name>\w+) = (?P<outcomes>.+)"), _ends),
    (
        re.compile(r"(?P<name>\w+) has (?P<rows>\d+) rows?, (?P<turns>\d+) turns?, (?P<replies>\d+) repl(?:y|ies)"),
        _has,
    ),
    (
        re.compile(r"wait (?P<count>\d+) (?P<unit>second|minute|hour|day)s?"),
        lambda m: Wait(int(m["count"]) * _SECONDS[m["unit"]]),
    ),
    (
        re.compile(rf"wait until (?:(?P<day>{'|'.join(day_name)}) )?(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)"),
        lambda m: WaitUntil(time(int(m["hour"]), int(m["minute"])), _weekday(m["day"])),
    ),
    (re.compile(r"fault (?P<kind>[\w:]+) (?P<count>\d+)"), lambda m: ArmFault(m["kind"], int(m["count"]))),
    (re.compile(r"kill (?P<process>\w+)"), lambda m: Kill(m["process"])),
    (re.compile(r"operator: engine (?P<arguments>.+)"), lambda m: Operate(tuple(m["arguments"].split()))),
    (
        re.compile(r"people (?P<names>\w+(?:, \w+)*)(?: in (?P<zip>\d{5}))? like (?P<activities>.+)"),
        lambda m: AddPeople(tuple(m["names"].split(", ")), tuple(m["activities"].split(", ")), m["zip"]),
    ),
    (re.compile(r"(?P<name>\w+) is (?P<standing>nobody|[a-z]+, [a-z_]+)"), lambda m: Is(m["name"], m["standing"])),
)
_CAST = re.compile(r"cast (?P<name>\w+) (?P<number>\S+)")
_ACT = re.compile(r"== (?P<title>.+)")
_TIMES = re.compile(r"(?P<times>\d+) times: (?P<line>\w+ < .+)")


def read_story(text: str) -> Story:
    """Read a story. Raises `StoryError` for a line that is none, and for a name the cast does not hold."""
    cast: dict[str, str] = {}
    acts: list[tuple[str, list[Step]]] = []
    for number, line in _lines(text):
        if member := _CAST.fullmatch(line):
            cast[member["name"]] = member["number"]
        elif act := _ACT.fullmatch(line):
            acts.append((act["title"], []))
        elif not acts:
            raise StoryError(f"line {number}: before the first act (== title) only the cast is listed")
        else:
            _add(acts[-1][1], line, number, cast)
    return Story(cast, tuple(Act(title, tuple(steps)) for title, steps in acts))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line.rstrip()


def _add(steps: list[Step], line: str, number: int, cast: dict[str, str]) -> None:
    if line == _AT_ONCE:
        steps.append(SayAtOnce(()))
        return
    if times := _TIMES.fullmatch(line):
        steps.extend([_step(times["line"], number, cast)] * int(times["times"]))
        return
    step = _step(line.strip(), number, cast)
    if not line.startswith(" "):
        steps.append(step)
        return
    group = steps[-1] if steps else None
    if not isinstance(group, SayAtOnce) or not isinstance(step, Says):
        raise StoryError(f"line {number}: only texts are indented, and only below {_AT_ONCE!r}")
    steps[-1] = SayAtOnce((*group.texts, step))


def _step(line: str, number: int, cast: dict[str, str]) -> Step:
    for pattern, make in _GRAMMAR:
        if match := pattern.fullmatch(line):
            named = match.groupdict()
            names = named["names"].split(", ") if "names" in named else [named["name"]] if named.get("name") else []
            for name in names:
                if name not in cast:
                    raise StoryError(f"line {number}: {name} is not in the cast")
            return make(match)
    raise StoryError(f"line {number}: not a line of a story (its first lines list what there is)")
