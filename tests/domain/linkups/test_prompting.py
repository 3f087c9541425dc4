"""When somebody is asked how it was, and of whom a text says that they were missing: the rules as tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from engine.domain.linkups.missing import read_missing
from engine.domain.linkups.phone_words import phone_in_words
from engine.domain.linkups.prompting import LetGo, Prompt, PromptFacts, PutOff, prompt
from tests.domain.linkups.afterwards import BEN, CAT, OVER

NOON = datetime(2026, 11, 21, 20, tzinfo=UTC)  # in San Francisco
NIGHT = datetime(2026, 11, 22, 4, tzinfo=UTC)  # 20:00 there, when it is too late
MORNING = datetime(2026, 11, 22, 17, tzinfo=UTC)
EITHER = ("America/Los_Angeles", "America/New_York")
FACTS = PromptFacts(
    completed=NOON - timedelta(hours=1),
    prompts=0,
    barred=False,
    is_writing=False,
    is_over=False,
    asked_at=None,
    zones=("America/Los_Angeles",),
)


@pytest.mark.parametrize(
    ("facts", "now", "expected"),
    [
        (FACTS, NOON, Prompt(NOON + timedelta(days=1))),
        (replace(FACTS, prompts=1), NOON, Prompt(None)),
        (replace(FACTS, prompts=2), NOON, LetGo()),
        (replace(FACTS, is_over=True), NOON, LetGo()),
        (FACTS, FACTS.completed + timedelta(days=7), LetGo()),
        (FACTS, NIGHT, PutOff(MORNING)),
        (
            replace(FACTS, zones=("America/Los_Angeles", "America/New_York")),
            MORNING - timedelta(hours=1),
            PutOff(MORNING),
        ),
        (replace(FACTS, barred=True), NOON, PutOff(NOON + timedelta(days=1))),
        (replace(FACTS, is_writing=True), NOON, PutOff(NOON + timedelta(minutes=1))),
        (replace(FACTS, asked_at=NOON - timedelta(minutes=10)), NOON, PutOff(NOON + timedelta(minutes=20))),
        (replace(FACTS, asked_at=NOON - timedelta(minutes=30)), NOON, Prompt(NOON + timedelta(days=1))),
    ],
)
def test_when_somebody_is_asked(facts: PromptFacts, now: datetime, expected: object) -> None:
    """Twice at most, within a week, by day where they live, and when nothing else has their attention."""
    assert prompt(facts, now) == expected


@pytest.mark.parametrize(
    ("text", "people", "rest"),
    [
        ("Ben didn't show up", {BEN}, ""),
        ("1, but Ben never came", {BEN}, "1"),
        ("ben was a no show and cat was missing", {BEN, CAT}, ""),
        ("no sign of Cat, otherwise lovely", {CAT}, "otherwise lovely"),
        ("Ben was great", set(), None),
        ("Ben and Cat came", set(), None),
        ("I didn't see why Ben laughed", set(), None),
        ("maybe Ben didn't come", set(), None),
        ("didn't Ben come?", set(), None),
        ("Zoe never came", set(), None),
    ],
)
def test_who_was_missing(text: str, people: set[object], rest: str | None) -> None:
    """Only a plain word about somebody who had a place; what is left over is read for itself."""
    found = read_missing(text, OVER.comers)
    assert found.people == people
    assert found.rest == (text if rest is None else rest)


def test_a_shared_name_means_nobody() -> None:
    """Two Bens: nobody is taken for the other."""
    twins = tuple(replace(comer, first_name="Ben") for comer in OVER.comers)
    assert read_missing("Ben never came", twins).people == frozenset()


@pytest.mark.parametrize(
    ("e164", "words"), [("+14155550101", "(415) 555-0101"), ("+16045550199", "(604) 555-0199"), ("", "")]
)
def test_a_number_as_people_read_it(e164: str, words: str) -> None:
    """A North American number is written the way one dials it."""
    assert phone_in_words(e164) == words
