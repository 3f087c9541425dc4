from __future__ import annotations

import pytest

from engine.domain.activities.catalog import CATALOG
from engine.domain.requests.constraints import CONSTRAINTS
from tests.domain.understanding.readers_requests import READERS
from tests.domain.understanding.scoring import first_looks, load, score_corpus


@pytest.mark.parametrize(("corpus", "lines"), [("requests", 900), ("requests_changes", 80)])
def test_the_corpus_is_read(corpus: str, lines: int) -> None:
    """At least 95 of 100 texts are read exactly or asked about, and at most one in a hundred as something else."""
    score = score_corpus(corpus, READERS[corpus])
    assert score.lines >= lines
    assert score.right + score.asked >= 0.95 * score.lines, score.misses
    assert score.right >= 0.95 * score.lines, score.misses
    assert score.wrong <= 0.01 * score.lines, score.misses


_TEXTERS = [corpus for corpus in READERS if corpus.startswith("requests_texters_")]


def test_what_texters_wrote_is_read() -> None:
    """Of hard texts with slips and slang, on four clocks, 85 of 100 are read and one in two hundred wrong."""
    scores = [score_corpus(corpus, READERS[corpus]) for corpus in _TEXTERS]
    lines = sum(score.lines for score in scores)
    misses = [miss for score in scores for miss in score.misses if miss.startswith("wrong")]
    assert lines >= 1000
    assert sum(score.wrong for score in scores) <= 0.005 * lines, misses
    assert sum(score.right for score in scores) >= 0.85 * lines


def test_first_looks_are_kept() -> None:
    """What the reader made of each file when it met it stands at the head of the file, and adds up."""
    looks = first_looks()
    for corpus in _TEXTERS:
        lines, right, asked, wrong, silent, taken = looks[corpus]
        labels = [line.expected for line in load(corpus)]
        assert lines == right + asked + wrong == len(labels)
        assert taken <= silent == labels.count("none")


def test_what_asks_for_nothing_is_no_plan() -> None:
    """Of stories, thanks, questions and refusals at most one in a hundred is taken for a wish, complete or not."""
    silent = [line.text for line in load("requests") if line.expected == "none"]
    taken = [text for text in silent if READERS["requests"].read(text).startswith(("plan", "unsure", "open"))]
    assert len(silent) >= 250
    assert len(taken) <= 0.01 * len(silent), taken


def test_the_labels_are_of_this_world() -> None:
    """Labels name activities of the catalog and known constraints, no line stands twice, a third is held out."""
    lines = load("requests")
    slots = [line.expected.split(" ") for line in lines if line.expected != "none"]
    named = {key for label in slots for key in label[1].split("+")}
    constraints = {key for label in slots for slot in label if slot.startswith("c:") for key in slot[2:].split(",")}
    assert named <= {*CATALOG, "-", "~"}
    assert constraints <= CONSTRAINTS
    assert len({line.text for line in lines}) == len(lines)
    assert sum(line.heldout for line in lines) >= len(lines) / 3
