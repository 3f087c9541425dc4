from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.linkups.on_the_day import makes_sense
from engine.domain.linkups.plan_words import PlanCommand, PlanWish, read_plan_wish

C = PlanCommand
NO_MINUTES = {
    C.CANT: (
        "CAN'T", "cant", "can’t", "can't make it", "cant make it sorry", "sorry i can't come anymore", "can't do sat",
        "something came up, can't make it", "I have to bail", "gotta cancel :(", "im sick", "i won't be there",
        "not gonna make it tonight", "I'm not going to be able to make it", "not feeling well, can't come", "Im out",
        "no i can't come", "I'm bailing, sorry", "i dont think i can make it", "no longer free", "we can't come",
        "sorry have to skip tonight", "drop out", "can't make Saturday",
    ),
    C.IN: (
        "IN", "im in", "I'm back in!", "actually i can make it after all", "still on", "count me in", "yeah still on",
        "I'll be there", "see you there", "ok thanks, see you there", "still in!", "im coming", "im in for sat",
    ),
    C.CALL_OFF: (
        "CALL OFF", "call it off", "please call off the linkup", "cancel the coffee", "cancel my linkup",
        "lets call it off guys, weather",
    ),
    C.HERE: (
        "HERE", "I'm here", "im here by the door", "just got here", "arrived", "we are here", "im at the spot",
        "finally here! im by the fountain",
    ),
    C.NOBODY: (
        "nobody is here", "nobody's here??", "there's no one here", "im the only one here", "where is everyone?",
        "no one showed up", "i don't see anyone", "im here but nobody else is here",
    ),
    C.PLAN: (
        "PLAN", "what's the plan", "where is it again?", "what time is it tomorrow?", "who's coming?", "address?",
        "when is it", "remind me where we meet", "where do i go", "is it still on?", "still on?",
        "are we still on for sat", "who can't?", "who dropped out?",
    ),
}  # fmt: skip
LATE = {
    "LATE": 10, "LATE 15": 15, "late 15": 15, "running late": 10, "running 15 late": 15, "be there in 10": 10,
    "15 min late sorry!": 15, "i'll be like 20 minutes late": 20, "running fifteen minutes late": 15,
    "half an hour late, sorry": 30, "an hour late!": 60, "stuck in traffic": 10, "im 10 min away": 10,
    "late by 20": 20, "can't make it on time, 10 late": 10, "ill be 5 mins late, where is it again?": 5,
    "late 2": 5, "late 90": 60, "late 999": 60, "There in 5": 5,
}  # fmt: skip
SOMETHING_ELSE = (
    "", "i can't wait!", "Sam can't make it", "they can't come", "what if i can't make it", "i might not make it",
    "should i call it off?", "can i cancel it?", "don't cancel it", "i don't want to cancel", "coffee is great",
    "late night talks are great", "i'm in oakland", "great, thanks", "i was late to work", "don't be late",
    "I won't be late", "im not late", "is anyone else late?", "can we push to 11?", "I love being here",
    "my friend is here", "i have to work late", "was it canceled", "Liked “Still on? IN or CAN'T”", "omw",
    "thanks for the plan", "in oakland", "i'm going",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        *((text, PlanWish(command)) for command, said in NO_MINUTES.items() for text in said),
        *((text, PlanWish(C.LATE, minutes)) for text, minutes in LATE.items()),
        *((text, None) for text in SOMETHING_ELSE),
    ],
)
def test_what_is_said_about_a_plan(text: str, wish: PlanWish | None) -> None:
    """Commands are understood in people's own words; questions, doubts and other people's absence are none."""
    assert read_plan_wish(text) == wish


WORDS = (
    "i", "cant", "make", "it", "late", "15", "min", "here", "nobody", "call", "off", "in", "not", "if", "?", ",",
    "where", "is",
)  # fmt: skip


@given(text=st.text(max_size=300) | st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_any_text(text: str) -> None:
    """Whatever is typed is a command or none, and only lateness has minutes, 5 to 60 of them."""
    wish = read_plan_wish(text)
    if wish is not None:
        assert (wish.minutes is not None) == (wish.command is C.LATE)
        assert wish.minutes is None or 5 <= wish.minutes <= 60


START = datetime(2026, 11, 28, 18, tzinfo=UTC)


@pytest.mark.parametrize(
    ("command", "first", "last"),
    [
        (C.PLAN, None, 150),
        (C.CANT, None, 0),
        (C.IN, None, 0),
        (C.CALL_OFF, None, 0),
        (C.LATE, -180, 150),
        (C.HERE, -45, 150),
        (C.NOBODY, -45, 150),
    ],
)
def test_at_which_hour_it_may_be_meant(command: PlanCommand, first: int | None, last: int) -> None:
    """Being late, here or alone is news around the start only; leaving ends with the start, and a plan with its end."""

    def sense(minutes: float) -> bool:
        return makes_sense(
            command,
            starts_at=START,
            completed_at=START + timedelta(minutes=150),
            now=START + timedelta(minutes=minutes),
        )

    assert sense(-5000) is (first is None)
    if first is not None:
        assert [sense(first - 1), sense(first)] == [False, True]
    assert [sense(last - 1), sense(last)] == [True, False]
