"""What a text means while a step is being asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from engine.domain.joining.attitude import Meaning
from engine.domain.joining.hearing import hear
from engine.domain.joining.progress import JoinProgress
from engine.domain.joining.steps import Step
from engine.domain.understanding.birthdays import Problem

TODAY = date(2026, 11, 21)
BORN = date(1994, 3, 14)
WHOLE = JoinProgress("Ann", "Lee", BORN, "94110")
BEFORE = {
    Step.NAME: JoinProgress(),
    Step.LAST_NAME: JoinProgress("Ann"),
    Step.BIRTHDAY: JoinProgress("Ann", "Lee"),
    Step.CHECK_BIRTHDAY: JoinProgress("Ann", "Lee", date(1994, 3, 4), is_doubtful=True),
    Step.ZIP: JoinProgress("Ann", "Lee", BORN),
    Step.AGREE: WHOLE,
}


@pytest.mark.parametrize(
    ("step", "text", "changes"),
    [
        (Step.NAME, "Ann Lee", {"first_name": "Ann", "last_name": "Lee"}),
        (Step.NAME, "ann", {"first_name": "Ann"}),
        (Step.NAME, "just Ann", {"first_name": "Ann", "last_name": ""}),
        (Step.NAME, "Ann Lee. Is this free?", {"first_name": "Ann", "last_name": "Lee"}),
        (Step.NAME, "Mary Ann Smith", {"first_name": "Mary Ann", "last_name": "Smith"}),
        (Step.NAME, "3/14/94", {"birthday": BORN}),
        (Step.LAST_NAME, "Lee", {"last_name": "Lee"}),
        (Step.LAST_NAME, "Ann Lee", {"last_name": "Lee"}),
        (Step.LAST_NAME, "de la Cruz", {"last_name": "De la Cruz"}),
        (Step.LAST_NAME, "Garcia Lopez", {"last_name": "Garcia Lopez"}),
        (Step.LAST_NAME, "Lee. is it free?", {"last_name": "Lee"}),
        (Step.LAST_NAME, "skip", {"last_name": ""}),
        (Step.LAST_NAME, "no", {"last_name": ""}),
        (Step.LAST_NAME, "no thanks", {"last_name": ""}),
        (Step.LAST_NAME, "just Ann", {"last_name": ""}),
        (Step.LAST_NAME, "rather not say", {"last_name": ""}),
        (Step.LAST_NAME, "Lee 3/14/94", {"last_name": "Lee", "birthday": BORN}),
        (Step.BIRTHDAY, "3/14/94", {"birthday": BORN}),
        (Step.BIRTHDAY, "March 14, 1994", {"birthday": BORN}),
        (Step.BIRTHDAY, "3/14/94 94110", {"birthday": BORN, "zip_code": "94110"}),
        (Step.BIRTHDAY, "my zip is 94110", {"zip_code": "94110"}),
        (Step.BIRTHDAY, "wait my name is Max", {"first_name": "Max"}),
        (Step.BIRTHDAY, "actually it's Anne", {"first_name": "Anne"}),
        (Step.BIRTHDAY, "*Anne", {"first_name": "Anne"}),
        (Step.CHECK_BIRTHDAY, "3/14/94", {"birthday": BORN, "is_doubtful": False}),
        (Step.CHECK_BIRTHDAY, "no", {"birthday": None, "is_doubtful": False}),
        (Step.CHECK_BIRTHDAY, "wrong", {"birthday": None, "is_doubtful": False}),
        (Step.ZIP, "94110", {"zip_code": "94110"}),
        (Step.ZIP, "i live in 94110", {"zip_code": "94110"}),
        (Step.ZIP, "oops i meant 3/15/94", {"birthday": date(1994, 3, 15)}),
        (Step.ZIP, "change my name to MacLeod", {"first_name": "MacLeod"}),
        (Step.AGREE, "wait my zip is 94111", {"zip_code": "94111"}),
        (Step.AGREE, "94111", {"zip_code": "94111"}),
        (Step.AGREE, "zip is 94111 not 94110", {"zip_code": "94111"}),
        (Step.AGREE, "I put the wrong birthday, it's 3/15/94", {"birthday": date(1994, 3, 15)}),
        (Step.AGREE, "my last name is Kim", {"last_name": "Kim"}),
        (Step.AGREE, "Ann Leigh", {"last_name": "Leigh"}),
        (Step.AGREE, "it's Leigh, not Lee", {"last_name": "Leigh"}),
        (Step.BIRTHDAY, "Anne not Ann!", {"first_name": "Anne"}),
        (Step.ZIP, "Anne Lee", {"first_name": "Anne"}),
        # An agreement that changes something is none yet: what they agree to is read back first.
        (Step.AGREE, "I agree but my zip is 94111", {"zip_code": "94111"}),
        (Step.AGREE, "AGREE. my name is Max Kim", {"first_name": "Max", "last_name": "Kim"}),
    ],
)
def test_what_is_told(step: Step, text: str, changes: dict[str, Any]) -> None:
    """Answers, several at once, and corrections at any time change exactly what they speak of."""
    heard = hear(text, step, BEFORE[step], was_asked=True, today=TODAY)
    assert (heard.meaning, heard.known.progress) == (Meaning.TOLD, replace(BEFORE[step], **changes))


@pytest.mark.parametrize(
    ("step", "text", "retake"),
    [
        (Step.NAME, "go back", Step.NAME),
        (Step.BIRTHDAY, "go back", Step.NAME),
        (Step.ZIP, "back", Step.BIRTHDAY),
        (Step.AGREE, "can i go back?", Step.ZIP),
        (Step.AGREE, "my birthday is wrong", Step.BIRTHDAY),
        (Step.AGREE, "can i fix my name", Step.NAME),
        (Step.ZIP, "I put the wrong birthday", Step.BIRTHDAY),
        (Step.AGREE, "wrong zip", Step.ZIP),
    ],
)
def test_what_is_taken_back(step: Step, text: str, retake: Step) -> None:
    """Going back, or naming what is wrong, asks for that answer again."""
    heard = hear(text, step, BEFORE[step], was_asked=True, today=TODAY)
    assert (heard.meaning, heard.retake, heard.known.progress) == (Meaning.WENT_BACK, retake, BEFORE[step])


@pytest.mark.parametrize(
    ("step", "text", "meaning"),
    [
        (Step.AGREE, "AGREE", Meaning.AGREED),
        (Step.AGREE, "i agree!!", Meaning.AGREED),
        (Step.AGREE, "yes", Meaning.AGREED),
        (Step.AGREE, "AGREE, thanks!", Meaning.AGREED),
        (Step.AGREE, "no", Meaning.REFUSED),
        (Step.AGREE, "I don't agree", Meaning.REFUSED),
        (Step.AGREE, "ok", Meaning.UNCLEAR),
        (Step.AGREE, "agree lol with strangers", Meaning.UNCLEAR),
        (Step.AGREE, "agree if it's free", Meaning.UNCLEAR),
        (Step.AGREE, "that's wrong", Meaning.FINDS_FAULT),
        (Step.AGREE, "later", Meaning.LATER),
        (Step.AGREE, "what?", Meaning.REPEAT),
        (Step.ZIP, "AGREE", Meaning.NOTHING),
        (Step.ZIP, "M5V 2T6", Meaning.CANADIAN),
        (Step.ZIP, "skip", Meaning.DECLINED),
        (Step.BIRTHDAY, "rather not say", Meaning.DECLINED),
        (Step.BIRTHDAY, "no", Meaning.DECLINED),
        (Step.BIRTHDAY, "nah, too personal", Meaning.DECLINED),
        (Step.ZIP, "none of your business", Meaning.DECLINED),
        (Step.ZIP, "no way lol", Meaning.NOTHING),
        (Step.NAME, "not telling you", Meaning.DECLINED),
        (Step.BIRTHDAY, "later", Meaning.LATER),
        (Step.BIRTHDAY, "what was the question?", Meaning.REPEAT),
        (Step.BIRTHDAY, "31494", Meaning.NOTHING),
        (Step.BIRTHDAY, "march", Meaning.NOTHING),
        (Step.NAME, "how much is it?", Meaning.NOTHING),
        (Step.NAME, "nvm", Meaning.LEFT),
        (Step.ZIP, "no thanks", Meaning.LEFT),
        (Step.BIRTHDAY, "actually i don't want to join", Meaning.LEFT),
        (Step.AGREE, "forget it", Meaning.LEFT),
        (Step.AGREE, "this isn't for me", Meaning.LEFT),
        (Step.ZIP, "start over", Meaning.STARTED_OVER),
        (Step.AGREE, "can we start over?", Meaning.STARTED_OVER),
        (Step.BIRTHDAY, "4/4/2010", Meaning.MINOR),
        (Step.AGREE, "my birthday is 4/4/2010", Meaning.MINOR),
        (Step.NAME, "Ann Lee 4/4/2010 94110", Meaning.MINOR),
        (Step.ZIP, "oops i meant 4/4/2010", Meaning.MINOR),
        (Step.CHECK_BIRTHDAY, "4/4/2010", Meaning.MINOR),
    ],
)
def test_what_is_wanted(step: Step, text: str, meaning: Meaning) -> None:
    """A text without a fact may still agree, refuse, leave, put off, or say that somebody is too young."""
    heard = hear(text, step, BEFORE[step], was_asked=True, today=TODAY)
    assert heard.meaning is meaning
    assert meaning is Meaning.MINOR or heard.known.progress == BEFORE[step]


@pytest.mark.parametrize(
    ("step", "text", "meaning"),
    [
        (Step.NAME, "Ann Lee", Meaning.NOTHING),
        (Step.NAME, "I mean, my name is Ann", Meaning.TOLD),
        (Step.LAST_NAME, "Lee", Meaning.TOLD),
        (Step.LAST_NAME, "no thanks", Meaning.LEFT),
        (Step.BIRTHDAY, "3/14/94", Meaning.TOLD),
        (Step.CHECK_BIRTHDAY, "yes", Meaning.NOTHING),
        (Step.AGREE, "AGREE", Meaning.NOTHING),
        (Step.AGREE, "no", Meaning.NOTHING),
        (Step.AGREE, "94111", Meaning.TOLD),
    ],
)
def test_before_the_question_was_heard(step: Step, text: str, meaning: Meaning) -> None:
    """What only makes sense as an answer is none before the question; what stands by itself counts."""
    assert hear(text, step, BEFORE[step], was_asked=False, today=TODAY).meaning is meaning


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("march 14", Problem.YEAR_MISSING),
        ("3/4/1900", Problem.IMPLAUSIBLE),
        ("i'm 32", Problem.ONLY_AGE),
        ("banana", Problem.UNREADABLE),
    ],
)
def test_why_a_date_is_none(text: str, problem: Problem) -> None:
    """What was wrong with a date is known, so that we can ask for just that."""
    assert hear(text, Step.BIRTHDAY, BEFORE[Step.BIRTHDAY], was_asked=True, today=TODAY).known.problem is problem


@pytest.mark.parametrize(("text", "doubtful"), [("hola, nací el 3/4/94", True), ("3/4/94", False)])
def test_a_date_with_two_readings_is_confirmed(text: str, *, doubtful: bool) -> None:
    """Where the order of day and month is open we ask; elsewhere it is the order of this country."""
    known = hear(text, Step.BIRTHDAY, BEFORE[Step.BIRTHDAY], was_asked=True, today=TODAY).known
    assert (known.progress.birthday, known.progress.is_doubtful) == (date(1994, 3, 4), doubtful)


def test_a_date_that_may_be_a_minors_is_not_kept() -> None:
    """Two readings, one of them under 18: neither is kept, and the month is asked for in letters."""
    heard = hear("hola nací 10/12/2008", Step.BIRTHDAY, BEFORE[Step.BIRTHDAY], was_asked=True, today=TODAY)
    assert (heard.meaning, heard.known.problem) == (Meaning.NOTHING, Problem.AMBIGUOUS)
    assert heard.known.progress.birthday is None


@pytest.mark.parametrize("text", ["yes", "ok", "that's right", "y"])
def test_a_confirmed_date_counts(text: str) -> None:
    """A yes to "is that Mar 4, 1994?" ends the doubt."""
    heard = hear(text, Step.CHECK_BIRTHDAY, BEFORE[Step.CHECK_BIRTHDAY], was_asked=True, today=TODAY)
    assert (heard.meaning, heard.known.progress.is_doubtful) == (Meaning.TOLD, False)


def test_who_was_asked_what_is_wrong_may_name_it() -> None:
    """After "which is it?" a mere name is the correction."""
    heard = hear("Max Kim", Step.AGREE, WHOLE, was_asked=True, may_name=True, today=TODAY)
    assert heard.known.progress == replace(WHOLE, first_name="Max", last_name="Kim")
