from __future__ import annotations

from docs.write import understanding
from tests.domain.understanding.scoring import CORPORA, readers


def test_the_understanding_page_is_fresh() -> None:
    """docs/understanding.md shows what the readers score on their corpora today."""
    page = understanding.PAGE.read_text(encoding="utf-8")
    assert page == understanding.render(), "this page is stale: run `python -m docs.write`"


def test_every_reader_has_a_corpus_and_a_row() -> None:
    """No reader is registered without texts to read, and none is left off the page."""
    page = understanding.render()
    assert all((CORPORA / f"{corpus}.tsv").exists() and f"| `{corpus}` |" in page for corpus in readers())
