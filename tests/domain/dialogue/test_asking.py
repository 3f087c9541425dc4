from __future__ import annotations

from datetime import date

import pytest

from engine.domain.dialogue.asking import ask, ask_again, ask_in_short
from engine.domain.interview.rules import RULES
from engine.domain.interview.steps import AnswerKind, HoleQuestion, Question, Step
from engine.domain.profile.profile import ActivityPattern, Profile
from engine.domain.voice import TEMPLATES, Line, join_words, say
from engine.domain.voice.interview_choices import CHOICE_WORDS

_ON = date(2026, 11, 21)
_ASKED = tuple(question for question in (*Step, *HoleQuestion) if question is not Step.WRAP_01)
_LEADS = (Line.HEARD_MIX, Line.HEARD_CHANGE, Line.WELCOME_BACK, Line.NUDGE_FIRST, Line.NUDGE_LAST, Line.BACK_GREETING)


def profile_liking(*keys: str) -> Profile:
    """A profile of somebody who surely likes these."""
    return Profile(activities=tuple(ActivityPattern(key, 0.65, _ON) for key in keys))


NOBODY = Profile()
EVERYBODY = profile_liking("coffee", "hiking", "board_games")


@pytest.mark.parametrize("profile", [NOBODY, EVERYBODY], ids=["nothing known", "three things known"])
@pytest.mark.parametrize("question", _ASKED)
def test_every_question_has_three_forms(question: Question, profile: Profile) -> None:
    """In full, in short and as a second try, each asks at most one thing and fits into one text."""
    forms = [(ask(question, profile),), (ask_in_short(question, profile),), ask_again(question, profile)]
    for words in forms:
        joined = join_words(*words)
        assert len(joined) == 1
        assert joined[0].body.count("?") <= 1
    assert len(ask_in_short(question, profile).body) <= len(ask(question, profile).body)


@pytest.mark.parametrize("form", ["ask", "short"])
@pytest.mark.parametrize("question", [question for question in _ASKED if RULES[question].choices])
def test_the_letters_are_those_of_the_step(question: Question, form: str) -> None:
    """Each letter is offered in its order, and what it is called when said back is known."""
    if RULES[question].kind is AnswerKind.READY:
        return
    body = say(Line(f"{form}_{question}")).body
    letters = [choice.option.token for choice in RULES[question].choices]
    places = [body.index(f"{letter} ") for letter in letters]
    assert places == sorted(places)
    assert list(CHOICE_WORDS[question]) == letters


@pytest.mark.parametrize("lead", _LEADS)
@pytest.mark.parametrize("question", _ASKED)
def test_a_lead_and_the_short_form_make_one_text(lead: Line, question: Question) -> None:
    """Whatever goes before it, the short form of a question fits behind it, and together they ask one thing."""
    longest = say(lead, **dict.fromkeys(TEMPLATES[lead].names, "W" * 60))
    joined = join_words(longest, ask_in_short(question, EVERYBODY))
    assert len(joined) == 1
    assert joined[0].body.count("?") <= 1


@pytest.mark.parametrize(
    "line",
    [line for line in Line if line.startswith(("heard", "progress", "back_", "again_l", "again_n", "welcome_b"))],
)
def test_what_goes_before_a_question_asks_nothing(line: Line) -> None:
    """A text asks one thing, and that is the question itself."""
    assert "?" not in TEMPLATES[line].text


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (("coffee", "hiking", "board_games"), "1 coffee, 2 hiking, 3 board games"),
        (("coffee", "hiking"), "1 coffee, 2 hiking."),
        (("coffee",), "Like: a coffee"),
        ((), "Like: a coffee"),
    ],
)
def test_the_pick_for_this_week_offers_what_they_like(known: tuple[str, ...], said: str) -> None:
    """Digits stand for their own activities; with fewer than two the question is open."""
    assert said in ask(Step.ACTIVITY_02, profile_liking(*known)).body


@pytest.mark.parametrize(
    ("known", "count"), [((), "three more"), (("coffee",), "two more"), (("coffee", "hiking"), "one more")]
)
def test_how_many_more_activities_it_takes(known: tuple[str, ...], count: str) -> None:
    """The extra question about activities says how many are missing."""
    assert count in ask(HoleQuestion.ACTIVITIES, profile_liking(*known)).body
