"""No text makes a pattern of ours slow, whatever is repeated in it and however often."""

from __future__ import annotations

import re
import time

import pytest

from tests.domain.patterns import LONGEST, all_patterns, parsed, provocations, repeats_inside_repeats

_AT_MOST = 3.0
"""Seconds of CPU for a text of 1,600 characters. What is linear or quadratic takes half a second at most, looked for
anywhere in the text, so this is no race against the clock; what is worse takes minutes."""

_ONE_WAY = {
    "engine.domain.interview.addressed._JOINT": "a round begins with a word",
    "engine.domain.linkups.option_words.SWITCH": "a round begins with a word and ends with blanks",
    "engine.domain.linkups.reply_patterns.DECLINES": "a round is a word and one blank",
    "engine.domain.linkups.reply_words._OPENING": "a round begins with a word",
    "engine.domain.requests.tokens._TOKEN": "a round begins with an apostrophe, and holds none",
    "engine.domain.requests.wish_words.ANSWERED": "a round ends with a word",
    "engine.domain.understanding.changes_names._AFTER_NAME": "a round begins with blanks or commas, and has no others",
    "engine.domain.understanding.changes_names._LEAD": "a round begins with a word",
}
"""Patterns with a repetition inside a repetition, and why a text can be shared out among the rounds in one way only."""


def test_no_unbounded_repetition_holds_another() -> None:
    """The shape of a pattern rules out that it tries ever more ways; where it does not, somebody has said why."""
    assert len(all_patterns()) > 300
    assert repeats_inside_repeats(parsed("(?:a+)*"))
    nested = {name for name, pattern in all_patterns().items() if repeats_inside_repeats(parsed(pattern.pattern))}
    assert nested == _ONE_WAY.keys()


def test_a_provocation_provokes() -> None:
    """The texts made from a bad pattern do find it: one of them doubles its work with every round."""
    bad = re.compile(r"who (?:is |all |all is )*(?:comes|goes)")
    slow = max(_seconds(bad, text[:130] + text[-2:]) for text in provocations(bad))
    assert slow > 10 * max(_seconds(bad, text[:60] + text[-2:]) for text in provocations(bad))


@pytest.mark.parametrize("name", all_patterns())
def test_nothing_repeated_makes_a_pattern_slow(name: str) -> None:
    """The longest text, made of what the pattern repeats and with an end it does not match."""
    pattern = all_patterns()[name]
    slow = {text[:60]: seconds for text in provocations(pattern) if (seconds := _seconds(pattern, text)) > _AT_MOST}
    assert slow == {}, f"{name} tries too many ways to share out such a text of {LONGEST} characters"


def _seconds(pattern: re.Pattern[str], text: str) -> float:
    began = time.thread_time()
    pattern.search(text)
    return time.thread_time() - began
