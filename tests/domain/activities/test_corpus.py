from __future__ import annotations

from engine.domain.activities.catalog import CATALOG
from tests.domain.activities.scoring import Verdict, labelled, score, verdict


def test_the_corpus_is_read() -> None:
    """At least 95 of 100 lines are read exactly, and at most one in a hundred is understood as something else."""
    lines = labelled()
    counts = score(lines)
    wrong = [line.text for line in lines if verdict(line) is Verdict.WRONG]
    assert counts[Verdict.RIGHT] >= 0.95 * len(lines), counts
    assert counts[Verdict.WRONG] <= 0.01 * len(lines), wrong


def test_what_was_never_tuned_on_is_read_as_well() -> None:
    """The held-out lines, the figure for words we have not seen: 95 of 100 right, at most two understood wrongly."""
    lines = [line for line in labelled() if line.heldout]
    counts = score(lines)
    assert len(lines) >= 100
    assert counts[Verdict.RIGHT] >= 0.95 * len(lines), counts
    assert counts[Verdict.WRONG] <= 0.02 * len(lines), counts


def test_the_corpus_is_large_and_names_what_there_is() -> None:
    """Its labels are keys of the catalog and no line stands there twice."""
    lines = labelled()
    assert len(lines) >= 600
    assert {key.lstrip("-") for line in lines for key in line.sure | line.guessed} <= set(CATALOG)
    assert len({line.text for line in lines}) == len(lines)
