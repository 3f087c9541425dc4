"""Texts that cross with our questions: answers bind to what had been heard, and nobody waits for a lost question."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.domain.joining.stranger import at


def test_agreeing_before_the_consent_was_heard() -> None:
    """A text that was on its way when we asked agrees to nothing."""
    stranger = at("zip")
    stranger.takes = timedelta(minutes=5)
    stranger.text("94110", "AGREE")
    assert (stranger.admitted, stranger.lines, stranger.step) == (None, ["question_underway"], "agree")
    stranger.text("AGREE", after=timedelta(minutes=9))
    assert stranger.admitted is not None


@pytest.mark.parametrize(
    ("body", "lines", "after"),
    [
        ("Lee", ["join_birthday"], "birthday"),
        ("hmm", ["closer"], "last_name"),
        ("12", ["question_underway"], "last_name"),
        ("my name is Max", ["question_underway"], "last_name"),
        ("3/14/94", ["question_underway"], "last_name"),
        ("how much is it?", ["aside_price"], "last_name"),
        ("hello", ["join_still_here"], "last_name"),
        ("start over", ["join_start_over", "join_name_short"], "name"),
        ("nvm", ["join_left"], "idle"),
    ],
)
def test_a_question_on_its_way_is_not_doubled(body: str, lines: list[str], after: str) -> None:
    """Until they have read the question, what they write is taken in and the question is not asked twice."""
    stranger = at("name")
    stranger.takes = timedelta(hours=1)
    stranger.text("Ann", body)
    assert (stranger.lines, stranger.step) == (lines, after)


def test_what_is_told_meanwhile_is_kept() -> None:
    """A fact stated before the question arrived is not asked for again."""
    stranger = at("name")
    stranger.takes = timedelta(minutes=5)
    stranger.text("Ann", "3/14/94")
    stranger.text("Lee", after=timedelta(minutes=9))
    assert stranger.lines == ["join_zip"]


@pytest.mark.parametrize("body", ["hello", "12", "ok", "how much is it?", "what?"])
def test_a_lost_question_is_asked_again(body: str) -> None:
    """A question that no carrier will deliver is asked in full and anew, whatever they write."""
    stranger = at("zip")
    stranger.takes = None
    stranger.text("94110")
    stranger.lose_questions()
    stranger.takes = timedelta(seconds=1)
    stranger.text(body)
    assert stranger.lines[-1] == "join_agree"
    stranger.text("AGREE")
    assert stranger.admitted is not None
