"""How well answers to invites are read, on texts as people type them."""

from __future__ import annotations

from engine.domain.linkups.replies import read_invite_reply
from tests.domain.linkups.invites import COFFEE, COFFEE_ID
from tests.domain.understanding.readers_replies import READERS
from tests.domain.understanding.scoring import load, score_corpus

_COMMITS = ("accept", "switch", "several")


def test_the_corpus_is_read() -> None:
    """At least 95 of 100 answers are read as they are meant, and at most one as something else."""
    score = score_corpus("replies", READERS["replies"])
    assert score.lines >= 350
    assert score.right >= 0.95 * score.lines, score.misses
    assert score.wrong <= 0.01 * score.lines, score.misses


def test_nobody_is_committed_by_anything_else() -> None:
    """No doubt, condition, joke, question, no or late word puts anybody down for anything."""
    others = [line.text for line in load("replies") if not line.expected.startswith(_COMMITS)]
    assert len(others) >= 120
    assert [text for text in others if READERS["replies"].read(text).startswith(_COMMITS)] == []


def test_a_letter_in_passing_is_no_answer() -> None:
    """An article is not option A, however short the text."""
    for text in ("a friend of mine says hi", "a lot going on", "a nice day today"):
        reply = read_invite_reply(text, [COFFEE])
        assert getattr(reply, "options", None) is None, (text, reply, COFFEE_ID)
