"""The panel's words keep up with the engine's codes."""

from __future__ import annotations

import pytest

from engine.domain import effects
from engine.domain.effects import Silence
from engine.domain.interview.steps import HoleQuestion, Step
from engine.domain.joining.steps import Step as JoinStep
from engine.domain.profile import signals
from engine.domain.purposes import Purpose
from engine.domain.voice import Line
from engine.sandbox.question_words import JOINING, QUESTIONS
from engine.sandbox.why_effects import EFFECTS, effects_in_words
from engine.sandbox.why_lessons import SIGNALS, lesson_in_words
from engine.sandbox.why_lines import GROUPS, explain_line, explain_template
from engine.sandbox.why_words import HAPPENINGS, PURPOSES, RULES, SILENCES, words
from router.precedence import PRECEDENCE
from router.registry import all_handlers

ASKED = {
    value.__name__ for value in vars(signals).values() if isinstance(value, type) and hasattr(value, "as_payload")
} - {"_Payload"}


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        (RULES, {rule.name for rule in PRECEDENCE} | {"mode"}),
        (SILENCES, set(Silence)),
        (PURPOSES, set(Purpose)),
        (HAPPENINGS, {kind for handler in all_handlers().values() for kind in handler.events}),
        (QUESTIONS, {*Step, *HoleQuestion}),
        (JOINING, set(JoinStep)),
        (SIGNALS, ASKED),
    ],
    ids=["rules", "silences", "purposes", "happenings", "questions", "joining", "signals"],
)
def test_every_code_of_the_engine_has_plain_words(table: dict[str, str], codes: set[str]) -> None:
    """A new rule, silence, purpose, event, question or signal is explained to newcomers too."""
    assert codes
    assert codes <= table.keys()


@pytest.mark.parametrize("line", Line)
def test_every_line_is_explained_by_its_group(line: Line) -> None:
    """No text of ours is without a reason in words: a line of a new group needs words for the group."""
    said = explain_line(line)
    assert said
    assert not {"_", "{", "}"} & set(said)


@pytest.mark.parametrize("line", ["quite_new_code", "ask_something_01", "asking", "heardless"])
def test_a_line_of_no_group_has_no_words(line: str) -> None:
    """A group is whole words of a key, and a question has to be one of ours: nothing is explained by accident."""
    assert explain_line(line) is None


def test_no_group_is_without_a_line() -> None:
    """Words for lines that went are taken out."""
    assert [group for group in GROUPS if not any(f"{line}_".startswith(f"{group}_") for line in Line)] == []


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("welcome_stranger@1a2b", "first contact in 30 days"),
        ("join_birthday@1a2b", "joining: asks for the birthday"),
        ("join_birthday_missed@1a2b", "joining: asks for the birthday, as the answer was not understood"),
        ("join_birthday_two_ways@1a2b", "joining: asks for the birthday (two ways)"),
        ("join_last_name_short@1a2b", "joining: asks for the last name, in short"),
        ("aside_who_sees@1a2b", "answers a question about us: who sees"),
        (
            "heard_mix@1a2b+ask_activity_02@3c4d",
            "acknowledges the answer; the interview asks: the one for this week",
        ),
        ("short_activity_02_open@1a2b", "the interview asks, in short: the one for this week"),
        ("heard@1a2b+heard_got_it@3c4d", "acknowledges the answer"),
        ("of_another_release@1a2b", "of another release"),
    ],
)  # fmt: skip
def test_a_text_is_explained_part_by_part(template: str, said: str) -> None:
    """What a text was put together from is said in order, the same thing once."""
    assert explain_template(template) == said


def test_what_a_profile_learned_is_said_in_words() -> None:
    """Signals become what they are about, without figures."""
    learned = [
        {"signal": "LearnFactor", "factor": "social_pace", "value": 0.8, "confidence": 0.8},
        {"signal": "LearnFactor", "factor": "humor_style", "value": 0.6, "confidence": 0.6},
        {"signal": "FinishStep", "step": "pace_01", "how": "answered"},
        {"signal": "OfAnotherRelease"},
    ]
    assert lesson_in_words({"about": "pace_01", "learned": learned}) == (
        "social pace, humor style, the question “how fast they warm up” is answered, OfAnotherRelease"
    )
    assert lesson_in_words({"about": "call_me", "learned": []}) == "call me"


def test_a_code_nobody_explained_shows_itself() -> None:
    """A word that is missing never breaks the panel."""
    assert words({}, "quite_new_code") == "quite new code"


def test_effects_are_said_in_words() -> None:
    """What a GO or an accept sets going is said; an effect nobody explained is spelled out, and no name is invented."""
    assert effects_in_words(["SendLinkup", "Reply", "Reply", "OfAnotherRelease"]) == [
        "sends the LinkUp out: people will be looked for and asked", "answers", "of another release"
    ]  # fmt: skip
    assert "goes ahead if it is ready" in effects_in_words(["AnswerInvite"])[0]
    assert [name for name in EFFECTS if not hasattr(effects, name)] == []
