from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.linkups.after import (
    AfterFacts,
    AfterStep,
    Attendance,
    ask_at,
    completed_at,
    has_something_to_remember,
    may_prompt,
    next_step,
    read_attendance,
    read_do_again,
    still_counts,
)
from engine.domain.linkups.no_shows import Verdict, verdict

START = datetime(2026, 11, 28, 18, tzinfo=UTC)  # 10:00 in San Francisco
A, S = Attendance, AfterStep
ME, ONE, TWO = UUID(int=1), UUID(int=2), UUID(int=3)


@pytest.mark.parametrize(("minutes", "after"), [(45, 120), (60, 120), (90, 150), (300, 360)])
def test_when_it_is_over(minutes: int, after: int) -> None:
    """It is over an hour after what the activity takes, and no sooner than two hours after the start."""
    assert completed_at(START, minutes) == START + timedelta(minutes=after)


def test_until_when_we_ask_and_listen() -> None:
    """We ask in the hours for questions, for seven days; answers count for thirty."""
    completed = START + timedelta(hours=9)  # 19:00
    assert ask_at(completed, ["America/Los_Angeles"]) == completed
    late = completed + timedelta(hours=2)
    assert ask_at(late, ["America/Los_Angeles"]) == late + timedelta(hours=12)
    days = [completed + timedelta(days=day) for day in (-1, 0, 6, 7, 29, 30)]
    assert [may_prompt(completed, day) for day in days] == [False, True, True, False, False, False]
    assert [still_counts(completed, day) for day in days] == [True, True, True, True, True, False]


@pytest.mark.parametrize(
    ("attendance", "done", "others", "step"),
    [
        (None, (), 3, S.ATTENDANCE),
        (A.ATTENDED, (S.ATTENDANCE,), 3, S.DO_AGAIN),
        (A.ATTENDED, (S.ATTENDANCE, S.DO_AGAIN), 3, S.REMEMBER),
        (A.ATTENDED, (S.ATTENDANCE, S.DO_AGAIN, S.REMEMBER), 3, S.SWAP),
        (A.ATTENDED, (S.ATTENDANCE, S.DO_AGAIN, S.REMEMBER), 0, None),
        (A.ATTENDED, tuple(S), 3, None),
        (A.NO_SHOW, (S.ATTENDANCE,), 3, None),
        (A.UNSURE, (S.ATTENDANCE,), 3, None),
        (None, (S.ATTENDANCE,), 3, None),
    ],
)
def test_what_is_asked_next(
    attendance: Attendance | None, done: tuple[AfterStep, ...], others: int, step: AfterStep | None
) -> None:
    """Attendance first, the rest only of who went, the list only where somebody is on it."""
    assert next_step(AfterFacts(attendance, frozenset(done), others)) is step


@pytest.mark.parametrize(
    ("text", "attendance"),
    [
        *((text, A.ATTENDED) for text in (
            "1", "went", "i went!", "yes", "I did, it was great", "yep had a blast", "I was there", "of course", "1.",
            "made it", "We went and it was fun", "👍",
        )),
        *((text, A.NO_SHOW) for text in (
            "2", "couldn't make it", "no", "didnt go sorry", "got stuck at work and missed it", "i didn't", "nope",
            "wasn't able to", "I could not make it", "stayed home", "sorry I forgot",
        )),
        *((text, A.UNSURE) for text in ("3", "not sure", "idk")),
        *((text, None) for text in ("it rained so nobody went", "what?", "hmm", "1 or 2", "hello", "")),
    ],
)  # fmt: skip
def test_attendance(text: str, attendance: Attendance | None) -> None:
    """Numbers and people's own words tell whether they went; anything else is asked again."""
    assert read_attendance(text) is attendance


@pytest.mark.parametrize(
    ("text", "again"),
    [
        *((text, True) for text in ("1", "yes", "definitely!", "hell yeah", "in a heartbeat", "sure", "anytime", "👍")),
        *((text, False) for text in ("2", "no", "not really", "never again", "nah", "once was enough")),
        *((text, None) for text in ("maybe", "depends", "who knows", "")),
    ],
)
def test_do_it_again(text: str, *, again: bool | None) -> None:
    """A yes or a no in any of its forms; a maybe is asked again."""
    assert read_do_again(text) is again


@pytest.mark.parametrize(
    ("text", "something"),
    [
        *((text, False) for text in ("SKIP", "skip it", "nope", "nothing really", "no thanks", "ok", "n/a", "", "🎉",
                                     "Liked “Anything to remember? SKIP is fine”")),
        *((text, True) for text in ("Alex is vegetarian", "the place was too loud", "no bars next time please")),
    ],
)  # fmt: skip
def test_anything_to_remember(text: str, *, something: bool) -> None:
    """Whatever is not a way to say SKIP is something to remember."""
    assert has_something_to_remember(text) is something


@given(text=st.text(max_size=200))
def test_any_text(text: str) -> None:
    """Whatever is typed is an answer or none."""
    assert read_attendance(text) in {None, *Attendance}
    assert read_do_again(text) in {None, True, False}
    assert has_something_to_remember(text) in {True, False}


@pytest.mark.parametrize(
    ("own", "gave_up", "missed_by", "contested", "expected"),
    [
        (A.NO_SHOW, False, (), False, Verdict.NO_SHOW),
        (A.NO_SHOW, True, (ONE, TWO), False, Verdict.NONE),  # CAN'T in time
        (A.NO_SHOW, False, (), True, Verdict.NO_SHOW),
        (A.ATTENDED, False, (ONE,), False, Verdict.NONE),
        (A.ATTENDED, False, (ONE, ONE, ME), False, Verdict.NONE),  # one person, and oneself
        (A.ATTENDED, False, (ONE, TWO), False, Verdict.NO_SHOW),
        (None, False, (ONE, TWO), False, Verdict.NO_SHOW),
        (None, False, (ONE, TWO), True, Verdict.CONTESTED),
        (A.UNSURE, False, (), False, Verdict.NONE),
        (None, False, (), False, Verdict.NONE),
    ],
)
def test_no_shows(
    own: Attendance | None, missed_by: tuple[UUID, ...], *, gave_up: bool, contested: bool, expected: Verdict
) -> None:
    """Missing is who says so without having given up the place, or of whom two others do; it is contested once."""
    found = verdict(ME, own, gave_up=gave_up, missed_by=missed_by, contested=contested)
    assert found is expected
