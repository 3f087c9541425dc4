from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from engine.domain.smalltalk import Smalltalk, TapbackKind, read_smalltalk, read_tapback
from engine.domain.smalltalk_words import PHRASES, TYPO_SAFE

_CORPUS = Path(__file__).parent / "corpus" / "smalltalk.tsv"


def _labelled() -> list[tuple[str, str]]:
    """Return every labelled text with its expected label; lines that start with "# " are comments."""
    lines = [line for line in _CORPUS.read_text(encoding="utf-8").split("\n") if line and not line.startswith("# ")]
    pairs = [line.rsplit("\t", 1) for line in lines]
    return [(text.replace("\\n", "\n"), label) for text, label in pairs]


def _label(kind: Smalltalk | None) -> str:
    return "none" if kind is None else str(kind)


def test_confusion_matrix_has_nothing_beside_its_diagonal() -> None:
    """Every labelled text is read as what it is; above all no content passes for small talk."""
    corpus = _labelled()
    matrix = Counter((label, _label(read_smalltalk(text))) for text, label in corpus)
    wrong = [text for text, label in corpus if _label(read_smalltalk(text)) != label]
    assert {cell: count for cell, count in matrix.items() if cell[0] != cell[1]} == {}, wrong
    assert len(corpus) >= 250
    assert {label for label, _ in matrix} == {*map(str, Smalltalk), "none"}


@pytest.mark.parametrize(
    ("body", "kind", "quoted"),
    [
        ("Liked “See you at 7”", TapbackKind.LIKED, "See you at 7"),
        ("Loved “a “b” c”", TapbackKind.LOVED, "a “b” c"),
        ('Disliked "Coffee?"', TapbackKind.DISLIKED, "Coffee?"),
        ("Laughed at “x”", TapbackKind.LAUGHED, "x"),
        ("Emphasized “x”", TapbackKind.EMPHASIZED, "x"),
        ("Questioned “x”", TapbackKind.QUESTIONED, "x"),
        ("Reacted 👍 to “x”", TapbackKind.REACTED, "x"),
        ("Removed a like from “x”", TapbackKind.REMOVED, "x"),
        ("Le gustó “x”", TapbackKind.LIKED, "x"),
        ("No le gustó “x”", TapbackKind.DISLIKED, "x"),
        ("Le encantó «x»", TapbackKind.LOVED, "x"),
        ("Quitó un me gusta de “x”", TapbackKind.REMOVED, "x"),
        ("Liked “”", TapbackKind.LIKED, ""),
        ("Loved an image", TapbackKind.LOVED, ""),
    ],
)
def test_a_reaction_names_its_kind_and_its_text(body: str, kind: TapbackKind, quoted: str) -> None:
    """A tapback is read with what it quotes, so that an answer can be bound to its question."""
    tapback = read_tapback(body)
    assert tapback is not None
    assert (tapback.kind, tapback.quoted) == (kind, quoted)


def test_a_reaction_keeps_its_emoji() -> None:
    """A thumb up and a thumb down are told apart by the emoji."""
    up, down = read_tapback("Reacted 👍 to “x”"), read_tapback("👎 to “x”")
    assert up is not None
    assert down is not None
    assert (up.emoji, down.emoji) == ("👍", "👎")


@pytest.mark.parametrize(
    "body", ["Liked the cafe", "Loved it", "I liked “Dune”", "Liked “Dune” a lot", "like “x”", "", "“x”", "to “x”"]
)
def test_a_person_talking_is_no_reaction(body: str) -> None:
    """Without the exact form of a reaction it is content."""
    assert read_tapback(body) is None


@pytest.mark.parametrize("body", ["", "   ", "?", "...", "\u200b", "yes", "no", "A", "1", "in", "out", "STOP", "HELP"])
def test_nothing_and_answers_are_no_small_talk(body: str) -> None:
    """Empty texts, answers and reserved words are left to those who understand them."""
    assert read_smalltalk(body) is None


def test_no_phrase_has_two_kinds() -> None:
    """Each phrase stands in one list, so the order of the lists cannot matter."""
    counts = Counter(phrase for phrases in PHRASES.values() for phrase in phrases)
    assert [phrase for phrase, count in counts.items() if count > 1] == []


def test_words_with_forgiven_slips_are_known() -> None:
    """Every word in which a slip is forgiven is itself in the vocabulary."""
    assert set(TYPO_SAFE) <= {phrase for phrases in PHRASES.values() for phrase in phrases}


@pytest.mark.parametrize(
    "piece", ["ha", "h", "a", "k", "lol", "lo", "Liked “", "”", "Removed a ", "wrong ", "ok ", "thank you for your "]
)
def test_long_repetitive_texts_are_read(piece: str) -> None:
    """Texts made to provoke backtracking are answered; a pattern that is not linear would run into the time limit."""
    text = (piece * 1600)[:1600]
    for body in (text, text + " x", "x " + text, "Liked “" + text + "”", "Reacted " + text):
        read_smalltalk(body)
