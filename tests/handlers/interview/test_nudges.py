"""Asking once more, unprompted: twice at most."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.handlers.interview.talk import Talk
from tests.handlers.interview.test_answers import at


def test_after_two_hours_and_after_a_day() -> None:
    """Each brings the question back in short, under its own purpose; there is no third."""
    talk = at("pace_01")
    talk.now += timedelta(hours=2, minutes=1)
    said = talk.nudged(1)
    assert said.startswith("Hi Ann, JOSH here.")
    assert said.endswith("A slow, B medium, C fast?")
    assert talk.replies[0].purpose == "nudge"
    assert talk.questions[0].nudges == 1
    assert talk.nudged(1) == "= outdated"
    talk.now += timedelta(hours=22)
    assert "I won't ask again" in talk.nudged(2)
    assert talk.nudged(2) == "= outdated"
    assert talk.session.state == "pace_01"


def test_answered_meanwhile() -> None:
    """A question that was just asked is not nagged about."""
    talk = at("pace_01")
    talk.now += timedelta(hours=2)
    talk.says("A")
    assert talk.nudged(1) == "= outdated"


def test_not_yet_read() -> None:
    """Nobody is reminded of a text they never got."""
    talk = at("pace_01")
    talk.loses_the_question()
    talk.now += timedelta(hours=3)
    assert talk.nudged(1) == "= outdated"


@pytest.mark.parametrize("which", [0, 3, "1", None, 1.5])
def test_a_payload_of_another_release(which: object) -> None:
    """A nudge we do not know is let go, whatever the event carries."""
    talk = Talk()
    talk.now += timedelta(days=2)
    assert talk.nudged(which) == "= outdated"


def test_later_starts_the_clock_anew_but_not_for_ever() -> None:
    """A break counts from when they said so; who was nudged before gets no more than the rest."""
    talk = at("pace_01")
    talk.now += timedelta(hours=1)
    talk.says("later")
    assert talk.questions[0].asked_at is not None
    talk.now += timedelta(hours=1, minutes=30)
    assert talk.nudged(1) == "= outdated"
    talk.now += timedelta(hours=1)
    assert "JOSH here" in talk.nudged(1)
    asked = talk.asked
    talk.says("not now")
    assert talk.asked == asked
    assert talk.questions[0].nudges == 1
