from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from engine.domain.understanding.question_patterns import PATTERNS
from engine.domain.understanding.questions import Topic, read_question
from tests.domain.understanding.readers_structured import READERS
from tests.domain.understanding.scoring import load, score_corpus


def test_the_corpus_is_read() -> None:
    """At least 95 of 100 texts ask what their label says, and at most one is taken for another question."""
    score = score_corpus("questions", READERS["questions"])
    assert score.right >= 0.95 * score.lines, score.misses
    assert score.wrong <= 0.01 * score.lines, score.misses
    assert score.lines >= 250


def test_no_answer_is_taken_for_a_question() -> None:
    """Not one of the labelled answers is read as a question about us."""
    answers = [line.text for line in load("questions") if line.expected == "none"]
    assert [text for text in answers if read_question(text)] == []
    assert len(answers) >= 60


def test_every_topic_has_patterns_and_lines() -> None:
    """A topic nobody can ask about, or that no line asks about, would be a mistake."""
    assert set(PATTERNS) == set(Topic)
    assert {line.expected for line in load("questions")} == {*Topic, "none"}


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """Whatever is typed, it asks one of our topics or none."""
    assert read_question(text) in {*Topic, None}
