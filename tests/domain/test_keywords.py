from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from engine.domain.keywords import (
    Keyword,
    KeywordMatch,
    KeywordSource,
    carrier_honours_yes,
    carrier_knows,
    read_keyword,
)

_CORPUS = Path(__file__).parent / "corpus" / "keywords.tsv"


def _labelled() -> list[tuple[str, str]]:
    """Return every labelled text with its expected label; lines that start with "# " are comments."""
    lines = [line for line in _CORPUS.read_text(encoding="utf-8").split("\n") if line and not line.startswith("# ")]
    pairs = [line.rsplit("\t", 1) for line in lines]
    return [(text.replace("\\n", "\n"), label) for text, label in pairs]


def _label(match: KeywordMatch | None) -> str:
    return "none" if match is None else f"{match.keyword}/{match.source}"


def test_confusion_matrix_has_nothing_beside_its_diagonal() -> None:
    """No explicit request is missed and no figure of speech is taken for one, over the whole labelled corpus."""
    corpus = _labelled()
    matrix = Counter((label, _label(read_keyword(text))) for text, label in corpus)
    beside = {cell: count for cell, count in matrix.items() if cell[0] != cell[1]}
    wrong = [text for text, label in corpus if _label(read_keyword(text)) != label]
    assert beside == {}, wrong
    assert len(corpus) >= 600
    assert matrix["stop/request", "stop/request"] >= 300
    assert matrix["none", "none"] >= 200


@pytest.mark.parametrize("opt_out_type", ["STOP", "START", "HELP", "stop", " Stop "])
@pytest.mark.parametrize("body", ["hello", "STOP", "START", "HELP", "", "please stop texting me"])
def test_the_carriers_verdict_decides(body: str, opt_out_type: str) -> None:
    """With OptOutType present it decides, also when the body says otherwise."""
    expected = KeywordMatch(Keyword(opt_out_type.strip().lower()), KeywordSource.CARRIER)
    assert read_keyword(body, opt_out_type) == expected


@pytest.mark.parametrize("opt_out_type", [None, "", "YES", "OTHER"])
def test_an_unknown_verdict_is_ignored(opt_out_type: str | None) -> None:
    """An absent or unknown OptOutType leaves the decision to the body."""
    assert read_keyword("STOP", opt_out_type) == KeywordMatch(Keyword.STOP, KeywordSource.WORD)
    assert read_keyword("hello", opt_out_type) is None


@pytest.mark.parametrize(
    ("body", "opt_out_type", "knows"),
    [
        ("STOP", None, True),
        (" stop\n", None, True),
        ("revoke", None, True),
        ("yes", None, True),
        ("anything", "STOP", True),
        ("STOP!!!", None, False),
        ("“stop”", None, False),
        ("stop 🛑", None, False),
        ("opt out", None, False),
        ("stop please", None, False),
        ("no más", None, False),
        ("ayuda", None, False),
    ],
)
def test_what_the_carrier_knows(body: str, opt_out_type: str | None, *, knows: bool) -> None:
    """The carrier acts on its own verdict and on its bare one-word list, and on nothing else."""
    match = read_keyword(body, opt_out_type)
    assert match is not None
    assert carrier_knows(match) is knows


def test_decoration_is_no_difference_in_meaning() -> None:
    """“STOP!!!” equals STOP; only who has acted on it differs."""
    assert read_keyword("STOP!!!") == read_keyword("STOP")


@pytest.mark.parametrize(
    ("to_e164", "honours"), [("+14155550101", True), ("+18005550101", False), ("+18885550101", False)]
)
def test_yes_lifts_no_block_on_toll_free(to_e164: str, *, honours: bool) -> None:
    """The toll-free network lifts its block for START and UNSTOP only."""
    assert carrier_honours_yes(to_e164) is honours


@pytest.mark.parametrize(
    "piece",
    [
        "stop ", "please ", "stop texting ", "a", ".", "stop.", "st", "sto", "no more ", "stop sending me ", "Liked “",
        "stop the the the ", "remove me from the ", "i do not want to ", "can you ", "unsubscribe from ", "s t o p ",
        "no quiero recibir ", "por favor ", "uns", " ", "\n", "stop\n", "i have ", "and ", "“", "e\u0301\u0323", "👍",
    ],
)  # fmt: skip
def test_long_repetitive_texts_are_read(piece: str) -> None:
    """Texts made to provoke backtracking are answered; a pattern that is not linear would run into the time limit."""
    text = (piece * 1600)[:1600]
    for body in (text, text + " x", "x " + text, text + "!" * 50 + "lol"):
        read_keyword(body)
