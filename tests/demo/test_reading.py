from __future__ import annotations

from datetime import time
from importlib.resources import files

import pytest

from engine.cli.demo import STORIES
from engine.demo.reading import StoryError, read_story
from engine.demo.steps import AddPeople, ArmFault, Ends, Gets, Has, Kill, SayAtOnce, Says, Step, Wait, WaitUntil

_CAST = "cast Ann +14155550101\ncast Bob +14155550102\n== An act\n"


@pytest.mark.parametrize(
    ("line", "step"),
    [
        ("Ann > hello > there", Says("Ann", "hello > there")),
        ("Ann > [photo]", Says("Ann", "", media=1)),
        ("Ann > [photo] look at this", Says("Ann", "look at this", media=1)),
        ("50 copies: Ann > hello", Says("Ann", "hello", copies=50)),
        ("Ann < *soon*", Gets("Ann", "*soon*")),
        ("Ann = answered", Ends("Ann", {"answered": 1})),
        ("Ann = silent: closer", Ends("Ann", {"closer": 1})),
        ("Ann = 8 answered, 4 folded", Ends("Ann", {"answered": 8, "folded": 4})),
        ("Ann has 1 row, 2 turns, 1 reply", Has("Ann", 1, 2, 1)),
        ("Ann has 12 rows, 1 turn, 0 replies", Has("Ann", 12, 1, 0)),
        ("wait 1 minute", Wait(60)),
        ("wait 30 seconds", Wait(30)),
        ("wait 2 days", Wait(172_800)),
        ("fault error_code:30007 3", ArmFault("error_code:30007", 3)),
        ("kill worker", Kill("worker")),
        ("wait until 09:30", WaitUntil(time(9, 30))),
        ("wait until Tuesday 10:00", WaitUntil(time(10), 1)),
        ("people Ann like coffee", AddPeople(("Ann",), ("coffee",))),
        ("people Ann, Bob like coffee, board games", AddPeople(("Ann", "Bob"), ("coffee", "board games"))),
        ("people Ann in 94607 like coffee", AddPeople(("Ann",), ("coffee",), "94607")),
    ],
)
def test_a_line_is_a_step(line: str, step: Step) -> None:
    """Each kind of line becomes the step its words say."""
    assert read_story(_CAST + line).acts[0].steps == (step,)


def test_indented_lines_are_sent_at_once() -> None:
    """Lines below `at once:` become one step, in order, and end with the indentation."""
    story = read_story(_CAST + "at once:\n  Ann > one\n  Bob > two\nAnn > three")
    assert story.acts[0].steps == (SayAtOnce((Says("Ann", "one"), Says("Bob", "two"))), Says("Ann", "three"))


def test_a_repeated_expectation_is_written_once() -> None:
    """`3 times:` stands for three equal lines."""
    assert read_story(_CAST + "3 times: Ann < *soon*").acts[0].steps == (Gets("Ann", "*soon*"),) * 3


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (_CAST + "Ann shouts hello", "line 4: not a line of a story"),
        (_CAST + "Zoe > hello", "line 4: Zoe is not in the cast"),
        (_CAST + "people Ann, Zoe like coffee", "line 4: Zoe is not in the cast"),
        (_CAST + "wait until Someday 10:00", "line 4: not a line of a story"),
        (_CAST + "Ann > hello\n  Bob > two", "line 5: only texts are indented"),
        (_CAST + "at once:\n  Ann < *", "line 5: only texts are indented"),
        ("Ann > hello", "line 1: before the first act"),
    ],
)
def test_a_line_that_is_none_is_named(text: str, complaint: str) -> None:
    """A line nobody can read stops the story at its number: an expectation must never be passed over in silence."""
    with pytest.raises(StoryError, match=complaint):
        read_story(text)


@pytest.mark.parametrize("name", STORIES)
def test_a_story_that_ships_can_be_read(name: str) -> None:
    """Everybody in a shipped story's cast has a part, and every act expects something."""
    story = read_story(files("engine.demo").joinpath(name).read_text(encoding="utf-8"))
    speakers = {
        text.name
        for act in story.acts
        for step in act.steps
        for text in (step.texts if isinstance(step, SayAtOnce) else (step,) if isinstance(step, Says) else ())
    }
    assert speakers == set(story.cast)
    assert all(any(isinstance(step, Gets | Ends | Has) for step in act.steps) for act in story.acts)
