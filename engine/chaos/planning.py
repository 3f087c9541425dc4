"""Draws a plan from a seed. Pure: the same seed and scale always give the same plan."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from engine.chaos import words
from engine.chaos.disturbing import disturbances
from engine.chaos.plan import DAY, HOUR, Habit, Opening, Person, Plan, Says, Utterance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# The seeded regions that people live in: ZIP code, IANA zone, area codes. 555-0100 to 555-0199 are fictional in each.
TOWNS = (
    ("san-francisco", "94110", "America/Los_Angeles", ("415", "628", "650")),
    ("manhattan", "10003", "America/New_York", ("212", "646", "917")),
    ("phoenix", "85004", "America/Phoenix", ("602", "480", "623")),
    ("east-bay", "94607", "America/Los_Angeles", ("510", "341", "925")),
)
_OPEN_ALREADY = "san-francisco"
MOST_PEOPLE = len(TOWNS) * 3 * 99
_PER_TOWN = 40
"""A town with fewer people has nobody to ask."""

_JOIN_HOURS = (1, 4, 9, 10)
"""After eight in the morning: nine, noon, five and six."""

_BUSY_HOURS = (1, 2, 4, 6, 9, 10, 12, 16)
"""When people text unasked; the last is midnight."""

_ASKING_HOURS = (2, 4, 9)
_MINUTES = 8
_RUSH = 20
"""How many text while something breaks."""

_RUSH_MINUTES = 3

_WORKLOAD = 1.2
"""How often somebody asks for company in a week."""

_HABITS = (Habit.IN,) * 9 + (Habit.OUT,) * 3 + (Habit.SLOW,) * 2 + (Habit.LATE, Habit.IGNORES, Habit.NONSENSE)


def make_plan(seed: int, *, people: int, days: int) -> Plan:
    """Draw what `people` people do in so many days, and what breaks meanwhile."""
    chance = random.Random(seed)  # noqa: S311 -- reproducible on purpose
    towns = TOWNS[: max(1, min(len(TOWNS), people // _PER_TOWN))]
    numbers = [_numbers(areas) for _, _, _, areas in towns]
    crowd = []
    for place in range(people):
        town = place % len(towns)
        _, zip_code, zone, _ = towns[town]
        crowd.append(_person(chance, next(numbers[town]), zip_code, zone, days))
    busy = sorted(utterance.at for person in crowd for utterance in person.utterances)
    broken = disturbances(chance, busy, rounds=max(1, min(3, people // 50)))
    for disturbance in broken:
        _rush(chance, crowd, disturbance.at)
    openings = [Opening(2 * HOUR + place * 3 * HOUR, slug) for place, (slug, *_) in enumerate(towns)]
    return Plan(
        seed=seed,
        days=days,
        people=tuple(crowd),
        openings=tuple(opening for opening in openings if opening.slug != _OPEN_ALREADY),
        disturbances=broken,
    )


def _rush(chance: random.Random, crowd: list[Person], at: int) -> None:
    """Let many people text while something breaks; who has not joined yet does so afterwards."""
    for place in chance.sample(range(len(crowd)), min(_RUSH, len(crowd))):
        person = crowd[place]
        says, words_of_it = chance.choice(((Says.WONDERS, words.WONDERING), (Says.CHATS, words.CHATTING)))
        said = Utterance(at + 60 * chance.randrange(_RUSH_MINUTES), says, (chance.choice(words_of_it),))
        crowd[place] = replace(person, utterances=tuple(sorted((*person.utterances, said), key=_when)))


def _when(utterance: Utterance) -> int:
    return utterance.at


def _numbers(areas: Sequence[str]) -> Iterator[str]:
    # 415-555-0100 is the sandbox's own number.
    return iter([f"+1{area}55501{tail:02}" for area, tail in product(areas, range(1, 100))])


def _person(chance: random.Random, phone: str, zip_code: str, zone: str, days: int) -> Person:
    year, month, day = chance.randint(1975, 2003), chance.randint(1, 12), chance.randint(13, 28)
    return Person(
        phone=phone,
        first_name=chance.choice(words.FIRST_NAMES),
        last_name=chance.choice(words.LAST_NAMES),
        birthday=f"{month}/{day}/{year}",
        zip_code=zip_code,
        zone=zone,
        joins_at_once=chance.random() < 2 / 3,
        likes=tuple(words.ACTIVITIES[:2]) + tuple(chance.sample(words.ACTIVITIES[2:], 2)),
        letters=tuple(chance.choices("ABC", weights=(3, 4, 1), k=8)),
        pauses=tuple(30 * chance.randint(1, 3) for _ in range(9)),
        habits=tuple(chance.choices(_HABITS, k=7)),
        whims=tuple(chance.randrange(100) for _ in range(11)),
        utterances=tuple(sorted(_utterances(chance, days), key=_when)),
    )


def _utterances(chance: random.Random, days: int) -> Iterator[Utterance]:
    """Everything they say unasked; who is in mid-interview or opted out says it all the same."""
    joins = _moment(chance, chance.randrange(max(1, days // 5)), _JOIN_HOURS)
    yield Utterance(joins, Says.JOINS, ("JOIN",), copies=chance.choice((1, 1, 1, 2)))
    end = days * DAY - 6 * HOUR

    def later(after: int = joins + HOUR // 2, hours: Sequence[int] = _BUSY_HOURS) -> int:
        return min(end, max(after, _moment(chance, chance.randrange(after // DAY, days), hours)))

    for _ in range(_times(chance, _WORKLOAD * days / 7)):
        plan, time = chance.choice(words.PLANS), chance.choice(words.TIMES)
        asked = chance.choice(words.ASKING).format(plan=plan, time=time)
        yield Utterance(later(joins + 3 * HOUR, _ASKING_HOURS), Says.ASKS, (asked,))
    if chance.random() < 0.2:  # noqa: PLR2004 -- one in five leaves for a while
        stops = later()
        yield Utterance(stops, Says.STOPS, (chance.choice(words.STOPPING),), copies=chance.choice((1, 1, 3)))
        yield Utterance(min(end, stops + chance.randrange(60, DAY)), Says.CHATS, (chance.choice(words.CHATTING),))
        if chance.random() < 0.7:  # noqa: PLR2004 -- and most come back
            back = min(end, stops + chance.randrange(60, 2 * DAY))
            yield Utterance(back, Says.STARTS, (chance.choice(words.STARTING),))
    for says, often, bodies in (
        (Says.WANTS_HELP, 0.15, words.HELPING),
        (Says.WONDERS, 0.4, words.WONDERING),
        (Says.CHATS, 0.4, words.CHATTING),
    ):
        for _ in range(_times(chance, often * days / 7)):
            yield Utterance(later(), says, (chance.choice(bodies),))
    for says, often, count, copies in (
        (Says.BURST, 0.3, 3, 1),
        (Says.FLOOD, 0.04, 9, 1),
        (Says.CROSSING, 0.15, 2, 1),
        (Says.REPEATED, 0.2, 1, 4),
    ):
        for _ in range(_times(chance, often * days / 7)):
            pool = words.FLOODING if says is Says.FLOOD else words.FRAGMENTS
            # Half of them in the middle of joining, where most is going on.
            at = joins + chance.randrange(15, HOUR // 3) if chance.random() < 0.5 else later()  # noqa: PLR2004
            yield Utterance(at, says, tuple(chance.sample(pool, count)), copies)


def _moment(chance: random.Random, day: int, hours: Sequence[int]) -> int:
    """Within minutes after one of these hours: so many are about things at the same time."""
    return day * DAY + chance.choice(hours) * HOUR + 60 * chance.randrange(_MINUTES)


def _times(chance: random.Random, expected: float) -> int:
    """A whole number with this expectation."""
    return int(expected) + (chance.random() < expected % 1)
