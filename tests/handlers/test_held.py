"""Members on a hard hold or suspended."""

from __future__ import annotations

from datetime import timedelta

import pytest

from engine.domain.purposes import Purpose
from engine.domain.turn import Mode, RecentReply
from engine.domain.voice import Line, say
from handlers import held
from tests.handlers.turns import CONTACT, NOW, said, turn_of


@pytest.mark.parametrize(
    ("ago", "expected"),
    [
        (None, "paused"),
        (timedelta(minutes=1), "pause_already_said"),
        (timedelta(hours=23, minutes=59), "pause_already_said"),
        (timedelta(days=1), "paused"),
    ],
)
def test_the_pause_is_said_once_a_day(ago: timedelta | None, expected: str) -> None:
    """One text a day says that the membership is paused; the rest is silent for that reason."""
    template = say(Line.PAUSED, contact=CONTACT).template
    replies = () if ago is None else (RecentReply(Purpose.SAFETY, template, NOW - ago),)
    decision = held.decide(turn_of("coffee?", mode=Mode.INTERVIEWING, state="pace_01", replies=replies))
    assert said(decision) == expected
    assert (decision.state, decision.mode) == ("pace_01", None)


def test_the_pause_names_the_way_to_a_person() -> None:
    """Whoever thinks the pause is wrong learns whom to write to."""
    assert CONTACT in say(Line.PAUSED, contact=CONTACT).body
