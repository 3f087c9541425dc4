"""Late, there, alone: what is said around the start, as plain values."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from engine.domain.effects import Reply, TellArrival
from engine.domain.linkups.own_days import Arriving
from handlers.on_the_day import HANDLER
from router.decide import decide_turn
from tests.domain.linkups.afterwards import NOW_ON
from tests.domain.linkups.coming import COMING
from tests.domain.living.members import PRIYA, WHOLE
from tests.handlers.turns import NOW, turn_of

if TYPE_CHECKING:
    from engine.domain.linkups.own_days import OwnDay
    from router.decide import Decided

SET_OFF = replace(NOW_ON, starts_at=NOW + timedelta(hours=2))
FAR = replace(NOW_ON, starts_at=NOW + timedelta(hours=3, minutes=1))
BEGUN = replace(NOW_ON, starts_at=NOW - timedelta(minutes=10))
THERE = replace(BEGUN, is_here=True)
WITH_BEN = replace(BEGUN, others=(Arriving("Ben", is_here=True), Arriving("Cat", late=15), Arriving("Dee")))


def decide(body: str, *days: OwnDay) -> Decided:
    """Decide one text of somebody who comes to these."""
    turn = turn_of(body)
    snapshot = replace(turn.snapshot, person=PRIYA, profile=WHOLE, places=(COMING,), days=days)
    return decide_turn(replace(turn, snapshot=snapshot))


@pytest.mark.parametrize(
    ("body", "day", "lines", "minutes"),
    [
        ("LATE 15", NOW_ON, ("day_late",), 15),
        ("running 20 min late sorry", NOW_ON, ("day_late",), 20),
        ("LATE", SET_OFF, ("day_late",), 10),
        ("LATE 15", replace(NOW_ON, late=15), ("day_late_already",), None),
        ("LATE 30", replace(NOW_ON, late=15), ("day_late",), 30),
        ("HERE", BEGUN, ("day_here", "day_nobody_wrote"), 0),
        ("i'm here", WITH_BEN, ("day_here", "day_there", "day_on_the_way"), 0),
        ("HERE", THERE, ("day_here_already", "day_nobody_wrote"), None),
        ("nobody is here", BEGUN, ("day_here", "day_nobody_wrote", "day_is_at"), 0),
        ("nobody is here", NOW_ON, ("day_here", "day_nobody_wrote", "day_begins_later"), 0),
        ("nobody is here", THERE, ("day_here_already", "day_nobody_wrote", "day_is_at"), None),
    ],
)
def test_what_is_told(body: str, day: OwnDay, lines: tuple[str, ...], minutes: int | None) -> None:
    """The writer hears the truth about the others; those are told what is new, and nothing twice."""
    decided = decide(body, day)
    assert decided.handler is HANDLER
    replies = [effect.words for effect in decided.decision.effects if isinstance(effect, Reply)]
    said = [part.partition("@")[0] for words in replies for part in words.template.split("+")]
    assert tuple(said) == lines
    told = [effect for effect in decided.decision.effects if isinstance(effect, TellArrival)]
    assert told == ([] if minutes is None else [TellArrival(day.place, day.linkup, minutes or None)])


def test_the_truth_in_words() -> None:
    """Who is there, who is late and by how much: nothing more is known, so nothing more is said."""
    (reply,) = [effect for effect in decide("HERE", WITH_BEN).decision.effects if isinstance(effect, Reply)]
    assert reply.words.body == (
        "Okay, I'm telling the others that you're at the spot. There already: Ben. Have a look around. Running late:"
        " Cat 15 min."
    )


@pytest.mark.parametrize(("body", "day"), [("LATE 15", FAR), ("HERE", SET_OFF), ("nobody is here", SET_OFF)])
def test_too_early_it_is_about_something_else(body: str, day: OwnDay) -> None:
    """These words mean a plan only for a few hours around its start."""
    assert decide(body, day).rule != "day_command"


def test_the_nearer_one_is_meant() -> None:
    """Of two on one day the one counts that is about to begin."""
    other = replace(BEGUN, linkup=COMING.id, starts_at=NOW - timedelta(hours=2), completed_at=NOW + timedelta(hours=1))
    told = [effect for effect in decide("HERE", other, NOW_ON).decision.effects if isinstance(effect, TellArrival)]
    assert [effect.linkup for effect in told] == [NOW_ON.linkup]
