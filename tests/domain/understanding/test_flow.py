from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.domain.understanding.flow import Correction, Flow, read_correction, read_flow
from engine.domain.understanding.flow_topics import TOPICS
from engine.domain.understanding.flow_words import PHRASES
from tests.domain.understanding.readers_structured import READERS
from tests.domain.understanding.scoring import score_corpus

_FLOW_OF = {"weak_ready": Flow.READY}
_PHRASES = sorted((phrase, _FLOW_OF.get(flow) or Flow(flow)) for flow, listed in PHRASES.items() for phrase in listed)


def test_the_corpus_is_read() -> None:
    """At least 95 of 100 texts steer as their label says, and at most one steers elsewhere."""
    score = score_corpus("flow", READERS["flow"])
    assert score.right >= 0.95 * score.lines, score.misses
    assert score.wrong <= 0.01 * score.lines, score.misses
    assert score.lines >= 300


@pytest.mark.parametrize(("phrase", "flow"), _PHRASES)
def test_every_phrase_of_the_vocabulary_steers(phrase: str, flow: Flow) -> None:
    """A phrase that is listed is read as a whole message."""
    assert read_flow(phrase) is flow


def test_no_phrase_steers_two_ways() -> None:
    """A phrase stands in one of the lists."""
    counts = Counter(phrase for listed in PHRASES.values() for phrase in listed)
    assert [phrase for phrase, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_can_be_changed(topic: str) -> None:
    """Whatever a question is called, the request to change it names it."""
    named = {read_correction(f"can i change my {phrase}?") for phrase in TOPICS[topic]}
    assert named == {Correction(topic)}


@pytest.mark.parametrize(
    ("text", "of", "rest"),
    [
        ("change my name to José", "name", "José"),
        ("oops i meant B!", None, "B"),
        ("wrong zip, it's 94110", "zip", "94110"),
        ("make it 2-3 please", None, "2-3"),
        ("go back", None, ""),
    ],
)
def test_the_new_answer_comes_back_as_typed(text: str, of: str | None, rest: str) -> None:
    """Capitals, accents and digits of the new answer survive; courtesies and stops around it do not."""
    assert read_correction(text) == Correction(of, rest)


@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from(["wait", "no", "go", "back", "change", "my", "zip", "to", "*", "B"])).map(" ".join)
)
def test_any_text_is_read(text: str) -> None:
    """Whatever is typed, it steers or it does not, and a correction's words are words of the text."""
    assert read_flow(text) in {*Flow, None}
    correction = read_correction(text)
    if correction is not None:
        assert set(correction.rest.split()) <= {part.strip(" .,!?;:*\"'()-") for part in text.split()} | set(
            text.split()
        )
