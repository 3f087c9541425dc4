from __future__ import annotations

import pytest

from engine.domain.activities.catalog import CATALOG
from engine.domain.requests.constraints import CONSTRAINTS
from tests.domain.understanding.readers_requests import READERS
from tests.domain.understanding.scoring import load, score_corpus


@pytest.mark.parametrize(("corpus", "lines"), [("requests", 900), ("requests_changes", 80)])
def test_the_corpus_is_read(corpus: str, lines: int) -> None:
    """At least 95 of 100 texts are read exactly or asked about, and at most one in a hundred as something else."""
    score = score_corpus(corpus, READERS[corpus])
    assert score.lines >= lines
    assert score.right + score.asked >= 0.95 * score.lines, score.misses
    assert score.right >= 0.95 * score.lines, score.misses
    assert score.wrong <= 0.01 * score.lines, score.misses


def test_what_asks_for_nothing_is_no_plan() -> None:
    """Of stories, thanks, questions and refusals at most one in a hundred is taken for a wish, complete or not."""
    silent = [line.text for line in load("requests") if line.expected == "none"]
    taken = [text for text in silent if READERS["requests"].read(text).startswith(("plan", "open"))]
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
